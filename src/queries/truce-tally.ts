import type { Event } from '../domain/event.ts'

/** What became of truces, as far as sources tell; each truce counts once, by the worst that is told of it. */
export interface TruceTally {
  readonly proposed: number
  readonly denied: number
  /** Reported as not kept, or shelling reported while it ran. */
  readonly broken: number
  /** Somebody says that it ended before its time, or that it is over. */
  readonly saidEnded: number
  /** Its time is over, and no report of shelling in it came: no proof that it was kept. */
  readonly overWithoutReport: number
  /** Announced, and not known to be over. */
  readonly open: number
}

export function truceTally(events: readonly Event[], at: Date): TruceTally {
  const struck = new Set(events.flatMap(event => event.during ?? []))
  const fates = events.filter(event => event.kind === 'ceasefire').map(event => fateOf(event, struck.has(event.id), at))
  const count = (fate: keyof TruceTally) => fates.filter(known => known === fate).length
  return {
    proposed: count('proposed'),
    denied: count('denied'),
    broken: count('broken'),
    saidEnded: count('saidEnded'),
    overWithoutReport: count('overWithoutReport'),
    open: count('open'),
  }
}

function fateOf(event: Event, struck: boolean, at: Date): keyof TruceTally {
  const said = (status: string) => event.claims.some(claim => claim.status === status)
  if (struck || event.status === 'violated' || said('violated') || (event.fire ?? []).length > 0) return 'broken'
  if (event.status === 'denied') return 'denied'
  if (said('ended')) return 'saidEnded'
  if (event.status === 'proposed') return 'proposed'
  return event.status === 'ended' || event.clock?.phase === 'over' || event.closedAt !== null || endedBy(event, at)
    ? 'overWithoutReport'
    : 'open'
}

/** By the local time of its end read as UTC, which is some hours later: the clock of events says it to the minute. */
function endedBy({ end }: Event, at: Date): boolean {
  return end !== null && Date.parse(`${end.slice(0, 16)}:00Z`) < at.getTime()
}
