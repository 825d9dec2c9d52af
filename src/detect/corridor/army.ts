import { hasTag, type Line, textAt } from '../reading/line.ts'
import { findWord, segmentOf } from '../relief/segment.ts'

const ARMY = /^(ال)?(سيطر|سيطرت|تعزيزات|دوريه|دوريات|مدرعه|رتل|ارتال|دبابات)$/
const ARMED = /^(ال)?عسكريه$/

/** Who holds a gate, and what armies send through it, is no word on its use; «الشرطة العسكرية» stands by. */
export function isMilitary(line: Line, at: number): boolean {
  const { from, to } = segmentOf(line, at)
  if (hasTag(line, from, to, 'take-out', 'fighters')) return false
  if (findWord(line, from, to, ARMY) >= 0) return true
  for (let i = from; i < to; i++) if (ARMED.test(textAt(line, i)) && textAt(line, i - 1) !== 'الشرطه') return true
  return false
}
