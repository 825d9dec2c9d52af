import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodePress, MOST_CALLBACK_BYTES, type Press, parsePress } from '../../src/bot/callback-data.ts'
import { KINDS } from '../../src/domain/detection.ts'
import type { PlaceId } from '../../src/domain/ids.ts'

const HERE = createHash('sha256').update('one chat').digest()
const ELSEWHERE = createHash('sha256').update('another chat').digest()

const place = fc.stringMatching(/^[A-Za-z0-9_-]{1,32}$/).map(text => text as PlaceId)
const on = fc.boolean()
const hour = fc.integer({ min: 0, max: 23 })
const page = fc.integer({ min: 0, max: 999 })

const anyPress: fc.Arbitrary<Press> = fc.oneof(
  fc.record({ do: fc.constantFrom('follow', 'unfollow', 'subscription', 'qr'), place }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('within'), place, on }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('kind'), place, kind: fc.constantFrom(...KINDS), on }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('radius'), place, km: fc.integer({ min: 0, max: 100 }) }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('my'), page }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('list'), place: fc.option(place), page }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('town'), place, days: fc.integer({ min: 1, max: 90 }) }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('language'), language: fc.constantFrom('ar', 'en') }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('digits'), digits: fc.constantFrom('western', 'arabic') }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('forget'), messages: on }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constantFrom('cancel', 'quiet-off', 'zones') }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('mute'), hours: fc.integer({ min: 0, max: 168 }) }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('quiet'), from: hour, to: hour }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('quiet-mode'), mode: fc.constantFrom('silent', 'hold', 'off') }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('zone'), zone: fc.integer({ min: 0, max: 99 }) }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('digest'), hour: fc.option(hour) }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('discreet'), on }) as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('details'), alert: fc.uuid() }) as unknown as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('mute-story'), event: fc.uuid(), on }) as unknown as fc.Arbitrary<Press>,
  fc.record({ do: fc.constant('action'), token: fc.stringMatching(/^[A-Za-z0-9_-]{22}$/) }) as fc.Arbitrary<Press>,
)

describe('callback data', () => {
  it('holds every press in 64 bytes, and gives it back', () => {
    fc.assert(
      fc.property(anyPress, press => {
        const data = encodePress(press, HERE)
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(MOST_CALLBACK_BYTES)
        expect(parsePress(data, HERE)).toEqual(press)
      }),
      { numRuns: 1000 },
    )
  })

  it('of another chat says nothing', () => {
    fc.assert(fc.property(anyPress, press => parsePress(encodePress(press, HERE), ELSEWHERE) === null))
  })

  it('that was altered says nothing', () => {
    const altered = fc.tuple(anyPress, fc.nat(), fc.string({ minLength: 1, maxLength: 1 })).map(([press, at, letter]) => {
      const data = encodePress(press, HERE)
      const index = at % data.length
      return { data, changed: data.slice(0, index) + letter + data.slice(index + 1) }
    })
    fc.assert(
      fc.property(altered, ({ data, changed }) => changed === data || parsePress(changed, HERE) === null),
      { numRuns: 1000 },
    )
  })

  it('of any other form says nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), text => parsePress(text, HERE) === null),
      { numRuns: 1000 },
    )
  })

  it.each(['1zs:100', '1p:169', '1t:C1:0', '1k:C1:q:1', '1r:C1:1.5', '1f:', '1f:ا', '1a:short', '1constructor', '1__proto__'])(
    '%s says nothing even under our seal',
    body => {
      const sealed = `${body}~${encodePress({ do: 'cancel' }, HERE).split('~')[1]}`
      expect(parsePress(sealed, HERE)).toBeNull()
    },
  )
})
