import { hasTag, type Line, tokenAt } from '../reading/line.ts'
import type { Sketch } from '../sketch.ts'
import type { Refiner } from './refiner.ts'

/** What lies further back than the news, or is counted over a long time. */
export const PAST_REFINERS: readonly Refiner[] = [
  {
    name: 'older than news',
    catches: ['قصفت الطائرات مدينة سقبا في 3 كانون الثاني 2018.', 'قصفت الطائرات مدينة سقبا في نيسان الماضي.'],
    refuses: ['قصفت الطائرات مدينة سقبا أمس الأحد.', 'قصفت الطائرات مدينة سقبا في 10 آذار 2018.'],
    test: sketch => sketch.kind === 'shelling' && sketch.outOfNews === 'past',
  },
  {
    name: 'still to come',
    catches: ['تبدأ الغارات على مدينة سقبا يوم 20 آذار 2018.'],
    refuses: ['قصفت الطائرات مدينة سقبا اليوم.'],
    test: sketch => sketch.kind === 'shelling' && sketch.outOfNews === 'ahead',
  },
  {
    name: 'long past',
    catches: ['قصفت طائرات مدينة سقبا خلال السنوات الماضية.'],
    refuses: ['قصفت طائرات مدينة سقبا أمس.', 'قصفت طائرات مدينة سقبا.'],
    test: sketch => sketch.kind === 'shelling' && !sketch.dayStated && hasTag(sketch.line, sketch.from, sketch.to, 'far-past'),
  },
  {
    name: 'counted over a long time',
    catches: ['منذ بداية العام قصفت الطائرات مدينة سقبا مرات عدة.', 'وثقت الشبكة منذ شهر آذار 2017 قصف سقبا.'],
    refuses: ['قصفت الطائرات سقبا منذ صباح اليوم.', 'منذ ساعات والقصف مستمر على سقبا.'],
    test: sketch => sketch.kind === 'shelling' && !sketch.dayStated && hasLongSince(sketch.line, sketch.from, sketch.to) && !goesOn(sketch),
  },
  {
    name: 'a toll of many days',
    catches: ['وثق المرصد مقتل 289 مدنيا في القصف على منطقة عفرين.'],
    refuses: ['وثق المرصد مقتل 9 مدنيين في القصف على مدينة عفرين.', 'وثق المرصد اليوم الاثنين مقتل 120 مدنيا في القصف على دوما.'],
    test: ({ kind, line, from, to, toll, dayStated }) =>
      kind === 'shelling' && !dayStated && (toll.killed?.value ?? 0) >= 100 && hasTag(line, from, to, 'tally'),
  },
  {
    name: 'told again',
    catches: ['يذكر أن الطائرات قصفت مدينة سقبا.', 'وسبق أن قصفت القوات بلدة جسرين.'],
    refuses: ['يذكر أن الطائرات قصفت مدينة سقبا اليوم.'],
    test: sketch => sketch.kind === 'shelling' && !sketch.dayStated && hasTag(sketch.line, sketch.line.from, sketch.to, 'retelling'),
  },
  {
    name: 'a habit',
    catches: ['تقصف القوات بشكل متكرر مدينة سقبا.', 'لطالما تعرضت سقبا للقصف.'],
    refuses: ['قصفت القوات مدينة سقبا.'],
    test: sketch => sketch.kind === 'shelling' && !sketch.dayStated && hasTag(sketch.line, sketch.from, sketch.to, 'habit'),
  },
]

const LONG =
  /^(عام|سنه|سنوات|اعوام|عامين|سنتين|شهر|اشهر|شهرين|اسابيع|اسبوع|اسبوعين|بدايه|بدء|مطلع|انطلاق|اندلاع|العام|نحو|حوالي|اكثر|تاريخ|سيطرتها|السابع|الثامن|كانون|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|الشهر|منتصف|اواخر|اوايل|نهايه|\d{4})$/
const SHORT =
  /^(صباح|فجر|ساعات|الصباح|الفجر|مساء|ليل|امس|الامس|الليله|اليوم|ظهر|قليل|عصر|بعد|يومين|السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه)$/

const SUMS_UP = /^(لترتفع|ليرتفع|لتصل|ليصل|لتبلغ|ليبلغ)$/

/** «since» a month, a year, a date; not «since this morning». */
function hasLongSince(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    // «لترتفع الحصيلة منذ …» adds up what went before
    if (SUMS_UP.test(tokenAt(line, at)?.text ?? '')) return false
    if (!/^و?منذ$/.test(tokenAt(line, at)?.text ?? '')) continue
    for (let next = at + 1; next < Math.min(to, at + 6); next++) {
      const text = tokenAt(line, next)?.text ?? ''
      if (SHORT.test(text)) break
      if (LONG.test(text)) return true
    }
  }
  return false
}

/** «التي تتعرض لقصف مستمر منذ …»: begun long ago and going on. */
function goesOn({ line, from, to }: Sketch): boolean {
  for (let at = from; at < to; at++)
    if (/^(التي|والتي|الذي)$/.test(tokenAt(line, at)?.text ?? '') && /^(و|ما)?[يت]تعرض/.test(tokenAt(line, at + 1)?.text ?? '')) return true
  return false
}
