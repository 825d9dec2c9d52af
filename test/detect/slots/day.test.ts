import { describe, expect, it } from 'vitest'
import { read } from '../support/tables.ts'

/** Ten past midnight on Thursday 19 July 2018, in Damascus. */
const AFTER_MIDNIGHT = new Date('2018-07-18T21:10:00Z')
const IN_THE_EVENING = new Date('2018-07-19T18:00:00Z')

const dayOf = (text: string, publishedAt: Date) => read(text, publishedAt).map(({ day }) => day)

describe('the day of news published shortly after midnight', () => {
  it.each([
    'قصفت المدفعية اليوم مدينة سقبا.',
    'قصفت المدفعية مدينة سقبا.',
    'سقطت قذائف على مدينة سقبا ظهراً.',
    'سقطت قذائف على مدينة سقبا مساء اليوم.',
  ])('is the one before: %s', text => {
    expect(dayOf(text, AFTER_MIDNIGHT)).toEqual(['2018-07-18'])
    expect(dayOf(text, IN_THE_EVENING)).toEqual(['2018-07-19'])
  })

  it.each(['قصفت المدفعية اليوم الخميس مدينة سقبا.', 'قصفت المدفعية مدينة سقبا في 19 تموز.'])('is the one that it names: %s', text =>
    expect(dayOf(text, AFTER_MIDNIGHT)).toEqual(['2018-07-19']),
  )

  it('is the weekday named, whichever day follows it', () =>
    expect(dayOf('قصفت المدفعية اليوم الأربعاء مدينة سقبا.', AFTER_MIDNIGHT)).toEqual(['2018-07-18']))
})

describe('the day of fire', () => {
  it.each([
    // hours that begin today
    ['قتل شاب في دوما يوم أمس بغارة جوية.\nوفي درعا تجدد منذ الخامسة عصراً قصف بلدة طفس بالمدفعية.', 'طفس', '2018-07-19'],
    ['شهدت المنطقة هدوءاً أمس الأربعاء.\nوتتعرض مدينة سقبا منذ صباح اليوم لقصف مدفعي.', 'سقبا', '2018-07-19'],
    // a date and its hour, parted by a comma
    ['وفي اليوم التالي، 17 تموز/يوليو، وعند الساعة الخامسة عصراً، قصفت الطائرات مدينة سقبا.', 'سقبا', '2018-07-17'],
    ['في 17 تموز، وفي تمام العاشرة صباحاً، سقطت قذائف هاون على مدينة سقبا.', 'سقبا', '2018-07-17'],
    // between two weekdays
    ['رصد ناشطون بعد منتصف ليل الأربعاء – الخميس سقوط قذائف على بلدة سقبا.', 'سقبا', '2018-07-19'],
    ['سقطت ليل الأربعاء – الخميس قذائف على بلدة سقبا.', 'سقبا', '2018-07-18'],
    // so long after it
    ['ويأتي التحذير بعد يومين من مقتل ثمانية جنود بقصف على نقطة في محيط سقبا.', 'سقبا', '2018-07-17'],
    ['وجاء البيان بعد يوم من غارة على مدينة سقبا.', 'سقبا', '2018-07-18'],
    ['وعاد السكان بعد يومين على القصف الجوي لمدينة سقبا.', 'سقبا', '2018-07-17'],
    ['عاد السكان غداة مجزرة سقبا التي ارتكبتها الطائرات.', 'سقبا', '2018-07-18'],
    ['ساد الهدوء بعد ليلة من القصف على مدينة سقبا.', 'سقبا', '2018-07-18'],
    // that long it lasted
    ['عاد السكان بعد يومين من القصف المتواصل على مدينة سقبا.', 'سقبا', '2018-07-19'],
    ['نزح السكان بعد يومين من قصف متواصل على مدينة سقبا.', 'سقبا', '2018-07-19'],
    // the day of something else in the sentence
    ['سقطت قذائف على سقبا، بينما توفي شاب متأثراً بجراح أصيب بها الثلاثاء.', 'سقبا', '2018-07-19'],
    ['قصفت الطائرات مدينة سقبا، فيما شيع أهالي الحي طفلاً قضى الاثنين.', 'سقبا', '2018-07-19'],
    // just before midnight
    ['وقبيل منتصف ليل الأربعاء سقطت قذائف على بلدة سقبا.', 'سقبا', '2018-07-18'],
  ])('%s', (text, place, day) => {
    const own = read(text, IN_THE_EVENING).filter(({ places }) => places.some(({ name }) => name === place))
    expect(own.map(told => told.day)).toEqual([day])
  })
})
