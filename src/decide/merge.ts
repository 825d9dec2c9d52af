import type { EventNews } from '../domain/alert.ts'
import type { Detection, Status } from '../domain/detection.ts'
import type { Claim, Event, EventPlace } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { stage, weigh } from './danger.ts'
import { figureRange, speakerName, tollRise } from './figures.ts'
import { relate, toEventPlace } from './places.ts'

export interface Merged {
  readonly event: Event
  /** What a reader of the earlier message would learn, the weightiest first; empty where nothing is new. */
  readonly news: readonly EventNews[]
  readonly addedPlaces: readonly EventPlace[]
}

/** Adds a claim to an event. Pure: gives the next version, or the same one with `news` empty where it says nothing new. */
export function mergeClaim(event: Event, detection: Detection, claim: Claim, now: Date, gazetteer: Gazetteer): Merged {
  const claims = [...event.claims, claim]
  const status = nextStatus(event, claim)
  const addedPlaces =
    detection.kind === 'shelling'
      ? detection.places
          .map(toEventPlace)
          .filter(place => event.places.every(known => !['same', 'holds', 'inside'].includes(relate(gazetteer, place, known))))
      : []
  const news = listNews(event, claims, claim, status, addedPlaces)
  const holds = status === claim.status && weigh(event.kind, status) === 'relief' && status !== 'announced'
  return {
    news,
    addedPlaces,
    event: {
      ...event,
      status,
      version: event.version + 1,
      places: [...event.places, ...addedPlaces],
      day: event.dayStated || !detection.dayStated ? event.day : detection.day,
      dayStated: event.dayStated || detection.dayStated,
      timeText: event.timeText ?? detection.timeText,
      start: event.start ?? detection.start,
      end: detection.end ?? event.end,
      daily: detection.daily ?? event.daily,
      weapons: [...new Set([...event.weapons, ...detection.weapons])],
      targets: [...new Set([...event.targets, ...detection.targets])],
      actor: event.actor ?? detection.actor,
      claims,
      updatedAt: now.toISOString(),
      lastHeldAt: holds ? claim.publishedAt : event.lastHeldAt,
      closedAt: status === 'ended' ? now.toISOString() : event.closedAt,
    },
  }
}

/** An older article, or one that retells an earlier stage, takes nothing back; among claims of one article danger wins. */
function nextStatus(event: Event, claim: Claim): Status {
  if (claim.status === event.status) return event.status
  if (event.kind === 'shelling') return event.claims.some(known => known.status === 'reported') ? 'reported' : claim.status
  const latest = event.claims.map(known => known.publishedAt).sort().at(-1) ?? ''
  if (claim.publishedAt < latest) return event.status
  const fromSameArticle = event.claims.some(known => known.article === claim.article)
  if (fromSameArticle)
    return weigh(event.kind, claim.status) === 'danger' && stage(claim.status) > stage(event.status) ? claim.status : event.status
  // a crossing that was closed may open again; a truce that was denied or broken is taken up again only by a declaration
  if (weigh(event.kind, claim.status) === 'proposal') return event.status
  return claim.status
}

function listNews(event: Event, claims: readonly Claim[], claim: Claim, status: Status, added: readonly EventPlace[]): EventNews[] {
  const news: EventNews[] = []
  if (status !== event.status) news.push(status === 'denied' ? 'denied' : 'status changes')
  else if (claim.deniedBy.length > 0 && event.claims.every(known => known.deniedBy.length === 0)) news.push('denied')
  if (added.length > 0) news.push('new town')
  const killed = tollRise(figureRange(event.claims, 'killed'), figureRange(claims, 'killed'))
  if (killed) news.push(killed)
  else if (tollRise(figureRange(event.claims, 'wounded'), figureRange(claims, 'wounded')) === 'toll rises') news.push('toll rises')
  if (news.length > 0) return news
  const heard = event.claims.some(
    known => speakerName(known) === speakerName(claim) || (known.family !== '' && known.family === claim.family),
  )
  if (!heard) return ['more sources']
  return sameFigures(event, claims) ? [] : ['small change']
}

function sameFigures(event: Event, claims: readonly Claim[]): boolean {
  return (['killed', 'wounded'] as const).every(field => {
    const before = figureRange(event.claims, field)
    const after = figureRange(claims, field)
    return before?.min.value === after?.min.value && before?.max.value === after?.max.value
  })
}
