import type { Context } from '../src/app.ts'
import { transaction } from '../src/db/database.ts'
import { claimHeld, insertMerged, settleMerged } from '../src/db/merge-store.ts'
import type { AlertBody } from '../src/domain/alert.ts'
import type { EventId } from '../src/domain/ids.ts'

type EventBody = Extract<AlertBody, { form: 'event' }>

/** Longer than the time between two looks, and short: what is merged lives on as it was. */
const WITHIN_S = 25

/** Makes one message of what a chat has held until its quiet hours end; returns how many chats get one. */
export async function mergeHeld({ db }: Pick<Context, 'db'>): Promise<number> {
  await settleMerged(db)
  return transaction(db, async open => {
    const chats = await claimHeld(open, WITHIN_S)
    for (const held of chats) await insertMerged(open, { form: 'merged', parts: latest(held.bodies) }, held)
    return chats.length
  })
}

/** Of each story its newest word alone. */
function latest(bodies: readonly EventBody[]): readonly EventBody[] {
  const byEvent = new Map<EventId, EventBody>()
  for (const body of bodies) {
    const known = byEvent.get(body.event.id)
    if (known === undefined || known.event.version <= body.event.version) byEvent.set(body.event.id, body)
  }
  return [...byEvent.values()]
}
