import { describe, expect, it } from 'vitest'
import { courtesyOf, holdsTalk, phrasesOf, withoutParticle } from '../../src/bot/spoken-text.ts'

describe('words of people', () => {
  it.each([
    ['مرحبا', 'greeting'],
    ['السلام عليكم', 'greeting'],
    ['  مرحبًا! ', 'greeting'],
    ['شكراً', 'thanks'],
    ['ساعدوني', 'help'],
    ['؟', 'help'],
    ['إلغاء', 'stop'],
    ['STOP', 'stop'],
    ['أماكني', 'mine'],
    ['دوما', null],
    ['السلامية', null],
    ['', null],
  ])('%s', (text, courtesy) => {
    expect(courtesyOf(text)).toBe(courtesy)
  })
})

describe('phrases of a sentence', () => {
  const phrases = (text: string) => phrasesOf(text).map(words => words.join(' '))
  it('are tried from the longest on, without words of talk alone', () => {
    expect(phrases('أنا من كفر نبل')).toEqual(['أنا من كفر نبل', 'أنا من كفر', 'من كفر نبل', 'أنا من', 'من كفر', 'كفر نبل', 'كفر', 'نبل'])
  })
  it('do not cross lines and commas', () => {
    expect(phrases('دوما\nحرستا، سقبا')).toEqual(['دوما', 'حرستا', 'سقبا'])
  })
  it('are none for one word, and for an article', () => {
    expect(phrases('دوما')).toEqual([])
    expect(phrases('كلمة '.repeat(30))).toEqual([])
  })
  it.each([
    ['بحرستا', 'حرستا'],
    ['لدوما', 'دوما'],
    ['بلد', 'بلد'],
    ['حلب', 'حلب'],
  ])('%s without its particle', (word, bare) => {
    expect(withoutParticle(word)).toBe(bare)
  })
  it('go on after a particle with two letters where the name has more words', () => {
    expect(withoutParticle('بتل', 2)).toBe('تل')
    expect(withoutParticle('بلد', 3)).toBe('بلد')
  })
  it.each([
    ['سلام من حلب', true],
    ['ريف دمشق 40d', true],
    ['معره النعمن', false],
    ['jisr al shoghour', false],
  ])('are talk or not: %s', (text, talk) => expect(holdsTalk(text)).toBe(talk))
})
