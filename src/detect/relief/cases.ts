import type { Tag } from '../../data/lexicon/index.ts'
import { noted } from '../normalize/lexeme.ts'
import type { Line } from '../reading/line.ts'
import { plainWord } from './segment.ts'

/** One case of an ordered list. It is about words that fit, or that the lexicon tags so; of any other word it is not asked. */
export interface WordCase {
  /** The plain word. */
  readonly words?: RegExp
  readonly tags?: readonly Tag[]
}

/**
 * The cases of a list that are about the word at a token, in the order of the list. Most words are of none, and that is known after one look;
 * so a list may be as long as its matter asks for.
 */
export function casesAbout<Case extends WordCase>(cases: readonly Case[]): (line: Line, at: number) => readonly Case[] {
  const ofWord = noted(word => cases.filter(({ words }) => words?.test(word)))
  return (line, at) => {
    const word = plainWord(line, at)
    if (word === null) return []
    const own = ofWord(word)
    const tags = line.tags[at - line.from] as readonly Tag[]
    if (tags.length === 0) return own
    return cases.filter(one => own.includes(one) || one.tags?.some(tag => tags.includes(tag)))
  }
}

/** Either of two families of words. */
export function either(...families: readonly RegExp[]): RegExp {
  return new RegExp(families.map(({ source }) => source).join('|'))
}
