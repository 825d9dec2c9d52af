import { fold } from '../normalize/fold.ts'
import type { NormalText } from '../normalize/tokens.ts'
import { hasWord } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import type { Refiner } from './refiner.ts'

/** Pieces that argue, check or explain: what the whole article is says what its undated sentences are. */
export const PIECE_REFINERS: readonly Refiner[] = [
  {
    name: 'a claim that is checked',
    catches: [
      'الصورة قديمة وليست من سقبا\n\nتداولت صفحات صورة قالت إنها لغارة استهدفت مدينة سقبا.\n\nويرشد البحث العكسي إلى أنها من غزة.',
      'هذا الفيديو لا يظهر قصف سقبا\n\nنشرت حسابات مقطعا وكتبت: الطيران يقصف مدينة سقبا الآن.\n\nالتصنيف: مضلل',
    ],
    refuses: [
      'تداول ناشطون مقطعا يظهر لحظة قصف الطائرات مدينة سقبا.',
      'هذا الفيديو ليس من جسرين\n\nقصفت الطائرات مدينة سقبا صباح اليوم الاثنين.\n\nويرشد البحث العكسي إلى أن المقطع قديم.',
    ],
    test: ({ kind, line, dayStated }, { text }) =>
      kind === 'shelling' && isCheck(text) && (!dayStated || hasWord(line, line.from, line.to, CIRCULATED)),
  },
  {
    name: 'a voice that argues',
    catches: [
      'ماذا بعد؟ لم نسمع من العالم إلا الصمت. رأينا كيف تقصف الطائرات مدينة سقبا ثم يقال لنا إنها هدنة. فهل نصدق؟ وإلى متى؟ كلنا نعرف الجواب، ولسنا وحدنا من يعرفه، ولماذا نكتب إذن؟',
    ],
    refuses: [
      'قصفت الطائرات مدينة سقبا. ماذا بعد؟',
      'ماذا بعد؟ رأينا كيف يصمت العالم. فهل نصدق؟ وإلى متى؟ كلنا نعرف الجواب. وقصفت الطائرات صباح اليوم مدينة سقبا.',
    ],
    test: ({ dayStated, start }, { text }) => !dayStated && start === null && isArgument(text),
  },

  {
    name: 'an interview',
    catches: [
      'حوار مع قائد ميداني\n\nما أسباب دخولكم البلدة؟\n\nخرق الجيش الاتفاق وركز مدفعيته وقصف مدينة سقبا فعدنا لنخفف عنها.',
      'مقابلة مع رئيس الأركان\n\nس: هل تسقط البلدة؟\n\nج: ليس لدينا دفاع جوي والطائرات تقصف مدينة سقبا ولا أحد يسأل.',
    ],
    refuses: [
      'حوار مع قائد ميداني\n\nما أسباب دخولكم البلدة؟\n\nقصفت الطائرات صباح اليوم مدينة سقبا.',
      'ماذا جرى في سقبا؟\n\nقصفت الطائرات مدينة سقبا.',
      'قال في مقابلة مع القناة إن الهدوء عاد. هل يصمد؟\n\nقصفت الطائرات مدينة سقبا.',
    ],
    test: ({ kind, dayStated }, { text }) => kind === 'shelling' && !dayStated && isInterview(text),
  },
]

const spellings = (...words: string[]) => new Set(words.map(word => fold(word).text))

const CIRCULATED = /^(و|ف)?(ال)?(تداول(ت|ه|ها)?|متداول(ه)?|منشور(ات)?|صوره?|فيديو|مقطع|تسجيل|لقطات|زعم(ت)?|ادعاء|ادعي|مستخدم(ون|ين))$/

/** Two marks of those who check what pages and accounts spread. */
const CHECKS = spellings('العكسي', 'مضلل', 'مضللة', 'المضلل', 'مفبرك', 'مفبركة', 'مفبركا', 'التدقيق', 'تقصي', 'الادعاء', 'زائف', 'زائفة')
const PICTURES = spellings('الصورة', 'صورة', 'الصور', 'صور', 'الفيديو', 'فيديو', 'المقطع', 'مقطع', 'التسجيل', 'تسجيل', 'المشاهد')
const PAGES = spellings('صفحات', 'حسابات', 'مستخدمون', 'مستخدمين', 'مستخدمو', 'رواد', 'منشورات')

const isCheck = once((text: NormalText): boolean => {
  const marks = new Set<string>()
  text.tokens.forEach(({ text: word }, at) => {
    if (CHECKS.has(word)) marks.add(word === 'الادعاء' ? word : 'checked')
    else if (/^(لا|ليست?|لم)$/.test(word) && at < HEADLINE_WORDS && near(text, at, 4, PICTURES)) marks.add('no such picture')
    else if (/^(قديمه?|ملتقطه?|تعود|يعود)$/.test(word) && near(text, at, 4, PICTURES)) marks.add('an old picture')
    else if (/^(و|ف)?(تداول(ت|ه|ها)?|تناقل(ت|ه|ها)?|نشرت|شاركت)$/.test(word) && near(text, at, 3, PAGES)) marks.add('spread')
    else if (word === 'حقيقه' && near(text, at, 3, PICTURES)) marks.add('asked')
  })
  return marks.size >= 2
})

const HEADLINE_WORDS = 20

function near({ tokens }: NormalText, at: number, reach: number, words: ReadonlySet<string>): boolean {
  for (let other = Math.max(0, at - reach); other <= at + reach; other++) if (words.has(tokens[other]?.text ?? '')) return true
  return false
}

/** A headline that names a talk, and questions that stand alone. */
const isInterview = once(({ sentences, tokens }: NormalText): boolean => {
  let named = false
  for (const [index, { from, to, paragraph }] of sentences.entries()) {
    if (from < HEADLINE_WORDS) for (let at = from; at < to; at++) named ||= TALK.test(tokens[at]?.text ?? '')
    if (!named) continue
    const alone = sentences[index - 1]?.paragraph !== paragraph && sentences[index + 1]?.paragraph !== paragraph
    if (alone && tokens[to - 1]?.text === '؟' && to - from < RUNNING_WORDS) return true
  }
  return false
})

const TALK = /^(ال)?(حوار|حوارا|مقابله|لقاء|يحاور|تحاور)$/

/** Words of one who speaks to the reader in his own voice; who explains only asks. */
const VOICE = spellings(
  ...['رأينا', 'رأيت', 'قرأت', 'كتبت', 'سمعت', 'سمعنا', 'قلت', 'أعتقد', 'أظن', 'أرى', 'أكتب', 'نكتب'],
  ...['نعرف', 'نعلم', 'ندرك', 'نقول', 'نسأل', 'كلنا', 'جميعنا', 'لنا', 'علينا', 'عندنا', 'بيننا', 'أمتنا'],
  ...['لسنا', 'لست', 'سيقال', 'يقال', 'ليت', 'ليتنا', 'لنتذكر', 'لنتخيل', 'تخيلوا', 'أليس', 'ألم'],
  ...['عزيزي', 'حتما', 'للأسف', 'المؤسف', 'المفارقة', 'كأننا', 'إننا', 'أننا'],
)
const ASKS = spellings('هل', 'فهل', 'وهل', 'لماذا', 'ولماذا', 'فلماذا', 'متى')

const isArgument = once((text: NormalText): boolean => {
  let voice = 0
  let early = 0
  let questions = 0
  let reports = 0
  let quoted = false
  let words = 0
  // below a report or a post its readers argue, in a few words each
  const opening = text.tokens.length * OPENING_SHARE
  const long = longParagraphs(text)
  for (const [at, { text: word, kind }] of text.tokens.entries()) {
    if (/^[«“”»"]$/.test(word)) quoted = word === '«' || word === '“' ? true : word === '"' ? !quoted : false
    if (kind === 'word') words++
    if (quoted || !long(at)) continue
    if (VOICE.has(word)) voice++
    else if (word === '؟' || ASKS.has(word)) questions++
    else if (REPORTS.test(word)) reports++
    if (at < opening) early = voice + questions
  }
  return (
    early >= ARGUES_EARLY &&
    voice >= VOICE_AT_LEAST &&
    voice + questions >= ARGUES &&
    (voice + questions) * 5 > reports * 4 &&
    (voice + questions) * VOICE_IN > words
  )
})

/** Whether a token stands in a paragraph of running text; tokens are asked for from left to right. */
function longParagraphs({ sentences }: NormalText): (token: number) => boolean {
  const length = new Map<number, number>()
  for (const { paragraph, from, to } of sentences) length.set(paragraph, (length.get(paragraph) ?? 0) + to - from)
  let index = 0
  return token => {
    while (index < sentences.length - 1 && (sentences[index]?.to ?? 0) <= token) index++
    return (length.get(sentences[index]?.paragraph ?? -1) ?? 0) >= RUNNING_WORDS
  }
}

const RUNNING_WORDS = 25
const ARGUES = 4
const VOICE_AT_LEAST = 2
const ARGUES_EARLY = 2
const OPENING_SHARE = 0.4
/** One such word in so many, at least. */
const VOICE_IN = 90
const REPORTS = /^(و|ف)?(قال|قالت|افاد|افادت|اعلن|اعلنت|ذكر|ذكرت|اضاف|اضافت|اوضح|اوضحت|اكد|اكدت|بحسب|حسب|وفق|نقلت|مراسل|مراسلنا)$/
