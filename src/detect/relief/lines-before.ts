import type { Reading, ReadLine } from '../reading/reading.ts'

const places = new WeakMap<Reading['lines'], ReadonlyMap<ReadLine, number>>()

/** The sentences worth a look that stand before one, nearest first, no further back than `reach` sentences of the text. */
export function linesBefore({ lines }: Reading, read: ReadLine, reach: number): ReadLine[] {
  let known = places.get(lines)
  if (!known) {
    known = new Map(lines.map((line, at) => [line, at]))
    places.set(lines, known)
  }
  const found: ReadLine[] = []
  for (let at = (known.get(read) ?? 0) - 1; at >= 0; at--) {
    const before = lines[at] as ReadLine
    if (read.line.index - before.line.index > reach) break
    found.push(before)
  }
  return found
}
