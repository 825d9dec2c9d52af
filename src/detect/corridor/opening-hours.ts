import type { Line } from '../reading/line.ts'
import { findWord } from '../relief/segment.ts'
import type { ReliefWindow } from '../relief/window.ts'
import type { Way } from './ways.ts'

/** A gate that works, and what its hours are called. */
const WORKS = /^(س)?(يعمل|تعمل|يفتح|تفتح|يستقبل|تستقبل|مفتوحا|مفتوح|مفتوحه|مفتوحين|ابوابه|ابوابها|دوام|ساعات)$/
const ONE_DAY = /^(ال)?(غد|غدا|يوم|اليوم|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت|امس|لمده)$/

/** «سيعمل المعبر من الثامنة صباحا حتى الرابعة»: hours without a day are those of every day. */
export function openingHours(line: Line, { at }: Way, window: ReliefWindow): ReliefWindow {
  const { start, end, daily } = window
  if (daily !== null || start === null || end === null || start.slice(0, 10) !== end.slice(0, 10)) return window
  if (findWord(line, at - 6, at + 14, WORKS) < 0 || findWord(line, line.from, line.to, ONE_DAY) >= 0) return window
  return { start: null, end: null, daily: `${start.slice(11, 16)}-${end.slice(11, 16)}` }
}
