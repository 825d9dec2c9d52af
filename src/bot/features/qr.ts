import type { PlaceId } from '../../domain/ids.ts'
import { qrMatrix } from '../qr/matrix.ts'
import { toPng } from '../qr/png.ts'
import { placeIn } from '../show-place.ts'
import type { Turn } from '../turn.ts'
import { isBearer, matchesOf, offerPlaces, tellNothing } from './search.ts'

/** `/qr NAME`: a code for posters that leads to following the place. */
export async function qr(turn: Turn, args: string): Promise<void> {
  if (args === '') {
    await turn.send({ text: turn.t('search-empty', { example: turn.language === 'ar' ? '/qr دوما' : '/qr Douma' }) })
    return
  }
  const matches = matchesOf(turn, args)
  const only = matches.length === 1 && isBearer(matches[0]!) ? matches[0] : undefined
  if (only) return showQr(turn, only.place.id)
  if (matches.length === 0) return tellNothing(turn)
  await offerPlaces(turn, args, matches, 'town-choose', place => ({ do: 'qr', place: place.id }))
}

export async function showQr(turn: Turn, id: PlaceId): Promise<void> {
  const place = turn.deps.gazetteer.get(id)
  if (place === undefined) return turn.show({ text: turn.t('place-gone') })
  const link = await linkTo(turn, id)
  const matrix = link === null ? null : qrMatrix(link)
  if (link === null || matrix === null) {
    await turn.send({ text: turn.t('failed') })
    return
  }
  const sent = await turn.attach('sendPhoto', {
    photo: { source: Buffer.from(toPng(matrix)), filename: `${id}.png` },
    caption: turn.t('qr-caption', { place: placeIn(turn, place), link }),
  })
  if (!sent) await turn.send({ text: turn.t('failed') })
}

/** The address that opens the bot and follows the place. */
async function linkTo(turn: Turn, id: PlaceId): Promise<string | null> {
  const me = await turn.deps.call('getMe', {})
  if (!me.ok || typeof me.result !== 'object' || me.result === null || !('username' in me.result)) return null
  return `https://t.me/${String(me.result.username)}?start=${id}`
}
