import { loadGazetteer } from '../../src/data/gazetteer.ts'
import type { DecideContext } from '../../src/decide/decide.ts'
import { isSettlement } from '../../src/decide/near.ts'
import type { PlaceTimes } from '../../src/decide/times.ts'
import type { Count, DetectedPlace, Detection, Speaker } from '../../src/domain/detection.ts'
import { NO_TOLL } from '../../src/domain/detection.ts'
import type { Event } from '../../src/domain/event.ts'
import type { ArticleId, EventId, PlaceId } from '../../src/domain/ids.ts'
import type { Place } from '../../src/domain/place.ts'

export const gazetteer = loadGazetteer({ country: 'SY' })

/** The known place of that name: a region before a settlement, that before the area named after it, then the most populous. */
export function placeId(name: string): PlaceId {
  const found = [...gazetteer.places.values()].filter(place => place.name === name || place.aliases.includes(name))
  const order = (place: Place) => (place.kind === 'region' ? 0 : isSettlement(place) ? 1 : 2)
  const best = found.sort((a, b) => order(a) - order(b) || b.residents - a.residents)[0]
  if (best === undefined) throw new Error(`no place ${name} in the gazetteer`)
  return best.id
}

export function at(name: string): DetectedPlace {
  const id = placeId(name)
  return { id, name, mention: name, lat: null, lon: null, candidates: [], area: null, reason: 'only candidate' }
}

export const exactly = (value: number): Count => ({ value, bound: null })
export const atLeast = (value: number): Count => ({ value, bound: 'min' })

export function speaker(name: string, side: Speaker['side'] = 'unknown', outlet: string | null = null): Speaker {
  return { name, party: null, side, outlet }
}

export function detection(parts: Partial<Detection> & { places: readonly DetectedPlace[] }): Detection {
  return {
    kind: 'shelling',
    status: 'reported',
    day: '2019-08-31',
    dayStated: true,
    timeText: null,
    start: null,
    end: null,
    daily: null,
    weapons: [],
    targets: [],
    toll: NO_TOLL,
    actor: null,
    speakers: [speaker('ناشط محلي')],
    deniedBy: [],
    evidence: [{ start: 0, end: 1 }],
    summary: '',
    rule: 'test',
    confidence: 1,
    ...parts,
  }
}

/** Damascus in summer. */
export const times: PlaceTimes = {
  instantOf: local => new Date(`${local.slice(0, 16)}:00+03:00`),
  localOf: instant => new Date(instant.getTime() + 3 * 3_600_000).toISOString().slice(0, 16),
}

let serial = 0
const uuid = () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`

/** Context of an article of one outlet, published an hour ago unless told otherwise. */
export function context(
  parts: { outlet?: string; known?: readonly Event[]; publishedAt?: Date | null; now?: Date; article?: string; released?: boolean } = {},
): DecideContext {
  const now = parts.now ?? new Date('2019-08-31T12:00:00Z')
  const outlet = parts.outlet ?? 'شبكة النموذج'
  return {
    source: {
      article: (parts.article ?? uuid()) as ArticleId,
      source: outlet,
      outlet,
      family: outlet,
      url: 'https://example.org/news/1',
      publishedAt: parts.publishedAt === undefined ? new Date(now.getTime() - 3_600_000) : parts.publishedAt,
    },
    known: parts.known ?? [],
    gazetteer,
    now,
    times,
    familyOf: () => null,
    newEventId: uuid() as EventId,
    released: parts.released ?? false,
  }
}
