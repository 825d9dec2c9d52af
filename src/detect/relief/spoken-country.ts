import { hasWord, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { countryOrSide } from './spoken-area.ts'

/** Where the forces of a whole country stand: «كافة قطاعات العمليات», «جميع الجبهات». */
const FRONTS = /^(ال|ب|بال)?(جبهات|محاور|قطاعات|مناطق|محافظات|مدن|اراضي|ارض|تراب)$/
const OF_FORCES = /(جبهات|محاور|قطاعات)$/
const EVERY = /^(و|ف)?(ب|ل)?(كافه|جميع|كل|مختلف|عموم|سائر|ساير|معظم|اغلب|غالبيه)$/

/** «في معظم المحافظات السورية», «على جميع الجبهات», «في قطاعات عمليات الجيش كافة»: the country, in tokens [from, to), where no place follows. */
export function spokenCountry(read: ReadLine, reading: Reading, from: number, to: number, how: 'named' | 'meant'): PlacedMention | null {
  const { line } = read
  for (let at = Math.max(from, line.from); at < Math.min(to, line.to); at++) {
    if (!FRONTS.test(textAt(line, at))) continue
    const syrian = /^السوري(ه)?$/.test(textAt(line, at + 1))
    const every = how === 'meant' && OF_FORCES.test(textAt(line, at)) && (EVERY.test(textAt(line, at - 1)) || isEveryBehind(line, at))
    if (!syrian && (!every || line.mentions.some(({ kindFrom, to: end }) => kindFrom >= at && kindFrom <= at + 2 && end > at))) continue
    return countryOrSide(reading, read, at)
  }
  return null
}

/** «في قطاعات العمليات كافة» */
function isEveryBehind(line: Line, at: number): boolean {
  return hasWord(line, at + 1, at + 6 + 1, /^(كافه|جميعا|جميعها|كلها)$/)
}
