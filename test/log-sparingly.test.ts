import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { logSparingly } from '../src/log-sparingly.ts'
import type { Logger } from '../src/logger.ts'

const MINUTE_MS = 60_000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'], now: 10 * MINUTE_MS })
})
afterEach(() => {
  vi.useRealTimers()
})

it('says at once what fails, and in an hour of it a dozen times, with the number left out; another time at once again', () => {
  const said: { leftOut: number; task: string }[] = []
  const log = { warn: (fields: object) => said.push(fields as (typeof said)[number]) } as unknown as Logger
  const heard = logSparingly(log, 'a task failed', { task: 'sweep' })
  vi.advanceTimersByTime(MINUTE_MS)
  for (let at = 0; at < 720; at++) {
    heard(new Error('away'))
    if (at === 0) expect(said).toEqual([expect.objectContaining({ leftOut: 0, task: 'sweep' })])
    vi.advanceTimersByTime(5000)
  }
  expect(said.length).toBeGreaterThan(8)
  expect(said.length).toBeLessThan(14)
  expect(said.reduce((sum, { leftOut }) => sum + leftOut + 1, 0)).toBeGreaterThan(600)
  const before = said.length
  vi.advanceTimersByTime(5 * MINUTE_MS)
  heard(new Error('away'))
  expect(said.length).toBe(before + 1)
})
