import { bearsFruit } from '../ceasefire/outcome.ts'
import { isSettling } from '../ceasefire/talks.ts'
import { has, hasTag } from '../reading/line.ts'
import { either } from '../relief/cases.ts'
import { findWord, plain } from '../relief/segment.ts'
import { CONVOY, GOES } from './convoy-words.ts'
import { OUT_OF_IT } from './counted.ts'
import { after, isAidOnWheels } from './own-sign.ts'
import { AHEAD, isPassageWord, isRelative, isVerb, NOT } from './sign-behind.ts'
import {
  ALLOWS,
  BLOCKS,
  FAILED,
  HOPES,
  INSTEAD,
  INTENDS,
  isAhead,
  isListed,
  KEEPS_IN,
  LEAVE,
  NEEDS,
  READIES,
  UNHINDERED,
  VOTE,
  YIELDED,
} from './sign-words.ts'
import type { SignCase, Step, Walk } from './signs-before.ts'
import { isFeared, isProlonged, isProtest, PROLONGED, READY } from './terms.ts'

/** What denies a way, shuts it or only wishes for it, in the order in which a word is asked; before all that gives hope. */
export const AGAINST: readonly SignCase[] = [
  {
    told: '«نفى وجود أي اتفاق، متحدثا عن هدنة سمحت بإخراج …»: what is told instead',
    words: INSTEAD,
    step: ({ i, from }) => (i > from ? 'no further' : undefined),
  },
  { told: 'a denial, a veto', tags: ['denial'], words: /^(الفيتو|فيتو|النقض)$/, step: () => 'denied' },
  {
    told: 'what failed; a council that fails to agree shuts nothing',
    words: FAILED,
    step: ({ line, i }) => (findWord(line, i - 3, i, COUNCIL) >= 0 ? null : 'shut'),
  },
  {
    told: '«لم ينف وجود أفكار حول إجلاء …»',
    words: NOT,
    step: ({ line, i }) => (RULES_OUT.test(plain(line, i + 1)) ? 'asked' : undefined),
  },
  {
    told: '«يطلقون النار على من يحاول المغادرة», «ردوهم على أعقابهم كلما حاولوا الخروج»',
    words: /^[يت]?حاول(ون|وا|ت)?$/,
    step: ({ line, i }) => (findWord(line, i - 8, i, KEEPS_IN) >= 0 ? 'shut' : undefined),
  },
  {
    told: '«يدرس الجانبان صيغة لخروج …»',
    words: /^[يت](درس|درسون|خطط|خططون)$/,
    step: ({ soft }) => (soft === null ? 'asked' : undefined),
  },
  { told: '«خيرت موسكو المقاتلين بين التسوية والخروج»', words: /^(خيرت|خيروا|خيرهم|[يت]خير(ون)?)$/, step: () => 'asked' },
  {
    told: '«رضخت الفصائل وقبلت بالخروج»',
    words: YIELDED,
    step: walk => {
      if (walk.soft === null && walk.at - walk.i <= 6) walk.soft = 'agreed'
      return undefined
    },
  },
  {
    told: '«ما من طريق آمن إلى خارج …»',
    words: /^من$/,
    step: ({ line, at, i }) => (plain(line, i - 1) === 'ما' && i === at - 1 && isPassageWord(line, at) ? 'shut' : undefined),
  },
  {
    told: '«دون عوائق» asks for more, and denies nothing',
    words: /^دون$/,
    step: ({ line, i }) => (UNHINDERED.test(plain(line, i + 1)) ? 'next word' : undefined),
  },
  {
    told: '«لن يكون هناك ممر»',
    words: /^لن$/,
    step: ({ line, at, i }) => (WILL_BE.test(plain(line, i + 1)) && isPassageWord(line, at) && at - i <= 4 ? 'denied' : undefined),
  },
  {
    told: '«حالما يسمح بإخراج …», «بمجرد السماح بخروج …»',
    words: /^(حالما|ريثما|بمجرد)$/,
    step: ({ at, i }) => (at - i <= 4 ? 'asked' : undefined),
  },
  {
    told: '«مرضى يحتاجون إلى إجلاء», «بحاجة لإجلاء عاجل»',
    words: NEEDS,
    step: ({ line, at, i }) => (has(line, at, 'take-out') && at - i <= 4 ? 'asked' : undefined),
  },
  {
    told: '«تنطلق صباح غد الاثنين أولى دفعات …»',
    tags: ['go-out', 'pass', 'entry'],
    step: walk => {
      if (PRESENT.test(walk.word) && findWord(walk.line, walk.i + 1, walk.i + 4, AHEAD) >= 0) walk.soft ??= 'agreed'
      return undefined
    },
  },
  {
    told: '«اتفاق لا يزال قيد البحث», «يجري البحث»',
    words: /^(ال)?بحث$/,
    step: ({ line, i }) => (GOES_ON.test(plain(line, i - 1)) ? 'asked' : undefined),
  },
  { told: '«قيد التفاوض»', words: /^قيد$/, step: ({ line, i }) => (TALKED_OVER.test(plain(line, i + 1)) ? 'asked' : undefined) },
  {
    told: '«هدنة لتمكين المقاتلين من مغادرة …»',
    words: /^ل(تمكين|افساح|اتاحه|تسهيل|تامين|ضمان)$/,
    step: ({ line, from, i, soft }) => (soft === null && hasTag(line, from, i, 'truce') ? 'agreed' : undefined),
  },
  { told: '«لا يكفي لخروج …»', words: /^[وف]?لا$/, step: ({ line, i }) => (ENOUGH.test(plain(line, i + 1)) ? 'asked' : undefined) },
  {
    told: '«عدم ممانعتها أن يرحل …», «لا تمانع خروج …»: leave given',
    words: NOT,
    step: ({ line, i, soft }) => (OBJECTS.test(plain(line, i + 1)) ? (soft ?? 'agreed') : undefined),
  },
  {
    told: '«لم يوضح متى ستخرج الدفعة الأخيرة»',
    words: NOT,
    step: ({ line, at, i }) => (findWord(line, i + 1, at, WHEN) >= 0 ? null : undefined),
  },
  {
    told: '«إذا لم ينسحبوا منها», «ما لم يخرج المسلحون»: a condition',
    words: NOT,
    step: ({ line, i }) => (IF.test(plain(line, i - 1)) ? null : undefined),
  },
  { told: '«لم يتمكن أحد من الخروج»', words: NOT, step: notDone },
  {
    told: '«إغلاق جميع المعابر باستثناء …»: the one that is left',
    tags: ['close'],
    step: ({ line, at, i }) => (at - i <= 10 && findWord(line, i + 1, at + 1, EXCEPT) >= 0 ? 'used' : undefined),
  },
  {
    told: '«تخطط روسيا لفتح ممرات», «تعمل على إقامة ممرات»',
    words: INTENDS,
    step: ({ line, at, soft }) => (soft === null && isPassageWord(line, at) ? 'asked' : undefined),
  },
  {
    told: '«دفعة تستعد للخروج من …», «على أن تغادر دفعات …»',
    words: either(READIES, /^ان$/),
    step: walk => {
      const { line, at, i } = walk
      const ofConvoy = has(line, at, 'go-out', 'take-out', 'convoy') || findWord(line, i + 1, i + 3, CONVOY) >= 0
      if (walk.soft === null && isAhead(line, i) && ofConvoy) walk.soft = 'agreed'
      return undefined
    },
  },
  {
    told: '«تعول المنظمة على إخراج …», «تعتزم إجلاء …»',
    words: HOPES,
    step: ({ at, i, soft }) => (soft === null && at - i <= 6 ? 'asked' : undefined),
  },
  { told: '«الاستعداد لـ …»', words: READY, step: ({ soft }) => (soft !== 'used' ? 'asked' : undefined) },
  {
    told: '«مدد المجلس استخدام معبر …» opens it for longer; «دعا إلى تمديد …» and «يتطلب تمديد …» do not',
    words: PROLONGED,
    step: prolonged,
  },
  {
    told: '«اعترض مسلحون قافلة …»',
    words: BLOCKS,
    step: ({ line, i }) => (hasTag(line, i + 1, i + 4, 'convoy') ? 'shut' : undefined),
  },
  {
    told: '«بعد تأجيل دام يومين، بدأ خروج …»',
    tags: ['close'],
    step: ({ line, i, soft, firm }) => (soft === 'used' && firm && AFTER.test(plain(line, i - 1)) ? 'next word' : undefined),
  },
  {
    told: '«رفضت السماح لقافلة كانت مخصصة لآلاف بالدخول إلى …»',
    words: LEAVE,
    step: ({ line, i }) => (has(line, i - 1, 'refusal') || has(line, i - 2, 'refusal') ? 'shut' : undefined),
  },
  { told: '«أغلقت», «منعت», «رفضت»', tags: ['close', 'refusal'], step: closed },
  {
    told: '«ينتظر أن تنقل الحافلات …»',
    words: /^ينتظر$/,
    step: walk => {
      if (plain(walk.line, walk.i + 1) !== 'ان') return undefined
      walk.soft ??= 'agreed'
      return 'next word'
    },
  },
  {
    told: '«انتظرت الحافلات»: nothing is asked for',
    words: /^(?!ال).*نتظر/,
    step: ({ line, at, i }) =>
      plain(line, i + 1) === 'ان' || hasTag(line, i - 6, i + 5, 'convoy') || plain(line, at - 1) === 'عند' ? 'next word' : undefined,
  },
  {
    told: '«أسفرت مساع عن اتفاق لفتح ممر»',
    tags: ['relief-ask'],
    step: ({ line, at, i, soft }) => (bearsFruit(line, i, at) ? (soft === 'used' ? soft : 'agreed') : undefined),
  },
  {
    told: '«نفى الفصيل وجود أي مفاوضات من أجل خروج …»',
    tags: ['relief-ask'],
    step: ({ line, from, i }) => (ANY.test(plain(line, i - 1)) && hasTag(line, Math.max(from, i - 20), i, 'denial') ? 'denied' : undefined),
  },
  { told: '«دعت إلى …», «مفاوضات لـ …»', tags: ['relief-ask'], step: askedFor },
]

const COUNCIL = /^(ال)?مجلس$/
const RULES_OUT = /^[يت](نف|نفي|ستبعد)$/
const WILL_BE = /^(يكون|تكون|يفتح|تفتح)$/
const PRESENT = /^[يت]/
const GOES_ON = /^(يجري|جار|جاري|جري|يتم|تم)$/
const TALKED_OVER = /^(ال)?(بحث|تفاوض|دراسه|نقاش|اعداد)$/
const ENOUGH = /^([يت]كفي|بد|غني)$/
const OBJECTS = /^([يت]?مان(ع|عون)|ممانع(ه|ته|تها|تهم)|اعتراض(ه|ها|هم)?|[يت]عترض)$/
const WHEN = /^(متي|هل|موعد|موعدا)$/
const IF = /^(اذا|ما|ان|لو|حال)$/
const EXCEPT = /^(باستثناء|عدا|ماعدا)$/
const AFTER = /^(بعد|عقب|رغم)$/
const ANY = /^(اي|ايه)$/

/** A negation near enough, of the way and of nothing that stands between. */
function notDone({ line, at, i }: Walk): Step {
  const next = plain(line, i + 1)
  if (
    at - i > (ALLOWS.test(next) ? 12 : 6) ||
    STILL.test(next) ||
    isRelative(line, i, at) ||
    findWord(line, i, has(line, at, 'entry') ? at + 7 : at, BUT) >= 0
  )
    return undefined
  const word = plain(line, at)
  const moves =
    has(line, at, 'take-out', 'go-out', 'entry', 'corridor') ||
    isAidOnWheels(line, at) ||
    isPassageWord(line, at) ||
    GOES.test(word) ||
    OUT_OF_IT.test(word)
  return moves ? 'shut' : null
}

/** «لا يزال», «لا سيما», «لا شك» deny nothing. */
const STILL = /^(يزال|تزال|زال|زالت|سيما|يري|يرون|يخفي|شك)$/
const BUT = /^(سوي|الا)$/

function prolonged(walk: Walk): Step {
  const { line, at, from, i, word } = walk
  if (walk.soft !== null || !isPassageWord(line, at)) return undefined
  if (!isProlonged(line) && i > line.from) return hasTag(line, from, i, 'relief-ask') && findWord(line, from, i, VOTE) < 0 ? 'asked' : null
  walk.soft = 'used'
  walk.firm = isVerb(word)
  return undefined
}

/** A word of closing or refusing near enough; who denies, protests at or fears it settles nothing. */
function closed({ line, at, from, i, word }: Walk): Step {
  const next = plain(line, i + 1)
  if (
    next === 'عن' ||
    // «لم يعلق عليه الفصيل»: a word on it
    (/علق/.test(word) && ON_IT.test(next)) ||
    // «لمن يرفض التسوية»: who leaves
    (has(line, i, 'refusal') && WHO.test(plain(line, i - 1))) ||
    has(line, i, 'truce') ||
    at - i > (i <= from + 1 && isPassageWord(line, at) ? 14 : 8) ||
    isListed(line, i, at)
  )
    return undefined
  // «لا يمنعون أحدا من …», «نفت منع المدنيين», «حذر من إغلاق …»
  const unsaid =
    hasTag(line, Math.max(from, i - 3), i, 'denial') || isProtest(line, from, i) || NOT.test(plain(line, i - 1)) || isFeared(line, from, i)
  return unsaid ? null : 'shut'
}

const ON_IT = /^علي(ه|ها)?$/
const WHO = /^(من|لمن|ممن)$/

function askedFor({ line, at, i, word, soft, firm }: Walk): Step {
  // «عرضها على الأطراف أن …», and no show
  if (SHOWS.test(word) && findWord(line, i + 1, i + 5, THAT) < 0) return undefined
  if (isSettling(line, i) || (soft === 'used' && firm && at - i > 5)) return undefined
  if (findWord(line, i - 3, i, FAILED) >= 0) return 'shut'
  return after(line, i) ? soft : 'asked'
}

const SHOWS = /^عرض(ها|ه|هم|ت)$/
const THAT = /^(ان|علي)$/
