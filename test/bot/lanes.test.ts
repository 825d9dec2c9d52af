import { describe, expect, it } from 'vitest'
import { createFloodGate } from '../../src/bot/flood-gate.ts'
import { createLanes } from '../../src/bot/lanes.ts'

describe('lanes', () => {
  it('keep the order of each key, and run keys side by side', async () => {
    const lanes = createLanes({ sideBySide: 2, waitingPerKey: 10, mostWaiting: 100 }, () => {})
    const done: string[] = []
    let most = 0
    let now = 0
    for (const name of ['a1', 'b1', 'a2', 'c1', 'a3', 'b2']) {
      lanes.add(name[0]!, async () => {
        now += 1
        most = Math.max(most, now)
        await new Promise(resolve => setTimeout(resolve, name === 'a1' ? 20 : 1))
        now -= 1
        done.push(name)
      })
    }
    await lanes.idle()
    expect(done).toHaveLength(6)
    expect(done.filter(name => name.startsWith('a'))).toEqual(['a1', 'a2', 'a3'])
    expect(done.filter(name => name.startsWith('b'))).toEqual(['b1', 'b2'])
    expect(most).toBe(2)
  })

  it('turn away what is too much for one key, go on after errors, and tell when there is room', async () => {
    const errors: unknown[] = []
    const lanes = createLanes({ sideBySide: 1, waitingPerKey: 2, mostWaiting: 3 }, error => errors.push(error))
    let open = (): void => {}
    const gate = new Promise<void>(resolve => {
      open = resolve
    })
    const verdicts = Array.from({ length: 5 }, () => lanes.add('k', () => gate.then(() => Promise.reject(new Error('bad')))))
    expect(verdicts).toEqual(['queued', 'queued', 'queued', 'full', 'full'])
    let room = false
    const waited = lanes.room().then(() => {
      room = true
    })
    await Promise.resolve()
    expect(room).toBe(false)
    open()
    await waited
    await lanes.idle()
    expect(errors).toHaveLength(3)
  })
})

describe('the flood gate', () => {
  it('lets a burst and then a rate through, warns once, and forgives', () => {
    const gate = createFloodGate({ perSecond: 2, burst: 4 })
    const verdicts = Array.from({ length: 7 }, () => gate.check(1, 0))
    expect(verdicts).toEqual(['pass', 'pass', 'pass', 'pass', 'warn', 'drop', 'drop'])
    expect(gate.check(2, 0)).toBe('pass')
    expect(gate.check(1, 500)).toBe('pass')
    expect(gate.check(1, 500)).toBe('drop')
    expect(gate.check(1, 10_000)).toBe('pass')
    expect(Array.from({ length: 4 }, () => gate.check(1, 10_000))).toEqual(['pass', 'pass', 'pass', 'warn'])
  })
})
