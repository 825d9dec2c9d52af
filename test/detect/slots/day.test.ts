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
