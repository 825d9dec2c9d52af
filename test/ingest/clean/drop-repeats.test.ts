import { describe, expect, it } from 'vitest'
import { dropRepeats } from '../../../src/ingest/clean/drop-repeats.ts'

const repeats = (...lines: string[]) => dropRepeats(lines, () => {})

const LONG =
  'قال الدفاع المدني إن طائرات حربية شنت صباح اليوم أربع غارات على الأحياء السكنية في مدينة سقبا بالغوطة الشرقية ما أدى إلى سقوط جرحى بين المدنيين'

describe('dropRepeats', () => {
  it('keeps the first of equal lines, whatever their marks and spelling', () => {
    const first = 'سقطت أربع قذائف على سوق سقبا، صباح اليوم.'
    expect(repeats(first, 'وأصيب باعة.', 'سقطت اربع قذائف علي سوق سقبا صباح اليوم')).toEqual([first, 'وأصيب باعة.'])
  })

  it('drops a summary whose sentences all stand in the text, before or after', () => {
    const summary = 'سقطت أربع قذائف على سوق سقبا.'
    const full = 'سقطت أربع قذائف على سوق سقبا. وأصيب خمسة من الباعة.'
    expect(repeats(summary, full)).toEqual([full])
    expect(repeats(full, summary)).toEqual([full])
  })

  it('drops a long line that another holds with a word more', () => {
    expect(repeats(LONG, LONG.replace('أربع غارات', 'أربع غارات جوية'))).toEqual([LONG.replace('أربع غارات', 'أربع غارات جوية')])
  })

  it.each([
    ['another town', [LONG, LONG.replace('سقبا', 'حمورية')]],
    ['another figure', [LONG, LONG.replace('أربع', 'خمس')]],
    ['the opposite', [LONG, LONG.replace('ما أدى', 'ما أدى لم')]],
    ['a claim and its denial', ['قصفت الطائرات سوق سقبا صباح اليوم', 'ونفى المتحدث أن تكون الطائرات قصفت سوق سقبا صباح اليوم']],
    ['the same figure under two headings', ['القتلى:', '3 من سقبا', 'الجرحى:', '3 من سقبا']],
    ['the lines of a list', ['قصف مدفعي على بلدة سقبا', 'قصف مدفعي على بلدة جسرين', 'قصف مدفعي على بلدة زملكا']],
  ])('keeps both where they tell of %s', (_name, lines) => {
    expect(repeats(...lines)).toEqual(lines)
  })

  it('keeps empty lines, which part paragraphs', () => {
    expect(repeats('أول', '', 'ثان', '', 'ثالث')).toEqual(['أول', '', 'ثان', '', 'ثالث'])
  })
})
