import type { Bound } from '../../domain/detection.ts'
import { type NormalText, normalize, sourceSpan, type Token } from '../normalize/tokens.ts'
import { isArticle } from './bounds.ts'
import { countedNoun, people } from './counted-noun.ts'
import { digitsValue } from './digits.ts'
import { numberAt } from './find-numbers.ts'
import { joinedKin } from './kin.ts'
import { nounOf } from './nouns.ts'

export interface ReadNumber {
  readonly text: string
  readonly value: number
  readonly bound?: Bound
}

/** Numbers of a text as people ask for them: digits, words, duals and counted pairs («امرأة وطفلها»), signs, «.5» and fractions («1/4») too. */
export function readNumbers(source: string): ReadNumber[] {
  const text = normalize(source)
  const { tokens } = text
  const found: ReadNumber[] = []
  for (let at = 0; at < tokens.length; ) {
    const reading = signed(tokens, at) ?? fraction(tokens, at) ?? pair(tokens, at) ?? plain(tokens, at)
    if (!reading) {
      at++
      continue
    }
    found.push(show(text, at, reading))
    at = reading.to
  }
  return found
}

interface Reading {
  readonly to: number
  readonly value: number
  readonly bound: Bound | null
}

function plain(tokens: readonly Token[], at: number): Reading | null {
  return numberAt(tokens, isArticle(tokens[at]) && tokens[at + 1]?.kind === 'number' ? at + 1 : at)
}

/** «امرأة وطفلها»: one reading for what no single word counts. */
function pair(tokens: readonly Token[], at: number): Reading | null {
  const noun = nounOf(tokens[at])
  if (noun?.number !== 'one' || noun.definite || !people(noun) || !joinedKin(tokens[at + 1]?.text ?? '')) return null
  return countedNoun(tokens, at)
}

/** «-1200», «.75», where nothing but a space stands before the sign. */
function signed(tokens: readonly Token[], at: number): Reading | null {
  const sign = tokens[at]
  const digits = tokens[at + 1]
  if (sign?.kind !== 'mark' || digits?.kind !== 'number' || digits.start !== sign.end || tokens[at - 1]?.end === sign.start) return null
  if (sign.text === '-') {
    const number = numberAt(tokens, at + 1)
    if (number) return { ...number, value: -number.value }
    return null
  }
  if (sign.text !== '.' || !/^\d{1,9}$/.test(digits.text)) return null
  return { to: at + 2, value: Number(`0.${digits.text}`), bound: null }
}

/** «11/10» where no third number makes it a date. */
function fraction(tokens: readonly Token[], at: number): Reading | null {
  const [top, slash, bottom, next] = tokens.slice(at, at + 4)
  if (top?.kind !== 'number' || slash?.text !== '/' || bottom?.kind !== 'number' || next?.text === '/' || tokens[at - 1]?.text === '/')
    return null
  const over = digitsValue(top.text)
  const under = digitsValue(bottom.text)
  return over === null || !under ? null : { to: at + 3, value: over / under, bound: null }
}

function show(text: NormalText, from: number, { to, value, bound }: Reading): ReadNumber {
  const span = sourceSpan(text, text.tokens[from]?.start ?? 0, text.tokens[to - 1]?.end ?? 0)
  const words = text.source.slice(span.start, span.end)
  return bound ? { text: words, value, bound } : { text: words, value }
}
