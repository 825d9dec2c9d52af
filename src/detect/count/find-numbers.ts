import type { Bound } from '../../domain/detection.ts'
import type { NormalText, Token } from '../normalize/tokens.ts'
import { boundAround } from './bounds.ts'
import { type Cardinal, cardinalAt } from './cardinal.ts'
import { type FoundNoun, nounOf } from './nouns.ts'

/** A number that a text states. Tokens [from, to) hold the number itself, without the words of its bound and without the noun counted. */
export interface NumberReading {
  readonly from: number
  readonly to: number
  /** Offsets into the folded text, half-open; `sourceSpan` leads to the source. */
  readonly start: number
  readonly end: number
  readonly value: number
  readonly bound: Bound | null
  readonly form: 'digits' | 'words' | 'dual'
  /** Lemma of the noun for a dual, else null: `countedNoun` reads what a number counts. */
  readonly noun: string | null
}

/** All numbers of tokens [from, to), in order, none overlapping. Dates, clock times and names of weapons are no numbers. */
export function findNumbers(text: NormalText, from = 0, to = text.tokens.length): NumberReading[] {
  const { tokens } = text
  const found: NumberReading[] = []
  for (let at = from; at < to; ) {
    const reading = numberAt(tokens, at)
    if (reading && reading.to <= to) {
      found.push(reading)
      at = reading.to
    } else at++
  }
  return found
}

/** The number that begins at token `at`, or null. */
export function numberAt(tokens: readonly Token[], at: number): NumberReading | null {
  const cardinal = cardinalAt(tokens, at)
  if (cardinal) return isPartOfName(tokens, cardinal) ? null : reading(tokens, cardinal, cardinal.form, null)
  const noun = dualAt(tokens, at)
  return noun ? reading(tokens, { from: at, to: at + 1, value: 2 }, 'dual', noun.lemma) : null
}

function dualAt(tokens: readonly Token[], at: number): FoundNoun | null {
  const text = tokens[at]?.text ?? ''
  if (!(text.endsWith('ان') || text.endsWith('ين'))) return null
  const noun = nounOf(tokens[at])
  return noun?.number === 'two' ? noun : null
}

function reading(
  tokens: readonly Token[],
  { from, to, value }: Pick<Cardinal, 'from' | 'to' | 'value'>,
  form: NumberReading['form'],
  noun: string | null,
): NumberReading {
  const bound = boundAround(tokens, from, to)?.bound ?? null
  return { from, to, start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0, value, bound, form, noun }
}

/** «12/3», «F-16», «Su24»: digits that touch a slash, or a dash or letters of a Latin name. */
function isPartOfName(tokens: readonly Token[], { from, to, form }: Cardinal): boolean {
  if (form !== 'digits') return false
  const first = tokens[from] as Token
  const before = tokens[from - 1]
  const after = tokens[to]
  if (after?.text === '/' && tokens[to + 1]?.kind === 'number') return true
  if (!before || before.end !== first.start) return before?.text === '/' && tokens[from - 2]?.kind === 'number'
  if (before.text === '/') return tokens[from - 2]?.kind === 'number'
  if (before.text === '-') {
    const name = tokens[from - 2]
    return name?.kind === 'word' && name.end === before.start && (LATIN.test(name.text) || name.text.length <= 3)
  }
  return before.kind === 'word' && LATIN.test(before.text)
}

const LATIN = /^[a-z]/
