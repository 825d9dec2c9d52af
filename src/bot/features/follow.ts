import { follow, MOST_PLACES, subscriptionsOf, unfollow } from '../../db/subscription-store.ts'
import { holdsItsPlaces } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import { placeIn } from '../show-place.ts'
import type { Turn } from '../turn.ts'
import { my } from './my.ts'
import { followButton, matchesOf, search } from './search.ts'
import { subscriptionRows } from './subscription.ts'

/** Follows a place for the chat that asked. */
export async function followPlace(turn: Turn, id: PlaceId): Promise<void> {
  const place = turn.deps.gazetteer.get(id)
  if (place === undefined) return turn.show({ text: turn.t('place-gone') })
  const chat = await turn.keep()
  const outcome = await follow(turn.deps.db, chat.id, id, holdsItsPlaces(turn.deps.gazetteer, id))
  if (outcome === 'full') return turn.show({ text: turn.t('followed-full', { count: MOST_PLACES }) })
  const subscription = (await subscriptionsOf(turn.deps.db, chat.id)).find(known => known.placeId === id)
  const key = outcome === 'already' ? 'followed-already' : subscription?.within ? 'followed-within' : 'followed'
  const text = turn.t(key, { place: placeIn(turn, place) })
  const warning = turn.room.type === 'private' ? '' : `\n\n${turn.t('followed-group-note')}`
  await turn.show({ text: text + warning, rows: subscription ? subscriptionRows(turn, place, subscription) : [] })
}

/** Stops following for the chat that asked. */
export async function unfollowPlace(turn: Turn, id: PlaceId): Promise<void> {
  const place = turn.deps.gazetteer.get(id)
  const gone = turn.chat !== null && (await unfollow(turn.deps.db, turn.chat.id, id))
  const name = place ? placeIn(turn, place) : id
  await turn.show({
    text: turn.t(gone ? 'unfollowed' : 'unfollowed-already', { place: name }),
    rows: [[{ label: turn.t('button-my'), press: { do: 'my', page: 0 } }]],
  })
}

/** `/follow NAME`: the way in groups, where other text is conversation. */
export async function followCommand(turn: Turn, args: string): Promise<void> {
  if (args === '') await turn.send({ text: turn.t('search-empty', { example: turn.language === 'ar' ? '/follow دوما' : '/follow Douma' }) })
  else await search(turn, args)
}

/** `/unfollow NAME`: buttons for those of the chat's places that the name may mean. */
export async function unfollowCommand(turn: Turn, args: string): Promise<void> {
  const subscriptions = turn.chat === null ? [] : await subscriptionsOf(turn.deps.db, turn.chat.id)
  if (args === '') return my(turn)
  const followed = new Set(subscriptions.map(subscription => subscription.placeId))
  const matches = matchesOf(turn, args).filter(match => followed.has(match.place.id))
  if (matches.length === 0) {
    await turn.send({ text: turn.t('unfollow-nothing'), rows: [[{ label: turn.t('button-my'), press: { do: 'my', page: 0 } }]] })
    return
  }
  const rows = matches.map(match => [{ ...followButton(turn, match.place), press: { do: 'unfollow', place: match.place.id } as const }])
  await turn.send({ text: turn.t('unfollow-choose'), rows })
}
