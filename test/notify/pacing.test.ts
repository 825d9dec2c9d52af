import { describe, expect, it } from 'vitest'
import { createAnswerBudget } from '../../src/notify/answer-budget.ts'
import { backoffS, pacingFor } from '../../src/notify/pacing.ts'
import { disturbance } from '../../src/notify/quiet.ts'

describe('pacing', () => {
  it.each([
    [30, 3, 100],
    [25, 3, 120],
    [15, 2, 134],
    [1, 1, 1000],
    [0.5, 1, 2000],
    [1000, 100, 100],
    [4000, 100, 25],
  ])('%f a second: tickets of %i every %i ms', (rate, batch, duration) => {
    expect(pacingFor(rate)).toEqual({ batch, pace: { max: 1, duration } })
  })

  it.each([
    [0, 2],
    [1, 2],
    [2, 4],
    [5, 32],
    [6, 60],
    [1000, 60],
  ])('after %i tries waits %i s', (tries, seconds) => {
    expect(backoffS(tries)).toBe(seconds)
  })
})

describe('answers to people', () => {
  const budget = (busy: boolean) => {
    let nowMs = 0
    let spent = 0
    const answers = createAnswerBudget({
      rate: 30,
      spend: async count => {
        spent += count
        return busy
      },
      nowMs: () => nowMs,
    })
    return { answers, pass: (ms: number) => (nowMs += ms), spent: () => spent }
  }
  const settled = async (promise: Promise<void>) => {
    let done = false
    void promise.then(() => (done = true))
    await new Promise(resolve => setTimeout(resolve, 60))
    return done
  }

  it('go first to who has had the fewest lately: a flood delays nobody else', async () => {
    const { answers, pass } = budget(true)
    const order: string[] = []
    const ask = (chat: number, name: string) => answers.take(chat).then(() => order.push(name))
    const asked = [1, 2, 3, 4, 5, 6].map(number => ask(666, `flood ${number}`))
    asked.push(ask(1, 'first'), ask(2, 'second'))
    for (let third = 0; third < 11; third++) {
      pass(334)
      await settled(Promise.resolve())
    }
    await Promise.all(asked)
    expect(order).toEqual(['flood 1', 'flood 2', 'flood 3', 'first', 'second', 'flood 4', 'flood 5', 'flood 6'])
  })

  it('pass at three a second while deliveries wait, in order', async () => {
    const { answers, pass } = budget(true)
    await Promise.all([answers.take(), answers.take(), answers.take()])
    const fourth = answers.take()
    expect(await settled(fourth)).toBe(false)
    pass(334)
    expect(await settled(fourth)).toBe(true)
  })

  it('have the whole rate while nothing else is sent, and are counted', async () => {
    const { answers, pass, spent } = budget(false)
    await answers.take()
    await expect.poll(spent).toBe(1)
    pass(1000)
    const many = Promise.all(Array.from({ length: 30 }, () => answers.take())).then(() => {})
    expect(await settled(many)).toBe(true)
    await expect.poll(spent).toBe(31)
  })
})

describe('quiet hours', () => {
  const settings = { zone: 'Asia/Damascus', quietFrom: '22:00', quietTo: '07:00', quietMode: 'silent', pausedUntil: null } as const
  // Damascus is two hours ahead of UTC in March 2018.
  const at = (time: string) => new Date(`2018-03-12T${time}:00Z`)

  it.each([
    ['before them', 2, settings, '19:59', { how: 'loud' }],
    ['as they begin', 2, settings, '20:00', { how: 'silent' }],
    ['after midnight', 3, settings, '01:00', { how: 'silent' }],
    ['as they end', 2, settings, '05:00', { how: 'loud' }],
    ['danger', 1, settings, '01:00', { how: 'loud' }],
    ['held', 2, { ...settings, quietMode: 'hold' }, '04:00', { how: 'later', afterS: 3600 }],
    ['switched off', 2, { ...settings, quietMode: 'off' }, '01:00', { how: 'loud' }],
    ['none set', 2, { ...settings, quietFrom: null }, '01:00', { how: 'loud' }],
    ['paused', 2, { ...settings, pausedUntil: at('13:00') }, '12:00', { how: 'later', afterS: 3600 }],
    ['paused, danger', 0, { ...settings, pausedUntil: at('13:00') }, '12:00', { how: 'loud' }],
    ['within one day', 2, { ...settings, quietFrom: '12:00:00', quietTo: '14:00:00' }, '11:30', { how: 'silent' }],
  ] as const)('%s', (_, lane, chat, time, expected) => {
    expect(disturbance(lane, chat, at(time))).toEqual(expected)
  })
})
