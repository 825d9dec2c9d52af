import { foldText, foldWords } from '../fold.ts'
import type { CountDrop } from './clean-text.ts'

const REPEAT_MIN_WORDS = 5
const NEAR_MIN_WORDS = 20
const NEAR_MIN_SHARE = 0.9

interface Line {
  readonly raw: string
  readonly words: readonly string[]
  readonly sentences: readonly string[]
}

/**
 * Lines without those that say nothing a longer or earlier one does not say. A line goes only if all of its sentences stand whole in
 * another line, or if all its words stand in order in another that is hardly longer. A line that differs by one word (another town,
 * another figure) therefore stays, and short lines always stay: under two headings the same figure means two things.
 */
export function dropRepeats(raws: readonly string[], drop: CountDrop): readonly string[] {
  const lines = raws.map(raw => ({ raw, words: foldWords(raw), sentences: sentencesOf(raw) }))
  const dropped = new Set<Line>()
  const bySentence = indexBySentence(lines)
  const long = lines.filter(line => line.words.length >= NEAR_MIN_WORDS)
  lines.forEach((line, at) => {
    if (line.words.length < REPEAT_MIN_WORDS) return
    const holders = bySentence.get(line.sentences[0] ?? '') ?? []
    const isHeld = holders.some(other => lines[other] !== undefined && !dropped.has(lines[other]) && holds(lines[other], other, line, at))
    if (
      isHeld ||
      (line.words.length >= NEAR_MIN_WORDS && long.some(other => other !== line && !dropped.has(other) && nearlyHolds(other, line)))
    ) {
      dropped.add(line)
      drop('repeat')
    }
  })
  return lines.filter(line => !dropped.has(line)).map(line => line.raw)
}

function sentencesOf(raw: string): readonly string[] {
  return raw
    .split(/(?<=[.!؟?])\s+/u)
    .map(foldText)
    .filter(sentence => sentence !== '')
}

function indexBySentence(lines: readonly Line[]): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>()
  lines.forEach((line, at) => {
    for (const sentence of new Set(line.sentences)) {
      const holders = index.get(sentence)
      if (holders === undefined) index.set(sentence, [at])
      // A few holders are enough to find one that says all; a sentence on a thousand lines must not cost a million comparisons.
      else if (holders.length < 8) holders.push(at)
    }
  })
  return index
}

function holds(other: Line, otherAt: number, line: Line, at: number): boolean {
  if (otherAt === at || other.sentences.length < line.sentences.length) return false
  if (other.sentences.length === line.sentences.length && otherAt > at) return false
  const start = other.sentences.indexOf(line.sentences[0]!)
  return line.sentences.every((sentence, offset) => other.sentences[start + offset] === sentence)
}

/** Words that turn a claim round: a line that has one of them more is another claim. */
const TURNING = new Set('لا لم لن ليس ليست ما غير دون بدون عدم نفي نفت ينفي تنفي انكر كذب مزاعم زعم يزعم لولا كاد'.split(' '))

function nearlyHolds(other: Line, line: Line): boolean {
  const share = line.words.length / other.words.length
  if (share < NEAR_MIN_SHARE || share >= 1) return false
  let next = 0
  for (const word of other.words) {
    if (word === line.words[next]) next += 1
    else if (TURNING.has(word)) return false
  }
  return next === line.words.length
}
