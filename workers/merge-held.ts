import type { Context } from '../src/app.ts'
import { transaction } from '../src/db/database.ts'
import { claimHeld, insertMerged, settleMerged } from '../src/db/merge-store.ts'
import type { MergedPart } from '../src/domain/alert.ts'
import type { EventId } from '../src/domain/ids.ts'

/** Longer than the time between two looks, and short: what is merged lives on as it was. */
const WITHIN_S = 25

/** Makes one message of what was put off for a chat, by its quiet hours or the cap of the hour; returns how many chats get one. */
export async function mergeHeld({ db }: Pick<Context, 'db'>): Promise<number> {
  await settleMerged(db)
  return transaction(db, async open => {
    const chats = await claimHeld(open, WITHIN_S)
    for (const held of chats) await insertMerged(open, { form: 'merged', parts: latest(held.parts) }, held)
    return chats.length
  })
}

/** Of each story its newest word alone. */
function latest(parts: readonly MergedPart[]): readonly MergedPart[] {
  const byEvent = new Map<EventId, MergedPart>()
  for (const part of parts) {
    const known = byEvent.get(part.event.id)
    if (known === undefined || known.event.version <= part.event.version) byEvent.set(part.event.id, part)
  }
  return [...byEvent.values()]
}
