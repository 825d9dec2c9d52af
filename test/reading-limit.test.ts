import { expect, it } from 'vitest'
import { ReadingTimeoutError, withinTime } from '../src/reading-limit.ts'

it('gives what the work gives', () => {
  expect(withinTime(60_000, () => [1, 2])).toEqual([1, 2])
})

it('ends a loop without end', () => {
  const forever = () => {
    for (;;) Math.random()
  }
  expect(() => withinTime(50, forever)).toThrow(new ReadingTimeoutError(50))
})

it('ends a pattern that tries for ever', () => {
  expect(() => withinTime(50, () => /^(?:a+)+$/.test(`${'a'.repeat(60)}b`))).toThrow(ReadingTimeoutError)
})

it('hands on what the work throws', () => {
  const broken = () => {
    throw new RangeError('broken')
  }
  expect(() => withinTime(60_000, broken)).toThrow(RangeError)
})
