import { type Line, textAt, tokenAt } from '../reading/line.ts'
import { findWord, plain } from '../relief/segment.ts'
import { FEARED, HALT, OF_TRUCE } from './governor-words.ts'
import type { Step, Walk } from './governors.ts'
import { ITS_DAY } from './hope.ts'
import { endsEarly } from './outcome.ts'

/** A word of ending, unless what ends is a day of it, its talks or something else. */
export function ends({ line, at, i, word }: Walk): Step {
  // «أنهت الهدنة يومها الثالث»
  if (findWord(line, at + 1, at + 6, ITS_DAY) >= 0) return 'begun'
  if (findWord(line, i - 5, i, FEARED) >= 0) return null
  // «قد تنتهي المفاوضات بهدنة», «انتهت الجولة إلى تهدئة»
  const into = textAt(line, at).startsWith('ب') || TO.test(plain(line, at - 1)) || tokenAt(line, at - 2)?.text === 'ب'
  if (ENDS.test(word) && into) return findWord(line, i - 2, i, MAY) >= 0 ? 'asked' : 'agreed'
  // «تنتهي الهدنة قبل أن تبدأ»
  if (endsEarly(line, at)) return 'over'
  // «تنتهي الهدنة مساء اليوم»: until then it holds
  if (WILL_END.test(word) && at - i <= 4) return 'begun'
  // «تعليق فوري للأعمال الحربية» is the halt itself
  if (SUSPENSION.test(word) && !HALT.test(plain(line, at))) return 'next word'
  if (THE_SUSPENSION.test(word) && at - i <= 3) return 'over'
  if (FAILS.test(word)) return at - i <= 9 ? 'failed' : 'next word'
  // «إنهاء الأزمة بوقف النار» ends something else
  if (PUTS_AN_END.test(word) && at - i > 1 && findWord(line, i + 1, at, OF_TRUCE) < 0) return 'next word'
  return at - i <= 4 + countBetween(line, i, at) && plain(line, i - 1) !== 'قبل' ? 'over' : 'next word'
}

const ENDS = /نته[يت]/
const TO = /^(ب|الي)$/
const MAY = /^و?(قد|ربما|يمكن|ان)$/
const WILL_END = /^(س)?[يت]نتهي$/
const SUSPENSION = /^(ال|ل)?تعليق$/
const THE_SUSPENSION = /^(ال)?تعليق$/
const FAILS = /فشل|تعثر|خفق|خفاق/
const PUTS_AN_END = /^(ل)?(انهاء|انهي|انهت|[يت]نهي)$/

/** «انتهاء "مفعول سريان نظام التهدئة"»: words that are of the truce itself, and signs. */
function countBetween(line: Line, from: number, to: number): number {
  let count = 0
  for (let at = from + 1; at < to; at++) if (OF_TRUCE.test(plain(line, at)) || tokenAt(line, at)?.kind !== 'word') count++
  return count
}
