import { describe, expect, it } from 'vitest'
import { foldWord } from '../../src/detect/normalize/fold.ts'
import { lexemeOf } from '../../src/detect/normalize/lexeme.ts'
import { normalize } from '../../src/detect/normalize/tokens.ts'
import { createLexicon } from '../../src/detect/reading/lexicon.ts'

const lexicon = createLexicon()
const tagsOf = (word: string) => lexicon.word(lexemeOf(foldWord(word))).tags

describe('word', () => {
  it.each([
    ['قصفت', 'fire-verb'],
    ['وتقصف', 'fire-verb'],
    ['فقصفوها', 'fire-verb'],
    ['بالقصف', 'fire-noun'],
    ['وغاراتها', 'fire-noun'],
    ['استهدفته', 'aim'],
    ['للمدفعية', 'projectile'],
    ['استشهاد', 'dead'],
    ['وإصابة', 'wounded'],
    ['بينما', null],
  ] as const)('%s', (word, tag) => (tag ? expect(tagsOf(word)).toContain(tag) : expect(tagsOf(word)).not.toContain('fire-verb')))

  it.each([
    ['تغيّر', 'fire-verb'],
    ['إضافة', 'speech'],
    ['التابعة', 'speech'],
    ['امرأة', 'truce-agree'],
    ['يقضي', 'dead'],
  ] as const)('%s is not %s', (word, tag) => expect(tagsOf(word)).not.toContain(tag))

  it('tells the future', () => expect(lexicon.word(lexemeOf('ستقصف')).future).toBe(true))
})

describe('phraseAt', () => {
  const phrase = (text: string) => {
    const { tokens } = normalize(text)
    return lexicon.phraseAt(tokens, 0, tokens.length)
  }
  it.each([
    ['وقف إطلاق النار في دوما', 3, 'truce'],
    ['لوقف إطلاق النار', 3, 'truce'],
    ['بالقرب من سقبا', 2, 'near'],
    ['السيارة المفخخة', 2, 'other-attack'],
  ] as const)('%s', (text, length, tag) => {
    const hit = phrase(text)
    expect(hit?.to).toBe(length)
    expect(hit?.tags).toContain(tag)
  })
  it('needs all its words', () => expect(phrase('وقف إطلاق')).toBeNull())
})
