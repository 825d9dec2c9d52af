import type { CeasefireStatus } from '../../domain/detection.ts'
import { hasTag } from '../reading/line.ts'
import type { ReadLine } from '../reading/reading.ts'
import { findWord } from '../relief/segment.ts'
import type { ReliefHours, ReliefWindow } from '../relief/window.ts'
import type { Sketch } from '../sketch.ts'
import { shiftMinute } from '../when/local-time.ts'
import { RELIEF } from './hope.ts'

/** The hours of a truce may stand in another sentence than its place. What begins later is announced, what began is in effect. */
export function withWindow(sketch: Sketch, windows: ReadonlyMap<number, ReliefHours>, now: string | null): Sketch {
  if (sketch.status === 'proposed' || sketch.status === 'denied') return sketch
  const own = windows.get(sketch.line.index) ?? windows.values().next().value
  if (!own) return sketch
  const window = hasBegun(sketch) ? begunBy(own.window, now) : own.window
  const { start, daily } = window
  const timed = { ...sketch, ...window }
  if (now === null || start === null || !RELIEF.has(sketch.status as CeasefireStatus)) return timed
  const begun = daily === null && ((own.startsBy !== null && own.startsBy <= now) || start !== own.window.start)
  return { ...timed, status: start > now ? 'announced' : begun ? 'in_effect' : timed.status }
}

/** A truce of every day is spoken of. */
export function isOfEveryDay({ line }: ReadLine): boolean {
  return hasTag(line, line.from, line.to, 'truce') && findWord(line, line.from, line.to, EVERY_DAY) >= 0
}

const EVERY_DAY = /^(يوميا|يوميه|اليوميه)$/

/** Hours of one day are those of every day, where the article says so in another sentence. */
export function withDaily(sketch: Sketch, everyDay: boolean): Sketch {
  const { start, end, daily } = sketch
  if (!everyDay || daily !== null || start === null || end === null || start.slice(0, 10) !== end.slice(0, 10)) return sketch
  return { ...sketch, start: null, end: null, daily: `${start.slice(11)}-${end.slice(11)}` }
}

/** «دخلت الهدنة حيز التنفيذ»: its hour lies behind. */
function hasBegun({ line, rule }: Sketch): boolean {
  if (
    rule === 'truce holds' &&
    findWord(
      line,
      line.from,
      line.to,
      /^(دخل|دخلت|بدا|بدات|سري|سرت|بات|باتت|اصبح|اصبحت|وضع|وضعت|باشر|باشرت|بوشر|حلت|طبق|طبقت|صمتت|سكتت|توقف|توقفت|اوقف|اوقفت)$/,
    ) >= 0
  )
    return true
  // «ساد الهدوء مع بدء سريان تهدئة»
  const start = findWord(line, line.from + 1, line.to, /^(بدء|بدايه|دخول|سريان)$/)
  return start >= 0 && findWord(line, start - 1, start, /^(مع|منذ|بعد|عقب|اثر)$/) >= 0
}

/** An hour without a day that is taken for tomorrow's was today's, a weekday taken for next week's was this week's. */
function begunBy(window: ReliefWindow, now: string | null): ReliefWindow {
  const { start, end } = window
  if (now === null || start === null || start <= now) return window
  // «بدأت الهدنة مساء الأربعاء», read on Thursday
  const days = [-1, -7].find(shift => shiftMinute(start, shift) <= now)
  if (days === undefined) return window
  return { ...window, start: shiftMinute(start, days), end: end === null ? null : shiftMinute(end, days) }
}
