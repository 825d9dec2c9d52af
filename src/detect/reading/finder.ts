import { noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'
import type { Line } from './line.ts'
import { once } from './once.ts'

/**
 * Finds the tokens of [from, to) whose folded word fits. A line is gone through once, however many clauses and rules ask: for families of words that
 * few lines hold.
 */
export function finder(words: RegExp): (line: Line, from: number, to: number) => readonly number[] {
  const fits = noted(text => words.test(text))
  const found = once((line: Line): readonly number[] => {
    let all = NONE
    for (let at = line.from; at < line.to; at++) if (fits((line.text.tokens[at] as Token).lexeme)) all = [...all, at]
    return all
  })
  return (line, from, to) => {
    const all = found(line)
    return all.length === 0 ? all : all.filter(at => at >= from && at < to)
  }
}

const NONE: readonly number[] = []
