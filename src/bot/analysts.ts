import type { PlaceId } from '../domain/ids.ts'
import type { Place } from '../domain/place.ts'
import { localParts } from '../notify/render/time.ts'
import { type AskedPeriod, parseQuestion } from './ask-period.ts'
import type { Press } from './callback-data.ts'
import { isBearer, matchesOf, offerPlaces, tellNothing } from './features/search.ts'
import type { Turn } from './turn.ts'

const NEWS_ZONE = 'Asia/Damascus'

/** Staff of aid organisations and admins, in their own private chats. Asked at every command and press: a role may be gone since. */
export async function mayAnalyse(turn: Turn): Promise<boolean> {
  if (isAnalyst(turn)) return true
  await turn.send({ text: turn.t('analyst-only') })
  return false
}

export function isAnalyst({ room, user, chat, deps }: Turn): boolean {
  const own = user !== null && room.type === 'private' && room.id === user
  return own && (chat?.role === 'ngo' || chat?.role === 'admin' || deps.adminIds.includes(user))
}

export interface Question extends AskedPeriod {
  readonly place: Place
}

/**
 * Reads «ريف دمشق 2018-02-01 2018-03-31» or «دوما 30d». Answers by itself, with null, where that cannot be done: how to ask, or which of several
 * places is meant, as buttons. A governorate goes before the towns and districts of its name.
 */
export async function readQuestion(
  turn: Turn,
  args: string,
  { example, press }: { readonly example: string; readonly press: (place: PlaceId, period: AskedPeriod) => Press },
): Promise<Question | null> {
  const today = localParts(turn.deps.now(), NEWS_ZONE).day
  const asked = parseQuestion(args, today)
  if (asked.fault !== null || asked.name === '') {
    await turn.send({ text: turn.t(asked.fault ?? 'analyst-how', { example }) })
    return null
  }
  const { name, period } = asked
  const matches = matchesOf(turn, name)
  const certain = matches.filter(isBearer)
  const governorates = certain.filter(match => match.place.kind === 'governorate')
  const only = governorates.length === 1 ? governorates[0] : certain.length === 1 ? certain[0] : undefined
  if (only) return { place: only.place, ...period }
  if (matches.length === 0) await tellNothing(turn)
  else await offerPlaces(turn, name, matches, 'town-choose', place => press(place.id, period))
  return null
}
