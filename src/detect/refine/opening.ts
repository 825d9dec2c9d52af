import type { Token } from '../normalize/tokens.ts'
import { findTag, type Line, textAt } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import type { Reading } from '../reading/reading.ts'

/** What a piece is, its headline or first paragraph says, and before anything else that it tells. */
export const OPENING_WORDS = 45

/** Whether the words before the first fire of an article, and none behind a sentence, as one string with a space at either end, fit. */
export function opensWith(reading: Reading, words: RegExp, { to }: Line): boolean {
  const { text, ends } = openingOf(reading)
  const count = ends.findIndex(({ at }) => at >= to)
  return words.test(count < 0 ? text : text.slice(0, ends[count - 1]?.end ?? 1))
}

interface Opening {
  readonly text: string
  /** By word: its token, and where the string has come to with it and the space behind. */
  readonly ends: readonly { readonly at: number; readonly end: number }[]
}

const openingOf = once((reading: Reading): Opening => {
  const { text, furniture } = reading
  const end = firstFire(reading)
  const ends: { at: number; end: number }[] = []
  let words = ' '
  for (const sentence of text.sentences) {
    if (sentence.from >= end || ends.length >= OPENING_WORDS) break
    const own = text.tokens.slice(sentence.from, sentence.to)
    if (furniture.has(sentence.paragraph) || isMenu(own)) continue
    own.slice(0, end - sentence.from).forEach(({ kind, text: word }, index) => {
      if (kind !== 'word' || ends.length >= OPENING_WORDS) return
      words += `${word} `
      ends.push({ at: sentence.from + index, end: words.length })
    })
  }
  return { text: words, ends }
})

/** «مذكرات», «أخبار | ذكرى الثورة | من الأرشيف»: where a page leads, and nothing that the piece says of itself. */
function isMenu(tokens: readonly Token[]): boolean {
  return tokens.filter(({ kind }) => kind === 'word').length < MENU_WORDS || tokens.some(({ text }) => text === '|' || text === '›')
}

const MENU_WORDS = 3

/** Where the first word of fire stands; `any` counts what falls and who dies too. */
export function firstFire({ text, lines }: Reading, any = false): number {
  for (const { line } of lines) {
    const at = any
      ? findTag(line, line.from, line.to, 'fire-verb', 'aim', 'projectile', 'dead')
      : findTag(line, line.from, line.to, 'fire-verb', 'aim')
    // «ينال جائزة الجمهور»
    if (at >= 0 && !/^(و|ف)?[يت]?نالت?$/.test(textAt(line, at))) return at
  }
  return text.tokens.length
}
