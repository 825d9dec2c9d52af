import { describe, expect, it } from 'vitest'
import { dueSteps, nextSteps, tick } from '../../src/decide/clock.ts'
import { decide } from '../../src/decide/decide.ts'
import type { AlertPlan } from '../../src/domain/alert.ts'
import type { Detection } from '../../src/domain/detection.ts'
import type { Event } from '../../src/domain/event.ts'
import { at, context, detection, gazetteer, speaker, times } from '../support/detections.ts'

const truce = (parts: Partial<Detection> = {}) =>
  detection({
    ...{ kind: 'ceasefire', status: 'announced', day: null, dayStated: false, places: [at('الغوطة الشرقية')] },
    ...{ start: '2019-09-01T09:00', end: '2019-09-01T14:00', speakers: [speaker('روسيا', 'russia')], ...parts },
  })
const corridor = (parts: Partial<Detection> = {}) =>
  truce({ kind: 'corridor', status: 'open', places: [at('سقبا')], start: null, end: null, ...parts })

function told(item: Detection): Event {
  const decision = decide(item, context())
  if (!('event' in decision)) throw new Error(decision.reason)
  return decision.event
}

/** Ticks at each moment, local time; gives the steps told with their lanes. */
function run(event: Event, moments: readonly string[]): { steps: string[]; event: Event; alerts: AlertPlan[] } {
  const steps: string[] = []
  const alerts: AlertPlan[] = []
  let now = event
  for (const moment of moments) {
    const decision = tick(now, { gazetteer, times, now: times.instantOf(moment) })
    if (decision === null || !('event' in decision)) continue
    now = decision.event
    alerts.push(...decision.alerts)
    steps.push(...decision.alerts.map(({ type, lane, body }) => `${type} ${body.form === 'event' ? body.news : ''} ${lane}`))
  }
  return { steps, event: now, alerts }
}

describe('the clock of a truce', () => {
  it('tells of its begin, its near end and its end, each once', () => {
    const every5 = Array.from({ length: 12 * 24 }, (_, index) =>
      times.localOf(new Date(times.instantOf('2019-09-01T00:00').getTime() + index * 300_000)),
    )
    const { steps, event } = run(told(truce()), every5)
    expect(steps).toEqual(['follow-up begins 2', 'follow-up ends soon 2', 'follow-up ended 1', 'edit small change 1'])
    expect(event).toMatchObject({ status: 'ended', clock: { phase: 'over' } })
  })

  it('says when the next step is due, from the event alone', () => {
    const steps = nextSteps(told(truce()), times.instantOf('2019-08-31T16:00'), times)
    expect(steps.map(({ step, at: due }) => `${step} ${times.localOf(due)}`)).toEqual([
      'begins 2019-09-01T09:00',
      'ends soon 2019-09-01T13:00',
      'ended 2019-09-01T14:00',
    ])
  })

  it('tells nothing of the begin once the end has passed, and no relief after it', () => {
    const { steps, alerts } = run(told(truce()), ['2019-09-01T15:00'])
    expect(steps).toEqual(['follow-up ended 1', 'edit small change 1'])
    expect(alerts.every(alert => alert.expiresAt === null)).toBe(true)
  })

  it('lets "begins" and "ends soon" expire at the end', () => {
    const { alerts } = run(told(truce()), ['2019-09-01T09:01', '2019-09-01T13:01'])
    expect(alerts.map(alert => alert.expiresAt)).toEqual(['2019-09-01T11:00:00.000Z', '2019-09-01T11:00:00.000Z'])
  })

  it('repeats day by day', () => {
    const daily = told(truce({ daily: '09:00-14:00', end: null }))
    const moments = ['01T09:01', '01T13:01', '01T14:01', '02T09:01', '02T13:01', '02T14:01'].map(moment => `2019-09-${moment}`)
    const { steps, event } = run(daily, moments)
    const day = ['follow-up begins 2', 'follow-up ends soon 2', 'follow-up day ended 2']
    expect(steps).toEqual([...day, ...day])
    expect(event).toMatchObject({ status: 'announced', closedAt: null, clock: { phase: 'between days' } })
  })

  it('ends a daily truce with its last day', () => {
    const daily = told(truce({ daily: '09:00-14:00', end: '2019-09-02T14:00' }))
    const { steps } = run(daily, ['2019-09-01T14:01', '2019-09-02T14:01'])
    expect(steps).toEqual(['follow-up day ended 2', 'follow-up ended 1', 'edit small change 1'])
  })

  it('neither begins nor ends what is denied', () => {
    const denied: Event = { ...told(truce()), status: 'denied' }
    expect(dueSteps(denied, times.instantOf('2019-09-02T00:00'), times)).toEqual([])
  })
})

describe('the clock of a corridor', () => {
  it('takes back "open" after two hours without news, in place and urgently', () => {
    const { steps, event } = run(told(corridor()), ['2019-08-31T15:59', '2019-08-31T16:01', '2019-08-31T16:10'])
    expect(steps).toEqual(['edit small change 1'])
    expect(event).toMatchObject({ status: 'announced', lastHeldAt: '2019-08-31T11:00:00.000Z' })
  })

  it('is forgotten after two weeks, without a word', () => {
    const { steps, event } = run(told(corridor()), ['2019-08-31T16:01', '2019-09-20T00:00'])
    expect(steps).toEqual(['edit small change 1'])
    expect(event.closedAt).not.toBeNull()
  })

  it('is not called open on a report that is older than two hours', () => {
    const decision = decide(corridor(), context({ publishedAt: new Date('2019-08-31T08:00:00Z') }))
    expect('event' in decision && decision.event).toMatchObject({ status: 'announced', lastHeldAt: '2019-08-31T08:00:00.000Z' })
  })
})
