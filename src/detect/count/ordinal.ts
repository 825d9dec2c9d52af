import type { Token } from '../normalize/tokens.ts'
import { NUMBER_WORDS } from './number-words.ts'

/** An ordinal in tokens [from, to): «الثالثة», «الحادي عشر», «الخامس والعشرين». */
export interface Ordinal {
  readonly from: number
  readonly to: number
  readonly value: number
  readonly definite: boolean
}

const STEMS: readonly (readonly [value: number, words: string])[] = [
  [1, 'اول اولي اولا'],
  [2, 'ثاني ثانيه تاني تانيه ثان'],
  [3, 'ثالث ثالثه تالت تالته'],
  [4, 'رابع رابعه'],
  [5, 'خامس خامسه'],
  [6, 'سادس سادسه'],
  [7, 'سابع سابعه'],
  [8, 'ثامن ثامنه تامن تامنه'],
  [9, 'تاسع تاسعه'],
  [10, 'عاشر عاشره'],
]
const COMPOUND_FIRST = 'حادي حاديه'
const PREFIXES = ['', 'و', 'ف', 'ب', 'ل', 'ال', 'وال', 'فال', 'بال', 'لل', 'وبال', 'ولل', 'وب', 'ول', 'عال']

interface OrdinalWord {
  readonly value: number
  readonly definite: boolean
  readonly compoundOnly: boolean
}

export const ORDINAL_WORDS: ReadonlyMap<string, OrdinalWord> = ordinalWords()

/** The ordinal that begins at token `at`, compounds with «عشر» and tens included, or null. */
export function ordinalAt(tokens: readonly Token[], at: number): Ordinal | null {
  const text = tokens[at]?.text ?? ''
  const word = ORDINAL_WORDS.get(text)
  if (word) {
    const compound = compoundEnd(tokens, at + 1, word)
    if (compound) return { from: at, to: compound.to, value: compound.value, definite: word.definite }
    return word.compoundOnly ? null : { from: at, to: at + 1, value: word.value, definite: word.definite }
  }
  const tens = NUMBER_WORDS.get(text)
  return tens?.role === 'tens' && tens.definite && !tens.and ? { from: at, to: at + 1, value: tens.value, definite: true } : null
}

function compoundEnd(tokens: readonly Token[], at: number, head: OrdinalWord): { to: number; value: number } | null {
  const next = NUMBER_WORDS.get(tokens[at]?.text ?? '')
  if (next?.role === 'ten' && !next.and && head.value < 10) return { to: at + 1, value: head.value + 10 }
  if (head.value > 9) return null
  if (next?.role === 'tens' && next.and) return { to: at + 1, value: head.value + next.value }
  if (tokens[at]?.text !== 'و') return null
  const tens = NUMBER_WORDS.get(tokens[at + 1]?.text ?? '')
  return tens?.role === 'tens' && !tens.and ? { to: at + 2, value: head.value + tens.value } : null
}

function ordinalWords(): Map<string, OrdinalWord> {
  const words = new Map<string, OrdinalWord>()
  const add = (value: number, word: string, compoundOnly: boolean) => {
    for (const prefix of PREFIXES) {
      const definite = prefix.endsWith('ال') || prefix.endsWith('لل')
      if (!words.has(prefix + word)) words.set(prefix + word, { value, definite, compoundOnly })
    }
  }
  for (const [value, list] of STEMS) for (const word of list.split(' ')) add(value, word, false)
  for (const word of COMPOUND_FIRST.split(' ')) add(1, word, true)
  return words
}
