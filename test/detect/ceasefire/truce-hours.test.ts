import { describe, expect, it } from 'vitest'
import { read } from '../support/tables.ts'

/** «status: places from – to, daily», one line for each truce; published on Monday, 12 March 2018, at noon. */
function truces(text: string): string[] {
  return read(text)
    .filter(({ kind }) => kind === 'ceasefire')
    .map(({ status, places, start, end, daily }) =>
      [
        `${status}: ${places.map(({ name }) => name).join(', ')}`,
        ...(start || end ? [`${start ?? '?'} – ${end ?? '?'}`] : []),
        ...(daily ? [daily] : []),
      ].join(' | '),
    )
}

describe('a truce whose length is told apart from its beginning', () => {
  it.each([
    [
      'اتفقت الفصائل مع وفد روسي على هدنة مدتها 48 ساعة في دوما.\nوأوضح الناطق أن الهدنة دخلت حيز التنفيذ منتصف ليل الأحد/الاثنين.',
      'in_effect: دوما | 2018-03-12T00:00 – 2018-03-14T00:00',
    ],
    [
      'توصل الطرفان إلى هدنة لمدة يومين في دوما.\nوتبدأ الهدنة عند السادسة من مساء اليوم.',
      'announced: دوما | 2018-03-12T18:00 – 2018-03-14T18:00',
    ],
    // an end that is told goes before one that is reckoned
    [
      'توصل الطرفان إلى هدنة لمدة يومين في دوما.\nوتبدأ الهدنة عند السادسة من مساء اليوم وتنتهي منتصف ليل الثلاثاء.',
      'announced: دوما | 2018-03-12T18:00 – 2018-03-14T00:00',
    ],
    // how long something else took
    [
      'توصل الطرفان إلى هدنة في دوما بعد مفاوضات دامت ثلاثة أيام.\nوتبدأ الهدنة عند السادسة من مساء اليوم.',
      'announced: دوما | 2018-03-12T18:00 – ?',
    ],
  ])('%s', (text, told) => expect(truces(text)).toEqual([told]))
})

describe('a truce that began', () => {
  it.each([
    // on the day named last, not next week
    [
      'قال الجيش إنه أوقف العمليات القتالية في مدينة درعا لمدة 48 ساعة اعتباراً من الساعة 12:00 ظهر يوم الأحد.',
      'in_effect: درعا | 2018-03-11T12:00 – 2018-03-13T12:00',
    ],
    [
      'حافظ وقف إطلاق النار في دوما على تماسكه لليوم الثاني.\nوبدأ سريان الوقف عند السادسة من صباح الأحد.',
      'in_effect: دوما | 2018-03-11T06:00 – ?',
    ],
    // what is to begin has not
    [
      'أعلن الجيش أنه سيوقف العمليات القتالية في مدينة درعا اعتباراً من الساعة 12:00 ظهر يوم الأحد.',
      'announced: درعا | 2018-03-18T12:00 – ?',
    ],
  ])('%s', (text, told) => expect(truces(text)).toEqual([told]))
})

describe('a truce that is prolonged', () => {
  it.each([
    [
      'كان مقرراً أن تنتهي التهدئة في دوما عند السادسة من صباح اليوم الاثنين، إلا أنها مددت حتى الساعة السادسة صباح غد الثلاثاء.',
      '2018-03-13T06:00',
    ],
    ['مددت الهدنة في دوما حتى العاشرة من مساء غد، وكانت تنتهي عند العاشرة من مساء اليوم.', '2018-03-13T22:00'],
  ])('ends when it says so: %s', (text, end) => expect(read(text).map(told => told.end)).toEqual([end]))
})

describe('what says that a truce holds', () => {
  it.each([
    ['حافظ وقف إطلاق النار في دوما على تماسكه لليوم الثاني.', 'in_effect: دوما'],
    ['تماسك وقف إطلاق النار في دوما ليومه الثاني.', 'in_effect: دوما'],
    ['تحافظ الهدنة في دوما على صمودها.', 'in_effect: دوما'],
    [
      'ما زالت الهدنة قائمة في دوما يومياً من السادسة صباحاً حتى الواحدة ظهراً. وخارج ساعات الهدنة كل شيء كما كان.',
      'in_effect: دوما | 06:00-13:00',
    ],
    ['بقيت دوما خارج الهدنة.', 'denied: دوما'],
  ])('%s', (text, told) => expect(truces(text)).toEqual([told]))
})

describe('a draft', () => {
  it.each([
    ['ينص مشروع الاتفاق على وقف إطلاق النار في دوما، ولم يوقع بعد.', 'proposed: دوما'],
    ['وبحسب مسودة الاتفاق، يتوقف إطلاق النار في دوما ستة أشهر.', 'proposed: دوما'],
    ['تقضي مسودة التفاهم بهدنة في دوما.', 'proposed: دوما'],
    ['وقع الطرفان مسودة اتفاق على هدنة في دوما.', 'announced: دوما'],
  ])('is agreed on once it is signed: %s', (text, told) => expect(truces(text)).toEqual([told]))
})

describe('whose truce it is', () => {
  it.each([
    ['تسعى القوات إلى الفصل بين داريا ومعضمية الشام، التي وقعت هدنة مع النظام وما زالت سارية.', 'in_effect: معضمية الشام'],
    ['تسعى القوات إلى عزل سقبا عن دوما التي وقعت هدنة مع النظام وما زالت سارية.', 'in_effect: دوما'],
  ])('%s', (text, told) => expect(truces(text)).toEqual([told]))
})
