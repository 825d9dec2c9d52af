import { changeSubscription, type Subscription, type SubscriptionChange, subscriptionsOf } from '../../db/subscription-store.ts'
import { KINDS } from '../../domain/detection.ts'
import type { PlaceId } from '../../domain/ids.ts'
import type { Place } from '../../domain/place.ts'
import type { Rows } from '../keyboard.ts'
import { placeIn } from '../show-place.ts'
import type { Turn } from '../turn.ts'

const RADII_KM = [0, 5, 10, 25] as const
const DEFAULT_DAYS = 7

/** Settings of one followed place: kinds, what lies inside or near, and the way out. */
export async function showSubscription(turn: Turn, id: PlaceId): Promise<void> {
  const subscription =
    turn.chat === null ? undefined : (await subscriptionsOf(turn.deps.db, turn.chat.id)).find(known => known.placeId === id)
  await showSettings(turn, id, subscription ?? null)
}

export async function setSubscription(turn: Turn, id: PlaceId, change: SubscriptionChange): Promise<void> {
  const changed = turn.chat === null ? null : await changeSubscription(turn.deps.db, turn.chat.id, id, change)
  const refused = changed !== null && 'kind' in change && !change.on && changed.kinds.includes(change.kind)
  await turn.toast(turn.t(refused ? 'kind-last' : 'saved'))
  await showSettings(turn, id, changed)
}

async function showSettings(turn: Turn, id: PlaceId, subscription: Subscription | null): Promise<void> {
  const place = turn.deps.gazetteer.get(id)
  if (place === undefined || subscription === null) {
    const text = place ? turn.t('unfollowed-already', { place: placeIn(turn, place) }) : turn.t('place-gone')
    // A place that left the tables can still be taken from the list.
    const rows: Rows = subscription ? [[{ label: turn.t('button-unfollow'), press: { do: 'unfollow', place: id } }]] : []
    await turn.show({ text, rows: [...rows, [{ label: turn.t('button-my'), press: { do: 'my', page: 0 } }]] })
    return
  }
  const kinds = KINDS.filter(kind => subscription.kinds.includes(kind)).map(kind => turn.t(`kind-${kind}`))
  await turn.show({
    text: turn.t('subscription', {
      place: placeIn(turn, place),
      kinds: kinds.join(turn.language === 'ar' ? '، ' : ', '),
      reach: subscription.within ? 'within' : subscription.radiusKm === null ? 'only' : 'radius',
      radius: subscription.radiusKm ?? 0,
    }),
    rows: subscriptionRows(turn, place, subscription),
  })
}

export function subscriptionRows(turn: Turn, place: Place, subscription: Subscription): Rows {
  const holdsOthers = turn.deps.gazetteer.descendants(place.id).length > 0
  const kinds = KINDS.map(kind => {
    const on = subscription.kinds.includes(kind)
    const label = turn.t(on ? 'button-kind-on' : 'button-kind-off', { kind: turn.t(`kind-${kind}`) })
    return { label, press: { do: 'kind', place: place.id, kind, on: !on } as const }
  })
  const within = {
    label: turn.t(subscription.within ? 'button-within-on' : 'button-within-off'),
    press: { do: 'within', place: place.id, on: !subscription.within } as const,
  }
  const radii = RADII_KM.map(km => {
    const label = turn.t('button-radius', { radius: km })
    const chosen = (subscription.radiusKm ?? 0) === km
    return { label: chosen ? turn.t('button-chosen', { label }) : label, press: { do: 'radius', place: place.id, km } as const }
  })
  const reach: Rows = holdsOthers ? [[within]] : place.lat === null ? [] : [radii.slice(0, 2), radii.slice(2)]
  return [
    kinds,
    ...reach,
    [
      { label: turn.t('button-town'), press: { do: 'town', place: place.id, days: DEFAULT_DAYS } },
      { label: turn.t('button-unfollow'), press: { do: 'unfollow', place: place.id } },
    ],
    [{ label: turn.t('button-my'), press: { do: 'my', page: 0 } }],
  ]
}
