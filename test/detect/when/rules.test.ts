import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalize } from '../../../src/detect/normalize/tokens.ts'
import { findTimes } from '../../../src/detect/when/find-times.ts'
import { rulesFor, TIME_RULES } from '../../../src/detect/when/rules.ts'

/** By rule: a phrase that it must read, one that it must refuse. */
const CORPUS: Readonly<Record<string, readonly [catches: string, refuses: string]>> = {
  'numeric date': ['12/3/2018', '45/90'],
  'day of a month': ['13 تموز', '13 جريحاً'],
  'month, then day': ['تموز 13', 'في تموز 13 قتيلاً'],
  'nth day or week of a month': ['أول ثلاثاء من حزيران', 'أول منزل في الحي'],
  weekday: ['الخميس', 'يوم واحد'],
  'relative day': ['أول من أمس', 'اليوم نفسه'],
  'part of the day': ['بعد الظهر', 'بعد القصف'],
  'clock time': ['الساعة 3 عصراً', '3 منازل'],
  'last or next units': ['الساعات الـ24 الماضية', 'الساعات الطويلة'],
  'week, month or year from this one': ['الأسبوع الماضي', 'الأسبوع الدامي'],
  ago: ['قبل يومين', 'قبل يومين من الهدنة'],
  ahead: ['بعد ساعتين', 'بعد ساعتين من القصف'],
  within: ['خلال أسبوعين', 'خلال القصف'],
  'part of a month or year': ['أواخر آذار', 'أواخر الصف'],
  month: ['شباط/فبراير', 'مارس ضغوطاً'],
  year: ['العام الماضي', 'العام الدراسي'],
  season: ['صيف 2012', 'صيف حار'],
  weekend: ['نهاية الأسبوع', 'نهاية الطريق'],
  'quarter of a year': ['الربع الثالث من 2018', 'الربع الشمالي'],
  duration: ['لمدة خمس ساعات', 'على الطريق'],
  daily: ['كل يوم', 'كل بيت'],
  zone: ['بتوقيت موسكو', 'بتوقيت غير معلوم'],
  now: ['في هذه اللحظة', 'في هذه البلدة'],
}

function reads(name: string, phrase: string): boolean {
  const rule = TIME_RULES.find(candidate => candidate.name === name)
  const { tokens } = normalize(phrase)
  return tokens.some((token, at) => {
    const starts = token.kind === 'number' ? rule?.digits : rule && rulesFor(token.text).includes(rule)
    return starts ? rule?.read(tokens, at) : false
  })
}

describe('rules', () => {
  it('all stand in the corpus', () => expect(Object.keys(CORPUS).sort()).toEqual(TIME_RULES.map(rule => rule.name).sort()))

  it.each(Object.entries(CORPUS))('%s', (name, [catches, refuses]) => {
    expect(reads(name, catches)).toBe(true)
    expect(reads(name, refuses)).toBe(false)
  })

  it('never throw, and stay inside the text, whatever the words', () => {
    const word = fc.constantFrom(
      ...'من إلى حتى الساعة 3 9:30 ظهراً صباح الأحد - / الاثنين ليل منتصف الليل يومياً لمدة خمس ساعات 13 تموز 2018 شهر الأول الماضي هذا قبل بعد يومين و بتوقيت موسكو ( ) ، . آخر أسبوع 99 31 شباط إلا ربعاً والنصف'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.constantFrom('past', 'future', 'unknown'), (words, tense) => {
        const text = normalize(words.join(' '))
        for (const at of ['2018-03-12T18:00:00', null])
          for (const { from, to, start, end } of findTimes(text, at, { zone: 'Asia/Damascus', tense })) {
            expect(from).toBeLessThan(to)
            expect(to).toBeLessThanOrEqual(text.tokens.length)
            if (start !== null && end !== null) expect(start <= end).toBe(true)
          }
      }),
      { numRuns: 400 },
    )
  })
})
