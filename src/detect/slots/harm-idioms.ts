import type { CountedNoun } from '../count/counted-noun.ts'
import { noted } from '../normalize/lexeme.ts'
import { has, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { Harm } from './toll-harm.ts'

/**
 * Verbs that say a harm together with another word, or of people alone: «حصدت أرواح خمسة», «لفظ تسعة أنفاسهم», «فجعت بثلاثة من أبنائها»,
 * «نقل 41 إلى المستشفى».
 */
type Idiom =
  | 'takes life'
  | 'reaps'
  | 'gives up the ghost'
  | 'is bereft'
  | 'loses'
  | 'buries'
  | 'is carried'
  | 'is treated'
  | 'falls prey'
  | 'comes out'
  | 'numbers'

/** What a word begins, or null. */
export const idiomBegun = noted((word): Idiom | null => IDIOMS.get(word.replace(/^[وفل](?=..)/, '')) ?? IDIOMS.get(word) ?? null)

/** The harm that the words around a count of people say, where neither its noun nor a plain verb of harm does. */
export function idiomHarm(counted: CountedNoun, line: Line, from: number, to: number): Harm | null {
  if (counted.class === 'thing' || counted.class === 'family') return null
  // «وأربعة في المشفى»
  if (counted.class !== 'killed' && textAt(line, counted.to) === 'في' && WARDS.test(textAt(line, counted.to + 1))) return 'wounded'
  for (let at = counted.from - 1; at >= Math.max(from, counted.from - HEAD_REACH); at--) {
    const token = tokenAt(line, at)
    if (!token || (token.kind === 'mark' && !/^["()]$/.test(token.text))) return null
    const idiom = idiomBegun(token.lexeme)
    if (idiom) return saidBy(idiom, counted, line, at, to)
    if (has(line, at, 'dead', 'wounded') && !/سقط/.test(token.text)) return null
  }
  return null
}

function saidBy(idiom: Idiom, counted: CountedNoun, line: Line, head: number, to: number): Harm | null {
  const people = counted.class !== null
  const theirs = isTheirs(line, counted.to)
  const reaches = (word: RegExp, reach: number) => reachesWord(line, counted.to, Math.min(to, counted.to + reach), word)
  switch (idiom) {
    case 'takes life':
      return LIFE.test(textAt(line, counted.from - 1)) ? 'killed' : null
    case 'reaps':
      return people || theirs || LIFE.test(textAt(line, counted.from - 1)) ? 'killed' : null
    case 'gives up the ghost':
      return reaches(GHOST, GHOST_REACH) || GHOST.test(textAt(line, counted.from - 1)) ? 'killed' : null
    case 'is bereft':
      return (people || theirs) && /^ب/.test(textAt(line, counted.from)) ? 'killed' : null
    case 'loses':
      return (people && textAt(line, head).endsWith('سرت')) || theirs ? 'killed' : null
    case 'buries':
      return theirs || VICTIMS.test(textAt(line, counted.to)) ? 'killed' : null
    case 'falls prey':
      // «سقط فيها ستة»
      if (
        /^في(ها|ه|هما)$/.test(textAt(line, counted.from - 1)) &&
        (people || (counted.value > 1 && !/^(منها|منهما)$/.test(textAt(line, counted.to)))) &&
        /سقط/.test(textAt(line, head))
      )
        return 'killed'
      return reaches(/^(ل)?ضحي(ه|ت|ته|تها)$|^ضحايا$/, CARE_REACH) ? 'killed' : null
    case 'comes out':
      return reaches(HURT, 3) ? 'wounded' : null
    case 'numbers':
      // «عدد ضحايا الغارة على سقبا اثنا عشر شخصا»
      // «عدد ضحايا الغارات بلغ 3 في سقبا و5 في حمورية»
      if (!people && !/^بلغت?$/.test(textAt(line, counted.from - 1))) return null
      return VICTIMS.test(textAt(line, head + 1)) ? 'killed' : /^(ال)?(جرحي|مصابين|مصابي)$/.test(textAt(line, head + 1)) ? 'wounded' : null
    case 'is treated':
      return people || theirs ? 'wounded' : null
    case 'is carried': {
      // «نقل مئة من الجرحى المحاصرين إلى دمشق», «نقل شاب …»: told of leaving, or of one who may be no victim
      const known = textAt(line, counted.to) === 'من' && /^ال/.test(textAt(line, counted.to + 1))
      const one = counted.value === 1 && !/^(و|ف)?(نقل|ادخل)ت?$/.test(textAt(line, head))
      return !known && !one && counted.class !== 'killed' && reaches(CARE, CARE_REACH) ? 'wounded' : null
    }
  }
}

/** Whether `word` stands in [from, to) with no mark, no new verb and no exchange before it. */
function reachesWord(line: Line, from: number, to: number, word: RegExp): boolean {
  for (let at = from; at < to; at++) {
    const text = textAt(line, at)
    if (word.test(text)) return true
    const behind = text === '،' ? behindParts(line, at, to + PARTS_REACH) : -1
    if (behind > 0) {
      to += behind - at
      at = behind - 1
      continue
    }
    if (/^[،.؛:]$/.test(text) || NO_VICTIMS.test(text) || has(line, at, 'dead')) return false
  }
  return false
}

/** «…، بينهم ثلاثة متطوعين، …»: the token behind the parts that commas set apart, or -1. */
function behindParts(line: Line, at: number, to: number): number {
  if (!hasWord(line, at + 1, at + 4, PARTS)) return -1
  for (let next = at + 2; next < to; next++) if (textAt(line, next) === '،') return next + 1
  return -1
}

/** «… من أبنائها», «من ضحايا القصف», «سبعة سواهم»: people, whoever they are. */
function isTheirs(line: Line, at: number): boolean {
  if (/^(سوا|غير)(هم|ها|هما)$/.test(textAt(line, at))) return true
  return textAt(line, at) === 'من' && (THEIRS.test(textAt(line, at + 1)) || VICTIMS.test(textAt(line, at + 1)))
}

const HEAD_REACH = 9
const GHOST_REACH = 7
const CARE_REACH = 9
const PARTS_REACH = 8
const PARTS = /^(و)?(بينهم|بينهن|منهم|منهن|احدهم|احداهن|معظمهم|جلهم|ضمنهم|اغلبهم|غالبيتهم|بينهما|احدهما)$/
const WARDS = /^(ال)?(مشفي|مستشفي|مشافي|مستشفيات|عنايه|انعاش)$/
const LIFE = /^(ب)?(حياه|ارواح|روح|حيوات)$/
const GHOST = /^(ل|ب)?(ال)?(نفس|انفاس|روح|ارواح|حيا[هت]|نحب)(ه|ها|هم|هما|هن)?$/
const THEIRS =
  /^(ابناي?|ابناء|اهل|اهالي|شبان|شباب|سكان|قاطني|اطفال|رجال|نساء|اولاد|بنات|عناصر|جنود|مقاتلي|افراد|مرضا|مرضي|اقارب|خيره|ساكني)(ه|ها|هم|هما)$/
const HURT = /^[بل](جروح|جراح|اصابات|رضوض|كسور|حروق|شظايا)$/
const VICTIMS = /^(ال)?(ضحايا|شهداء|قتلي)(ه|ها|هم)?$/
const CARE = /^(ب|ل|لل)?(ال)?(مشفي|مستشفي|مشافي|مستشفيات|اسعاف|عنايه|علاج|نقطه|مستوصف|طبابه|عياده|طبيه|انعاش)$/
/** Who is carried or cared for is no victim of fire. */
const NO_VICTIMS = /^(و|ب|ل|ف)?(ال)?(صفقه|تبادل|لقاح|تلقيح|تطعيم|مرض|مرضي|سرطان|كورونا|كوليرا|حصبه|لبنان|خارج|مركز|مراكز)$/

const VERBS: readonly (readonly [Idiom, string])[] = [
  [
    'takes life',
    'خطف خطفت يخطف تخطف اختطف اختطفت ازهق ازهقت يزهق تزهق انهي انهت ينهي تنهي كلف كلفت سلب سلبت انتزع انتزعت ابتلع ابتلعت طوي طوت',
  ],
  [
    'reaps',
    'حصد حصدت يحصد تحصد حاصدا حاصده اردي اردت ارديا اردوا تردي يردي ابادت افني افنت اهلك اهلكت التهم التهمت صرع صرعت صرعوا فتك فتكت يفتك تفتك غيب غيبت اجهز اجهزت جندل جندلت',
  ],
  ['gives up the ghost', 'لفظ لفظت لفظوا يلفظ تلفظ اسلم اسلمت اسلموا فاضت فاض تفيض دفع دفعت دفعوا'],
  ['is bereft', 'فجع فجعت تفجع نكب نكبت فجعوا'],
  ['loses', 'خسر خسرت تخسر فقد فقدت تفقد'],
  [
    'buries',
    'دفن دفنت دفنوا يدفن تدفن شيع شيعت شيعوا تشيع يشيع ودع ودعت ودعوا تودع واري واروا ووري نعي نعت نعوا زف زفت زفوا بكي بكت انتشل انتشلت',
  ],
  [
    'is carried',
    'نقل نقلت نقلوا نقله ينقل تنقل ادخل ادخلت وصل وصلت وصول استقبل استقبلت استقبال احتاج احتاجت خضع خضعت تلقي تلقت تلقوا حول حولت احيل احيلت دخل دخول نقلهم',
  ],
  ['is treated', 'اسعف اسعفت اسعفوا اسعاف سعف عولج عولجت يعالج تعالج يتعالج ادمي ادمت ادموا اختنق اختنقت اختناق تسمم تسممت اعراض'],
  ['comes out', 'تعرض تعرضت تعرضوا خرج خرجت خرجوا نجا نجت نجوا'],
  ['numbers', 'عدد تعداد'],
  ['falls prey', 'راح راحت ذهب ذهبت وقع سقط سقطت سقطوا'],
]
const IDIOMS: ReadonlyMap<string, Idiom> = new Map(VERBS.flatMap(([idiom, words]) => words.split(' ').map(word => [word, idiom] as const)))
