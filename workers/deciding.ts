import { randomUUID } from 'node:crypto'
import type { Context } from '../src/app.ts'
import type { ClaimSource, DecideContext } from '../src/decide/decide.ts'
import type { EventId } from '../src/domain/ids.ts'
import { placeTimes } from './decision-writer.ts'

/** Of the article that a detection comes from. */
export interface Origin {
  readonly source: ClaimSource
  readonly familyOf: DecideContext['familyOf']
}

/** What deciding needs besides the events that are known. */
export function contextOf(context: Context, origin: Origin, released: boolean): DecideContext {
  return {
    ...origin,
    known: [],
    gazetteer: context.gazetteer,
    now: context.clock.now(),
    times: placeTimes(context.config.timeZone),
    newEventId: randomUUID() as EventId,
    released,
  }
}
