import { describe, expect, it } from 'vitest'
import { dueSteps } from '../../src/decide/clock.ts'
import { decide } from '../../src/decide/decide.ts'
import { inOrder } from '../../src/decide/order.ts'
import type { Decision } from '../../src/domain/decision.ts'
import type { Detection } from '../../src/domain/detection.ts'
import { NO_TOLL } from '../../src/domain/detection.ts'
import type { Event } from '../../src/domain/event.ts'
import { at, atLeast, context, detection, exactly, gazetteer, placeId, speaker, times } from '../support/detections.ts'

const killed = (value: number) => ({ ...NO_TOLL, killed: exactly(value) })

/** Runs detections one after the other, each from its own article, and gives the decisions. */
function story(steps: readonly (Detection | [Detection, Parameters<typeof context>[0]])[]): Decision[] {
  const events = new Map<string, Event>()
  return steps.map(step => {
    const [item, parts] = Array.isArray(step) ? step : [step, {}]
    const decision = decide(item, context({ ...parts, known: [...events.values()] }))
    if ('event' in decision) events.set(decision.event.id, decision.event)
    return decision
  })
}

const alertTypes = (decision: Decision | undefined) => (decision && 'alerts' in decision ? decision.alerts.map(alert => alert.type) : [])

describe('a strike', () => {
  it('is told to the followers of the towns that were hit, urgently, and never expires', () => {
    const [first] = story([detection({ places: [at('سقبا'), at('حمورية')] })])
    expect(first).toMatchObject({ action: 'create' })
    const alert = first && 'alerts' in first ? first.alerts[0] : undefined
    expect(alert).toMatchObject({ type: 'first', lane: 1, silent: false, expiresAt: null })
    expect(alert?.audience).toMatchObject({ by: 'places', exact: [placeId('سقبا'), placeId('حمورية')] })
    expect(alert?.audience.by === 'places' && alert.audience.around).toContain(placeId('الغوطة الشرقية'))
  })

  it('told again by another outlet corroborates, and is one event', () => {
    const [, again] = story([
      detection({ places: [at('سقبا')], toll: killed(3) }),
      [
        detection({ places: [at('سقبا')], toll: killed(3), speakers: [speaker('الدفاع المدني السوري', 'rescue')] }),
        { outlet: 'وكالة المثال' },
      ],
    ])
    expect(again).toMatchObject({ action: 'corroborate' })
    expect(alertTypes(again)).toEqual(['edit'])
  })

  it.each([
    ['first death', null, 1, ['follow-up', 'edit']],
    ['doubles and rises by five', 5, 10, ['follow-up', 'edit']],
    ['rises by twenty', 40, 60, ['follow-up', 'edit']],
    ['doubles from two to four', 2, 4, ['edit']],
    ['rises by four', 10, 14, ['edit']],
  ])('notifies anew when its toll %s', (_why, before, after, expected) => {
    const [, rise] = story([
      detection({ places: [at('سقبا')], toll: before === null ? NO_TOLL : killed(before) }),
      detection({ places: [at('سقبا')], toll: killed(after) }),
    ])
    expect(alertTypes(rise)).toEqual(expected)
  })

  it('that hits a new town tells its followers, and only edits for the others', () => {
    const [first, more] = story([detection({ places: [at('سقبا')] }), detection({ places: [at('سقبا'), at('زملكا')] })])
    expect(alertTypes(more)).toEqual(['follow-up', 'edit', 'first'])
    const alert = more && 'alerts' in more ? more.alerts[2] : undefined
    expect(alert?.audience).toMatchObject({ by: 'places', exact: [placeId('زملكا')] })
    expect(alert?.audience.by === 'places' && first && 'event' in first && alert.audience.notReachedBy.includes(first.event.id)).toBe(true)
  })

  it.each([
    ['another hour of the day', { timeText: 'مساءً' }],
    ['another day', { day: '2019-08-30' }],
    ['another town', { places: [at('دوما')] }],
    ['from the ground instead of the air', { weapons: ['mortar'] as const }],
  ])('is another event at %s', (_why, other) => {
    const [, second] = story([
      detection({ places: [at('سقبا')], timeText: 'صباحاً', weapons: ['airstrike'] }),
      detection({ places: [at('سقبا')], timeText: 'صباحاً', weapons: ['airstrike'], ...other }),
    ])
    expect(second?.action).toBe('create')
  })

  it('under two names a short way off, with the same figures, is one', () => {
    const [, second] = story([detection({ places: [at('سقبا')], toll: killed(7) }), detection({ places: [at('حمورية')], toll: killed(7) })])
    expect(second?.action).toBe('update')
    expect(alertTypes(second)).toEqual(['edit', 'first'])
  })

  it('known only to a governorate does not alarm every town in it', () => {
    const [wide] = story([detection({ places: [at('ريف إدلب')] })])
    const alert = wide && 'alerts' in wide ? wide.alerts[0] : undefined
    expect(alert?.audience.by === 'places' && alert.audience.inside).toEqual([])
  })

  it('over 72 hours past by a stated day is kept from the chat, from 24 hours on it goes out silently', () => {
    const [old] = story([detection({ places: [at('سقبا')], day: '2019-08-27' })])
    expect(old).toMatchObject({ action: 'ignore' })
    const [late] = story([detection({ places: [at('سقبا')], day: '2019-08-29' })])
    expect(late && 'alerts' in late && late.alerts[0]).toMatchObject({ silent: true, body: { late: true } })
  })

  it('at a place in doubt waits two minutes, then goes to the followers of every candidate', () => {
    const [one, two] = [placeId('سقبا'), placeId('دوما')]
    const doubted = detection({ places: [{ ...at('سقبا'), id: null, candidates: [one, two] }] })
    expect(story([doubted])[0]).toMatchObject({ action: 'review', releaseAfterS: 120 })
    const released = decide(doubted, context({ released: true }))
    expect('alerts' in released && released.alerts[0]?.audience).toMatchObject({ by: 'places', exact: [one, two] })
  })

  it('whose article has no date waits for a person', () => {
    expect(story([[detection({ places: [at('سقبا')] }), { publishedAt: null }]])[0]).toMatchObject({
      action: 'review',
      releaseAfterS: null,
    })
  })
})

describe('relief', () => {
  const truce = (parts: Partial<Detection> = {}) =>
    detection({ kind: 'ceasefire', status: 'announced', day: null, dayStated: false, places: [at('الغوطة الشرقية')], ...parts })
  const corridor = (parts: Partial<Detection> = {}) =>
    detection({ kind: 'corridor', status: 'open', day: null, dayStated: false, places: [at('سقبا')], ...parts })

  it('is not urgent, reaches the towns inside its area, and expires at its end', () => {
    const [first] = story([truce({ end: '2019-09-01T06:00' })])
    const alert = first && 'alerts' in first ? first.alerts[0] : undefined
    expect(alert).toMatchObject({ lane: 2, expiresAt: '2019-09-01T03:00:00.000Z' })
    expect(alert?.audience.by === 'places' && alert.audience.inside).toContain(placeId('سقبا'))
  })

  it('at a crossing reaches the towns beside it', () => {
    const [first] = story([corridor({ places: [at('معبر أبو الضهور')] })])
    const audience = first && 'alerts' in first ? first.alerts[0]?.audience : undefined
    expect(audience?.by === 'places' && audience.inside).toContain(placeId('أبو الضهور'))
    expect(audience?.by === 'places' && audience.inside).not.toContain(placeId('معرة النعمان'))
  })

  it('whose window has ended is not told', () => {
    expect(story([truce({ end: '2019-08-31T10:00' })])[0]).toMatchObject({ action: 'ignore' })
  })

  it('at a place in doubt is never sent of itself', () => {
    expect(story([corridor({ places: [{ ...at('سقبا'), id: null, candidates: [placeId('سقبا'), placeId('دوما')] }] })])[0]).toMatchObject({
      action: 'review',
      releaseAfterS: null,
    })
  })

  it('open without an end lapses two hours after the report', () => {
    const [first] = story([corridor()])
    expect(first && 'alerts' in first && first.alerts[0]?.expiresAt).toBe('2019-08-31T13:00:00.000Z')
  })

  it.each([
    ['violated', 'ceasefire'],
    ['ended', 'ceasefire'],
    ['denied', 'ceasefire'],
  ] as const)('a truce that is %s makes a new urgent message', (status, _kind) => {
    const [, worse] = story([truce(), truce({ status })])
    const followUp = worse && 'alerts' in worse ? worse.alerts.find(alert => alert.type === 'follow-up') : undefined
    expect(followUp).toMatchObject({ lane: 1, silent: false, expiresAt: null })
  })

  it('an older report does not reopen a corridor that was closed since', () => {
    const [, , older] = story([
      corridor(),
      corridor({ status: 'closed' }),
      [corridor({ speakers: [speaker('وسيط')] }), { outlet: 'وكالة المثال', publishedAt: new Date('2019-08-31T09:00:00Z') }],
    ])
    expect(older && 'event' in older && older.event.status).toBe('closed')
    expect(alertTypes(older)).toEqual(['edit'])
  })

  it('a breach in one town of a truce for the whole country is told to that town, not to the country', () => {
    const [, breach] = story([truce({ places: [at('سوريا')] }), truce({ status: 'violated', places: [at('تلبيسة')] })])
    expect(breach).toMatchObject({ action: 'create' })
    expect(breach && 'alerts' in breach && breach.alerts.map(alert => alert.audience)).toMatchObject([
      { by: 'places', exact: [placeId('تلبيسة')] },
    ])
  })

  it('a breach that is the strike told just now, under the truce of a whole governorate, is no truce and no message of its own', () => {
    const governorate = { ...at('إدلب'), id: placeId('محافظة إدلب') }
    const strike = detection({ places: [at('سراقب')], dayStated: false })
    const breach = (name: string) => truce({ status: 'violated', places: [at(name)] })
    const events = new Map<string, Event>()
    const decisions = [truce({ places: [governorate] }), strike, breach('سراقب'), breach('سرمين')].map(item => {
      const decision = decide(item, context({ known: [...events.values()] }))
      const changed = 'event' in decision ? [decision, ...(decision.touched ?? [])] : []
      for (const { event } of changed) events.set(event.id, event)
      return decision
    })
    expect(decisions.map(({ action }) => action)).toEqual(['create', 'create', 'ignore', 'create'])
  })

  it.each([
    ['strike', 'breach'],
    ['breach', 'strike'],
  ])('a breach told by the article that tells of the strike is one message with it, whether %s or %s stands first', (...order) => {
    const told = {
      strike: detection({ places: [at('سراقب')], dayStated: false }),
      breach: truce({ status: 'violated', places: [at('سراقب')] }),
    }
    const known = new Map<string, Event>()
    const tell = (item: Detection, article: string): Decision => {
      const decision = decide(item, context({ known: [...known.values()], article }))
      const changed = 'event' in decision ? [decision, ...(decision.touched ?? [])] : []
      for (const { event } of changed) known.set(event.id, event)
      return decision
    }
    tell(truce({ places: [at('سراقب')] }), 'announcing')
    const items = order.map((name, ordinal) => ({ detection: told[name as keyof typeof told], ordinal }))
    const [strike, breach] = inOrder(items, gazetteer).map(item => tell(item.detection, 'telling of fire'))
    const id = strike && 'event' in strike ? strike.event.id : ''
    expect(strike).toMatchObject({ action: 'create', event: { kind: 'shelling' } })
    expect(breach).toMatchObject({ action: 'update', event: { status: 'violated' } })
    // who has the strike's message reads of the breach in the truce's own; everybody else hears of it
    expect(breach && 'alerts' in breach && breach.alerts.map(({ type, audience }) => [type, audience])).toMatchObject([
      ['follow-up', { by: 'reached', notReachedBy: [id] }],
      ['edit', { by: 'reached' }],
      ['first', { by: 'places', notReachedBy: expect.arrayContaining([id]) }],
    ])
    const later = tell(truce({ status: 'ended', places: [at('سراقب')] }), 'later')
    expect(later && 'alerts' in later && later.alerts[0]?.audience).toEqual({ by: 'reached', eventId: expect.any(String) })
  })

  it('a breach that is told with a strike of days ago, which makes no sound, is told to all', () => {
    const known = new Map<string, Event>()
    const tell = (item: Detection, article: string, publishedAt = new Date('2019-08-31T10:00:00Z')): Decision => {
      const decision = decide(item, context({ known: [...known.values()], article, publishedAt }))
      const changed = 'event' in decision ? [decision, ...(decision.touched ?? [])] : []
      for (const { event } of changed) known.set(event.id, event)
      return decision
    }
    const standing = { places: [at('سراقب')], start: null, end: null, daily: null }
    tell(truce(standing), 'announcing', new Date('2019-08-29T06:00:00Z'))
    const fire = tell(detection({ places: [at('سراقب')], day: '2019-08-29', dayStated: true }), 'telling of fire')
    expect(fire).toMatchObject({ alerts: [{ silent: true }], touched: [{ event: { kind: 'ceasefire' } }] })
    const breach = tell(truce({ ...standing, status: 'violated' }), 'telling of fire')
    const told = breach && 'alerts' in breach ? breach.alerts[0] : undefined
    expect(told).toMatchObject({ type: 'follow-up', silent: false })
    expect(told?.audience.notReachedBy).toBeUndefined()
  })

  it.each(['denied', 'ended'] as const)(
    'a truce of a governorate that is %s "in" the town of that name is told to all who heard of it',
    status => {
      const area = { ...at('إدلب'), id: placeId('محافظة إدلب') }
      const [first, no] = story([truce({ places: [area] }), truce({ status, places: [at('إدلب')] })])
      expect(first && 'event' in first && no && 'event' in no && no.event.id === first.event.id).toBe(true)
      expect(no && 'event' in no && no.event.status).toBe(status)
      expect(alertTypes(no)).toEqual(['follow-up', 'edit', 'first'])
    },
  )

  it('a truce of a town stays announced where another town of its governorate denies one', () => {
    const [, no] = story([
      truce({ places: [{ ...at('إدلب'), id: placeId('محافظة إدلب') }] }),
      truce({ status: 'denied', places: [at('سراقب')] }),
    ])
    expect(no?.action).toBe('create')
  })

  it('shortened is urgent news, prolonged is not', () => {
    const known = truce({ end: '2019-09-01T14:00' })
    const [, sooner] = story([known, truce({ end: '2019-09-01T10:00' })])
    const [, longer] = story([known, truce({ end: '2019-09-02T14:00' })])
    const followUp = (decision: Decision | undefined) =>
      decision && 'alerts' in decision ? decision.alerts.find(alert => alert.type === 'follow-up') : undefined
    expect(followUp(sooner)).toMatchObject({ lane: 1, body: { news: 'shortened' } })
    expect(followUp(longer)).toMatchObject({ lane: 2, body: { news: 'extended' } })
  })

  it('kept every day for more hours is prolonged, though these begin on a later day', () => {
    const [, wider, fewer] = story([
      [truce({ daily: '09:00-14:00', start: '2019-08-29T09:00' }), { publishedAt: new Date('2019-08-28T12:00:00Z') }],
      truce({ daily: '08:00-16:00', start: '2019-09-01T08:00' }),
      truce({ daily: '10:00-12:00', start: '2019-09-02T10:00' }),
    ])
    expect(wider?.reason).toContain('extended')
    expect(wider && 'event' in wider && wider.event).toMatchObject({ daily: '08:00-16:00', start: '2019-08-29T09:00' })
    expect(fewer?.reason).toContain('shortened')
  })

  it.each([
    ['more', '01T08:00', '01T16:00', '09:00-14:00'],
    ['fewer', '01T10:00', '01T12:00', '10:00-12:00'],
    ['nightly', '01T22:00', '02T04:00', '09:00-14:00'],
  ])('kept every day does not end with the %s hours told of one day', (_why, from, to, hours) => {
    const [, day] = story([
      [truce({ daily: '09:00-14:00', start: '2019-08-29T09:00' }), { publishedAt: new Date('2019-08-28T12:00:00Z') }],
      truce({ start: `2019-09-${from}`, end: `2019-09-${to}` }),
    ])
    expect(day && 'event' in day && day.event).toMatchObject({ daily: hours, start: '2019-08-29T09:00', end: null })
  })

  it('that is denied and prolonged by him who announced it disturbs nobody anew', () => {
    const [, , longer] = story([
      truce({ end: '2019-09-01T14:00' }),
      truce({ status: 'denied', speakers: [], deniedBy: [speaker('فصيل', 'opposition')] }),
      truce({ end: '2019-09-02T14:00' }),
    ])
    expect(longer && 'event' in longer && longer.event).toMatchObject({ status: 'denied', end: '2019-09-02T14:00' })
    expect(alertTypes(longer)).toEqual(['edit'])
  })

  it('whose hours become known only in the evening tells nothing of the hours before', () => {
    const [first] = story([truce({ start: '2019-08-31T00:00' })])
    const known = first && 'event' in first ? [first.event] : []
    const evening = new Date('2019-08-31T18:00:00Z')
    const later = decide(truce({ daily: '09:00-14:00', start: '2019-08-31T09:00' }), context({ known, now: evening, publishedAt: evening }))
    expect('event' in later && dueSteps(later.event, evening, times)).toEqual([])
  })

  it('a truce for the whole country reaches everybody in it', () => {
    const [first] = story([truce({ places: [{ ...at('سقبا'), id: placeId('سوريا'), name: 'سوريا' }] })])
    const alert = first && 'alerts' in first ? first.alerts[0] : undefined
    expect(alert?.audience.by === 'places' && alert.audience.inside.length).toBe(gazetteer.places.size - 1)
  })
})

it('a risen toll belongs to the strike of which nearly so many were told, not to the latest one', () => {
  const [many, few, more] = story([
    detection({ places: [at('سقبا')], timeText: 'صباحاً', toll: killed(13) }),
    [detection({ places: [at('سقبا')], timeText: 'مساءً', toll: killed(1) }), { now: new Date('2019-08-31T18:00:00Z') }],
    [detection({ places: [at('سقبا')], toll: killed(16) }), { now: new Date('2019-08-31T19:00:00Z') }],
  ])
  const idOf = (decision: Decision | undefined) => (decision && 'event' in decision ? decision.event.id : null)
  expect(idOf(few)).not.toBe(idOf(many))
  expect(idOf(more)).toBe(idOf(many))
})

it('figures of one speaker follow his latest word; those of several are a range', () => {
  const [, , third] = story([
    detection({ places: [at('سقبا')], toll: { ...NO_TOLL, killed: atLeast(3) } }),
    detection({ places: [at('سقبا')], toll: killed(5) }),
    [detection({ places: [at('سقبا')], toll: killed(9), speakers: [speaker('المرصد', 'monitor')] }), { outlet: 'وكالة المثال' }],
  ])
  expect(third && 'event' in third && third.event.claims).toHaveLength(3)
  expect(alertTypes(third)).toEqual(['edit'])
})
