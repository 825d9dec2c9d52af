import { parsePlaceId } from '../../domain/ids.ts'
import type { Turn } from '../turn.ts'
import { followPlace } from './follow.ts'

/** `/start`, and `/start PLACEID` of a poster's link, which follows at once. */
export async function start(turn: Turn, args: string): Promise<void> {
  if (args !== '') return startAt(turn, args)
  if (turn.room.type !== 'private') {
    await turn.send({ text: turn.t('start-group') })
    return
  }
  await turn.send({
    text: turn.t('start'),
    rows: [
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
