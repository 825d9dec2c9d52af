import { sql } from 'kysely'
import type { Context } from '../src/app.ts'
import { insertAlert } from '../src/db/alert-store.ts'
import { findArticle } from '../src/db/article-store.ts'
import { transaction } from '../src/db/database.ts'
import { changeDetection, findDetection } from '../src/db/detection-store.ts'
import { findEvent, lockDecisions, openWindows } from '../src/db/event-store.ts'
import { dueReviews, findReview, settleReview } from '../src/db/review-store.ts'
import { readSetting, writeSetting } from '../src/db/setting-store.ts'
import { lastRead } from '../src/db/source-store.ts'
import { type BlindState, blindness, SEEING } from '../src/decide/blindness.ts'
import { dueSteps, tick } from '../src/decide/clock.ts'
import { type Change, correctEvent } from '../src/decide/correct.ts'
import { phaseAt } from '../src/decide/window.ts'
import type { Detection } from '../src/domain/detection.ts'
import type { Event } from '../src/domain/event.ts'
import type { EventId } from '../src/domain/ids.ts'
import { claimSource, quotedFamilies } from './claim-source.ts'
import { decideOne } from './decide.ts'
import { placeTimes, writeChange } from './decision-writer.ts'

/** Takes every step that truces and corridors are due by the clock of the world; may run anywhere and as often as one likes. */
export async function tickEvents(context: Context): Promise<number> {
  const times = placeTimes(context.config.timeZone)
  let taken = 0
  for (const event of await openWindows(context.db)) {
    const isDue = () => dueSteps(event, context.clock.now(), times).length > 0
    if (await apart(context, event.id, async () => isDue() && (await tickEvent(context, event.id)))) taken++
  }
  if (taken > 0) await context.queues.enqueue({ name: 'send', data: {} })
  return taken
}

async function tickEvent(context: Context, id: EventId): Promise<boolean> {
  return transaction(context.db, async open => {
    await lockDecisions(open)
    // what is told stands in the event itself: a second process finds nothing due any more
    const event = await findEvent(open, id)
    const decision = event && tick(event, { ...context, times: placeTimes(context.config.timeZone), now: context.clock.now() })
    if (!decision || !('event' in decision)) return false
    await writeChange(context, open, decision, null)
    return true
  })
}

/** One that fails must not hold up those behind it; it is tried again with the next look. */
async function apart(context: Context, id: string, step: () => Promise<boolean>): Promise<boolean> {
  try {
    return await step()
  } catch (error) {
    context.log.error({ err: error, id }, 'a step of the clock failed')
    return false
  }
}

/** Decides what has waited long enough for an admin: danger goes out with its doubt. */
export async function releaseReviews(context: Context): Promise<number> {
  let released = 0
  for (const { id } of await dueReviews(context.db)) if (await apart(context, id, () => settle(context, id, 'released', null))) released++
  if (released > 0) await context.queues.enqueue({ name: 'send', data: {} })
  return released
}

/** An admin lets what was held go on, as it is or put right. False where somebody else has settled it already. */
export async function acceptReview(context: Context, id: string, by: Uint8Array, amend: Amend | null = null): Promise<boolean> {
  const accepted = await settle(context, id, amend === null ? 'accepted' : 'changed', by, amend)
  if (accepted) await context.queues.enqueue({ name: 'send', data: {} })
  return accepted
}

type Amend = (detection: Detection) => Detection

async function settle(
  context: Context,
  id: string,
  state: 'released' | 'accepted' | 'changed',
  by: Uint8Array | null,
  amend: Amend | null = null,
): Promise<boolean> {
  const review = await findReview(context.db, id)
  const article = review && (await findArticle(context.db, review.articleId))
  if (!review || !article) return false
  const origin = { source: await claimSource(context, article), familyOf: await quotedFamilies(context) }
  return transaction(context.db, async open => {
    await lockDecisions(open)
    if (!(await settleReview(open, id, state, by))) return false
    const stored = review.detectionId === null ? null : await findDetection(open, review.detectionId)
    if (stored === null) return true
    const detection = amend === null ? stored.detection : amend(stored.detection)
    if (amend !== null) await changeDetection(open, stored.id, detection)
    await decideOne(context, open, origin, { ...stored, detection }, true)
    return true
  })
}

/** An admin puts an event right; those whom the mistake reached hear of it ahead of everything. False for an event that is not there. */
export async function applyCorrection(context: Context, id: EventId, change: Change): Promise<boolean> {
  const done = await transaction(context.db, async open => {
    await lockDecisions(open)
    const event = await findEvent(open, id)
    if (event === null) return false
    const decision = correctEvent(event, change, { ...context, times: placeTimes(context.config.timeZone), now: context.clock.now() })
    if ('event' in decision) await writeChange(context, open, decision, null)
    return 'event' in decision
  })
  if (done) await context.queues.enqueue({ name: 'send', data: {} })
  return done
}

const BLIND_KEY = 'blindness'
const RECENT_FOR = '3 days'
const MOST_RECENT = 500

/** Tells of blindness, once to each, and of its end. */
export async function watchSources(context: Context): Promise<void> {
  const times = placeTimes(context.config.timeZone)
  const now = context.clock.now()
  const windows = (await openWindows(context.db)).filter(event => phaseAt(event, now, times) === 'running' || event.status === 'open')
  const told = await transaction(context.db, async open => {
    await lockDecisions(open)
    const state = ((await readSetting(open, BLIND_KEY)) as BlindState | undefined) ?? SEEING
    const { rows } = await sql<{ body: Event }>`
      select body from hudna.event where updated_at > hudna.hudna_now() - ${RECENT_FOR}::interval
      order by updated_at desc limit ${MOST_RECENT}`.execute(open)
    const facts = { lastReadAt: await lastRead(open), now, windows, recent: rows.map(row => row.body), gazetteer: context.gazetteer }
    const next = blindness(state, facts)
    if (JSON.stringify(next.state) !== JSON.stringify(state)) await writeSetting(open, BLIND_KEY, next.state)
    for (const alert of next.alerts) await insertAlert(open, null, alert)
    return next.alerts.length
  })
  if (told > 0) await context.queues.enqueue({ name: 'send', data: {} })
}
