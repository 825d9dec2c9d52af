import { isNamedAt, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { findWord, plain } from '../relief/segment.ts'
import { goesOn, lastLeft, SAME } from '../relief/spoken-area.ts'
import { spokenGroup } from '../relief/spoken-group.ts'

/** How far behind a word of coming in its goal may stand. */
const REACH = 14
const TO = /^(الي|نحو|باتجاه|داخل|في)$/
const REACHES = /^(ب|ل|ال)?(دخل|دخلت|يدخل|تدخل|دخول|بلغ|بلغت|يبلغ|تبلغ|بلوغ)$/

/** «إدخال الغذاء إلى البلدتين», «دخلت القافلة المدينة»: where aid goes that comes in at token `at`, told by its kind alone. */
export function spokenGoal(read: ReadLine, reading: Reading, at: number, end: number): readonly PlacedMention[] {
  const { line } = read
  for (let i = at + 1; i < Math.min(end, line.to, at + REACH); i++) {
    if (isNamedAt(line, i)) continue
    const text = textAt(line, i)
    const object = REACHES.test(plain(line, at)) && i - at <= 4 && text.startsWith('ال')
    if (!TO.test(textAt(line, i - 1)) && !object) continue
    const group = spokenGroup(read, reading, i, i + 1)
    if (group.length > 0) return group
    if (!SAME.test(text) || goesOn(read, i)) continue
    const place = lastLeft(read, reading, i, text)
    if (place) return [place]
  }
  return []
}

/** «المستشفى في المخيم … إجلاء المصابين منه»: what the pronoun behind token `at` means, where the sentence tells it by its kind alone. */
export function spokenBefore(read: ReadLine, reading: Reading, at: number): PlacedMention[] | null {
  const { line } = read
  if (findWord(line, at + 1, at + 8, /^(منه|منها|اليه|اليها)$/) < 0) return null
  for (let i = at - 1; i > Math.max(line.from, at - 24); i--) {
    if (!/^(في|داخل)$/.test(plain(line, i - 1)) || !SAME.test(textAt(line, i)) || goesOn(read, i)) continue
    const place = lastLeft(read, reading, i, textAt(line, i))
    return place ? [place] : null
  }
  return null
}
