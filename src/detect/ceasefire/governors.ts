import { findTag, has, hasTag, type Line } from '../reading/line.ts'
import { either, type WordCase } from '../relief/cases.ts'
import { findWord, plain } from '../relief/segment.ts'
import { isAhead, isBeginning, isUnset } from './beginnings.ts'
import { isDespite, isDespiteDeal } from './despite.ts'
import { ends } from './ending.ts'
import {
  DRAFT,
  DRAFTED,
  DURING,
  ENDURES,
  ENTERS_INTO,
  EXPECTED,
  FAILED,
  KEEPS,
  LASTS,
  OF_HOURS,
  OF_TRUCE,
  PLAN,
  PUT_OFF,
  READY,
  SAYS,
  SPOKEN_OF,
  UPHOLDS,
  VETOED,
  WANTS,
  WORKS,
} from './governor-words.ts'
import { bearsFruit, isFruitless, isNoBreach, isSupposed, isUnreached, SUPPOSES } from './outcome.ts'
import { GOAL, isDealNoun, isMade, isSettledAsk } from './settled.ts'
import type { Governor } from './signs.ts'
import { isSettling, isTalks } from './talks.ts'

/** A walk back from a truce, from word to word, for the one that settles its standing. */
export interface Walk {
  readonly line: Line
  /** The token that names the truce, and where its part of the sentence begins. */
  readonly at: number
  readonly from: number
  /** Where the walk has come to. */
  i: number
  word: string
  /** What words nearer to the truce make of it, unless one further back undoes it. */
  soft: Governor
  /** «أن» stands between: what is before it says it. */
  said: boolean
}

/** What a word settles; undefined where the next case is to be asked. */
export type Step = Governor | 'next word' | 'no further' | undefined

interface GovernorCase extends WordCase {
  readonly told: string
  readonly step: (walk: Walk) => Step
}

export const THAT = /^(ب|ل)?(ان|انه|انها|انهم|انهما)$/

/** What families of words before a truce say of it, in the order in which a word is asked. */
export const GOVERNORS: readonly GovernorCase[] = [
  {
    told: '«مصدر قريب من المفاوضات إن هدنة …»: who says it',
    tags: ['relief-ask'],
    step: ({ line, i, said }) => (said && isTalks(line, i) ? 'next word' : undefined),
  },
  {
    told: '«أن»',
    words: THAT,
    step: walk => {
      walk.said = true
      return undefined
    },
  },
  {
    told: '«أعلن المصدر أنه لن …، بعد أن قال المرصد إن هدنة …»: what stands before the verb of saying is another matter',
    words: SAYS,
    step: ({ said }) => (said ? 'no further' : undefined),
  },
  { told: '«لم تصمد الهدنة», «لن يلتزم بالهدنة»', words: /^(لم|لن)$/, step: walk => (walk.at - walk.i <= 3 ? notKept(walk) : undefined) },
  {
    told: '«عدم الالتزام بالهدنة»',
    words: /^ب?عدم$/,
    step: ({ line, at, i }) => (at - i <= 4 && findWord(line, i + 1, at, KEEPS) >= 0 ? 'broken' : undefined),
  },
  {
    told: '«اليوم الثاني من الهدنة»',
    words: /^اليوم$/,
    step: ({ line, at, i }) => (plain(line, at - 1) === 'من' && at - i <= 3 ? 'during' : undefined),
  },
  { told: '«تنفيذا للهدنة»', words: /^(تنفيذا|تطبيقا|بموجب|بفضل|ثمره)$/, step: ({ at, i }) => (at - i <= 2 ? 'begun' : undefined) },
  {
    told: '«لن تكون هناك هدنة»',
    words: /^(لن|لا|لم)$/,
    step: ({ line, at, i }) => (at - i <= 4 && THERE_IS.test(plain(line, i + 1)) ? 'denied' : undefined),
  },
  { told: '«عدم التوصل إلى هدنة»', tags: ['truce-agree', 'deal'], step: ({ line, i }) => (isUnreached(line, i) ? 'failed' : undefined) },
  { told: '«لو», «كان من المفترض»', words: SUPPOSES, step: ({ line, i }) => (isSupposed(line, i) ? 'unmet' : undefined) },
  { told: '«جلسة لإقرار نص يطالب بهدنة»', words: GOAL, step: ({ line, at, i, word }) => (isGoal(line, i, word, at) ? 'asked' : undefined) },
  {
    told: '«الهدف هو وقف النار»',
    words: /^(ال)?(هدف|غايه|غايت|هدفنا)/,
    step: ({ line, i }) => (IT_IS.test(plain(line, i + 1)) ? 'asked' : undefined),
  },
  { told: '«يترقب السكان بدء تطبيق الهدنة»: settled, and yet to come', words: /^[يت]ترقب(ون|وا)?$/, step: () => 'begins' },
  {
    told: '«حديث عن هدنة»',
    words: SPOKEN_OF,
    step: ({ line, at, i }) => (OF_IT.test(plain(line, i + 1)) && at - i <= 5 ? 'asked' : undefined),
  },
  {
    told: '«تبادل أوراق بين الطرفين بشأن وقف النار»',
    words: SPOKEN_OF,
    step: ({ line, at, i }) => (at - i <= 8 && ABOUT.test(plain(line, at - 1)) ? 'asked' : undefined),
  },
  { told: '«آن الأوان», «حان الوقت»', words: /^(حان|ان)$/, step: ({ line, i }) => (TIME.test(plain(line, i + 1)) ? 'asked' : undefined) },
  { told: '«الوقت حان»', words: /^(الوقت|الاوان)$/, step: ({ line, i }) => (plain(line, i + 1) === 'حان' ? 'asked' : undefined) },
  {
    told: '«لا نية لدى موسكو لتجديد الهدنة»',
    words: /^(نيه|مجال|امكانيه)$/,
    step: ({ line, at, i }) => (NONE.test(plain(line, i - 1)) && at - i <= 6 ? 'denied' : undefined),
  },
  {
    told: '«أغار على دوما في وقت يفترض أن تكون فيه الهدنة سارية»',
    words: /^(يفترض|المفترض)$/,
    step: ({ line, i }) => (hasTag(line, line.from, i, 'fire-verb', 'fire-noun', 'aim', 'strike-noun') ? 'broken' : undefined),
  },
  { told: '«يريدون هدنة»', words: WANTS, step: ({ line, at, i }) => (at - i <= 5 && !NOT.test(plain(line, i - 1)) ? 'asked' : undefined) },
  { told: '«هدنة متوقعة», put off, or that one is ready for', words: either(EXPECTED, PUT_OFF, READY), step: () => 'asked' },
  { told: '«كشف عن هدنة»', words: /^(كشف|كشفت|كشفوا)$/, step: ({ at, i, soft }) => (at - i <= 6 ? (soft ?? 'agreed') : undefined) },
  {
    told: '«تعمل على التوصل إلى هدنة»; not on watching over one',
    words: WORKS,
    step: ({ line, at, i }) =>
      at - i <= 9 && plain(line, i + 1) === 'علي' && findWord(line, i + 2, at, UPHOLDS) < 0 ? 'asked' : undefined,
  },
  { told: '«خطة لهدنة»', words: PLAN, step: planned },
  { told: '«مسودة اتفاق تنص على هدنة»', words: either(DRAFT, DRAFTED), step: drafted },
  { told: 'a denial', tags: ['denial'], step: () => 'denied' },
  { told: 'a refusal', tags: ['refusal'], step: ({ word }) => (KEEPS_OFF.test(word) ? undefined : 'refused') },
  {
    told: '«رغم الهدنة»',
    words: /^[وف]?(رغم|برغم|بالرغم|الرغم|مع|علي)$/,
    step: ({ line, i }) => (isDespite(line, i) ? 'despite' : undefined),
  },
  { told: '«رغم الاتفاق على هدنة»', tags: ['deal'], step: ({ line, i }) => (isDespiteDeal(line, i) ? 'despite' : undefined) },
  { told: '«خرقت الهدنة», «أي هجوم سيخرق الهدنة»', tags: ['truce-break'], step: breaks },
  {
    told: '«علقت الفصائل الهدنة»',
    words: /^(علق|علقت|علقا|علقوا)$/,
    step: ({ line, at, i }) => (at - i <= 5 && findWord(line, i + 1, at, ON_IT) < 0 ? 'over' : undefined),
  },
  { told: '«استئناف الهدنة»', words: /^(استونف|استونفت|استيناف)$/, step: ({ at, i }) => (at - i <= 2 ? 'begun' : undefined) },
  {
    told: '«تستمر الهدنة», «إذا استمرت الهدنة»',
    words: LASTS,
    step: ({ line, at, i }) => (!isOwnVerb(line, i, at) ? undefined : IF.test(plain(line, i - 1)) ? 'unmet' : 'begun'),
  },
  {
    told: '«سقطت الهدنة»',
    words: /^(سقطت|سقوط|سقط|تداعت|تهاوت|لفظت|طويت|ماتت|انفرطت|وفاه|موت|نعي|نعت)$/,
    step: ({ at, i }) => (at - i === 1 ? 'over' : undefined),
  },
  { told: '«انتهت الهدنة»', tags: ['truce-end'], step: ends },
  { told: '«دعا إلى هدنة», «مفاوضات», «مشروع قرار»', tags: ['relief-ask'], step: askedFor },
  { told: '«خلال الهدنة», «ساعات الهدنة»', words: DURING, step: during },
  { told: '«بدأت الهدنة»', tags: ['truce-hold'], step: begins },
  { told: '«اتفاق على هدنة»', tags: ['deal'], step: ofDeal },
  { told: '«أعلن هدنة»', tags: ['truce-agree'], step: agreed },
]

const THERE_IS = /^(تكون|يكون|توجد|يوجد|نقبل|يقبل|تقبل|حديث|مجال|مكان|نيه|داعي|كلام)$/
const IT_IS = /^(هو|هي)$/
const OF_IT = /^(عن|حول|بشان|بقبول)$/
const ABOUT = /^(بشان|حول|بخصوص|حيال)$/
const TIME = /^(الوقت|الاوان|وقت)$/
const NONE = /^(لا|بلا)$/
const NOT = /^(لا|لم|لن)$/
const KEEPS_OFF = /^[لب]?منع/
const ON_IT = /^(علي|مشاركته|مشاركتها)$/

/** «لم تصمد», «لن تمدد موسكو», «لم تتوصل»: a negation right before. */
function notKept({ line, at, i, word }: Walk): Step {
  if (findWord(line, i + 1, at, ENDURES) >= 0) return 'over'
  if (word === 'لن' && ENTERS_INTO.test(plain(line, i + 1))) return 'refused'
  if (isFruitless(line, at)) return 'failed'
  if (findWord(line, i + 1, at, KEEPS) < 0) return 'unmet'
  return word === 'لن' ? 'refused' : 'broken'
}

function isGoal(line: Line, i: number, word: string, at: number): boolean {
  return (
    !has(line, i - 1, 'deal') && !(PLAN.test(plain(line, i - 1)) && isAgreedPlan(line, i - 1)) && !(word.endsWith('عوده') && at - i > 4)
  )
}

function planned({ line, at, from, i }: Walk): Step {
  if (at - i > 7 || findWord(line, i - 3, i, IN_FORCE) >= 0 || isDespite(line, i - 1) || hasTag(line, Math.max(from, i - 8), i, 'refusal'))
    return undefined
  return isAgreedPlan(line, i) ? 'agreed' : 'asked'
}

/** What the draft of a deal says is not agreed on, unless the draft itself has been. */
function drafted({ line, i, word }: Walk): Step {
  if (!DRAFT.test(word) && !/^(ال|ل)?(اتفاق|اتفاقيه|هدنه|تفاهم|تسويه)$/.test(plain(line, i + 1))) return undefined
  return hasTag(line, i - 4, i, 'truce-agree', 'deal') ? undefined : 'asked'
}

const IF = /^(و|ف)?(اذا|لو|حال)$/
const IN_FORCE = /^(دخل|دخلت|دخول|بدا|بدات|بدء|سريان|تنفيذ|تطبيق)$/

function breaks({ line, i, word }: Walk): Step {
  if (FUTURE.test(word)) return 'unmet'
  return hasTag(line, i - 3, i, 'denial') ? null : isNoBreach(line, i) ? 'begun' : 'broken'
}

const FUTURE = /^س[يت]/

function askedFor({ line, at, from, i, word, soft }: Walk): Step {
  // «ينتظر أن تبدأ الهدنة مساء غد»: settled, and yet to come
  if (AWAITED.test(word) && soft === 'begins' && KNOWN.test(plain(line, at)) && at - i <= 4)
    return findWord(line, i - 2, i, ONCE) < 0 ? 'begins' : 'unmet'
  // «نافياً أن تكون الحركة طلبت تمديد الهدنة»
  if (hasTag(line, Math.max(from, i - 5), i, 'denial')) return 'unmet'
  if (findWord(line, i - 3, i, FAILED) >= 0 || isFruitless(line, i)) return 'failed'
  // «أسقطت روسيا بالفيتو مشروع قرار يدعو إلى …»
  if (findWord(line, i - 8, i, VETOED) >= 0) return 'failed'
  // «رفضوا ما عرض عليهم لإيقاف المعارك»
  if (hasTag(line, Math.max(from, i - 3), i, 'refusal')) return 'refused'
  if (bearsFruit(line, i, at)) return soft === 'begun' || soft === 'begins' ? soft : 'agreed'
  if (isSettling(line, i) || (soft === 'begun' && at - i > 8)) return undefined
  return isSettledAsk(line, i, from) ? (soft ?? 'agreed') : 'asked'
}

const AWAITED = /^([يت]نتظر|المنتظر)$/
/** «كان ينتظر أن», «لا ينتظر أن» */
const ONCE = /^(كان|كانت|لا|لم|يكن)$/
const KNOWN = /^(ال|بال|لل)/

function during({ line, at, from, i, word, soft }: Walk): Step {
  const hours = OF_HOURS.test(word)
  if (soft !== null || at - i > (hours && !OF_TRUCE.test(plain(line, i + 1)) ? 1 : 3)) return undefined
  if (BEFORE.test(plain(line, i - 1))) return 'begins'
  // «ينتظرون ساعات الهدنة لشراء الخبز»
  const known = hours && plain(line, at).startsWith('ال')
  return known || findTag(line, Math.max(from, i - 4), i, 'relief-ask') < 0 ? 'during' : 'next word'
}

const BEFORE = /^(قبل|قبيل|عشيه)$/

function begins(walk: Walk): Step {
  const { line, at, i, soft } = walk
  if ((soft !== null && soft !== 'deal') || !isBeginning(line, i, at)) return undefined
  if (isUnset(line, i)) return 'unmet'
  walk.soft = isAhead(line, i) ? 'begins' : 'begun'
  return 'next word'
}

function ofDeal(walk: Walk): Step {
  const { line, from, i, soft } = walk
  if (!isDealNoun(line, i)) return undefined
  if (soft === null || soft === 'deal') walk.soft = isMade(line, i, from) ? 'agreed' : 'deal'
  return 'next word'
}

function agreed(walk: Walk): Step {
  const { line, i, word, soft, said } = walk
  // «أعلنت أن الفصائل تستغل الهدنة»: said of it, not declared
  if (isNegated(line, i) || (said && word.includes('علن'))) return undefined
  if (isSupposed(line, i - 1)) return 'unmet'
  if (soft === 'begun' || soft === 'begins') return soft
  // «رغم التفاهم الذي أعلن قبل يومين»
  if (WHICH.test(plain(line, i - 1)) && isDespiteDeal(line, i - 2)) return 'despite'
  // «طلب أن يعلن»
  if (!SO_THAT.test(plain(line, i - 1))) return 'agreed'
  walk.soft = 'agreed'
  return undefined
}

const WHICH = /^(الذي|التي)$/
const SO_THAT = /^(ان|بان|لان)$/

/** «التوصل إلى خطة لإرساء هدنة», «اتفقا على خطة …» */
function isAgreedPlan(line: Line, at: number): boolean {
  return /^(الي|علي)$/.test(plain(line, at - 1)) && has(line, at - 2, 'deal', 'truce-agree') && !isUnreached(line, at - 2)
}

const ONLY_SHOULD = /^(لم|لن|لا|ان|بان|لان|قد|ربما|كي|لكي|هل)$/

function isOwnVerb(line: Line, verb: number, at: number): boolean {
  if (ONLY_SHOULD.test(plain(line, verb - 1))) return false
  return at - verb === 1 || (at - verb === 2 && OF_TRUCE.test(plain(line, at - 1)))
}

function isNegated(line: Line, at: number): boolean {
  return /^(لم|لن|لا|عدم|دون)$/.test(plain(line, at - 1)) || /^(لم|لن|عدم|دون)$/.test(plain(line, at - 2))
}
