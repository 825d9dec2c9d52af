import { nounOf } from '../count/nouns.ts'
import { NUMBER_WORDS } from '../count/number-words.ts'
import { has, hasTag, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { namedMeans } from './named-means.ts'
import { GOVERNS, opensMeans, opensUnknown } from './own-means.ts'

/** A stretch that is told of one place, and where the one before it begins. */
interface OwnFire {
  readonly from: number
  readonly to: number
  readonly before: number
}

/**
 * «غارات على سقبا، فيما تعرضت دوما لقصف مدفعي»: where a stretch gives places a fire of their own, the part that is told of the place at token `place`.
 * Cut before the last word that opens a new fire between two places.
 */
export function fireOfPlace(line: Line, from: number, to: number, place: number): OwnFire {
  let start = from
  let before = from
  let end = to
  let last: number | null = null
  // where the fire on the place before begins
  let begins = from
  for (const [index, mention] of line.mentions.entries()) {
    if (mention.from < from || mention.from >= to || mention.mention === null || mention.place?.kind === 'country') continue
    if (isOrigin(line, mention.kindFrom, Math.max(from, last ?? from))) continue
    const next = Math.min(to, line.mentions[index + 1]?.kindFrom ?? to)
    const cut =
      last === null
        ? -1
        : Math.max(
            opensFire(line, last, mention.kindFrom),
            opensCount(line, last, mention, to),
            opensMeans(line, begins, last, mention, next),
          )
    if (cut >= 0) {
      begins = cut
      if (mention.from <= place) {
        before = start
        start = cut
      } else if (end === to) end = cut
    }
    last = mention.to
  }
  const unknown = last === null || end < to ? -1 : opensUnknown(line, last, to)
  return { from: start, to: unknown >= 0 ? unknown : end, before }
}

/** «بمدافع من كتيبة الهندسة في المشرفة»: whence the fire came. */
function isOrigin(line: Line, at: number, from: number): boolean {
  for (let before = at - 1; before >= Math.max(from, at - ORIGIN_REACH); before--) {
    if (tokenAt(line, before)?.text === 'من') return BASES.test(textAt(line, before + 1)) && hasTag(line, from, before, ...GOVERNS)
    if (tokenAt(line, before)?.kind !== 'word') return false
  }
  return false
}

const ORIGIN_REACH = 4
const BASES =
  /^(ال)?(كتيبه|حاجز|حواجز|حاجزي|مواقع|مواقعها|مواقعه|قاعده|قواعد|معسكر|معسكرات|مطار|مرابض|مربض|ثكنه|نقاط|نقطه|مقر|مقرات|تلال|تله|جبل|جهه|اتجاه|مدفعيه)$/

/** «غارات على دمشق ردا على إطلاق صواريخ على الجولان»: the token that parts a stroke from what it answers, or -1. */
export function answered(line: Line, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const next = textAt(line, at + 1)
    const text = textAt(line, at)
    // «قتل خمسة بقذيفة هاون، وهو ما دفع الجيش إلى الرد بقصف مدفعي على سقبا»
    if (REPLIES.test(text) && namedMeans(line, from, at).size > 0 && namedMeans(line, at, Math.min(to, at + REPLY_REACH)).size > 0)
      return at
    if (!(/^(ردا|جوابا)$/.test(text) && next === 'علي') && !(/^(عقب|بعد|اعقاب)$/.test(text) && /^(قيام|اطلاق|اطلاقها)$/.test(next)))
      continue
    if (hasTag(line, from, at, ...GOVERNS) && hasTag(line, at + 1, to, ...GOVERNS)) return at
  }
  return -1
}

const REPLIES = /^(و|ف)?(ال|لل|ل)?(رد|ردت|ردوا|يرد|ترد)$/
/** How far behind the word of a reply its fire may stand. */
const REPLY_REACH = 6

/** The last token in [from, to) at which a clause or a joined word of fire begins with fire of its own behind it, or -1. */
function opensFire(line: Line, from: number, to: number): number {
  for (let at = to - 1; at >= from; at--) {
    const token = tokenAt(line, at)
    // «… بحسب المرصد الذي أفاد بأن مروحيات ألقت …»
    const told = token !== undefined && /^(الذي|التي)$/.test(token.text) && has(line, at + 1, 'speech')
    if (told && hasTag(line, at, to, ...GOVERNS)) return at
    if (!token || ELABORATES.has(token.text)) return -1
    const joined = token.text.startsWith('و') && has(line, at, ...GOVERNS, 'dead', 'wounded')
    const mark = token.kind === 'mark' && !QUOTES.test(token.text)
    if ((joined || mark || OPENS.has(token.text)) && hasTag(line, at, to, ...GOVERNS)) return at
  }
  return -1
}

/**
 * «أربعة في سقبا جراء غارات، واثنان في دوما بقصف مدفعي», «طفل بقصف جوي على سقبا، وطفلان بالبراميل على دوما»: the token of the second count,
 * where a fire of its own stands behind either place or before it; or -1.
 */
function opensCount(line: Line, from: number, { kindFrom, to: end }: PlacedMention, to: number): number {
  const behind = textAt(line, kindFrom - 1) === 'في' && hasTag(line, from, kindFrom, ...GOVERNS)
  if (behind && !hasTag(line, end, Math.min(to, end + OWN_FIRE_REACH), ...GOVERNS)) return -1
  const first = behind ? Math.max(from, kindFrom - COUNT_REACH) : from + 1
  for (let at = kindFrom - 2; at >= first; at--) {
    const word = textAt(line, at)
    if (!word.startsWith('و') || !(NUMBER_WORDS.has(word) || nounOf(tokenAt(line, at)) || /^و\d+$|^و$/.test(word))) continue
    return behind || (textAt(line, at - 1) === '،' && hasTag(line, at, kindFrom, 'projectile', ...GOVERNS)) ? at : -1
  }
  return -1
}

const COUNT_REACH = 4
const OWN_FIRE_REACH = 4
const QUOTES = /^["'()[\]«»“”/]$/
const OPENS: ReadonlySet<string> = new Set([
  'فيما',
  'بينما',
  'كما',
  'بعد',
  'عقب',
  'وبعد',
  'قبل',
  'بالتزامن',
  'تزامنا',
  'وتزامنا',
  'وبالتزامن',
  'وسط',
])
const ELABORATES: ReadonlySet<string> = new Set(['حيث', 'اذ', 'التي', 'الذي'])

/** «تزامنت الغارات مع قصف مدفعي على …»: what went on at the same time is another act. */
export function behindOtherFire(line: Line, from: number, to: number, place: number): number {
  for (let at = place; at >= from; at--) {
    // «ترافقت الغارات مع إلقاء براميل على …»
    const together =
      /^(و|ف)?[يت]?ترافقت?$/.test(textAt(line, at)) && /^ال/.test(textAt(line, at + 1)) && has(line, at + 1, 'fire-noun', 'strike-noun')
    if (together && textAt(line, at + 2) === 'مع') return at + 2
    // «شنت طائرات غارات على مواقع …، غير أن الدبابات قصفت …»
    const turned = /^(غير|الا|بيد)$/.test(textAt(line, at)) && textAt(line, at + 1) === 'ان'
    if (turned && hasTag(line, at, place, ...GOVERNS) && namedMeans(line, at, to).size > 0) return at
    if (!/تزامن/.test(textAt(line, at))) continue
    // «بالتزامن مع قصف بالمدافع عليها، وبراميل على …»: the other fire fell on the place before
    for (let next = at; next < place; next++)
      if (THERE.test(textAt(line, next)) && tokenAt(line, next + 1)?.kind === 'mark') return next + 1
    return at
  }
  return from
}

const THERE = /^(عليها|عليه|عليهما)$/

/**
 * «تسعة في سقبا، وثلاثة في حمورية التي ألقت عليها مروحية برميلا»: a clause «which …» that gives one of the places counted apart a fire of its own,
 * from `from` to `to`; its place begins at `of`. Null where the stretch has none.
 */
export function toldOfAnother(
  line: Line,
  from: number,
  to: number,
  place: number,
): { readonly of: number; readonly from: number; readonly to: number } | null {
  const inside = line.mentions.filter(mention => mention.from >= from && mention.from < to && mention.mention !== null)
  for (const [at, mention] of inside.entries()) {
    if (!RELATIVE.test(textAt(line, mention.to))) continue
    const next = inside[at + 1]?.kindFrom ?? to
    let end = next
    for (let mark = mention.to; mark < next && end === next; mark++)
      if (tokenAt(line, mark)?.kind === 'mark' && textAt(line, mark) !== '"') end = mark
    if (namedMeans(line, mention.to, end).size === 0 || !hasTag(line, mention.to, end, ...GOVERNS)) continue
    const apart = inside.some((other, index) => index !== at && isCountedApart(line, other.to, mention.kindFrom, end, other.kindFrom))
    if (apart && (place === mention.from || place < mention.from || place >= end)) return { of: mention.from, from: mention.to, to: end }
  }
  return null
}

/** Whether a count of people stands between two places, whichever comes first. */
function isCountedApart(line: Line, otherTo: number, mentionFrom: number, end: number, otherFrom: number): boolean {
  const [from, to] = otherTo <= mentionFrom ? [otherTo, mentionFrom] : [end, otherFrom]
  for (let at = from; at < to; at++) if (tokenAt(line, at)?.kind === 'number' || NUMBER_WORDS.has(textAt(line, at))) return true
  return false
}

const RELATIVE = /^(التي|الذي|حيث)$/
