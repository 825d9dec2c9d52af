import { type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { isVast } from '../relief/linked.ts'
import { findWord, plain } from '../relief/segment.ts'

/** What ties a road to the towns that it joins or serves. */
const LINKS =
  /^(بين|ما|نحو|الي|باتجاه|ال(واصل|رابط|مودي|موصل|ممتد|مفضي|فاصل)(ه|ين|ان)?|[يت](ربط|صل|ودي|وصل|متد|فضي|غذي|خدم|مر)(ان)?|واصل|رابط|مودي|موديه)$/
const TOWARD = /^(نحو|الي|باتجاه)$/
/** How far behind the road its link may stand, and how far behind one end the next. */
const LINKED = 6
const NEXT = 5
/** Between two ends: «بين دوما وبين حرستا», «من بلدة نوى باتجاه مدينة جاسم», «نوى - جاسم». */
const BETWEEN = /^(بين|وبين|و|من|الي|والي|باتجاه|نحو|حتي|وصولا|مرورا|-|–|ب|بلده|بلدتي|مدينه|مدينتي|قريه|قريتي|حي|حيي|منطقه|كل|كلا|")$/
/** Shut, as it is said of a way. */
export const SHUT = /^(ال)?(مغلق|مقفل|موصد|مسدود|مقطوع|متعذر|معطل|مشلول|متوقف)(ه|ا|ين|ان|تان|تين)?$/
const OPEN = /^(ال)?(مفتوح|سالك|متاح)(ه|ا|ين|ان)?$/

/** «الطريق الواصل بين نوى وجاسم», «منفذ يربط مضايا بالزبداني», «الطريق المؤدي من … إلى …»: the towns at both ends of the way at token `at`. */
export function roadEnds(line: Line, at: number): PlacedMention[] {
  const link = findWord(line, at + 1, at + LINKED, LINKS)
  const ends: PlacedMention[] = []
  // «ممر من جوبر إلى دمشق»: out of the one
  const outOf = link >= 0 && TOWARD.test(plain(line, link)) && findWord(line, at + 1, link, /^من$/) >= 0
  const other = link >= 0 && findWord(line, at + 1, link, /^(ال)?(طريق|طرق)$/) >= 0
  if (link < 0 || outOf || other || findWord(line, at + 1, link, /^،$/) >= 0) return ends
  let last = link
  for (const mention of line.mentions) {
    if (mention.kindFrom <= link) continue
    if (mention.kindFrom - last > NEXT || !isBetween(line, ends.length > 0 ? last : last + 1, mention.kindFrom)) break
    last = mention.to
    if (mention.mention !== null && !isVast(mention) && mention.place?.kind !== 'region' && mention.place?.kind !== 'crossing')
      ends.push(mention)
  }
  return ends
}

function isBetween(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!BETWEEN.test(plain(line, at)) && !/^[وب]?(ال)?(ريف|ريفي)$/.test(textAt(line, at))) return false
  return true
}

/** «الطريق بين نوى وجاسم مفتوح», «الطريق المؤدي إلى التل مقطوع»: how it stands, told behind its ends; null where nothing is. */
export function stateBehind(line: Line, at: number): 'open' | 'shut' | null {
  const end = Math.max(roadEnds(line, at).at(-1)?.to ?? at, nameEnd(line, at))
  if (end === at) return null
  for (let i = at + 1; i < end + 7; i++) {
    // «المعبر الذي بقي مغلقا عامين»: how it was
    if (i >= end && /^(،|الذي|التي|بعد|كان|كانت)$/.test(textAt(line, i))) return null
    if (SHUT.test(plain(line, i))) return 'shut'
    if (OPEN.test(plain(line, i))) return findWord(line, i - 2, i, /^(غير|ليس)$/) >= 0 ? 'shut' : 'open'
  }
  return null
}

/** «معابر مورك والهبيط والحاضر»: the token behind the names that follow a way. */
export function nameEnd(line: Line, at: number): number {
  let end = at
  for (const { from, to } of line.mentions) if (from > at && from <= end + 2) end = to
  return end
}
