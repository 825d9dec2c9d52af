import { describe, expect, it } from 'vitest'
import { counted, NOUNS } from '../../src/arabic/counted-noun.ts'

describe('counted', () => {
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
  ])('%d dead', (value, text) => expect(counted(value, NOUNS.killed)).toBe(text))

  it.each([
    [0, '0 جريح', '0 امرأة'],
    [1, 'جريح واحد', 'امرأة واحدة'],
    [2, 'جريحان', 'امرأتان'],
    [3, '3 جرحى', '3 نساء'],
    [10, '10 جرحى', '10 نساء'],
    [11, '11 جريحاً', '11 امرأة'],
    [100, '100 جريح', '100 امرأة'],
    [101, '101 جريح', '101 امرأة'],
    [102, '102 جريح', '102 امرأة'],
    [103, '103 جرحى', '103 نساء'],
    [111, '111 جريحاً', '111 امرأة'],
    [200, '200 جريح', '200 امرأة'],
    [1003, '1003 جرحى', '1003 نساء'],
  ])('%d wounded, men and women', (value, wounded, women) => {
    expect(counted(value, NOUNS.wounded)).toBe(wounded)
    expect(counted(value, NOUNS.woman)).toBe(women)
  })

  it.each([
    [1, 'غارة واحدة'],
    [2, 'غارتان'],
    [3, '3 غارات'],
    [11, '11 غارة'],
    [100, '100 غارة'],
    [103, '103 غارات'],
  ])('%d raids', (value, text) => expect(counted(value, NOUNS.raid)).toBe(text))

  it('puts two into the case after a preposition', () => expect(counted(2, NOUNS.wounded, true)).toBe('جريحين'))
})
