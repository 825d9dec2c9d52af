import { subscriptionsOf } from '../../db/subscription-store.ts'
import { parsePlaceId } from '../../domain/ids.ts'
import type { Rows } from '../keyboard.ts'
import type { Turn } from '../turn.ts'
import { followPlace } from './follow.ts'
import { SEARCH_LINK } from './inline.ts'

/**
 * `/start`, and `/start PLACEID` of a poster's link, which follows at once.
 * @param first buttons above those of the screen
 */
export async function start(turn: Turn, args: string, first: Rows = []): Promise<void> {
  if (args !== '' && args !== SEARCH_LINK) return startAt(turn, args)
  if (turn.room.type !== 'private') {
    await turn.send({ text: turn.t('start-group') })
    return
  }
  const follows = turn.chat !== null && (await subscriptionsOf(turn.deps.db, turn.chat.id)).length > 0
  await turn.send({
    text: turn.t('start'),
    rows: [
      ...first,
      ...(follows ? [[{ label: turn.t('button-my'), press: { do: 'my', page: 0 } as const }]] : []),
      [{ label: turn.t('button-list'), press: { do: 'list', place: null, page: 0 } }],
      [
        turn.language === 'ar'
          ? { label: turn.t('button-english'), press: { do: 'language', language: 'en' } }
          : { label: turn.t('button-arabic'), press: { do: 'language', language: 'ar' } },
      ],
    ],
  })
}

async function startAt(turn: Turn, args: string): Promise<void> {
  const id = parsePlaceId(args)
  const place = id === null ? undefined : turn.deps.gazetteer.get(id)
  if (place === undefined) await turn.send({ text: turn.t('unknown-link') })
  else await followPlace(turn, place.id)
}
