import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/ingest/clean/clean-text.ts'
import { contentHash, nearBands } from '../../src/ingest/fingerprint.ts'
import { foldText } from '../../src/ingest/fold.ts'
import { addsNothing, nearIdentical, takesBack } from '../../src/ingest/near-identity.ts'
import { report } from './report.ts'

const known = { title: 'غارات على سقبا', text: report() }

describe('contentHash', () => {
  it.each([
    ['marks', 'قُصِفَ السوقُ', 'قصف السوق'],
    ['hamza and ta marbuta', 'أُصيبت امرأة إثر القصف', 'اصيبت امراه اثر القصف'],
    ['punctuation and spaces', 'قصف،  السوق!\n', 'قصف السوق'],
    ['digits', 'مقتل ١٢ شخصاً', 'مقتل 12 شخصا'],
    ['tatweel', 'قصـــف', 'قصف'],
  ])('sees past %s', (_name, a, b) => {
    expect(contentHash('', a)).toBe(contentHash('', b))
  })

  it.each([
    ['a word', 'قصف سقبا', 'قصف جسرين'],
    ['a figure', 'مقتل 12', 'مقتل 13'],
    ['a decimal point', 'على بعد 1.5 كم', 'على بعد 15 كم'],
    ['where words part', 'من دوما', 'مندوما'],
  ])('does not see past %s', (_name, a, b) => {
    expect(contentHash('', a)).not.toBe(contentHash('', b))
  })

  it('sees the title', () => {
    expect(contentHash('سقبا', 'قصف مدفعي الآن')).not.toBe(contentHash('دوما', 'قصف مدفعي الآن'))
    expect(contentHash('أ', 'ب')).not.toBe(contentHash('', 'أ ب'))
  })

  it('stays what it was, since it is stored', () => {
    expect(contentHash('سقبا', 'قُصف السوق، ٣ مرات')).toBe('b88d06b73c18ebb61c57bbe56ae11e81685e64bbf1df7fefd0642a0c0e2f5a04')
    expect(foldText('قُصف السوق، ٣ مرات')).toBe('قصف السوق 3 مرات')
  })
})

describe('nearBands', () => {
  const share = (a: string, b: string) => nearBands(a).filter(band => nearBands(b).includes(band)).length

  it('gives 20 distinct bands of 12 hex digits, or none for a short text', () => {
    expect(new Set(nearBands(report())).size).toBe(20)
    expect(nearBands(report()).every(band => /^[0-9a-f]{12}$/.test(band))).toBe(true)
    expect(nearBands('غارة على سقبا')).toEqual([])
  })

  it.each([
    ['the same', report()],
    ['with a headline', `غارات عنيفة تطال ريف دمشق\n${report()}`],
    ['without its tail', report().split('\n').slice(0, 4).join('\n')],
  ])('lets copies find each other: %s', (_name, copy) => {
    expect(share(report(), copy)).toBeGreaterThan(0)
  })

  it('keeps strangers apart', () => {
    const other =
      'أعلنت الأمم المتحدة وصول قافلة مساعدات إلى المدينة بعد انقطاع دام أشهراً وقالت إن الشاحنات تحمل أدوية وحليب أطفال وخياماً تكفي خمسة آلاف عائلة. ' +
      'وأوضح متحدث باسمها أن القافلة دخلت بموافقة جميع الأطراف وأن الفرق ستعود خلال أسبوع إذا سمحت الظروف، وشكر السائقين الذين انتظروا يومين عند الحاجز ' +
      'في برد شديد، وأشار إلى أن الحاجة أكبر بكثير مما وصل، ولا سيما في المدارس التي تؤوي النازحين من القرى المجاورة منذ مطلع الشتاء الماضي.'
    expect(nearBands(other).length).toBe(20)
    expect(share(report(), other)).toBe(0)
  })
})

describe('addsNothing', () => {
  it.each([
    ['the very text', known],
    ['other marks and spaces', { title: 'غارات على سقبا', text: report().replaceAll('،', ' ,').replace('إن', 'ان') }],
    ['another headline', { title: 'طيران حربي يستهدف أحياء سكنية بالغارات في ريف دمشق', text: report() }],
    ['a headline as its first line', { title: '', text: `غارات جوية تطال أحياء سقبا السكنية\n${report()}` }],
    ['its tail cut off', { title: '', text: report().split('\n').slice(0, 4).join('\n') }],
    ['cut in the middle of a sentence', { title: '', text: `${report().slice(0, -60)} [...]` }],
    ['cut in the middle of a word', { title: '', text: report().slice(0, -13) }],
    ['furniture added', { title: '', text: `شارك\n${report()}\nاقرأ أيضاً: خبر آخر\nتابعونا على قناتنا في تلغرام\nجميع الحقوق محفوظة` }],
    ['a signature added', { title: '', text: `${report()}\nالمصدر: وكالات` }],
  ])('is true of %s', (_name, incoming) => {
    expect(addsNothing(known, { ...incoming, text: cleanText(incoming.text).text })).toBe(true)
  })

  it.each([
    ['another town in the same template', { title: 'غارات على حمورية', text: report('حمورية') }],
    ['another town in the text only', { title: known.title, text: report('حمورية') }],
    ['another toll', { title: known.title, text: report('سقبا', '7') }],
    ['another figure of wounded', { title: known.title, text: report('سقبا', '4', '15') }],
    ['another day', { title: known.title, text: report('سقبا', '4', '12', 'الثلاثاء') }],
    ['a sentence more', { title: known.title, text: `${report()}\nوفي حرستا سقطت قذائف على السوق.` }],
    ['a short sentence more', { title: known.title, text: `${report()}\nكما قُصفت جسرين.` }],
    ['a new toll in the headline', { title: 'مقتل 9 في غارات على سقبا', text: report() }],
    ['a new toll in words in the headline', { title: 'تسعة قتلى في سقبا', text: report() }],
    ['a turn in the headline', { title: 'انهيار الهدنة في سقبا', text: report() }],
    ['a denial in the headline', { title: 'وزارة الدفاع تنفي', text: report() }],
    ['a toll in a headline line', { title: '', text: `مقتل 9 أشخاص في سقبا\n${report()}` }],
    ['a short text', { title: '', text: 'قال الدفاع المدني إن طائرات حربية شنت غارات على سقبا.' }],
    ['one turned sentence', { title: known.title, text: report().replace('ولم يصدر', 'وصدر') }],
  ])('is false of %s', (_name, incoming) => {
    expect(addsNothing(known, incoming)).toBe(false)
  })

  it('is asked in one direction: the full text is news to who knows the cut one', () => {
    const cut = { title: '', text: report().split('\n').slice(0, 4).join('\n') }
    expect(addsNothing(cut, known)).toBe(false)
    expect(nearIdentical(cut, known)).toBe(false)
    expect(nearIdentical(known, { ...known, title: 'طائرات تشن غارات على سقبا' })).toBe(true)
  })

  describe('takesBack', () => {
    const way = 'وأعلن المجلس المحلي فتح ممر إنساني لخروج المرضى من التاسعة صباحاً.'
    const lines = report().split('\n')
    const middle = { title: '', text: [...lines.slice(0, 1), way, ...lines.slice(1)].join('\n') }
    const end = { title: '', text: `${report()}\n${way}` }

    it.each([
      ['a way out in the middle', middle, report()],
      ['a way out at the end', end, report()],
    ])('is true where %s is gone', (_name, older, text) => {
      expect(addsNothing(older, { title: '', text })).toBe(true)
      expect(takesBack(older, { title: '', text })).toBe(true)
    })

    it.each([
      ['the first lines of it', lines.slice(0, 2).join('\n')],
      ['a text cut in the middle of a sentence', `${end.text.slice(0, -30)}`],
      ['a text with the marks of a cut', `${report()}…`],
      ['the same', end.text],
      ['a strike left out', end.text.replace(lines[0] ?? '', '')],
    ])('is false of %s', (_name, text) => expect(takesBack(end, { title: '', text })).toBe(false))
  })

  it('never takes two short posts for one, even if only a word differs', () => {
    expect(addsNothing({ title: '', text: 'غارة جوية على مدينة سقبا' }, { title: '', text: 'غارة جوية على مدينة دوما' })).toBe(false)
  })
})
