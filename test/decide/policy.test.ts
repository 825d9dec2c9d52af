import { describe, expect, it } from 'vitest'
import { blindness, SEEING } from '../../src/decide/blindness.ts'
import { capNormal, NORMAL_PER_HOUR } from '../../src/decide/cap.ts'
import { correctEvent } from '../../src/decide/correct.ts'
import { decide } from '../../src/decide/decide.ts'
import { plainDecision } from '../../src/decide/fallback.ts'
import { figureRange, sourceCount } from '../../src/decide/figures.ts'
import { standingOf } from '../../src/decide/standing.ts'
import type { AlertPlan } from '../../src/domain/alert.ts'
import { NO_TOLL } from '../../src/domain/detection.ts'
import type { Event } from '../../src/domain/event.ts'
import { at, context, detection, exactly, gazetteer, placeId, speaker, times } from '../support/detections.ts'

const NOW = new Date('2019-08-31T12:00:00Z')
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000)
const strike = detection({ places: [at('سقبا')], toll: { ...NO_TOLL, killed: exactly(9) } })

function told(...items: readonly (typeof strike)[]): Event {
  let event: Event | undefined
  for (const [index, item] of items.entries()) {
    const decision = decide(item, context({ known: event ? [event] : [], outlet: `outlet ${index}`, article: `article ${index}` }))
    if (!('event' in decision)) throw new Error(decision.reason)
    event = decision.event
  }
  if (!event) throw new Error('nothing told')
  return event
}

const shape = ({ type, lane, audience }: AlertPlan) => `${type} ${lane} ${audience.by}`

describe('a correction', () => {
  const correcting = { gazetteer, times, now: minutes(30) }

  it('goes to those reached, ahead of everything, and the right news to those it concerns', () => {
    const places = [{ id: placeId('دوما'), name: 'دوما', area: null, candidates: [] }]
    const decision = correctEvent(told(strike), { what: 'places', places }, correcting)
    expect(decision.action).toBe('correct')
    expect('alerts' in decision && decision.alerts.map(shape)).toEqual(['correction 0 reached', 'edit 0 reached', 'first 1 places'])
  })

  it('of a toll that was too high tells those who had nothing yet as well', () => {
    const by = { detection: strike, claim: { ...told(strike).claims[0]!, toll: { ...NO_TOLL, killed: exactly(2) } } }
    const decision = correctEvent(told(strike), { what: 'article', drop: 'article 0' as never, by }, correcting)
    expect('alerts' in decision && decision.alerts[0]?.body).toMatchObject({ form: 'correction', sort: 'figures' })
    expect('alerts' in decision && decision.alerts.map(({ type }) => type)).toEqual(['correction', 'edit', 'first'])
  })

  it('of the place of a truce takes its sentence away, and what was a mere call confirms nothing after it', () => {
    const places = [{ id: placeId('دوما'), name: 'دوما', area: null, candidates: [] }]
    const truce = (summary: string) => {
      const un = { ...speaker('الأمم المتحدة', 'neutral'), party: 'un' }
      return told({ ...strike, kind: 'ceasefire', status: 'announced', speakers: [un], toll: NO_TOLL, summary })
    }
    const moved = (event: Event) => {
      const decision = correctEvent(event, { what: 'places', places }, correcting)
      if (!('event' in decision)) throw new Error(decision.reason)
      return decision.event
    }
    expect(moved(truce('هدنة تشمل سقبا.')).claims[0]).toMatchObject({ summary: '', placeNames: ['دوما'] })
    expect(standingOf(moved(truce('الأمم المتحدة ترحب بهدنة في سقبا.'))).announced).toBe('one side')
  })

  it('of an article that others bear out leaves the event standing', () => {
    const decision = correctEvent(told(strike, strike), { what: 'article', drop: 'article 0' as never, by: null }, correcting)
    expect(decision).toMatchObject({ action: 'update', event: { claims: [{ article: 'article 1' }] } })
  })

  it('of all that was known withdraws it, and nothing joins it any more', () => {
    const decision = correctEvent(told(strike), { what: 'withdrawn' }, correcting)
    expect('alerts' in decision && decision.alerts.map(shape)).toEqual(['retraction 0 reached', 'edit 0 reached'])
    const again = decide(strike, context({ known: 'event' in decision ? [decision.event] : [] }))
    expect(again.action).toBe('create')
  })
})

describe('two admins who put one event right at a time', () => {
  const correcting = { gazetteer, times, now: minutes(30) }
  const gone = correctEvent(told(strike), { what: 'withdrawn' }, correcting)
  const places = [{ id: placeId('دوما'), name: 'دوما', area: null, candidates: [] }]

  it.each([
    ['taken back', { what: 'withdrawn' } as const],
    ['moved', { what: 'places', places } as const],
    ['changed', { what: 'kind', kind: 'ceasefire', status: 'violated' } as const],
  ])('what one has taken back is not %s by the other', (_what, change) => {
    if (!('event' in gone)) throw new Error(gone.reason)
    expect(correctEvent(gone.event, change, correcting)).toMatchObject({ action: 'ignore', eventId: gone.event.id })
  })
})

describe('the cap of an hour', () => {
  const sent = Array.from({ length: NORMAL_PER_HOUR }, (_, index) => minutes(-50 + index))

  it('merges normal alerts beyond it, until the oldest is an hour past', () => {
    expect(capNormal(2, sent.slice(1), NOW)).toMatchObject({ how: 'now' })
    expect(capNormal(2, sent, NOW)).toMatchObject({ how: 'merged', at: minutes(10) })
    expect(capNormal(2, sent, minutes(11))).toMatchObject({ how: 'now' })
  })

  it.each([0, 1, 3])('never holds lane %d', lane => expect(capNormal(lane, sent, NOW)).toMatchObject({ how: 'now' }))
})

describe('blindness', () => {
  const window = told(detection({ kind: 'ceasefire', status: 'announced', day: null, dayStated: false, places: [at('دوما')] }))
  const recent = told(strike)
  const facts = (blindMinutes: number) => ({
    lastReadAt: minutes(-blindMinutes),
    now: NOW,
    windows: [window],
    recent: [window, recent],
    gazetteer,
  })

  it('is told after half an hour to followers of a running window, once', () => {
    expect(blindness(SEEING, facts(29)).alerts).toEqual([])
    const first = blindness(SEEING, facts(30))
    expect(first.alerts[0]?.audience).toMatchObject({ exact: [placeId('دوما')] })
    expect(blindness(first.state, facts(31)).alerts).toEqual([])
  })

  it('is told to those too who follow a town with all around it', () => {
    const near = (km: number) => (alert: AlertPlan | undefined) =>
      alert?.audience.by === 'places' && (alert.audience.near ?? []).filter(place => place.km <= km).map(({ place }) => place)
    const first = blindness(SEEING, facts(30))
    expect(near(10)(first.alerts[0])).toContain(placeId('مسرابا'))
    const over = blindness(first.state, facts(1))
    expect(near(10)(over.alerts[0])).toContain(placeId('مسرابا'))
  })

  it('is told after two hours to everyone else with a recent event, and its end to all of these', () => {
    const first = blindness(SEEING, facts(30))
    const second = blindness(first.state, facts(120))
    expect(second.alerts[0]?.audience).toMatchObject({ exact: [placeId('سقبا')] })
    expect(blindness(second.state, facts(180)).alerts).toEqual([])
    const over = blindness(second.state, facts(1))
    expect(over.alerts[0]?.audience).toMatchObject({ exact: [placeId('دوما'), placeId('سقبا')] })
    expect(over.state).toEqual(SEEING)
  })
})

describe('what is plain', () => {
  it('tells danger to the followers of its places, even without the tree of places', () => {
    const broken = {
      ...gazetteer,
      descendants: () => {
        throw new Error('broken')
      },
    }
    const decision = plainDecision(strike, { ...context(), gazetteer: broken })
    expect(decision && 'alerts' in decision && decision.alerts[0]).toMatchObject({ lane: 1, audience: { exact: [placeId('سقبا')] } })
  })

  it('tells no relief', () => expect(plainDecision({ ...strike, kind: 'ceasefire', status: 'announced' }, context())).toBeNull())
})

describe('sources', () => {
  const by = (name: string, party: string | null = null) => ({
    ...strike,
    speakers: [{ ...speaker(name, party ? 'monitor' : 'activists'), party }],
  })

  it('are counted by who says it, not by who carries it', () => {
    expect(sourceCount(told(by('المرصد', 'sohr'), by('المرصد', 'sohr')).claims)).toBe(1)
    expect(sourceCount(told(by('المرصد', 'sohr'), by('الشبكة', 'snhr')).claims)).toBe(2)
    expect(sourceCount(told(by('ناشطون'), by('ناشطون')).claims)).toBe(2)
  })

  it('give a range from each one’s latest word', () => {
    const said = (killed: number, name: string) => ({ ...by(name, name), toll: { ...NO_TOLL, killed: exactly(killed) } })
    const range = figureRange(told(said(3, 'sohr'), said(9, 'snhr'), said(5, 'sohr')).claims, 'killed')
    expect(range).toMatchObject({ min: { value: 5 }, max: { value: 9 } })
  })
})
