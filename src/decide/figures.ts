import type { Count, Side, Speaker } from '../domain/detection.ts'
import type { Claim, Event, FigureRange } from '../domain/event.ts'

export type FigureField = 'killed' | 'wounded' | 'children' | 'women' | 'casualties'

/**
 * The range of a figure over each speaker's latest word. Figures of different speakers are never summed (DESIGN, Claim).
 * Null where nobody gave one.
 */
export function figureRange(claims: readonly Claim[], field: FigureField): FigureRange | null {
  const latest = new Map<string, { count: Count; by: Speaker; at: string }>()
  for (const claim of claims) {
    const count = claim.toll[field]
    if (count === null) continue
    const voice = voiceOf(claim)
    const before = latest.get(voice)
    if (before === undefined || before.at <= claim.publishedAt) latest.set(voice, { count, by: speakerOf(claim), at: claim.publishedAt })
  }
  const words = [...latest.values()].sort((a, b) => a.count.value - b.count.value || a.by.name.localeCompare(b.by.name))
  const [first] = words
  const last = words.at(-1)
  return first && last ? { min: first.count, max: last.count, minBy: first.by, maxBy: last.by } : null
}

/** Who stands behind a claim: the ultimate speaker, not the outlet that quotes him. */
export function speakerOf(claim: Claim): Speaker {
  return claim.speakers[0] ?? { name: claim.outlet || claim.source, party: null, side: 'media', outlet: null }
}

/** Roles that many people have: «ناشط محلي» of two outlets may be two people. */
const MANY_PEOPLE: ReadonlySet<Side> = new Set<Side>(['activists', 'residents', 'media', 'unknown'])

const STATES: ReadonlySet<Side> = new Set<Side>(['government', 'russia', 'iran', 'turkey', 'israel'])

/** Key of the ultimate speaker of a claim: the same key is the same voice, whichever outlet carries it. */
export function voiceOf(claim: Claim): string {
  const [speaker] = claim.speakers
  return speaker === undefined ? `outlet ${claim.family || claim.outlet || claim.source}` : keyOf(speaker, claim.family)
}

export function keyOf(speaker: Speaker, family: string): string {
  // ministries and offices of one state have one voice
  if (STATES.has(speaker.side)) return `side ${speaker.side}`
  if (speaker.party !== null) return `party ${speaker.party}`
  return MANY_PEOPLE.has(speaker.side) ? `${speaker.name} of ${family}` : `name ${speaker.name}`
}

/**
 * Number of sources that are different as SAFETY counts them: one per ultimate speaker, whoever quotes him; speakers whom nobody could name are
 * one per family of outlets (same owner, same wire text, quoting the same outlet).
 */
export function sourceCount(claims: readonly Claim[]): number {
  return new Set(
    claims.flatMap(claim => {
      const outlet = `outlet ${claim.family || claim.outlet || claim.source}`
      if (claim.speakers.length === 0) return [outlet]
      return claim.speakers.map(speaker => (MANY_PEOPLE.has(speaker.side) ? outlet : keyOf(speaker, claim.family)))
    }),
  ).size
}

/** Whether its toll is that of a list of towns of which the event has only some. */
export function goesBeyond(event: Pick<Event, 'places'>, claim: Pick<Claim, 'placeNames'>): boolean {
  const own = new Set(event.places.map(place => place.name))
  return claim.placeNames.some(name => own.has(name)) && claim.placeNames.some(name => !own.has(name))
}

/** The range of a figure over those who tell it of the event; over sums of more towns only where nobody does. */
export function ownRange(event: Pick<Event, 'places' | 'claims'>, field: FigureField): FigureRange | null {
  return (
    figureRange(
      event.claims.filter(claim => !goesBeyond(event, claim)),
      field,
    ) ?? figureRange(event.claims, field)
  )
}

/** What a rise of the toll means for a chat (SAFETY, "A follow-up notifies when"). */
export function tollRise(before: FigureRange | null, after: FigureRange | null): 'first death' | 'toll rises' | null {
  const from = lowerBound(before)
  const to = lowerBound(after)
  if (after !== null && after.max.value > 0 && (before === null || before.max.value === 0)) return 'first death'
  const rise = to - from
  return (to >= 2 * from && rise >= 5) || rise >= 20 ? 'toll rises' : null
}

/** "At most ten" says nothing of how many there are at least. */
function lowerBound(range: FigureRange | null): number {
  return range === null || range.min.bound === 'max' ? 0 : range.min.value
}
