import type { Tag } from '../../data/lexicon/index.ts'
import { findTag, has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { startsWithAnd } from './role.ts'

/** How far before the place the guns may be named, and how far behind it what they did. */
const GUNS_REACH = 8
const DEED_REACH = 12

/**
 * «راجمات الفرقة الرابعة في تلة أبو علي أفرغت حمولتها على …», «لم تهدأ المدافع المنصوبة في جورين»: guns that are no target themselves, in a place, and
 * that fire.
 */
export function gunsStandThere(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention) return false
  const located = locatedFrom(line, mention)
  if (located < 0) return false
  for (let at = located; at >= Math.max(line.from, located - GUNS_REACH); at--) {
    const text = textAt(line, at)
    if (GUNS.test(text)) {
      // «مدافع وراجمات القوات في …»
      while (GUNS.test(textAt(line, at - 1))) at--
      return !isSilenced(line, at) && !isTarget(line, at, index) && fires(line, at, mention)
    }
    if (has(line, at, ...STRUCK, 'launch') || PARTS.test(text)) return false
  }
  return false
}

const GUNS =
  /^(و|ف)?(ال)?(مدفعيه|(مدفعيت|مدافع|راجمات|دبابات)(ه|ها|هم)|مدفعيات|مدافع|مدفع|راجمه|راجمات|دبابات|هاونات|مرابض|مربض|بطاريه|بطاريات|منصات|قواذف)$/
const STRUCK: readonly Tag[] = ['fire-verb', 'fire-noun', 'strike-noun', 'aim', 'receive', 'clause', 'loss']
const PARTS = /^([،,؛:.]|علي|الي|نحو|باتجاه|صوب)$/

/** The last token before «in» the place, or -1 where no such word leads to it; «على» does so only behind «المنصوبة» and its like. */
function locatedFrom(line: Line, { kindFrom, clitic }: PlacedMention): number {
  if (clitic.endsWith('ب') || /^ب(ال)?(محيط|ريف|اطراف|مطار|معسكر|جبل|تل|تله|قريه|بلده|مدينه)$/.test(textAt(line, kindFrom)))
    return kindFrom - 1
  let at = kindFrom - 1
  while (has(line, at, 'near', 'compass', 'partitive') || (tokenAt(line, at)?.text === 'من' && has(line, at - 1, 'near', 'compass'))) at--
  if (/^(في|عند|فوق|داخل|وسط|قرب|قباله)$/.test(textAt(line, at))) return at - 1
  if (textAt(line, at) === 'علي') return STANDING.test(textAt(line, at - 1)) ? at - 1 : -1
  return at < kindFrom - 1 && has(line, at + 1, 'near') ? at : -1
}

const STANDING = /^(ال)?(منصوب|مثبت|متمركز|متموضع|قابع|مرابط|منتشر|موجود|متواجد|موضوع|مركز|رابض|محمول|متوقف|مخفي|مموه|محفور)(ه|ين|ات)?$/

/** «قصفت الفصائل مرابض المدفعية في …», «غارات على راجمات في …»: the guns themselves are fired at. */
function isTarget(line: Line, guns: number, index: number): boolean {
  const before = guns - 1
  // «قذائف مدفعية في …» are what fell there
  if (has(line, before, 'fire-noun', 'projectile', 'strike-noun') || /^(علي|ضد|نحو|باتجاه)$/.test(textAt(line, before))) return true
  // «قصفت مدفعية الجيش في جورين بلدة …»: they stand right behind the verb, and what is hit behind them
  if (has(line, before, 'fire-verb', 'aim')) {
    const next = line.mentions[index + 1]
    return !next || startsWithAnd(line, next)
  }
  for (let at = before; at >= Math.max(line.from, guns - 6); at--) {
    if (/^[،,؛]$/.test(textAt(line, at))) return false
    // «طالت أحياء اللطامنة مدافع القوات في جبل زين العابدين»: what was hit stands right behind the verb, and then who fired
    if (has(line, at, 'aim') && line.mentions.some(({ mention, kindFrom, to }) => mention !== null && kindFrom === at + 1 && to <= guns))
      return false
    if (has(line, at, 'fire-verb', 'fire-noun', 'aim', 'loss')) return true
  }
  return false
}

/** «لم تتوقف مرابض …», «من راجمات …», «… قد أفرغت حمولتها»: what is told of the guns is that they fire. */
function fires(line: Line, guns: number, { to }: PlacedMention): boolean {
  if (
    line.mentions.some(
      mention => mention.mention !== null && mention.to <= guns && has(line, mention.kindFrom - 1, 'aim') && guns - mention.to < 5,
    )
  )
    return true
  if (textAt(line, guns - 1) === 'من' || hasTag(line, guns - 2, guns, 'launch') || hasWord(line, guns - 2, guns, RESTS)) return true
  const deed = findTag(line, to, to + DEED_REACH, 'launch', 'aim', 'fire-verb', 'fire-noun', 'receive', 'cause')
  return deed >= 0 && !has(line, deed, 'receive', 'cause') && !/(ها|هم|ته)$/.test(textAt(line, deed))
}

/** «اتفقا على أن تصمت المدافع في …»: where they fall silent a truce holds. */
function isSilenced(line: Line, guns: number): boolean {
  return has(line, guns - 1, 'truce') && !/^(لم|لا)$/.test(textAt(line, guns - 2))
}

/** «لم تهدأ», «لم تسكت» */
const RESTS = /^[يت](هدا|سكت|صمت|توقف|فتر|كف|برد|نقطع|ستكن|ننقطع)(وا)?$/

const CAMPS = /^(معسكر|حاجز|ثكنه|مطار|قاعده|كتيبه|فوج|نقطه)$/

/** «قصف من قوات الجيش في معسكر جورين», «استهدف حاجز قرمص بلدة …», «من قبل دبابات حاجز قرمص»: whose camp is named with those who fire. */
export function gunnersCamp(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention || !CAMPS.test(textAt(line, mention.kindFrom).replace(/^و/, ''))) return false
  const before = mention.kindFrom - 1
  if (GUNS.test(textAt(line, before)) && /^(من|قبل)$/.test(textAt(line, before - 1))) return true
  if (has(line, before, 'aim', 'fire-verb') && aimsAt(line, mention, line.mentions[index + 1])) return true
  for (let at = mention.kindFrom - 1; at >= Math.max(line.from, mention.kindFrom - 9); at--) {
    const text = textAt(line, at)
    if (/^(علي|،|الي)$/.test(text)) return false
    if (has(line, at, 'force') && /^(من|قبل)$/.test(textAt(line, at - 1))) return hasTag(line, at - 5, at, 'fire-noun')
  }
  return false
}

/** A town stands behind the camp as what it fires at: «حاجز قرمص (بالهاون) كلا من قرى …», with no word that leads to it. */
function aimsAt(line: Line, { to }: PlacedMention, next: PlacedMention | undefined): boolean {
  if (!next || next.mention === null || startsWithAnd(line, next) || next.kindFrom - to > OBJECT_REACH) return false
  if (!TOWN.test(next.mention.kindWord ?? '') || next.kindFrom < to) return false
  for (let at = to; at < next.kindFrom; at++)
    if (!has(line, at, 'partitive', 'projectile') && !/^(ب\S+|ال\S+|من|"|«|»)$/.test(textAt(line, at))) return false
  return true
}

const OBJECT_REACH = 6
const TOWN = /^(مدينه|بلده|قريه|حي|مخيم|مدينتي|بلدتي|قريتي|حيي|مدن|بلدات|قري|احياء)$/

/** «قوات النظام في خان شيخون استهدفت بلدة كنصفرة»: those who stand there fire at another place. */
export function gunnersStandThere(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  const next = line.mentions[index + 1]
  if (!mention || !next || next.kindFrom <= mention.to || !FIRES.test(textAt(line, mention.to))) return false
  const located = mention.clitic.endsWith('ب') || tokenAt(line, mention.kindFrom - 1)?.text === 'في'
  for (let at = mention.kindFrom - 1; located && at >= Math.max(line.from, mention.kindFrom - 6); at--) {
    if (GUNNERS.test(textAt(line, at))) return !has(line, at - 1, ...STRUCK) && !has(line, at - 2, ...STRUCK)
    if (has(line, at, ...STRUCK)) return false
  }
  return false
}

const FIRES = /^(استهدفت?|قصفت|قصفوا|[يت]ستهدف|[يت]قصف|دكت|[يت]دك)$/
const GUNNERS = /^(و|ب)?(ال)?(قوات|حواجز|فصايل|ميليشيات|مليشيات|قسد)$/

/** «راجمات "الجولان"», «صواريخ جولان»: a launcher is called so. */
export function isLauncherName(line: Line, index: number): boolean {
  const mention = line.mentions[index]
  if (!mention || !/^(ال)?جولان$/.test(textAt(line, mention.kindFrom))) return false
  let at = mention.kindFrom - 1
  while (/^["'«“(]$/.test(tokenAt(line, at)?.text ?? '') || /^(نوع|طراز|من|باسم)$/.test(textAt(line, at))) at--
  return /^(و|ف|ب|ل)?(ال|لل)?(راجمه|راجمات|صاروخ|صواريخ|قذيفه|قذايف|صاروخيه)$/.test(textAt(line, at))
}
