import { type Chat, findChat } from '../../db/chat-store.ts'
import { subscriptionsOf } from '../../db/subscription-store.ts'
import { shiftDay } from '../../domain/local-date.ts'
import type { Place } from '../../domain/place.ts'
import type { RichText } from '../../notify/render/rich-text.ts'
import { localParts } from '../../notify/render/time.ts'
import type { TownAnswer } from '../../queries/town.ts'
import { blindLine } from '../blind-line.ts'
import type { BotDeps } from '../deps.ts'
import { fitBlocks, plain } from '../fit-blocks.ts'
import type { Incoming } from '../incoming.ts'
import type { RecentMessages } from '../recent-messages.ts'
import { nameOf, placeIn, placeLabel } from '../show-place.ts'
import { showDay, showInstant } from '../show-time.ts'
import { createTurn, type Turn } from '../turn.ts'
import { matchesOf } from './search.ts'

const MOST_RESULTS = 5
const DAYS = 7
const NEWS_ZONE = 'Asia/Damascus'
/** Room for the lines after the events. */
const EVENT_UNITS = 3000
/** Telegram answers the same question of the same person from memory for so long: short, since what is known changes. */
const CACHE_S = 20
/** As the link of a poster has it, for whoever finds nothing. */
export const SEARCH_LINK = 'search'

/**
 * `@bot دوما` in any chat: quotes what is known of a place; without a name one's own places are offered. It reads in the language of who asks, so it
 * is nobody else's answer; nothing is kept.
 */
export async function answerInline(
  deps: BotDeps,
  recent: RecentMessages,
  incoming: Extract<Incoming, { kind: 'inline' }>,
  username: string | null,
): Promise<void> {
  const { user, queryId } = incoming
  const chat = await findChat(deps.db, deps.cipher, user)
  const turn = createTurn(deps, recent, { room: { id: user, type: 'private' }, user, chat, pressed: null })
  const query = incoming.query.trim()
  const places = query === '' ? await ownPlaces(deps, chat) : matchesOf(turn, query).map(({ place }) => place)
  const results = await Promise.all(places.slice(0, MOST_RESULTS).map(place => quote(turn, place, username)))
  await deps.call('answerInlineQuery', {
    inline_query_id: queryId,
    results,
    cache_time: CACHE_S,
    is_personal: true,
    ...(results.length === 0
      ? { button: { text: turn.t(query === '' ? 'inline-empty' : 'inline-nothing'), start_parameter: SEARCH_LINK } }
      : {}),
  })
}

/** Whoever hides details does so from those beside the screen too. */
async function ownPlaces({ db, gazetteer }: BotDeps, chat: Chat | null): Promise<readonly Place[]> {
  if (chat === null || chat.discreet) return []
  return (await subscriptionsOf(db, chat.id)).flatMap(({ placeId }) => gazetteer.get(placeId) ?? [])
}

async function quote(turn: Turn, place: Place, username: string | null) {
  const known = await turn.deps.answers.town(place, DAYS)
  const { text, entities } = await quoteText(turn, place, known)
  const sources = turn.t('inline-sources', { count: known.sourcesThisWeek })
  return {
    type: 'article',
    id: place.id,
    title: placeLabel(turn, place),
    description: `${sources} ${turn.t('inline-note')}`,
    input_message_content: { message_text: text, entities, link_preview_options: { is_disabled: true } },
    ...(username === null
      ? {}
      : {
          reply_markup: {
            inline_keyboard: [
              [{ text: turn.t('button-follow', { place: nameOf(turn, place) }), url: `https://t.me/${username}?start=${place.id}` }],
            ],
          },
        }),
  }
}

/** What is known of a place, for people who read it later and elsewhere: every time in it is absolute, and it says what it is not. */
async function quoteText(turn: Turn, place: Place, known: TownAnswer): Promise<RichText> {
  const { deps, language, digits } = turn
  const now = deps.now()
  const today = localParts(now, NEWS_ZONE).day
  const days = { from: showDay(shiftDay(today, -DAYS), turn), to: showDay(today, turn) }
  const asOf = turn.t('quote-as-of', { time: showInstant(now, YEAR_ALWAYS, { language, digits, zone: NEWS_ZONE }) })
  const tell = (event: TownAnswer['recent'][number]): RichText => deps.answers.tell(event, { language, digits, followed: place.id })
  const head = plain(`${turn.t('town-title', { place: placeIn(turn, place) })}\n${asOf}`)
  const running = fitBlocks(
    known.inForce.length === 0 ? [] : [plain(turn.t('town-in-force')), ...known.inForce.map(tell)],
    (known.recent.length === 0 ? EVENT_UNITS : EVENT_UNITS / 2) - head.text.length,
  )
  const unshown = known.inForceCount - Math.max(0, running.fitted - 1)
  const recent = fitBlocks(known.recent.map(tell), Math.max(0, EVENT_UNITS - head.text.length - running.text.length))
  const hidden = known.recentCount - recent.fitted
  return fitBlocks([
    head,
    ...(running.text === '' ? [] : [running]),
    ...(unshown > 0 ? [plain(turn.t('announced-more', { count: unshown }))] : []),
    ...(await blindLine(turn)),
    ...(recent.fitted > 0 ? [plain(turn.t('quote-lately', days)), recent] : []),
    ...(hidden > 0 ? [plain(turn.t('town-more', { count: hidden }))] : []),
    ...(known.recent.length === 0 ? [plain(turn.t('quote-nothing', { ...days, place: placeIn(turn, place) }))] : []),
    plain(turn.t('quote-caution', { count: known.sourcesThisWeek })),
  ])
}

/** A quotation may be read in another year. */
const YEAR_ALWAYS = new Date(0)
