import { describe, expect, it } from 'vitest'
import { read } from '../support/tables.ts'

/** Killed by place, of all shellings that a text tells of. */
function killedBy(text: string): Record<string, number | null> {
  return Object.fromEntries(read(text).flatMap(({ places, toll }) => places.map(({ name }) => [name, toll.killed?.value ?? null] as const)))
}

describe('tolls of one place told twice', () => {
  it('keeps what is told of each town over the sum of both', () => {
    const text = 'قتل 30 مدنيا في غارات على بلدتي سقبا وحمورية.\nقتل 20 مدنيا في غارات على سقبا.\nقتل 10 مدنيين في غارات على حمورية.'
    expect(killedBy(text)).toEqual({ سقبا: 20, حمورية: 10 })
  })
  it('keeps the sum where nothing else is told', () =>
    expect(killedBy('قتل 30 مدنيا في غارات على بلدتي سقبا وحمورية.\nغارات على سقبا.')).toEqual({ سقبا: 30, حمورية: 30 }))
  it('takes the larger of two counts of one place', () =>
    expect(killedBy('قتل 3 مدنيين في غارات على سقبا.\nقتل 5 مدنيين في غارات على سقبا.')).toEqual({ سقبا: 5 }))
})
