import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, TEXT_MAX_CHARS } from '../../../src/ingest/clean/clean-text.ts'

describe('cleanText', () => {
  it.each([
    ['NUL', 'قص\0ف', 'قصف', 'control'],
    ['other controls', 'قصف\x07 \x1b[0m', 'قصف [0m', 'control'],
    ['half a surrogate pair', 'قصف \ud83d على', 'قصف على', 'half-surrogate'],
    ['direction marks', '\u202bقصف\u200f على\u202c', 'قصف على', 'bidi-control'],
    ['isolates', '\u2067قصف\u2069', 'قصف', 'bidi-control'],
    ['zero width', 'ق\u200bص\u200cف\u200d\ufeff', 'قصف', 'zero-width'],
  ])('removes %s and counts it', (_name, raw, text, rule) => {
    const cleaned = cleanText(raw)
    expect(cleaned.text).toBe(text)
    expect(cleaned.dropped[rule]).toBeGreaterThan(0)
  })

  it.each([
    ['NBSP', 'قصف\u00a0على\u00a0\u00a0سقبا', 'قصف على سقبا'],
    ['line ends', 'قصف\r\nعلى\rسقبا\u2028اليوم', 'قصف\nعلى\nسقبا\nاليوم'],
    ['empty lines', 'قصف\n\n \n\n\nعلى', 'قصف\n\nعلى'],
    ['spaces at line ends', '  قصف  \n  على ', 'قصف\nعلى'],
    ['letters in presentation forms', '\ufed7\ufebc\ufed2 \ufefb', 'قصف لا'],
    ['a letter and its hamza apart', 'ا\u0654', 'أ'],
    ['a whole emoji', '🔴 قصف', '🔴 قصف'],
    ['tashkeel and quotes', '«قُصف السوق»', '«قُصف السوق»'],
    ['a superscript that NFKC would rewrite', '10² متر', '10² متر'],
  ])('settles %s', (_name, raw, text) => {
    expect(cleanText(raw).text).toBe(text)
  })

  it('takes furniture and repeats out and says how often', () => {
    const lead = 'سقطت ثلاث قذائف على سوق سقبا صباح اليوم.'
    const { text, dropped } = cleanText(`شارك\n${lead}\nSHARE\n\n${lead}\nوأصيب خمسة من الباعة.\nجميع الحقوق محفوظة`)
    expect(text).toBe(`${lead}\n\nوأصيب خمسة من الباعة.`)
    expect(dropped).toEqual({ share: 2, copyright: 1, repeat: 1 })
  })

  it('cuts at the limit between lines, or between words of the first', () => {
    const line = `${'كلمة '.repeat(20).trim()}.`
    const lines = Array.from({ length: 3_000 }, (_, at) => `${at} ${line}`)
    const cut = cleanText(lines.join('\n'))
    expect(cut.text.length).toBeLessThanOrEqual(TEXT_MAX_CHARS)
    expect(cut.text.endsWith(line)).toBe(true)
    expect(cut.dropped['beyond-limit']).toBeGreaterThan(1_000)
    const one = cleanText('كلمة '.repeat(60_000))
    expect(one.text.length).toBeLessThanOrEqual(TEXT_MAX_CHARS)
    expect(one.text.endsWith('كلمة')).toBe(true)
  })

  it('gives for any input what Postgres stores, and the same when cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), raw => {
        const { text } = cleanText(raw)
        expect(Buffer.from(text).toString()).toBe(text)
        expect(text).not.toMatch(/[\0\u202a-\u202e\u2066-\u2069]/)
        expect(cleanText(text).text).toBe(text)
      }),
    )
  })
})
