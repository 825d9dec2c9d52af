import { describe, expect, it } from 'vitest'
import { read } from '../support/tables.ts'

/** The means of the last shelling that a text tells of. */
const weaponsOf = (text: string): string => (read(text).findLast(({ kind }) => kind === 'shelling')?.weapons ?? []).join()

describe('the means of a shelling', () => {
  it.each([
    ['تتعرض مدينة سقبا للقصف الجوي والبري من القوات.', 'airstrike,artillery'],
    ['تتعرض مدينة سقبا لقصف جوي من القوات.', 'airstrike'],
    ['إطلاق صواريخ من سوريا على قواعد إسرائيلية في مرتفعات الجولان.', 'rocket'],
    ['استهدفت غارات إسرائيلية بالصواريخ مدينة سقبا.', 'airstrike,missile'],
    ['استهدف عدوان بالصواريخ مدينة سقبا.', 'missile'],
    ['قصفت القوات بالصواريخ مدينة سقبا.', 'rocket'],
    ['قصفت القوات سقبا بالصواريخ والدفاع الجوي يتصدى.', 'rocket'],
    ['قصف صاروخي على سقبا، كما استهدف قصف مدفعي بلدة حمورية.\nواستهدف القصف أيضا بلدة جسرين.', 'artillery,rocket'],
    ['قصف صاروخي على سقبا، كما استهدف قصف مدفعي بلدة حمورية.\nوتعرضت بلدة جسرين لقصف مماثل.', 'artillery'],
  ])('%s', (text, weapons) => expect(weaponsOf(text)).toBe(weapons))
})
