import { findTag, has, hasTag, textAt } from '../reading/line.ts'
import { either } from '../relief/cases.ts'
import { findWord, plain } from '../relief/segment.ts'
import { isAidOnWheels, isAwaited } from './own-sign.ts'
import { AHEAD, isBackAtWork, isPassageWord, MAKES, NOT } from './sign-behind.ts'
import {
  AGREES,
  byDeal,
  GIVEN,
  GIVES,
  isOfPersons,
  isUse,
  NOUN_OF_USE,
  OPENING,
  PROMISES,
  reachOf,
  STARTED,
  USE,
  WORKS,
  YET,
  YIELDS,
} from './sign-words.ts'
import type { SignCase, Step, Walk } from './signs-before.ts'

/** What promises a way or tells that it is used, in the order in which a word is asked. */
export const FOR: readonly SignCase[] = [
  {
    told: '«اتفاق على إجلاء …»',
    tags: ['deal'],
    step: walk => {
      const { line, i, word } = walk
      if (DEAL.test(word) && !byDeal(line, i) && !isOfPersons(line, i)) walk.soft ??= 'agreed'
      return undefined
    },
  },
  {
    told: '«وافق الطرفان على …»',
    tags: ['truce-agree'],
    step: walk => {
      if (AGREES.test(walk.word) && !NOT.test(plain(walk.line, walk.i - 1))) walk.soft ??= 'agreed'
      return undefined
    },
  },
  {
    told: '«اتفقا على إعادة فتح المعبر»',
    words: /^(اتفق|وافق|توافق)/,
    step: walk => {
      const { line, at, i, soft, firm } = walk
      if (soft === 'used' && !firm && at - i <= 7 && findWord(line, i + 1, at, ON) >= 0) walk.soft = 'agreed'
      return undefined
    },
  },
  {
    told: '«من المقرر دخول قافلة»',
    words: /^(خطط|خطه|المقرر|المرتقب|المرتقبه)$/,
    step: ({ line, at }) => (has(line, at, 'entry') ? 'agreed' : undefined),
  },
  {
    told: '«توقفت … بموجب اتفاق على إجلاء»: what the deal brought before says nothing of the way itself',
    tags: ['deal'],
    step: byTheDeal,
  },
  {
    told: '«ستدخل الحافلات دوما لنقل …»',
    words: /^س[يت](دخل|تجه|توجه|صل|نطلق|تحرك|بلغ)/,
    step: walk => {
      if (plain(walk.line, walk.at).startsWith('ل')) walk.soft = 'agreed'
      return undefined
    },
  },
  {
    told: '«إجلاء … من دوما مقابل إجلاء … من الفوعة»: the one goes as far as the other',
    words: /^مقابل$/,
    step: ({ line, at, from, i, soft, signAt }) => {
      const other = i === at - 1 && soft === null ? findTag(line, Math.max(from, i - 12), i, 'take-out', 'go-out') : -1
      return other >= 0 ? signAt(other) : undefined
    },
  },
  {
    told: '«ستفتح ممرات», «سيغادر»: yet to come',
    tags: ['open', 'take-out', 'go-out'],
    step: walk => {
      if (walk.at - walk.i <= 7 && FUTURE.test(walk.word) && walk.soft !== 'used') walk.soft = 'agreed'
      return undefined
    },
  },
  {
    told: '«دعا إلى رفع الحصار عن …، وإلى أن تسمح الأطراف لعمال الإغاثة بالوصول»',
    words: /^[يت](سمح|تيح|ضمن)$/,
    step: ({ line, i, soft }) => (soft === null && plain(line, i - 1) === 'ان' && TO.test(textAt(line, i - 2)) ? 'asked' : undefined),
  },
  { told: '«ينص على», «يتيح», «سيتم»', words: either(YIELDS, /^س[يت]/), step: yields },
  {
    told: '«أعلنت عن مهلة لخروج …», «فترة جديدة لمغادرة …»',
    words: /^(مهله|فتره|موعد|موعدا|يوما|يومين|ايام|ساعات|ساعه)$/,
    step: walk => {
      const { line, at, i } = walk
      const given = hasTag(line, i - 5, i, 'speech') || findWord(line, i - 6, i, GIVEN) >= 0
      if (at - i <= 3 && plain(line, at).startsWith('ل') && given) walk.soft ??= 'agreed'
      return undefined
    },
  },
  { told: '«سمحت بخروج …»', words: /^(سمح|سمحت|سمحوا)$/, step: walk => used(walk, walk.at - walk.i <= 6) },
  { told: '«قيد الاستخدام»', words: /^قيد$/, step: walk => used(walk, walk.at - walk.i <= 2) },
  {
    told: '«تركوا المدنيين يخرجون», where a clause begins',
    words: /^(اذن|اذنت|اذنوا|افسح|افسحت|ترك|تركت|تركوا)$/,
    step: walk => {
      const { line, i } = walk
      return used(walk, i === line.from || has(line, i - 1, 'clause', 'speech') || textAt(line, i - 1) === '،')
    },
  },
  {
    told: '«أمّن خروج …»',
    words: /^امن$/,
    step: walk => used(walk, walk.at - walk.i === 1 && SECURED.test(plain(walk.line, walk.at))),
  },
  {
    told: '«عاد معبر … إلى العمل», «سيعود»',
    words: /^س?[يت]عود$|^(عاد|رجع)/,
    step: walk => {
      if (walk.at - walk.i <= 3 && isBackAtWork(walk.line, walk.at)) walk.soft ??= CAME_BACK.test(walk.word) ? 'used' : 'agreed'
      return undefined
    },
  },
  {
    told: '«يعمل المعبر», «سيستقبل المعبر»',
    words: WORKS,
    step: walk => {
      if (walk.soft === null && walk.at - walk.i <= 2 && isPassageWord(walk.line, walk.at))
        walk.soft = walk.word.startsWith('س') ? 'agreed' : 'used'
      return undefined
    },
  },
  {
    told: '«عادت حركة العبور إلى معبر …»',
    words: /^(عادت|عاد|رجعت|رجع)$/,
    step: walk => used(walk, isPassageWord(walk.line, walk.at) && TRAFFIC.test(plain(walk.line, walk.i + 1))),
  },
  {
    told: '«ستقيم نقطتي عبور»',
    words: /^س[يت]/,
    step: walk => {
      if (walk.soft === null && MAKES.test(walk.word) && isPassageWord(walk.line, walk.at)) walk.soft = 'agreed'
      return undefined
    },
  },
  {
    told: '«سنرسل قافلة إلى …»',
    words: /^س[يتن]/,
    step: walk => {
      if (walk.at - walk.i <= 5 && isAidOnWheels(walk.line, walk.at)) walk.soft ??= 'agreed'
      return undefined
    },
  },
  {
    told: '«الضوء الأخضر لدخول القوافل»',
    words: /^الاخضر$/,
    step: walk => {
      if (LIGHT.test(plain(walk.line, walk.i - 1)) && findWord(walk.line, walk.i - 6, walk.i, GIVES) >= 0) walk.soft ??= 'agreed'
      return undefined
    },
  },
  {
    told: '«وعدت بفتح الطريق أمام الأغذية»',
    words: PROMISES,
    step: walk => {
      walk.soft = 'agreed'
      return undefined
    },
  },
  {
    told: '«تمر القوافل بمعبر …»',
    words: /^(تمر|يمر|مرور|يقتصر)$/,
    step: walk => used(walk, walk.at - walk.i <= 5 && isPassageWord(walk.line, walk.at)),
  },
  { told: '«بدأ», «فتح», «استؤنفت»', words: either(USE, NOUN_OF_USE, /^(افتتاح|استيناف)$/), step: inUse },
  {
    told: '«أعلن خروج …»',
    tags: ['speech'],
    step: walk => used(walk, walk.at - walk.i <= 2 && TOLD_AS_NOUN.test(walk.word)),
  },
]

const DEAL = /اتفاق|تفاهم|تسوي|موافق|توصل|صفق/
const OF_DEAL = /اتفاق|تفاهم|تسوي|صفق/
const ON = /^علي$/
const FUTURE = /^س[يت]/
const TO = /^و?(الي|علي)$/
const SECURED = /^(خروج|مغادره|اخراج|اجلاء|عبور|مرور)$/
const CAME_BACK = /^(عاد|رجع)/
const TRAFFIC = /^(حركه|العمل|العبور|المرور)$/
const LIGHT = /^(ال)?ضوءا?$/
const TOLD_AS_NOUN = /^(ال|خروج|اجلاء|مغادره|اخلاء|اخراج|دخول|وصول|بدء|انطلاق|نقل)/

/** Used, unless a nearer word has said otherwise. */
function used(walk: Walk, holds: boolean): undefined {
  if (holds) walk.soft ??= 'used'
}

function byTheDeal({ line, at, from, i, word, soft }: Walk): Step {
  if (!byDeal(line, i) || !OF_DEAL.test(word)) return undefined
  const started = findWord(line, from, i, STARTED) >= 0 || STARTED.test(plain(line, at))
  return started && soft === null ? 'used' : (soft ?? 'agreed')
}

function yields(walk: Walk): undefined {
  const { line, i, word, soft, firm } = walk
  if (NOT.test(plain(line, i - 1)) || (soft === 'used' && firm) || (has(line, i - 1, 'deal') && byDeal(line, i - 1))) return
  if (YIELDS.test(word) || (FUTURE.test(word) && YIELDS.test(word.slice(1)))) walk.soft = 'agreed'
}

function inUse(walk: Walk): undefined {
  const { line, at, i, word } = walk
  if (walk.soft !== null || !isUse(line, i) || at - i > reachOf(line, i)) return
  const firm = !OPENING.test(word)
  const ahead = findWord(line, i + 1, firm ? i + 9 : i + 14, AHEAD) >= 0
  walk.firm = firm
  walk.soft = (YET.test(word) && isAwaited(line, i)) || (ahead && (!firm || YET.test(word))) ? 'agreed' : 'used'
}
