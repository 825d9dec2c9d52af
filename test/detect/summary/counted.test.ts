import { describe, expect, it } from 'vitest'
import { agreed, CHILDREN, counted, KILLED, WOMEN, WOUNDED } from '../../../src/detect/summary/counted.ts'

describe('agreed', () => {
  it.each([
    [1, 'قتيل واحد'],
    [2, 'قتيلان'],
    [3, '3 قتلى'],
    [10, '10 قتلى'],
    [11, '11 قتيلاً'],
    [99, '99 قتيلاً'],
    [100, '100 قتيل'],
    [101, '101 قتيل'],
    [102, '102 قتيل'],
    [103, '103 قتلى'],
    [111, '111 قتيلاً'],
    [200, '200 قتيل'],
    [1003, '1003 قتلى'],
  ])('%i dead are «%s»', (value, text) => expect(agreed(value, KILLED)).toBe(text))

  it.each([
    [1, 'امرأة واحدة'],
    [2, 'امرأتان'],
    [3, '3 نساء'],
    [11, '11 امرأة'],
  ])('%i women are «%s»', (value, text) => expect(agreed(value, WOMEN)).toBe(text))
})

describe('counted', () => {
  it.each([
    [{ value: 10, bound: 'min' }, WOUNDED, '10 جرحى على الأقل'],
    [{ value: 40, bound: 'about' }, WOUNDED, 'نحو 40 جريحاً'],
    [{ value: 5, bound: 'max' }, CHILDREN, '5 أطفال على الأكثر'],
    [{ value: 2, bound: null }, CHILDREN, 'طفلان'],
  ] as const)('%o', (count, forms, text) => expect(counted(count, forms)).toBe(text))
})
