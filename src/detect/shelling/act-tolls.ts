import type { Toll } from '../../domain/detection.ts'
import { has, hasTag, hasWord, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { readSharedToll, readToll } from '../slots/toll.ts'
import { sumBefore } from '../slots/toll-rise.ts'
import { type Act, GOVERNS } from './act.ts'
import { tellsOfHabit } from './habit.ts'

/** A toll, and the places it is told of: null for all that no other toll is told of. */
interface PlacesToll {
  readonly places: readonly PlacedMention[] | null
  readonly toll: Toll
}

/** The figures of clauses that tell of some places alone, those that the rest gives place by place, then those of the rest for all others. */
export function tollsOf(act: Act): PlacesToll[] {
  const { line, from, to, outcomes, hits } = act
  if (tellsOfHabit(line, from, to) || sumBefore(line, from)) return []
  const said = saidBesides(act)
  if (said > 0) return [...tollsOfPart(act, from, said), ...tollsOfPart(act, said, to)]
  const parts = fireByFire(line, from, to, hits)
  if (parts.length > 1) return parts.map(part => ({ places: part.places, toll: readToll(line, part.from, part.to) }))
  const other = otherFire(line, from, to)
  const later = hits.filter(({ mention }) => other >= 0 && mention.kindFrom > other).map(({ mention }) => mention)
  if (later.length > 0 && (later.length < hits.length || !has(line, other, 'aim', 'fire-verb', 'receive')))
    return [
      { places: later, toll: readToll(line, other, to) },
      { places: null, toll: readToll(line, from, other) },
    ]
  const { all, of } = readSharedToll(
    line,
    from,
    to,
    hits.map(({ mention }) => mention),
  )
  const shares = [...of].map(([place, toll]) => ({ places: [place], toll }))
  if (shares.length > 0) return [...shares, { places: null, toll: all }]
  return [
    ...outcomes.map((outcome, at) => ({ places: outcome.places, toll: readToll(line, outcome.from, outcomeEnd(outcomes, at, hits, to)) })),
    { places: null, toll: readToll(line, from, outcomes[0]?.from ?? to) },
  ]
}

/** The tolls of a stretch of an act, which are those of its own places and of no other. */
function tollsOfPart({ line, evidence, outcomes, hits }: Act, from: number, to: number): PlacesToll[] {
  const own = hits.filter(({ mention }) => mention.kindFrom >= from && mention.kindFrom < to)
  const ends = outcomes.filter(outcome => outcome.from >= from && outcome.from < to)
  return tollsOf({ line, evidence, from, to, outcomes: ends, hits: own }).map(({ places, toll }) => ({
    places: places ?? own.map(({ mention }) => mention),
    toll,
  }))
}

/** «قتل خمسة بغارات على سقبا، وبأن مروحيات ألقت براميل على حمورية»: where a speaker goes on to a fire of its own, or -1. */
function saidBesides({ line, from, to, hits }: Act): number {
  for (let at = from + 1; at < to; at++) {
    if (!/^وب?ان$/.test(textAt(line, at))) continue
    const next = hits.find(({ mention }) => mention.kindFrom > at)
    if (!next) return -1
    if (hits.every(({ mention }) => mention.kindFrom > at) || !hasTag(line, at + 1, next.mention.to + 2, ...GOVERNS)) continue
    return hasWord(line, at, to, TOGETHER) ? -1 : at
  }
  return -1
}

/** «ما أدى إلى مقتل ثلاثة فيهما» */
const TOGETHER = /^(فيهما|بينهما|كليهما|كلتيهما|مجتمعه|معا|(ال)(بلدتين|مدينتين|قريتين|حيين|منطقتين|موقعين|قصفين|هجومين|غارتين|ضربتين))$/

/** «حيث استشهد ستة، وإصابة ثلاثين»: an outcome goes on as far as no other place is named. */
function outcomeEnd(outcomes: Act['outcomes'], at: number, hits: Act['hits'], to: number): number {
  const end = outcomes[at]?.to ?? to
  const next = outcomes[at + 1]?.from ?? to
  return hits.some(({ mention }) => mention.kindFrom >= end && mention.kindFrom < next) ? end : Math.max(end, next)
}

/** «مقتل ثلاثة بقصف على سقبا، إضافة إلى غارات أخرى على حمورية»: where a fire of its own begins inside an act, or -1. */
function otherFire(line: Line, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    // «قتل 25 في الأحياء الشرقية، بحسب المرصد الذي أفاد بأن مروحيات ألقت براميل على الشعار»
    if (at > from + TOLD_BEFORE && /^(الذي|التي)$/.test(textAt(line, at)) && has(line, at + 1, 'speech')) return at
    // «… قتل بالقصف ذاته، وأن القصف امتد إلى سقبا»
    if (/^وان$/.test(textAt(line, at)) && has(line, at + 1, 'fire-noun', 'strike-noun') && textAt(line, at + 1).startsWith('ال')) return at
    // «قصفت الفصائل سقبا، ورد الطيران بغارات على حمورية»
    if (REPLIES.test(textAt(line, at)) && hasTag(line, at + 1, Math.min(to, at + REPLY_REACH), 'fire-noun', 'strike-noun', 'fire-verb'))
      return at
    // «بغارات طالت كذلك حمورية»
    if (has(line, at, 'aim', 'fire-verb', 'receive') && /^(كذلك|ايضا)$/.test(textAt(line, at + 1))) return at
    // «قتل ثلاثة بقصف على سقبا، كما قصفت المدفعية حمورية»
    if (
      opensOther(line, at) &&
      hasTag(line, at + 1, at + 4, 'fire-verb', 'aim', 'receive', 'launch', 'fire-noun') &&
      isEmpty(readToll(line, at, to))
    )
      return at
    if (!has(line, at, 'fire-noun', 'strike-noun') || !OTHER.test(textAt(line, at + 1))) continue
    for (let before = at - 1; before >= Math.max(from, at - 3); before--) if (BESIDES.test(textAt(line, before))) return before
  }
  return -1
}

function opensOther(line: Line, at: number): boolean {
  if (textAt(line, at - 1) !== '،') return false
  if (/^(كما|فيما|بينما|ثم)$/.test(textAt(line, at))) return true
  if (/^في$/.test(textAt(line, at)) && /^(حين|وقت)$/.test(textAt(line, at + 1))) return true
  return /^وفي$/.test(textAt(line, at)) && /^(اليوم|الوقت|التوقيت|الاثناء|الليله)$/.test(textAt(line, at + 1))
}

function isEmpty({ killed, wounded, casualties }: Toll): boolean {
  return !killed && !wounded && !casualties
}

/** How much must stand before «… المرصد الذي أفاد بأن» for it to tell of something else. */
const TOLD_BEFORE = 8
const REPLIES = /^(و|ف)?(رد|ردت|ردوا|ترد|يرد|لترد|ليرد)$/
/** How far behind the word of a reply its fire may stand. */
const REPLY_REACH = 7
const OTHER = /^(اخري|اخر|مماثل|مماثله|ثانيه)$/
const BESIDES = /^(و)?(ب)?(ال)?(اضافه|فضلا|جانب|كما|فيما|بينما|تزامنا|تزامن|عن)$/

/** «غارة على سقبا أودت بعشرة، ثم قصف على حمورية قتل فيه ستة»: stretches between commas with a fire, places and a toll of their own each, or none. */
function fireByFire(
  line: Line,
  from: number,
  to: number,
  hits: Act['hits'],
): { readonly places: readonly PlacedMention[]; readonly from: number; readonly to: number }[] {
  const starts = [from]
  for (let at = from + 1; at < to; at++) {
    const opens =
      textAt(line, at - 1) === '،' &&
      /^(ثم|تلته|تلتها|تلاه|تلاها|اعقبه|اعقبها|اعقبته|اعقبتها|وتلته|وتلتها|وتلاها|وتلاه)$/.test(textAt(line, at))
    if (opens) starts.push(at)
  }
  if (starts.length < 2) return []
  return starts.flatMap((start, index) => {
    const end = starts[index + 1] ?? to
    const places = hits.filter(({ mention }) => mention.from >= start && mention.from < end).map(({ mention }) => mention)
    return places.length > 0 ? [{ places, from: start, to: end }] : []
  })
}
