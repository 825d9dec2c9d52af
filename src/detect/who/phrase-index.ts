import { fold } from '../normalize/fold.ts'
import { noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'

/** Phrases found by their first word; the longest wins. */
export interface PhraseIndex<Value> {
  at(tokens: readonly Token[], at: number, to: number): { readonly value: Value; readonly to: number } | null
}

export function createPhraseIndex<Value>(rows: readonly (readonly [phrase: string, value: Value])[]): PhraseIndex<Value> {
  const index = new Map<string, { readonly words: readonly string[]; readonly value: Value }[]>()
  for (const [phrase, value] of rows) {
    const words = fold(phrase).text.split(/[ .]+/).filter(Boolean).map(bare)
    const first = words[0] as string
    const list = index.get(first)
    if (list) list.push({ words, value })
    else index.set(first, [{ words, value }])
  }
  for (const list of index.values()) list.sort((a, b) => b.words.length - a.words.length)
  const rowsOf = noted(text => readings(text).flatMap(first => index.get(first) ?? []))
  return {
    at(tokens, at, to) {
      const token = tokens[at]
      if (!token) return null
      for (const { words, value } of rowsOf(token.lexeme)) {
        if (at + words.length > to) continue
        let same = 1
        while (same < words.length && bare(tokens[at + same]?.text ?? '') === words[same]) same++
        if (same === words.length) return { value, to: at + words.length }
      }
      return null
    },
  }
}

function bare(word: string): string {
  return word.length > 3 && word.startsWith('ال') ? word.slice(2) : word
}

const PREFIXES = ['وال', 'بال', 'ول', 'وب', 'لل', 'ال', 'و', 'ف', 'ب', 'ل']

function readings(text: string): string[] {
  const out = [bare(text)]
  for (const prefix of PREFIXES) if (text.startsWith(prefix) && text.length > prefix.length + 2) out.push(bare(text.slice(prefix.length)))
  return out
}
