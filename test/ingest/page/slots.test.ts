import { describe, expect, it } from 'vitest'
import { createSlots } from '../../../src/ingest/page/slots.ts'

describe('createSlots', () => {
  it('never runs more at once than it has slots, in order, and refuses beyond its queue', async () => {
    const slots = createSlots(2, 3)
    const started: number[] = []
    const finish: (() => void)[] = []
    const run = (id: number) =>
      slots.run(async () => {
        started.push(id)
        await new Promise<void>(resolve => finish.push(resolve))
        return id
      })
    const results = [0, 1, 2, 3, 4].map(run)
    expect(await run(5)).toBeNull()
    expect(started).toEqual([0, 1])
    finish[0]!()
    expect(await results[0]).toBe(0)
    await Promise.resolve()
    expect(started).toEqual([0, 1, 2])
    for (let at = 1; at < 5; at++) {
      finish[at]!()
      expect(await results[at]).toBe(at)
    }
    expect(started).toEqual([0, 1, 2, 3, 4])
  })

  it('frees the slot of a task that fails', async () => {
    const slots = createSlots(1, 0)
    await expect(slots.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await slots.run(async () => 'next')).toBe('next')
  })
})
