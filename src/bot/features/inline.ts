import type { BotDeps } from '../deps.ts'
import type { Incoming } from '../incoming.ts'
import type { RecentMessages } from '../recent-messages.ts'
import { placeLabel } from '../show-place.ts'
import { createTurn } from '../turn.ts'
import { matchesOf } from './search.ts'
import { describeTown } from './town.ts'

const MOST_RESULTS = 5
const DAYS = 7
/** Telegram keeps an answer for others who ask the same: short, since what is known changes. */
const CACHE_S = 30

/** `@bot دوما` in any chat: quotes what is known of a place. Nothing of it depends on who asks, and nothing is kept. */
export async function answerInline(deps: BotDeps, recent: RecentMessages, incoming: Extract<Incoming, { kind: 'inline' }>): Promise<void> {
  const turn = createTurn(deps, recent, { room: { id: incoming.user, type: 'private' }, user: incoming.user, chat: null, pressed: null })
  const matches = matchesOf(turn, incoming.query.trim()).slice(0, MOST_RESULTS)
  const results = []
  for (const { place } of matches) {
    const told = await describeTown(turn, place, DAYS)
    results.push({
      type: 'article',
      id: place.id,
      title: placeLabel(turn, place),
      description: turn.t('inline-note'),
      input_message_content: {
        message_text: told.text,
        entities: told.entities,
        link_preview_options: { is_disabled: true },
      },
    })
  }
  await deps.call('answerInlineQuery', { inline_query_id: incoming.queryId, results, cache_time: CACHE_S, is_personal: false })
}
