import { cleanLetters } from './clean-letters.ts'
import { dropFurniture } from './drop-furniture.ts'
import { dropRepeats } from './drop-repeats.ts'

export const TEXT_MAX_CHARS = 200_000

export interface CleanText {
  /** Lines parted by `\n`, paragraphs by at most one empty line. */
  readonly text: string
  /** What went, by the name of the rule, and how often: lines for furniture and repeats, characters for the rest. */
  readonly dropped: Readonly<Record<string, number>>
}

/** Text as it is stored: without what Postgres or a reader's screen trips over, without page furniture, and nothing said twice. */
export function cleanText(raw: string): CleanText {
  const dropped = new Map<string, number>()
  const drop: CountDrop = (rule, times = 1) => dropped.set(rule, (dropped.get(rule) ?? 0) + times)
  const letters = cleanLetters(raw, drop)
  const lines = limitLines(dropFurniture(letters.split('\n'), drop), drop)
  const text = dropRepeats(lines, drop)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return { text, dropped: Object.fromEntries(dropped) }
}

export type CountDrop = (rule: string, times?: number) => void

/** Whole lines up to the limit; a first line that is longer by itself is cut between words. */
function limitLines(lines: readonly string[], drop: CountDrop): readonly string[] {
  const kept: string[] = []
  let chars = 0
  for (const line of lines) {
    const room = TEXT_MAX_CHARS - chars
    if (line.length <= room) {
      kept.push(line)
      chars += line.length + 1
      continue
    }
    const cut = kept.length === 0 ? line.slice(0, line.lastIndexOf(' ', room) + 1 || room).replace(/[\uD800-\uDBFF]$/, '') : ''
    kept.push(cut)
    const whole = lines.reduce((sum, each) => sum + each.length + 1, 0)
    drop('beyond-limit', whole - chars - cut.length)
    break
  }
  return kept
}
