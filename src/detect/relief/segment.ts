import { fits, remembered } from '../normalize/remember.ts'
import { has, type Line, tokenAt } from '../reading/line.ts'

/** A stretch of a sentence in which a word may govern another. Token indices are half-open. */
export interface Segment {
  readonly from: number
  readonly to: number
}

/** Openers after which the sentence still speaks of the same matter. */
const GOES_ON = /^(و|ف)?(رغم|برغم|بالرغم|وذلك|ما|مما|الا|بالتزامن|تزامنا|لتكون|عندما|فضلا|الامر)$/

/** «في وقت متأخر» tells the hour. */
const OF_TIME = /^(متاخر|سابق|لاحق|مبكر|واحد)$/

/** No word governs another from further away. */
const REACH = 80

/** What stands around a token between the words that turn the sentence to something else («فيما», «في حين», «؛» …). */
export function segmentOf(line: Line, at: number): Segment {
  let from = Math.max(line.from, at - REACH)
  let to = Math.min(line.to, at + REACH)
  for (let before = at - 1; before > line.from && at - before < REACH; before--)
    if (turns(line, before)) {
      from = before
      break
    }
  for (let behind = at + 1; behind < line.to && behind - at < REACH; behind++)
    if (turns(line, behind)) {
      to = behind
      break
    }
  return { from, to }
}

function turns(line: Line, at: number): boolean {
  const text = tokenAt(line, at)?.text ?? ''
  if (text === '؛' || text === ';') return true
  return has(line, at, 'clause') && !GOES_ON.test(text) && !OF_TIME.test(tokenAt(line, at + 2)?.text ?? '')
}

/** Words whose first letter is their own «و». */
const OWN_WAW = /^و(قف|قت|صل|فق|زع|قع|ضع|عد|حيد|جه|ثق|اف|سط|رد|فد|زار|كال|ساط|جود|صول|زير|حد|لا|طن|ضح|قود|اجه)/

/** A word without «و», «ف» before it, for the small lists of rules. */
export function plain(line: Line, at: number): string {
  return plainOf(tokenAt(line, at)?.text ?? '')
}

const plainOf = remembered((text: string): string => {
  if (text.length < 4) return text
  return (text.startsWith('و') && !OWN_WAW.test(text)) || text.startsWith('فال') ? text.slice(1) : text
})

/** The first token of [from, to) whose plain word fits, or -1. */
export function findWord(line: Line, from: number, to: number, words: RegExp): number {
  for (let at = Math.max(from, line.from); at < Math.min(to, line.to); at++)
    if (fits(words, plain(line, at)) || fits(words, tokenAt(line, at)?.text ?? '')) return at
  return -1
}
