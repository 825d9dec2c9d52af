import type { EventNews } from '../src/domain/alert.ts'
import { NO_TOLL, type Speaker, type Toll } from '../src/domain/detection.ts'
import type { Event } from '../src/domain/event.ts'
import type { Gazetteer } from '../src/domain/gazetteer.ts'
import type { EventId, PlaceId } from '../src/domain/ids.ts'
import { claim, event as storedEvent, place as storedPlace } from '../test/support/stored-events.ts'

interface ScreenEvent {
  readonly title: string
  readonly news: EventNews
  readonly event: Event
}

const AT = '2018-03-12T09:05:00.000Z'
const party = (key: string, side: Speaker['side']): Speaker => ({ name: key, party: key, side, outlet: null })
const killed = (value: number): Toll => ({ ...NO_TOLL, killed: { value, bound: null } })

/** Invented events, one for each kind of alert. */
export function screenEvents(gazetteer: Gazetteer): readonly ScreenEvent[] {
  const saqba = placeNamed(gazetteer, 'سقبا')
  const ghouta = placeNamed(gazetteer, 'الغوطة الشرقية')
  const douma = placeNamed(gazetteer, 'دوما')
  const strike = [claim({ weapons: ['artillery'], toll: { ...NO_TOLL, wounded: { value: 10, bound: 'min' } } })]
  const grown = [
    claim({ outlet: 'صحيفة النموذج', toll: killed(6), speakers: [party('civil-defence', 'rescue')], weapons: ['airstrike'] }),
    claim({ toll: killed(17), speakers: [party('sohr', 'monitor')], weapons: ['airstrike'] }),
  ]
  const announced = claim({ status: 'announced', speakers: [party('russia', 'russia')] })
  const truce = { kind: 'ceasefire', status: 'announced', daily: '09:00-14:00', start: '2018-03-13T09:00' } as const
  const window = { start: '2018-03-12T09:00', end: '2018-03-12T14:00' } as const
  return [
    {
      title: 'First report of shelling',
      news: 'first',
      event: event(saqba, { claims: strike, weapons: ['artillery'], targets: ['homes'] }),
    },
    { title: 'The toll rises', news: 'toll rises', event: event(saqba, { claims: grown, weapons: ['airstrike'] }) },
    {
      title: 'Shelling during a truce',
      news: 'during truce',
      event: event(saqba, { claims: strike, during: '00000000-0000-4000-8000-000000000009' as EventId }),
    },
    { title: 'A truce, announced by one side', news: 'first', event: event(ghouta, { ...truce, claims: [announced], actor: 'russia' }) },
    {
      title: 'The same, denied by another',
      news: 'first',
      event: event(ghouta, { ...truce, claims: [announced, claim({ status: 'denied', speakers: [party('opposition', 'opposition')] })] }),
    },
    { title: 'A truce ends soon', news: 'ends soon', event: event(ghouta, { ...truce, claims: [announced] }) },
    { title: 'A corridor', news: 'first', event: event(douma, { kind: 'corridor', status: 'announced', ...window, claims: [announced] }) },
    {
      title: 'A corridor is closed',
      news: 'first',
      event: event(douma, { kind: 'corridor', status: 'closed', ...window, claims: [announced, claim({ status: 'closed' })] }),
    },
  ]
}

function event(place: PlaceId, parts: Partial<Event>): Event {
  const isStrike = parts.kind === undefined
  return storedEvent({
    places: [storedPlace(place, '')],
    day: isStrike ? '2018-03-12' : null,
    timeText: isStrike ? 'صباحاً' : null,
    createdAt: AT,
    updatedAt: AT,
    ...parts,
  })
}

/** The region or the most populous settlement of that name. */
function placeNamed(gazetteer: Gazetteer, name: string): PlaceId {
  const found = [...gazetteer.places.values()].filter(
    place => place.name === name && place.kind !== 'district' && place.kind !== 'subdistrict',
  )
  const [best] = found.sort((a, b) => b.population - a.population || b.residents - a.residents)
  if (best === undefined) throw new Error(`no place ${name}`)
  return best.id
}
