import { isVagueQuantity } from '../count/counted-noun.ts'
import { nounOf } from '../count/nouns.ts'
import { has, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { Harm } from './toll-harm.ts'
import { PASSABLE, TIME_WORDS } from './toll-words.ts'

/** A word of harm that waits for its count. */
export interface Waiting {
  readonly harm: Harm
  /** How many words it still waits. */
  reach: number
  /** Only words that belong to a figure stood between. */
  direct: boolean
  /** «القتلى»: takes only what stands right behind it. */
  readonly definite: boolean
  readonly at: number
}

export const WAIT_REACH = 6
/** How many words that belong to no figure a verb may pass over. */
const LOOSE = 3
/** How far from a verb its count may stand at most, behind words of the fire and its place. */
const FAR = 12

/** The same one token further, or null where it waits no more. */
export function waitOn(waiting: Waiting, line: Line, at: number): Waiting | null {
  const token = tokenAt(line, at)
  const word = token?.text ?? ''
  if (isVagueQuantity(word)) return null
  // «استشهد جراء ذلك …»
  if (word === 'ذلك' || (textAt(line, at + 1) === 'ذلك' && /^(جراء|اثر|نتيجه)$/.test(word))) return waiting
  if (TIME_WORDS.has(word) || (word === ':' && waiting.direct)) return waiting
  if (token?.kind === 'mark' && word !== '"' && word !== '/' && word !== '(') return null
  // «قتل في القصف على سقبا عشرة»
  if (!waiting.definite && at < waiting.at + FAR && (has(line, at, 'fire-noun', 'strike-noun') || isOfPlace(line, at)))
    return { ...waiting, direct: false }
  const reach = waiting.reach - 1
  if (PASSABLE.has(word)) return reach > 0 ? { ...waiting, reach } : null
  // «القتلى المدنيين»
  if (waiting.definite) return reach > 0 && nounOf(token)?.definite ? { ...waiting, reach } : null
  return reach < LOOSE ? null : { ...waiting, reach, direct: false }
}

function isOfPlace(line: Line, at: number): boolean {
  return line.mentions.some(({ kindFrom, to }) => at >= kindFrom && at < to)
}

/** «القتلى», «المصابين»: people known already, unless it is their number that is told. */
export function isDefinite(line: Line, at: number): boolean {
  if (/^(و|ف)?(ال)?(عدد|حصيله)$/.test(textAt(line, at - 1))) return false
  const noun = nounOf(tokenAt(line, at))
  return noun?.definite === true && noun.number === 'many'
}
