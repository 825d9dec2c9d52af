import type { Token } from '../normalize/tokens.ts'
import { findTag, textAt } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import type { Reading } from '../reading/reading.ts'

/** What a piece is, its headline or first paragraph says, and before anything else that it tells. */
export const OPENING_WORDS = 45

/** Whether the words before the first fire of an article, as one string with a space at either end, fit. */
export function opensWith(reading: Reading, words: RegExp): boolean {
  return words.test(openingOf(reading))
}

const openingOf = once((reading: Reading): string => {
  const { text, furniture } = reading
  const end = firstFire(reading)
  const words: string[] = []
  for (const sentence of text.sentences) {
    if (sentence.from >= end || words.length >= OPENING_WORDS) break
    const own = text.tokens.slice(sentence.from, sentence.to)
    if (furniture.has(sentence.paragraph) || isMenu(own)) continue
    for (const token of own.slice(0, end - sentence.from)) if (token.kind === 'word') words.push(token.text)
  }
  return ` ${words.slice(0, OPENING_WORDS).join(' ')} `
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
