import type { Tag } from '../../data/lexicon/index.ts'
import { findTag, has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { flyingTo, isFireReaching } from '../roles/ways.ts'
import { GOVERNS } from './act.ts'
import { fellThere } from './fell-there.ts'
import { ARMOUR, GUIDED } from './means.ts'
import { isOtherShare, isShare, isSharedTo } from './share.ts'
import { isListOfStruck, isNextTarget } from './struck.ts'

/** Words that part a place from the fire before them. */
export const BLOCKS: readonly Tag[] = [
  'ground',
  'speech',
  'motion',
  'evacuation',
  'refusal',
  'call',
  'truce',
  'corridor',
  'exercise',
  'play',
]

/** What makes a place of a clause with fire a place that was hit, or null. */
export function governor(line: Line, mention: PlacedMention, from: number, to: number): string | null {
  if (isGivenItsCount(line, mention, from)) return 'behind the word of fire'
  const example = EXAMPLE.test(textAt(line, mention.kindFrom - 1))
  for (let at = mention.kindFrom - 1; at >= from; at--) {
    if (TOWARDS.has(textAt(line, at)) && flyingTo(line, at)) continue
    if (isStruckColumn(line, at)) continue
    if (has(line, at, 'aim') && hasTag(line, Math.max(from, at - 3), at, 'other-attack') && !hasTag(line, at - 2, at, 'aircraft'))
      return null
    if (isShotDown(line, at) || isDefenders(line, at, mention) || isArmourKill(line, at, mention) || isAhead(line, at)) return null
    if (isSeenBattle(line, at)) return null
    if (isOtherEvent(line, at)) return receivedBehind(line, mention, to) ? 'suffers the fire' : null
    if (hasItsObject(line, at, mention)) continue
    if (isOtherShare(line, at) || liesThere(line, at)) continue
    if (has(line, at, ...GOVERNS)) return has(line, at, 'receive') ? 'suffers the fire' : 'behind the word of fire'
    if (tokenAt(line, at)?.text === 'اصابه' && tokenAt(line, at - 1)?.text === 'من') return 'behind the word of fire'
    if (isListOfStruck(line, at) || isNextTarget(line, at) || isSharedTo(line, at, mention)) return 'behind the word of fire'
    if (has(line, at, 'result', 'dead', 'wounded', 'loss')) {
      if (isDeniedOutcome(line, at)) return null
      // «قتلت الطائرات أربعة أطفال قرب …»: who killed stands behind the verb
      if (hasTag(line, from, at, ...GOVERNS, 'aircraft') || hasTag(line, at + 1, at + 3, 'aircraft')) return 'where the outcome was'
      if (causedBehind(line, mention, to)) return 'where people fell by the fire'
      if (sawFire(line, mention.to, to)) return 'suffers the fire'
      return fellThere(line, from, to, mention) ? 'where people fell as well' : null
    }
    // «صاروخ انطلق من …»; «قال إن النقطة الطبية في سقبا دمرت»: what is said begins anew
    if (has(line, at, 'origin')) continue
    if (has(line, at, 'speech') && hasWord(line, at + 1, mention.kindFrom, SAYS_WHAT)) break
    if (has(line, at, ...BLOCKS) && !isAside(line, at) && !example) {
      if (has(line, at, 'speech') && causedBehind(line, mention, to)) return 'where people fell by the fire'
      if (tokenAt(line, mention.kindFrom - 1)?.text === 'وعلي' && hasTag(line, from, at, ...GOVERNS)) return 'struck as well'
      return namedAlone(line, mention, to) && receivedBehind(line, mention, to) ? 'suffers the fire' : null
    }
  }
  if (receivedBehind(line, mention, to)) return 'suffers the fire'
  if (isSpokenApart(line, mention, from, to)) return null
  if (causedBehind(line, mention, to)) return 'where people fell by the fire'
  return turnsElsewhere(line, mention, to) ? null : 'stands before the fire'
}

/** «خان شيخون 50 قذيفة، وكفرسجنة 15 صاروخا»: each of a list with what fell there. */
function isGivenItsCount(line: Line, { kindFrom, to, clitic }: PlacedMention, from: number): boolean {
  if (tokenAt(line, to)?.kind !== 'number' || !has(line, to + 1, 'projectile', 'fire-noun')) return false
  return kindFrom === from || clitic === 'و' || /^[،:,\-–]$/.test(textAt(line, kindFrom - 1))
}

/** «قصف على أريحا وتفجير في دمشق», «… واعتقالات في دوما»: what else happened, and where. */
function isOtherEvent(line: Line, at: number): boolean {
  const text = textAt(line, at)
  if (!text.startsWith('و') || !line.mentions.some(({ to }) => to === at)) return false
  return EVENT.test(text) || (/^و(ال)?انفجار(ات|ين)?$/.test(text) && hasTag(line, at + 1, at + 4, 'other-attack'))
}

const EVENT =
  /^و(ال)?(تفجير|اغتيال|مظاهره|تظاهره|مظاهر|تظاهر|احتجاج|اعتقال|مداهم|حمله|لقاء|اجتماع|توتر|استنفار|اضراب|هدوء|وفاه|اختطاف|خطف|عبوه|لغم|اقتتال|غرق|وقفه|انتحاري)(ات|ين|ان)?$/

/** «يقع المشفى في سقبا»: nothing falls. */
function liesThere(line: Line, at: number): boolean {
  return /^(و)?[يت]قع$/.test(textAt(line, at)) && !hasTag(line, at - 3, at + 4, 'projectile', 'fire-noun', 'strike-noun')
}

/** A word that would part the place from the fire, said of what the fire struck. */
function isAside(line: Line, at: number): boolean {
  return (
    isRelative(line, at) ||
    isRefuge(line, at) ||
    isBelonging(line, at) ||
    isOutOfService(line, at) ||
    isFrontLine(line, at) ||
    isStruckCrossing(line, at) ||
    isTheirLoad(line, at) ||
    isAfterCrossing(line, at) ||
    isFireReaching(line, at, at + 4)
  )
}

/** «غارات على المعبر النهري في …»: what was struck, and no way out. */
function isStruckCrossing(line: Line, at: number): boolean {
  if (!has(line, at, 'corridor') || !/^(ال|لل?)?(معبر|معابر|جسر|ممر)$/.test(textAt(line, at))) return false
  return (
    has(line, at - 1, 'aim', 'fire-verb', 'fire-noun') ||
    (textAt(line, at - 1) === 'علي' && hasTag(line, at - 5, at, 'fire-noun', 'projectile'))
  )
}

/** «استهدف قاربا يقل نازحين قرب …»: whom what was struck had on board. */
function isTheirLoad(line: Line, at: number): boolean {
  return has(line, at, 'motion', 'evacuation') && /^([يت]قل|[يت]حمل|محمل(ه|ا)?)$/.test(textAt(line, at - 1))
}

/** «قصفت مناطق المواجهات في …», «الأحياء الخارجة عن سيطرته»: which part of the place was struck. */
function isFrontLine(line: Line, at: number): boolean {
  if (!has(line, at, 'ground')) return false
  const before = textAt(line, at - 1)
  if (/^(عن|تحت|خارج)$/.test(before)) return true
  return has(line, at - 1, 'partitive') && /^(و|ب|ل)?(مناطق|نقاط|محاور|جبهات|خطوط|مواقع)$/.test(before) && textAt(line, at).startsWith('ال')
}

/** «قبو لجأوا إليه», «مدرسة نزحوا إليها» */
function isRefuge(line: Line, at: number): boolean {
  return has(line, at, 'motion') && hasWord(line, at + 1, at + 4, /^(اليه|اليها|اليهما|اليهم)$/)
}

/** «استهدف شاحنات بعد عبورها معبر السكك قرب الهري»: where they had been. */
function isAfterCrossing(line: Line, at: number): boolean {
  return [at, at - 1].some(word => CAME.test(textAt(line, word)) && /^(بعد|عقب|لدي|اثناء|خلال)$/.test(textAt(line, word - 1)))
}

const CAME = /^(عبور|دخول|خروج|وصول|مغادر)(ه|ها|هم|ته|تها|تهم)$/

/** «في المزرعة، لم يرسل أحد أطفاله إلى المدارس بعد أن قتلت القذائف …»: something else is told of the place before any fire is. */
function turnsElsewhere(line: Line, { to: end }: PlacedMention, to: number): boolean {
  const fire = findTag(line, end, to, ...GOVERNS)
  if (isOtherShare(line, fire)) return true
  const turn = findTag(line, end, fire < 0 ? to : fire, 'motion', 'refusal', 'go-out')
  return turn >= 0 && !hasTag(line, end, turn, 'dead', 'wounded') && !isAside(line, turn)
}

const SAYS_WHAT = /^(ان|بان|انه|انها|:|")$/

/** «يتركز القصف على مناطق تسعى القوات إليها، مثل بلدتي …» */
const EXAMPLE = /^(مثل|منها|بينها|ابرزها|خصوصا|خاصه|تحديدا|ولاسيما|لاسيما)$/

/** «موقع تابع للنظام»: no word of speech, and nobody comes back. */
function isBelonging(line: Line, at: number): boolean {
  // «استهداف غادر»: treacherous, and nobody left
  if (tokenAt(line, at)?.text === 'غادر' && has(line, at - 1, 'aim', 'strike-noun', 'fire-noun')) return true
  // «منزلا يعود لأحد …»
  return /^((ال)?تابعا?|[يت]عود)$/.test(textAt(line, at)) && textAt(line, at + 1).startsWith('ل')
}

/** «أدى القصف إلى خروج مشفى التوليد في …»: nobody left. */
function isOutOfService(line: Line, at: number): boolean {
  if (!/^(و|ف|ل|ب)?(خروج|خروجه|خروجها|اخراج|خرج|خرجت|[يت]خرج|اخرج|اخرجت)$/.test(textAt(line, at))) return false
  return hasWord(line, at + 1, at + 4, /^(ال)?(مشفي|مشفيين|مستشفي|مشافي|مستشفيات|محطه|محطات|مركز|فرن|مدرسه|خدمه)$/)
}

/** «المنطقة التي يستهدفها الطيران، وكذلك في سقبا»: the verb of the clause «which …» has its object in it. */
function hasItsObject(line: Line, at: number, { kindFrom, clitic }: PlacedMention): boolean {
  return (
    /(ها|ه|هم|هما)$/.test(textAt(line, at)) &&
    has(line, at, 'aim', 'fire-verb') &&
    isRelative(line, at) &&
    (tokenAt(line, kindFrom - 1)?.text === 'في' || clitic.endsWith('ب')) &&
    hasWord(line, at, kindFrom, /^(،|وكذلك|كذلك|وايضا)$/)
  )
}

/** «صواريخ باتجاه القرداحة» */
const TOWARDS = new Set(['باتجاه', 'نحو', 'صوب'])

/** «أسقطت الدفاعات طائرة مسيرة قرب حميميم»: what came down there had struck nothing. */
function isShotDown(line: Line, at: number): boolean {
  return (
    /^(و|ف)?([يت]?سقط|اسقط|اسقاط)(ت|وا|ها)?$/.test(textAt(line, at)) &&
    has(line, at, 'air-defence') &&
    hasTag(line, at + 1, at + 6, 'aircraft') &&
    !hasTag(line, at + 1, at + 6, 'projectile')
  )
}

/** «حملة وشيكة على درعا البلد»: nothing fell yet. */
function isAhead(line: Line, at: number): boolean {
  return has(line, at, 'strike-noun') && hasWord(line, at + 1, at + 4, /^(ال)?(وشيك|مرتقب|محتمل|متوقع)(ه)?$/)
}

/** «وتدمير عربة على جبهة المجدل بصاروخ مضاد للدروع»: a fight of men against armour. */
function isArmourKill(line: Line, at: number, { to }: PlacedMention): boolean {
  return (
    has(line, at, 'aim') &&
    (ARMOUR.test(textAt(line, at + 1)) || ARMOUR.test(textAt(line, at + 2))) &&
    hasWord(line, at + 2, to + 5, GUIDED)
  )
}

/** «والدفاعات في قاعدة حميميم تتصدى لها»: who stands there shoots at what flies. */
function isDefenders(line: Line, at: number, { kindFrom }: PlacedMention): boolean {
  return (
    has(line, at, 'air-defence') &&
    /^(و)?(ال)?(دفاعات|دفاع|مضادات)$/.test(textAt(line, at)) &&
    kindFrom - at <= 4 &&
    /^(في|داخل)$/.test(textAt(line, kindFrom - 1)) &&
    !has(line, at - 1, ...GOVERNS)
  )
}

/** «المعارك التي يشهدها ريف …»: what the place sees is no fire. */
function isSeenBattle(line: Line, at: number): boolean {
  return has(line, at, 'receive') && isRelative(line, at) && has(line, at - 2, 'ground')
}

/** «استهدفت رتلا في …», «غارة على قافلة في …»: what moves there is what was hit. */
function isStruckColumn(line: Line, at: number): boolean {
  if (!/^(و|ل|ب)?(ال|لل)?(رتل|ارتال|قافله|قوافل|تعزيزات)ا?$/.test(textAt(line, at))) return false
  // «استهدفت الطائرات صباحا محيط الرتل قرب …»
  if (hasTag(line, at - 4, at, 'aim', 'fire-verb', 'launch') && hasTag(line, at - 3, at, 'aircraft')) return true
  return has(line, at - 1, ...GOVERNS) || (/^(علي|ضد|محيط|اطراف)$/.test(textAt(line, at - 1)) && hasTag(line, at - 8, at - 1, ...GOVERNS))
}

/** «التي تسيطر عليها …» only describes the place before it; «الذي استعاد حلب» tells of the place behind it. */
function isRelative(line: Line, at: number): boolean {
  // «صواريخ مصدرها مناطق تسيطر عليها قوات …»
  if (/^عليها?$/.test(textAt(line, at + 1)) && /^(ال)?(مناطق|منطقه|مواقع)$/.test(textAt(line, at - 1)) && has(line, at - 2, 'origin'))
    return true
  if (!/^(التي|الذي|الذين|اللتين|اللذين|اللتان)$/.test(textAt(line, at - 1))) return false
  return !/^(استعادت?|استعادوا|[يت]ستعيد|حررت?|اقتحمت?|حاصرت?)$/.test(textAt(line, at))
}

/** «اشتباكات بريف حماة، وفي محيط دمشق تعرض …»: the verb belongs to what was said after. */
function namedAlone(line: Line, { to: end }: PlacedMention, to: number): boolean {
  const verb = findTag(line, end, to, 'receive')
  for (let at = end; at < verb; at++) if (tokenAt(line, at)?.text === 'وفي') return false
  return true
}

function receivedBehind(line: Line, mention: PlacedMention, to: number): boolean {
  for (let at = mention.to; at < Math.min(to, mention.to + 14); at++) {
    if (isShare(line, at)) return true
    // «في محيط دمشق تعرض حي جوبر»: the verb has its own subject behind it
    if (has(line, at, 'receive') && !isOtherShare(line, at)) return !line.mentions.some(({ kindFrom }) => kindFrom === at + 1)
    if (has(line, at, 'ground', 'fire-verb') && !isRelative(line, at)) return false
  }
  return false
}

/** «قضوا في بلدة سقبا التي شهدت وحدها 20 غارة» */
function sawFire(line: Line, from: number, to: number): boolean {
  if (!/^(و)?(التي|الذي)$/.test(textAt(line, from))) return false
  return has(line, from + 1, 'receive') && hasTag(line, from + 2, Math.min(to, from + 9), 'fire-noun', 'projectile')
}

/** «تتحرر الغوطة، … شهيدا إثر استهدافه في مورك»: neither «in» nor «on» the place, a comma behind it, and the fire has a place of its own. */
function isSpokenApart(line: Line, mention: PlacedMention, from: number, to: number): boolean {
  const { kindFrom, to: end, clitic } = mention
  if (kindFrom === from || clitic !== '' || mention.mention?.kindWord != null) return false
  const before = textAt(line, kindFrom - 1)
  if (before === 'في' || before === 'علي' || before === '#' || tokenAt(line, kindFrom - 1)?.kind !== 'word') return false
  if (has(line, kindFrom - 1, 'partitive', 'near', 'compass', ...GOVERNS)) return false
  const fire = findTag(line, end, to, ...GOVERNS)
  if (fire < 0 || !hasWord(line, end, fire, /^[،,]$/)) return false
  return line.mentions.some(other => other.place !== null && other.kindFrom > fire && other.kindFrom < to)
}

function causedBehind(line: Line, mention: PlacedMention, to: number): boolean {
  const at = findTag(line, mention.to, to, ...GOVERNS)
  if (at < 0) return false
  const text = textAt(line, at)
  // «في المزرعة، لم يرسل أحد أطفاله بعد أن قتلت القذائف …»
  const turn = findTag(line, mention.to, at, 'motion', 'refusal')
  if (turn >= 0 && !hasTag(line, mention.to, turn, 'dead', 'wounded')) return false
  return /^و?[بل]/.test(text) || hasTag(line, Math.max(mention.to, at - 4), at, 'cause') || tokenAt(line, at - 1)?.text === 'في'
}

/** As {@link governor}, for a clause that tells the outcome of the fire before it. */
export function outcomePlace(line: Line, mention: PlacedMention, from: number): string | null {
  for (let at = mention.kindFrom - 1; at >= from; at--) {
    if (has(line, at, 'result', 'dead', 'wounded', 'loss')) return isDeniedOutcome(line, at) ? null : 'where the outcome was'
    if (has(line, at, ...BLOCKS, 'person')) return null
  }
  return 'where the outcome was'
}

/** «ولم تسجل أضرار في طرطوس» */
function isDeniedOutcome(line: Line, at: number): boolean {
  for (let not = at - 3; not < at; not++)
    // «أودت طائرات لم تعرف هويتها بحياة …»
    if (/^(و|ف)?لم$/.test(textAt(line, not)) && !/^[يت](عرف|علم|كشف|حدد|تضح)$/.test(textAt(line, not + 1))) return true
  return false
}
