import { type FigureField, ownRange, sourceCount } from '../decide/figures.ts'
import { standingOf } from '../decide/standing.ts'
import type { Bound, Kind, Speaker, Status, Target, Toll, Weapon } from '../domain/detection.ts'
import type { Claim, Event, EventPlace } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { PlaceId } from '../domain/ids.ts'
import { armedParty, type PartyName, speakerText } from '../notify/render/names.ts'

/**
 * How sure one may be, in words that promise nothing. Of shelling: how many different sources tell of it. Of truces and corridors: who stands
 * behind the announcement. `denied` where somebody concerned says no.
 */
export const CERTAINTIES = ['one source', 'several sources', 'one side', 'both sides', 'neutral body', 'denied'] as const
export type RecordCertainty = (typeof CERTAINTIES)[number]

/** A place as analysts get it. Positions are those of the town, never of a hospital, school or shelter. */
export interface RecordPlace {
  /** Null where the text names a place that no table knows, or where it is in doubt which one it is. */
  readonly id: PlaceId | null
  readonly name: string
  readonly nameEn: string
  readonly governorate: string | null
  readonly lat: number | null
  readonly lon: number | null
  /** Ids of the places that it may be, where that is in doubt. */
  readonly candidates: readonly PlaceId[]
}

/** From the lowest to the highest figure that different speakers give of it; a sum over more towns only where nobody does. `Bound` tells of «at least», «at most», «about». */
export interface RecordRange {
  readonly min: number
  readonly minBound: Bound | null
  readonly max: number
  readonly maxBound: Bound | null
}

/** What one article says of it. */
export interface RecordSource {
  readonly outlet: string
  readonly saidBy: readonly string[]
  readonly deniedBy: readonly string[]
  readonly status: Status
  readonly publishedAt: string
  readonly url: string | null
}

/** An event as programs and analysts get it. Instants are ISO in UTC; day, start, end and daily are in the zone of the place. */
export interface EventRecord {
  readonly id: string
  readonly version: number
  readonly kind: Kind
  readonly status: Status
  /** The whole of it was taken back: it tells nothing any more. */
  readonly withdrawn: boolean
  readonly certainty: RecordCertainty
  readonly places: readonly RecordPlace[]
  /** The day on which it happened or begins, else that of the first report. */
  readonly date: string
  readonly day: string | null
  readonly dayStated: boolean
  readonly timeText: string | null
  readonly start: string | null
  readonly end: string | null
  readonly daily: string | null
  readonly weapons: readonly Weapon[]
  readonly targets: readonly Target[]
  readonly toll: Readonly<Record<keyof Toll, RecordRange | null>>
  /** Whom sources name as having done, declared or opened it: their word, not ours. */
  readonly attributedTo: string | null
  readonly deniedBy: readonly string[]
  /** Different sources, and articles. */
  readonly sourceCount: number
  readonly articleCount: number
  readonly sources: readonly RecordSource[]
  readonly firstReportedAt: string
  readonly updatedAt: string
  readonly lastHeldAt: string | null
  readonly closedAt: string | null
}

export interface RecordTables {
  readonly gazetteer: Gazetteer
  readonly partyName: PartyName
}

const FIELDS = ['killed', 'wounded', 'children', 'women', 'casualties'] as const satisfies readonly FigureField[]

/** @param date the day that it is filed under */
export function toRecord(event: Event, date: string, { gazetteer, partyName }: RecordTables): EventRecord {
  const nameOf = (speaker: Speaker) => speakerText(speaker, date, 'ar', partyName)
  const names = (speakers: readonly Speaker[]) => [...new Set(speakers.map(nameOf))]
  const toSource = ({ outlet, source, speakers, deniedBy, status, publishedAt, url }: Claim): RecordSource => ({
    outlet: outlet || source,
    saidBy: names(speakers),
    deniedBy: names(deniedBy),
    status,
    publishedAt,
    url,
  })
  return {
    id: event.id,
    version: event.version,
    kind: event.kind,
    status: event.status,
    withdrawn: event.withdrawnAt !== undefined,
    certainty: certaintyOf(event),
    places: event.places.map(place => toPlace(place, gazetteer)),
    date,
    day: event.day,
    dayStated: event.dayStated,
    timeText: event.timeText,
    start: event.start,
    end: event.end,
    daily: event.daily,
    weapons: event.weapons,
    targets: event.targets,
    toll: Object.fromEntries(FIELDS.map(field => [field, toRange(event, field)])) as EventRecord['toll'],
    attributedTo: event.actor === null ? null : armedParty(event.actor, date, 'ar', partyName),
    deniedBy: names(standingOf(event).deniedBy),
    sourceCount: sourceCount(event.claims),
    articleCount: new Set(event.claims.map(claim => claim.article)).size,
    sources: event.claims.map(toSource),
    firstReportedAt: event.createdAt,
    updatedAt: event.updatedAt,
    lastHeldAt: event.lastHeldAt,
    closedAt: event.closedAt,
  }
}

function certaintyOf(event: Event): RecordCertainty {
  if (event.kind === 'shelling')
    return event.status === 'denied' ? 'denied' : sourceCount(event.claims) > 1 ? 'several sources' : 'one source'
  const { announced, deniedBy } = standingOf(event)
  return event.status === 'denied' || deniedBy.length > 0 ? 'denied' : announced
}

function toPlace(place: EventPlace, gazetteer: Gazetteer): RecordPlace {
  const named = place.id === null ? undefined : gazetteer.get(place.id)
  // a hospital or a school is told by its town
  const known = named?.kind === 'facility' && named.parent !== null ? gazetteer.get(named.parent) : named
  const around = known?.id ?? place.area
  return {
    id: known?.id ?? null,
    name: known?.name ?? place.name,
    nameEn: known?.nameEn ?? '',
    governorate: around === null ? null : (gazetteer.governorateOf(around)?.name ?? null),
    lat: known?.lat ?? null,
    lon: known?.lon ?? null,
    candidates: place.candidates,
  }
}

function toRange(event: Event, field: FigureField): RecordRange | null {
  const range = ownRange(event, field)
  return range && { min: range.min.value, minBound: range.min.bound, max: range.max.value, maxBound: range.max.bound }
}
