import { describe, expect, it } from 'vitest'
import { tick } from '../../src/decide/clock.ts'
import { decide } from '../../src/decide/decide.ts'
import type { Detection } from '../../src/domain/detection.ts'
import type { Event } from '../../src/domain/event.ts'
import { at, context, detection, gazetteer, speaker, times } from '../support/detections.ts'

const hour = (clock: string) => new Date(`2019-08-31T${clock}:00+03:00`)
const truce = (parts: Partial<Detection> = {}) =>
  detection({ kind: 'ceasefire', status: 'announced', day: null, dayStated: false, places: [at('سقبا')], speakers: [RUSSIA], ...parts })
const RUSSIA = { ...speaker('مركز المصالحة الروسي', 'russia'), party: 'russian-reconciliation-centre' }

/** What becomes known of a word published at one time and read at another. */
function decideAt(item: Detection, published: string, read: string, known: readonly Event[]) {
  return decide(item, context({ known, publishedAt: hour(published), now: hour(read), outlet: `outlet ${published}` }))
}

function endedByClock(): Event {
  const told = eventOf(decideAt(truce({ start: '2019-08-31T10:00', end: '2019-08-31T14:00' }), '09:00', '09:00', []))
  const ended = tick(told, { gazetteer, times, now: hour('14:00') })
  if (!ended) throw new Error('no step')
  return eventOf(ended)
}

function eventOf(decision: ReturnType<typeof decide>): Event {
  if (!('event' in decision)) throw new Error(`no event: ${decision.reason}`)
  return decision.event
}

describe('relief that is read after its end was told', () => {
  const over = eventOf(decideAt(truce({ status: 'ended' }), '15:00', '15:05', []))

  it('is announced to nobody', () => {
    const late = decideAt(truce({ start: '2019-08-31T10:00', end: '2019-08-31T20:00' }), '09:00', '15:20', [over])
    expect(late).toMatchObject({ action: 'ignore', eventId: over.id })
  })

  it('is announced where it was published after that end', () => {
    expect(decideAt(truce({ start: '2019-08-31T18:00' }), '15:02', '15:20', [over]).action).toBe('create')
  })

  it('is announced where it begins only after that end', () => {
    expect(decideAt(truce({ start: '2019-08-31T18:00' }), '14:00', '15:20', [over]).action).toBe('create')
  })

  it('is announced to nobody where the clock has ended it', () => {
    expect(decideAt(truce(), '09:30', '14:30', [endedByClock()]).action).toBe('ignore')
  })

  it('is announced where it was prolonged before the clock had ended it', () => {
    expect(decideAt(truce({ end: '2019-08-31T18:00' }), '13:00', '14:30', [endedByClock()]).action).toBe('create')
  })
})

describe('a truce that is said to hold before it begins', () => {
  it.each([
    ['tonight', { start: '2019-08-31T23:00' }],
    ['by its daily hours', { daily: '09:00-14:00', start: '2019-08-31T09:00' }],
  ] as const)('is announced only, and its beginning is told: %s', (_why, window) => {
    const event = eventOf(decideAt(truce({ status: 'in_effect', ...window }), '21:30', '21:30', []))
    expect(event.status).toBe('announced')
    const next = tick(event, { gazetteer, times, now: new Date('2019-09-01T09:01:00+03:00') })
    expect(next?.reason).toContain('begins')
  })

  it('holds within its time', () => {
    expect(eventOf(decideAt(truce({ status: 'in_effect', start: '2019-08-31T20:00' }), '21:30', '21:30', [])).status).toBe('in_effect')
  })
})
