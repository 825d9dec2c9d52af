import type { Toll } from '../../domain/detection.ts'
import { hasTag, type Line, tokenAt } from '../reading/line.ts'
import type { Sketch } from '../sketch.ts'
import { readToll } from '../slots/toll.ts'
import type { Act } from './acts.ts'

/** How many sentences behind the fire its toll may still be told. */
const REACH = 2

/**
 * «القصف أسفر عن مقتل …»: a sentence that names no place tells the outcome of the act before it. Replaces those sketches in place; figures
 * that the act itself gave stay.
 */
export function addLateTolls(line: Line, acts: readonly Act[], sketches: Sketch[]): void {
  const last = sketches[sketches.length - 1]
  if (
    !last ||
    line.index - last.line.index > REACH ||
    line.mentions.some(mention => mention.mention !== null && mention.kindFrom - line.from < 6)
  )
    return
  if (!speaksOfTheFire(line) && acts.length === 0) return
  if (hasTag(line, line.from, line.to, 'ground', 'other-attack', 'far-past', 'tally', 'retelling')) return
  const toll = readToll(line, line.from, line.to)
  if (!toll.killed && !toll.wounded && !toll.casualties) return
  for (let at = sketches.length - 1; at >= 0 && sketches[at]?.act === last.act; at--) {
    const sketch = sketches[at] as Sketch
    const joined = fillMissing(sketch.toll, toll)
    if (joined !== sketch.toll) sketches[at] = { ...sketch, toll: joined, more: [...sketch.more, { from: line.from, to: line.to }] }
  }
}

/** What the act itself said stays. */
function fillMissing(own: Toll, late: Toll): Toll {
  if (own.casualties || (own.killed && own.wounded)) return own
  if ((own.killed || !late.killed) && (own.wounded || !late.wounded)) return own.killed || own.wounded || !late.casualties ? own : late
  return {
    ...late,
    killed: own.killed ?? late.killed,
    wounded: own.wounded ?? late.wounded,
    children: own.children ?? late.children,
    women: own.women ?? late.women,
  }
}

const DEFINITE = /^(و|ف|ب|ل|وب|ان)?(ال|لل)(قصف|غاره|غارات|هجوم|استهداف|ضربه|ضربات|قذايف|قذيفه|صواريخ|صاروخ|عدوان|هجمات|مجزره)$/

function speaksOfTheFire(line: Line): boolean {
  for (let at = line.from; at < line.to; at++) if (DEFINITE.test(tokenAt(line, at)?.text ?? '')) return true
  return hasTag(line, line.from, Math.min(line.to, line.from + 3), 'result')
}
