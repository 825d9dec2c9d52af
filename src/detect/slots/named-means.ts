import type { Weapon } from '../../domain/detection.ts'
import { has, hasWord, type Line, textAt } from '../reading/line.ts'

/** The means that the words of tokens [from, to) name, as fired rather than struck. */
export function namedMeans(line: Line, from: number, to: number): Set<Weapon> {
  const found = new Set<Weapon>()
  const passing = new Set<Weapon>()
  for (let at = from; at < to; at++) {
    const named = line.weapons[at - line.from] ?? []
    if (named.length === 0 || isStruck(line, at) || isBygone(line, at)) continue
    const into = has(line, at, 'aircraft') && hasWord(line, at - PASS_REACH, at, PASSES) ? passing : found
    for (const weapon of named) into.add(weapon)
  }
  return found.size > 0 ? found : passing
}

/** «وسط تحليق مكثف للطيران»: what flies by while something else strikes. */
const PASSES = /^(و|ب|ل)?(ال)?(تحليق|تحليقا)$/
const PASS_REACH = 3

/** «دمر منصات لإطلاق الصواريخ», «مستودع صواريخ»: what was struck. */
function isStruck(line: Line, at: number): boolean {
  // «دمرت غارتان محطة المياه»
  return (
    (DESTROYS.test(textAt(line, at - 1)) && !/^(غار|ضرب|قصف)/.test(textAt(line, at))) ||
    (hasWord(line, at - 3, at, STORES) && !WITH.test(textAt(line, at))) ||
    GATHERED.test(textAt(line, at - 1))
  )
}

const LEFT = /^(و|ف)?(غاب|غابت|غادر|غادرت|رحل|رحلت|ابتعد|ابتعدت|انصرفت|هدات|توقفت|صمتت|سكتت)$/
const DESTROYS = /^(و|ف|ب|ل)?(دمر|دمرت|دمروا|تدمير|تدميره|تدميرها|اعطب|اعطبت|اعطاب)$/
/** «مدرج المطار بصواريخ غراد»: what it was struck with. */
const WITH = /^ب(ال)?(صاروخ|صواريخ|قذيفه|قذايف|مدفع|هاون|غار|براميل|برميل|قنابل|راجم)/
/** «رتل دبابات», «تجمعا للدبابات» */
const GATHERED = /^(و|ل)?(ال|لل)?(رتل|رتلا|ارتال|تجمع|تجمعا|تجمعات)$/
const STORES =
  /^(و|ف|ب|ل)?(ال|لل)?(مهبط|مهابط|مدرج|مدارج|هنغار|هنغارات|حظيره|حظاير|منصه|منصات|منصتي|منصتين|مستودع|مستودعا|مستودعات|مخزن|مخزنا|مخازن|مصنع|مصانع|معمل|معامل|ورشه|ورش|شحنه|شحنات|لتصنيع|تصنيع|لتخزين|تخزين|لانتاج|انتاج|لصناعه|صناعه)$/

/** «قصفت بالصواريخ بعد الغارات»: those fell before. */
function isBygone(line: Line, at: number): boolean {
  // «ما إن غابت الطائرات حتى …»
  if (LEFT.test(textAt(line, at - 1))) return true
  const before =
    /^(و)?(بعد|عقب|قبل|غبار|دخان|ركام|هدير|دوي)$/.test(textAt(line, at - 1)) ||
    (textAt(line, at - 1) === 'علي' && textAt(line, at - 2) === 'ردا')
  return before && /^ال(غار|قصف|ضرب)/.test(textAt(line, at))
}
