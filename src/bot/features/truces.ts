import { subscriptionsOf } from '../../db/subscription-store.ts'
import type { Event } from '../../domain/event.ts'
import { blindLine } from '../blind-line.ts'
import { fitBlocks, plain } from '../fit-blocks.ts'
import type { Turn } from '../turn.ts'

/** Room for the line on what does not fit. */
const EVENT_UNITS = 4000

/** `/truces`: what was announced and is not known to be over; what touches the chat's own places first. */
export async function truces(turn: Turn): Promise<void> {
  const events = await turn.deps.answers.inForce()
  const blind = await blindLine(turn)
  if (events.length === 0) {
    await turn.send({ text: fitBlocks([plain(turn.t('truces-none')), ...blind]) })
    return
  }
  const near = await nearness(turn)
  const sorted = [...events].sort((a, b) => Number(near(b)) - Number(near(a)))
  const reader = { language: turn.language, digits: turn.digits, followed: null }
  const head = [plain(turn.t('truces-title')), ...blind]
  const shown = fitBlocks([...head, ...sorted.map(event => turn.deps.answers.tell(event, reader))], EVENT_UNITS)
  const hidden = head.length + sorted.length - shown.fitted
  await turn.send({ text: fitBlocks([shown, ...(hidden > 0 ? [plain(turn.t('announced-more', { count: hidden }))] : [])]) })
}

async function nearness(turn: Turn): Promise<(event: Event) => boolean> {
  const subscriptions = turn.chat === null ? [] : await subscriptionsOf(turn.deps.db, turn.chat.id)
  const { gazetteer } = turn.deps
  return event =>
    event.places.some(
      place =>
        place.id !== null &&
        subscriptions.some(({ placeId }) => gazetteer.inside(place.id!, placeId) || gazetteer.inside(placeId, place.id!)),
    )
}
