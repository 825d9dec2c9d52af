import { once } from '../reading/once.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'

const placesOf = once((lines: Reading['lines']): ReadonlyMap<ReadLine, number> => new Map(lines.map((line, at) => [line, at])))

/** The sentences worth a look that stand before one, nearest first, no further back than `reach` sentences of the text. */
export function linesBefore({ lines }: Reading, read: ReadLine, reach: number): ReadLine[] {
  const found: ReadLine[] = []
  for (let at = (placesOf(lines).get(read) ?? 0) - 1; at >= 0; at--) {
    const before = lines[at] as ReadLine
    if (read.line.index - before.line.index > reach) break
    found.push(before)
  }
  return found
}
