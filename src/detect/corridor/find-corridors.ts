import { blankSketch } from '../blank-sketch.ts'
import { isOld } from '../matter.ts'
import { has, hasTag, type Line, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import type { PlaceRole } from '../roles/role.ts'
import type { Sketch } from '../sketch.ts'
import { localNow, PLACE_ZONE } from '../slots/local-now.ts'
import type { Matter } from '../status-rule.ts'
import { windowOf } from '../when/window.ts'
import { speakersOf } from '../who/who.ts'
import { CORRIDOR_STATUS_RULES } from './status-rules.ts'

/** Leaving told of further back than this is history. */
const OLD_DAYS = 4
/** Sketches of ways are numbered apart from acts of fire and truces. */
const FIRST_ACT = 20_000

/** What is told of: a way by name, people leaving, aid going in. */
type Way = Matter & { readonly what: 'way' | 'leaving' | 'aid' }

/** Ways in and out for people and aid, as the sentences of an article tell them. */
export function findCorridors(reading: Reading): Sketch[] {
  const sketches: Sketch[] = []
  let act = FIRST_ACT
  for (const read of reading.lines) {
    for (const way of waysOf(read.line)) {
      if (isOld(way, reading, OLD_DAYS) || hasTag(way.line, way.from, way.to, 'far-past')) continue
      const rule = CORRIDOR_STATUS_RULES.find(({ test }) => test(way))
      if (!rule) continue
      sketches.push(...endsOf(read, way).map(place => sketchWay(way, place, rule, act, reading)))
      act++
    }
  }
  return sketches
}

function sketchWay(
  way: Way,
  place: PlacedMention,
  rule: (typeof CORRIDOR_STATUS_RULES)[number],
  act: number,
  { article, text }: Reading,
): Sketch {
  const { line } = way
  const { publishedAt } = article
  const window = windowOf(text, localNow(publishedAt), { zone: PLACE_ZONE, from: way.from, to: way.to })
  const timed = way.what === 'way' && (rule.status === 'open' || rule.status === 'announced')
  return blankSketch({
    kind: 'corridor',
    status: rule.status,
    place,
    line,
    from: line.from,
    to: line.to,
    act,
    rule: rule.name,
    start: timed && !window.daily ? window.start : null,
    end: timed && !window.daily ? window.end : null,
    daily: timed ? window.daily : null,
    speakers: speakersOf(line, null),
  })
}

function waysOf(line: Line): Way[] {
  const ways: Way[] = []
  line.clauses.forEach((from, index) => {
    const to = line.clauses[index + 1] ?? line.to
    const found = wayIn(line, from, to)
    if (found) ways.push({ line, from, to, ...found })
  })
  return ways
}

function wayIn(line: Line, from: number, to: number): { at: number; what: Way['what'] } | null {
  for (let at = from; at < to; at++) {
    if (has(line, at, 'corridor')) return { at, what: 'way' }
    if (has(line, at, 'evacuation') && leavesPeople(line, at, to)) return { at, what: 'leaving' }
    if (has(line, at, 'entry') && hasTag(line, at + 1, Math.min(to, at + 6), 'aid')) return { at, what: 'aid' }
  }
  // a crossing by name is a way where its use is told of, and ground where fighting is
  const crossing = line.mentions.find(mention => mention.place?.kind === 'crossing' && mention.from >= from && mention.from < to)
  const used =
    crossing && hasTag(line, from, to, 'close', 'open', 'evacuation', 'people', 'aid') && !hasTag(line, from, to, 'ground', 'fire-verb')
  return used ? { at: crossing.kindFrom, what: 'way' } : null
}

/** «إجلاء 52 مدنياً», «خرجت دفعة من المسلحين», «غادر 20 ألف شخص». */
function leavesPeople(line: Line, at: number, to: number): boolean {
  return hasTag(line, at + 1, Math.min(to, at + 8), 'people') || hasTag(line, Math.max(line.from, at - 5), at, 'people')
}

const REACH = 14

function endsOf({ line, roles }: ReadLine, way: Way): PlacedMention[] {
  const { from, to, at, what } = way
  const near = (role: PlaceRole['role'], behind = at) =>
    line.mentions.findIndex(
      (mention, index) =>
        mention.mention !== null &&
        mention.place?.kind !== 'country' &&
        roles[index]?.role === role &&
        mention.from > behind &&
        mention.from < to &&
        mention.kindFrom - at < REACH,
    )
  const named = line.mentions.filter(mention => mention.place?.kind === 'crossing' && mention.from >= from && mention.from < to)
  const out = new Set<PlacedMention>(named)
  const take = (index: number) => {
    for (let next = index; next >= 0 && next < line.mentions.length; next++) {
      if (next > index && !roles[next]?.joined) break
      out.add(line.mentions[next] as PlacedMention)
    }
  }
  if (what === 'aid') take(pick(near('goal'), near('open')))
  else if (what === 'leaving') take(pick(near('source'), directObject(line, roles, at), shownBefore(line, roles, from, at), near('open')))
  else if (named.length === 0) take(pick(near('open', at - 1), near('source'), shownBefore(line, roles, from, at)))
  else take(pick(near('source')))
  return [...out].filter(({ place }) => place?.kind !== 'country')
}

function pick(...indices: readonly number[]): number {
  return indices.find(index => index >= 0) ?? -1
}

/** «غادر مقاتلون حرستا»: a place behind the verb without any preposition. */
function directObject(line: Line, roles: readonly PlaceRole[], at: number): number {
  if (!/غادر|مغادره/.test(tokenAt(line, at)?.text ?? '')) return -1
  return line.mentions.findIndex(
    (mention, index) =>
      mention.mention !== null &&
      roles[index]?.role === 'open' &&
      mention.kindFrom > at &&
      mention.kindFrom - at < 10 &&
      !/^(في|الي|علي)$/.test(tokenAt(line, mention.kindFrom - 1)?.text ?? ''),
  )
}

/** «شهدت مدينة حرستا عملية إجلاء», «في حرستا خرج …». */
function shownBefore(line: Line, roles: readonly PlaceRole[], from: number, at: number): number {
  return line.mentions.findLastIndex(
    (mention, index) =>
      mention.mention !== null &&
      mention.place?.kind !== 'country' &&
      roles[index]?.role === 'open' &&
      mention.to <= at &&
      mention.from >= from &&
      at - mention.to < REACH,
  )
}
