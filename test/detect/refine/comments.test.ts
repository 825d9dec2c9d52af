import { describe, expect, it } from 'vitest'
import { placesOf } from '../support/tables.ts'

describe('answers below a post', () => {
  it.each([
    ['قصف على مدينة سقبا قبل قليل. All reactions: 112 comments Like أبو خالد: الله يحمي أهلنا في دوما من القصف', ['سقبا']],
    ['قصف على مدينة سقبا قبل قليل.\n\nقصف على مدينة دوما.', ['دوما', 'سقبا']],
    ['All reactions were told: قصف على مدينة سقبا.', ['سقبا']],
  ])('%s', (text, places) => expect(placesOf(text)).toEqual(places))
})
