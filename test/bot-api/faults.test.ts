import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { call } from './calling.ts'
import type { FaultRule } from './faults.ts'
import { type BotApi, startBotApi } from './server.ts'

let api: BotApi

beforeEach(async () => {
  api = await startBotApi({ autoChats: true })
})
afterEach(() => api.close())

const plan = (...rules: FaultRule[]) => api.setFaults({ seed: 7, rules })
const always = (fault: FaultRule['fault'], more: Partial<FaultRule> = {}): FaultRule => ({ fault, probability: 1, times: 1, ...more })
const raw = () =>
  fetch(`${api.url}/bot${api.token}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chat_id: 1, text: 'x' }),
    signal: AbortSignal.timeout(500),
  })

describe('faults', () => {
  it.each<[FaultRule, string, number]>([
    [always('reset-before'), 'TypeError', 0],
    [always('reset-after'), 'TypeError', 1],
    [always('hang'), 'TimeoutError', 0],
    [always('hang', { afterAccepting: true }), 'TimeoutError', 1],
  ])('%o breaks the call; accepted or not', async (rule, error, accepted) => {
    plan(rule)
    await expect(raw()).rejects.toMatchObject({ name: error })
    expect(api.messages(1)).toHaveLength(accepted)
    expect((await raw()).status).toBe(200)
  })

  it.each<[FaultRule, number, string, number]>([
    [always('502-html'), 502, '<html>', 0],
    [always('502-html', { afterAccepting: true }), 502, '<html>', 1],
    [always('500-json'), 500, '{"ok":false,"error_code":500,"description":"Internal Server Error"}', 0],
    [always('html-200'), 200, '<!doctype html>', 0],
    [always('429', { retryAfter: 9000 }), 429, '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 9000"', 0],
  ])('%o answers %i', async (rule, status, start, accepted) => {
    plan(rule)
    const response = await raw()
    expect([response.status, (await response.text()).startsWith(start)]).toEqual([status, true])
    expect(api.messages(1)).toHaveLength(accepted)
  })

  it('answers late, and then as ever', async () => {
    plan(always('slow', { ms: 150 }))
    const begun = performance.now()
    expect((await raw()).status).toBe(200)
    expect(performance.now() - begun).toBeGreaterThan(140)
  })

  it.each([
    ['chat', true],
    ['global', false],
  ] as const)('a 429 for the %s is kept', async (scope, otherIsFree) => {
    plan(always('429', { retryAfter: 60, scope }))
    await raw()
    expect((await raw()).status).toBe(429)
    expect((await call(api, 'sendMessage', { chat_id: 2, text: 'x' })).ok).toBe(otherIsFree)
  })

  it('keeps to method and chat, and leaves getUpdates alone unless it is named', async () => {
    plan({ fault: '500-json', probability: 1, chatId: 2 }, { fault: '502-html', probability: 1, method: 'getMe' })
    expect((await raw()).status).toBe(200)
    expect((await call(api, 'sendMessage', { chat_id: 2, text: 'x' })).status).toBe(500)
    plan({ fault: '500-json', probability: 1 })
    expect((await call(api, 'getUpdates')).status).toBe(200)
    plan({ fault: '500-json', probability: 1, method: 'getUpdates' })
    expect((await call(api, 'getUpdates')).status).toBe(500)
    expect(api.stats().faults).toEqual({ '500-json': 2 })
  })

  it('draws the same faults again from the same seed', async () => {
    const draws = async (seed: number) => {
      api.setFaults({ seed, rules: [{ fault: '500-json', probability: 0.3 }] })
      const statuses: number[] = []
      for (let i = 0; i < 40; i++) statuses.push((await raw()).status)
      return statuses
    }
    const first = await draws(11)
    expect(new Set(first)).toEqual(new Set([200, 500]))
    expect(await draws(11)).toEqual(first)
    expect(await draws(12)).not.toEqual(first)
  })

  it('delays every answer by the latency', async () => {
    const slow = await startBotApi({ latencyMs: [60, 80] })
    const begun = performance.now()
    await call(slow, 'getMe')
    expect(performance.now() - begun).toBeGreaterThan(55)
    await slow.close()
  })
})
