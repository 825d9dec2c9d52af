import { findTag } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import type { Reading } from '../reading/reading.ts'

/** What a piece is, its headline or first paragraph says, and before anything else that it tells. */
export const OPENING_WORDS = 45

/** Whether the words before the first fire of an article, as one string with a space at either end, fit. */
export function opensWith(reading: Reading, words: RegExp): boolean {
  return words.test(openingOf(reading))
}

const openingOf = once((reading: Reading): string => {
  const words = reading.text.tokens.slice(0, firstFire(reading)).filter(token => token.kind === 'word')
  return ` ${words
    .slice(0, OPENING_WORDS)
    .map(token => token.text)
    .join(' ')} `
})

/** Where the first word of fire stands; `any` counts what falls and who dies too. */
export function firstFire({ text, lines }: Reading, any = false): number {
  for (const { line } of lines) {
    const at = any
      ? findTag(line, line.from, line.to, 'fire-verb', 'aim', 'projectile', 'dead')
      : findTag(line, line.from, line.to, 'fire-verb', 'aim')
    if (at >= 0) return at
  }
  return text.tokens.length
}
