import { subscriptionsOf } from '../../db/subscription-store.ts'
import { pageOf, pageRow } from '../pages.ts'
import { placeLabel } from '../show-place.ts'
import type { Turn } from '../turn.ts'

/** What the chat follows, each place a button to its settings. */
export async function my(turn: Turn, page = 0): Promise<void> {
  const subscriptions = turn.chat === null ? [] : await subscriptionsOf(turn.deps.db, turn.chat.id)
  if (subscriptions.length === 0) {
    // in a group a name alone is conversation
    const key = turn.room.type === 'private' ? 'my-empty' : 'my-empty-group'
    await turn.show({ text: turn.t(key), rows: [[{ label: turn.t('button-list'), press: { do: 'list', place: null, page: 0 } }]] })
    return
  }
  const shown = pageOf(subscriptions, page)
  const rows = shown.items.map(({ placeId }) => {
    const place = turn.deps.gazetteer.get(placeId)
    return [{ label: place ? placeLabel(turn, place) : placeId, press: { do: 'subscription', place: placeId } as const }]
  })
  await turn.show({
    text: turn.t('my-list', { count: subscriptions.length }),
    rows: [...rows, pageRow(turn, shown, to => ({ do: 'my', page: to }))],
  })
}
