import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { traced } from './support/tables.ts'

const PARAGRAPHS = [
  'قصفت قوات النظام بالمدفعية الثقيلة مدينة سقبا صباح اليوم، ما أسفر عن مقتل ثلاثة مدنيين وجرح 12 آخرين بينهم طفلان.',
  'وأعلن مركز المصالحة هدنة إنسانية يومية في الغوطة الشرقية من الساعة 9 صباحاً حتى 2 ظهراً، وفتح ممر إنساني في مخيم الوافدين.',
  'كما تعرضت بلدات عربين وزملكا وحمورية لغارات جوية أمس الأحد، دون ورود أنباء عن إصابات، بحسب المرصد.',
  'اقرأ أيضاً: مفاوضات لإجلاء المدنيين من دوما إلى إدلب',
]

type Mutation = (text: string, seed: number) => string

const cut: Mutation = (text, seed) => text.slice(seed % text.length)
const end: Mutation = (text, seed) => text.slice(0, seed % text.length)
const double: Mutation = (text, seed) => text + text.slice(seed % text.length)
const shuffle: Mutation = (text, seed) =>
  text
    .split(' ')
    .sort((a, b) => ((a.length * seed) % 7) - ((b.length * seed) % 5))
    .join(' ')
const mixed: Mutation = (text, seed) => text.replace(/ /g, (space, at: number) => ((at * seed) % 5 === 0 ? ' #News_24/7 ' : space))
const zalgo: Mutation = (text, seed) =>
  text.replace(/[\u0621-\u064A]/g, (letter, at: number) => ((at + seed) % 3 === 0 ? `${letter}\u0651\u0300\u0652` : letter))
const bidi: Mutation = (text, seed) => text.replace(/ /g, (space, at: number) => ((at + seed) % 4 === 0 ? '\u202B \u2067' : space))
const surrogate: Mutation = (text, seed) => `${text.slice(0, seed % text.length)}\uD83D${text.slice(seed % text.length)}\uDE00`
const glued: Mutation = (text, seed) => text.replace(/ /g, (space, at: number) => ((at * seed) % 3 === 0 ? '' : space))
const signs: Mutation = (text, seed) => text.replace(/ /g, () => ['(', '»', '"', '،', '\n', '٪'][seed % 6] ?? '')
const MUTATIONS = [cut, end, double, shuffle, mixed, zalgo, bidi, surrogate, glued, signs]

describe('reading broken texts', () => {
  it('never throws, and its evidence lies in the text', () => {
    const steps = fc.array(fc.tuple(fc.nat(MUTATIONS.length - 1), fc.nat(10_000)), { minLength: 1, maxLength: 4 })
    const texts = fc.shuffledSubarray(PARAGRAPHS, { minLength: 1 }).map(parts => parts.join('\n'))
    fc.assert(
      fc.property(texts, steps, fc.boolean(), (source, mutations, dated) => {
        const text = mutations.reduce((so, [which, seed]) => (so === '' ? so : (MUTATIONS[which] as Mutation)(so, seed + 1)), source)
        const { detections, mentions } = traced(text, dated ? new Date('2018-03-12T10:00:00Z') : null)
        for (const { evidence, places } of detections) {
          expect(places.length).toBeGreaterThan(0)
          expect(evidence.length).toBeGreaterThan(0)
          for (const { start, end: last } of evidence) {
            expect(start).toBeGreaterThanOrEqual(0)
            expect(last).toBeGreaterThan(start)
            expect(last).toBeLessThanOrEqual(text.length)
          }
        }
        for (const { start, end: last } of mentions) expect(last <= text.length && start < last).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(['', ' ', '\n\n', '\u0000', '\uD800', '؟!؟!', 'و'.repeat(5000), '('.repeat(5000), '1'.repeat(5000), '"'.repeat(5000)])(
    '%j',
    text => {
      expect(traced(text).detections).toEqual([])
    },
  )
})
