import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldWord } from '../../../src/detect/normalize/fold.ts'
import { normalize, sourceSpan } from '../../../src/detect/normalize/tokens.ts'

describe('fold', () => {
  it.each([
    ['إدلب', 'ادلب'],
    ['سَقْبا', 'سقبا'],
    ['ســقبا', 'سقبا'],
    ['مدينة', 'مدينه'],
    ['بيت سوى', 'بيت سوي'],
    ['القائم', 'القايم'],
    ['٢٥ و۱۲', '25 و12'],
    ['\ufefb', 'لا'],
    ['«دوما»', '"دوما"'],
    ['\u202bدوما\u202c', 'دوما'],
    ['Saqba', 'saqba'],
    ['شهـ.ـداء قصـ*ـف', 'شهداء قصف'],
    ['غـ ـار ات جر*حى', 'غار ات جرحي'],
    ['دوما ـ مراسلنا', 'دوما مراسلنا'],
    ['1439هـ - دوما* سقبا. حلب', '1439ه - دوما* سقبا. حلب'],
    ['\u0000دوما\ud800', 'دوما'],
  ])('%j reads as %j', (source, folded) => expect(foldWord(source)).toBe(folded))

  it('keeps the way back to the source for every folded unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), source => {
        const { text, offsets } = fold(source)
        expect(offsets.length).toBe(text.length + 1)
        for (let i = 1; i < offsets.length; i++) expect(offsets[i]).toBeGreaterThanOrEqual(offsets[i - 1] as number)
        expect(offsets[text.length]).toBe(source.length)
      }),
    )
  })
})

describe('normalize', () => {
  const words = (source: string) => normalize(source).tokens.map(token => token.text)

  it('keeps numbers with their separators in one piece', () => {
    expect(words('قُتل 1,200 عند 8:30، 3.5 كم.')).toEqual(['قتل', '1,200', 'عند', '8:30', '،', '3.5', 'كم', '.'])
  })

  it.each([
    ['قصف المدينة. وسقط جرحى! أين؟ لا أحد', 4],
    ['سطر أول\nسطر ثان\n\nسطر ثالث', 3],
    ['قال مصدر لـ أ.ف.ب إن الهدنة بدأت', 1],
    ['قال: "القصف مستمر." ثم صمت', 2],
  ])('%j has its sentences', (source, count) => expect(normalize(source).sentences).toHaveLength(count))

  it('parts scripts that are glued together', () => {
    expect(words('Publicأصيب في H-100 سقبا')).toEqual(['public', 'اصيب', 'في', 'h', '-', '100', 'سقبا'])
  })

  it.each([
    ['سقطت الصوار.يخ على قرميدةان وقت.ل ثلاثة', ['سقطت', 'الصواريخ', 'علي', 'قرميده', 'ان', 'وقتل', 'ثلاثه']],
    ['قصفوا بنش.وقال شاهد إن القصف.قوي', ['قصفوا', 'بنش', '.', 'وقال', 'شاهد', 'ان', 'القصف', '.', 'قوي']],
  ])('reads %j as it was meant', (source, expected) => expect(words(source)).toEqual(expected))

  it('gives spans that lie in the source and hold the same letters', () => {
    const source = 'في مدينةِ «سَقـبا» اليومَ'
    const text = normalize(source)
    const token = text.tokens.find(({ text: word }) => word === 'سقبا')
    const span = sourceSpan(text, token?.start ?? 0, token?.end ?? 0)
    expect(source.slice(span.start, span.end)).toBe('سَقـبا')
  })
})
