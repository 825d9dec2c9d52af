import { type Subscription, subscriptionsOf } from '../../db/subscription-store.ts'
import type { Event } from '../../domain/event.ts'
import type { PlaceId } from '../../domain/ids.ts'
import type { Place } from '../../domain/place.ts'
import type { RichText } from '../../notify/render/rich-text.ts'
import { blindLine } from '../blind-line.ts'
import { fitBlocks, plain } from '../fit-blocks.ts'
import type { Button } from '../keyboard.ts'
import { nameOf, placeIn, placeLabel } from '../show-place.ts'
import { showInstant } from '../show-time.ts'
import type { Turn } from '../turn.ts'
import { isBearer, matchesOf, offerPlaces, tellNothing } from './search.ts'

const DEFAULT_DAYS = 7
const LONGER_DAYS = 30
const MOST_DAYS = 90
/** Room for the lines after the events. */
const EVENT_UNITS = 3400
const NEWS_ZONE = 'Asia/Damascus'

/** `/town NAME [days]`: what is known of a place now and of the last days. */
export async function town(turn: Turn, args: string): Promise<void> {
  const { name, days } = parseArgs(args)
  const own = name === '' && turn.chat !== null ? await subscriptionsOf(turn.deps.db, turn.chat.id) : []
  if (own.length > 0) return chooseOwn(turn, own, days)
  if (name === '') {
    await turn.send({ text: turn.t('search-empty', { example: turn.language === 'ar' ? '/town دوما' : '/town Douma' }) })
    return
  }
  const matches = matchesOf(turn, name)
  const only = matches.length === 1 && isBearer(matches[0]!) ? matches[0] : undefined
  if (only) return showTown(turn, only.place.id, days)
  if (matches.length === 0) return tellNothing(turn)
  await offerPlaces(turn, name, matches, 'town-choose', place => ({ do: 'town', place: place.id, days }))
}

/** Without a name the chat's own places are meant: the one, or one of them. */
async function chooseOwn(turn: Turn, own: readonly Subscription[], days: number): Promise<void> {
  const places = own.flatMap(({ placeId }) => turn.deps.gazetteer.get(placeId) ?? [])
  const [only] = places
  if (only && places.length === 1) return showTown(turn, only.id, days)
  const rows = places.map(place => [{ label: placeLabel(turn, place), press: { do: 'town', place: place.id, days } as const }])
  await turn.send({ text: turn.t('town-choose'), rows })
}

export async function showTown(turn: Turn, id: PlaceId, days: number): Promise<void> {
  const place = turn.deps.gazetteer.get(id)
  if (place === undefined) return turn.show({ text: turn.t('place-gone') })
  const followed = turn.chat !== null && (await subscriptionsOf(turn.deps.db, turn.chat.id)).some(own => own.placeId === id)
  const way: Button = followed
    ? { label: turn.t('button-settings'), press: { do: 'subscription', place: id } }
    : { label: turn.t('button-follow', { place: nameOf(turn, place) }), press: { do: 'follow', place: id } }
  const longer: Button = { label: turn.t('button-town-days', { days: LONGER_DAYS }), press: { do: 'town', place: id, days: LONGER_DAYS } }
  await turn.show({ text: await describeTown(turn, place, days), rows: [...(days < LONGER_DAYS ? [[longer]] : []), [way]] })
}

/** What is known of a place, as a text of its own. */
export async function describeTown(turn: Turn, place: Place, days: number): Promise<RichText> {
  const answer = await turn.deps.answers.town(place, days)
  const name = placeIn(turn, place)
  const reader = { language: turn.language, digits: turn.digits, followed: place.id }
  const tell = (event: Event): RichText => turn.deps.answers.tell(event, reader)
  const style = { language: turn.language, digits: turn.digits, zone: NEWS_ZONE }
  const asOf = turn.t('town-as-of', { time: showInstant(turn.deps.now(), turn.deps.now(), style) })
  const running = answer.inForce.length === 0 ? [] : [plain(turn.t('town-in-force')), ...answer.inForce.map(tell)]
  // However much was announced, what happened has its room.
  const headUnits = answer.recent.length === 0 ? EVENT_UNITS : EVENT_UNITS / 2
  const head = fitBlocks([plain(`${turn.t('town-title', { place: name })}\n${asOf}`), ...running], headUnits)
  const unshown = answer.inForceCount - Math.max(0, head.fitted - 2)
  const recent = fitBlocks(answer.recent.map(tell), Math.max(0, EVENT_UNITS - head.text.length))
  const hidden = answer.recentCount - recent.fitted
  const nothing = answer.recent.length === 0 && answer.inForce.length === 0
  return fitBlocks([
    head,
    ...(unshown > 0 ? [plain(turn.t('announced-more', { count: unshown }))] : []),
    ...(await blindLine(turn)),
    ...(recent.fitted > 0 ? [plain(turn.t('town-lately', { days })), recent] : []),
    ...(hidden > 0 ? [plain(turn.t('town-more', { count: hidden }))] : []),
    ...(nothing ? [plain(turn.t('town-nothing', { days, place: name }))] : []),
    plain(turn.t('town-sources', { count: answer.sourcesThisWeek })),
  ])
}

/** «دوما 30», «دوما 30d»: days from 1 to 90. */
function parseArgs(args: string): { readonly name: string; readonly days: number } {
  const western = args.replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x0660))
  const found = /^(.*\S)\s+(\d{1,4})\s*d?$/i.exec(western)
  if (!found) return { name: args.trim(), days: DEFAULT_DAYS }
  return { name: found[1] ?? '', days: Math.min(MOST_DAYS, Math.max(1, Number(found[2]))) }
}
