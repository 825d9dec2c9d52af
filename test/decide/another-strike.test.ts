import { describe, expect, it } from 'vitest'
import { decide } from '../../src/decide/decide.ts'
import type { Detection } from '../../src/domain/detection.ts'
import { NO_TOLL } from '../../src/domain/detection.ts'
import type { Event } from '../../src/domain/event.ts'
import { at, context, detection, exactly, speaker } from '../support/detections.ts'

const DAY = '2019-08-31'
/** Local hours of that day, in Damascus. */
const hour = (clock: string) => new Date(`${DAY}T${clock}:00+03:00`)
const killed = (value: number) => ({ ...NO_TOLL, killed: exactly(value) })

type Told = Partial<Detection> & { readonly clock: string }

/** What the last of several reports on one town does to what is known. */
function last(told: readonly Told[]): string {
  const events = new Map<string, Event>()
  let action = ''
  for (const { clock, ...parts } of told) {
    const decision = decide(detection({ places: [at('سقبا')], day: DAY, dayStated: false, ...parts }), {
      ...context({ known: [...events.values()], publishedAt: hour(clock), now: hour(clock), outlet: `outlet ${clock}` }),
    })
    if ('event' in decision) events.set(decision.event.id, decision.event)
    action = decision.action
  }
  return action
}

const RESCUE = [speaker('الدفاع المدني السوري', 'rescue')]

describe('a second strike on one town on one day', () => {
  it.each<[string, readonly Told[]]>([
    [
      'morning and evening, one dead each',
      [
        { clock: '10:00', timeText: 'صباح اليوم', toll: killed(1) },
        { clock: '19:00', timeText: 'مساء اليوم', toll: killed(1) },
      ],
    ],
    [
      'an hour after the first was told',
      [
        { clock: '10:00', toll: killed(2) },
        { clock: '16:30', timeText: 'عصر اليوم', toll: killed(1) },
      ],
    ],
    [
      'told first although it came later',
      [
        { clock: '17:00', timeText: 'عصر اليوم' },
        { clock: '09:00', toll: killed(2) },
      ],
    ],
    [
      'at night, after a bulletin has told of the first again',
      [
        { clock: '10:00', timeText: 'صباحاً', toll: killed(13), speakers: RESCUE },
        { clock: '21:00', toll: killed(14), speakers: RESCUE },
        { clock: '23:30', toll: killed(1), speakers: RESCUE },
      ],
    ],
  ])('is told as another one: %s', (_why, told) => {
    expect(last(told)).toBe('create')
  })

  it.each<[string, readonly Told[]]>([
    [
      'the same many dead under another part of the day',
      [
        { clock: '10:00', timeText: 'صباح اليوم', toll: killed(7) },
        { clock: '14:00', timeText: 'ظهر اليوم', toll: killed(7) },
      ],
    ],
    [
      'a part of the day that begins about when it was told',
      [
        { clock: '10:40', toll: killed(1) },
        { clock: '13:00', timeText: 'ظهر اليوم', toll: killed(2) },
      ],
    ],
    [
      'the morning told again in the evening',
      [
        { clock: '10:00', toll: killed(2) },
        { clock: '17:00', timeText: 'صباح اليوم', toll: killed(3) },
      ],
    ],
    [
      'a somewhat lower count of another voice in the evening',
      [
        { clock: '10:00', toll: killed(13), speakers: RESCUE },
        { clock: '17:00', toll: killed(14), speakers: RESCUE },
        { clock: '20:00', toll: killed(11), speakers: [speaker('ناشطون', 'activists')] },
      ],
    ],
  ])('is told as the same: %s', (_why, told) => {
    expect(last(told)).not.toBe('create')
  })
})
