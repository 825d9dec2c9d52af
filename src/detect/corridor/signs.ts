import { bearsFruit } from '../ceasefire/outcome.ts'
import { isSettling } from '../ceasefire/signs.ts'
import { findTag, has, hasTag, type Line, textAt } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import type { Matter } from '../status-rule.ts'
import { CONVOY, GOES } from './convoy-words.ts'
import { OUT_OF_IT } from './counted.ts'
import { after, isAidOnWheels, isAwaited, ownSign } from './own-sign.ts'
import { haltFor, isNoneYet } from './purpose.ts'
import { AHEAD, doneBehind, isBackAtWork, isPassageWord, isRelative, isReopened, isVerb, MAKES, NOT, signBehind } from './sign-behind.ts'
import {
  AGREES,
  ALLOWS,
  BLOCKS,
  byDeal,
  FAILED,
  GIVEN,
  GIVES,
  HOPES,
  INSTEAD,
  INTENDS,
  isAhead,
  isListed,
  isOfPersons,
  isUse,
  KEEPS_IN,
  LEAVE,
  NEEDS,
  OPENING,
  PROMISES,
  reachOf,
  STARTED,
  UNHINDERED,
  VOTE,
  WORKS,
  YET,
  YIELDED,
  YIELDS,
} from './sign-words.ts'
import { isDuty, isFeared, isIf, isNoDeal, isPoint, isProlonged, isProtest, PROLONGED, READY } from './terms.ts'
import { isForTurnedBack, isTurnedBack } from './turned-back.ts'

/** What the words around a way make of it. */
export type Sign = 'denied' | 'shut' | 'asked' | 'agreed' | 'used' | null

const REACH = 16

/** The nearest word before that settles how far it got; null where none does. Every status rule asks it of the same matter. */
export const signOf = once((matter: Matter): Sign => {
  const sign = toldOf(matter)
  // «إجلاء …، إذا حصلت على الإذن»
  if (
    sign === 'used' &&
    findWord(matter.line, matter.at + 1, Math.min(segmentOf(matter.line, matter.at).to, matter.at + 22), /^(اذا|شريطه|بشرط)$/) >= 0
  )
    return 'asked'
  if (isTurnedBack(matter.line, matter.at) || isForTurnedBack(matter)) return 'shut'
  // «تجري الاستعدادات لخروج الدفعة السابعة غدا»
  if (sign === 'used' && /^ل/.test(plain(matter.line, matter.at)) && findWord(matter.line, matter.at + 1, matter.at + 6, /^غدا?$/) >= 0)
    return 'agreed'
  // «عمليات الإخلاء المعلقة من …»
  if (
    /^ال(معلق|متوقف|متعثر|مجمد|موجل|متعطل)(ه)?$/.test(plain(matter.line, matter.at + 1)) &&
    has(matter.line, matter.at, 'take-out', 'go-out')
  )
    return 'shut'
  return sign === 'used' && isNoneYet(matter.line, matter.at) ? 'agreed' : sign
})

function toldOf({ line, at }: Matter): Sign {
  const from = isReopened(line, at) ? at - 3 : segmentOf(line, at).from
  // «حافلات ستقل غدا أهالي …»
  const ahead = /^س[يت]/.test(plain(line, at)) || (/^[يت]/.test(plain(line, at)) && findWord(line, at + 1, at + 4, AHEAD) >= 0)
  let soft: Sign = ahead && has(line, at, 'pass', 'carry', 'go-out', 'take-out') ? 'agreed' : null
  // «فتح» as a noun is asked for as easily as done
  let firm = true
  for (let i = at - 1; i >= Math.max(from, at - REACH); i--) {
    const word = plain(line, i)
    // «نفى وجود أي اتفاق، متحدثا عن هدنة سمحت بإخراج …»: what is told instead
    if (INSTEAD.test(word) && i > from) break
    if (has(line, i, 'denial') || /^(الفيتو|فيتو|النقض)$/.test(word)) return 'denied'
    // a council that fails to agree shuts nothing
    if (FAILED.test(word)) return findWord(line, i - 3, i, /^(ال)?مجلس$/) >= 0 ? null : 'shut'
    // «لم ينف وجود أفكار حول إجلاء …»
    if (NOT.test(word) && /^[يت](نف|نفي|ستبعد)$/.test(plain(line, i + 1))) return 'asked'
    // «يطلقون النار على من يحاول المغادرة», «ردوهم على أعقابهم كلما حاولوا الخروج»
    if (/^[يت]?حاول(ون|وا|ت)?$/.test(word) && findWord(line, i - 8, i, KEEPS_IN) >= 0) return 'shut'
    // «يدرس الجانبان صيغة لخروج …»
    if (soft === null && /^[يت](درس|درسون|خطط|خططون)$/.test(word)) return 'asked'
    // «خيرت موسكو المقاتلين بين التسوية والخروج»
    if (/^(خيرت|خيروا|خيرهم|[يت]خير(ون)?)$/.test(word)) return 'asked'
    // «رضخت الفصائل وقبلت بالخروج»
    if (soft === null && YIELDED.test(word) && at - i <= 6) soft = 'agreed'
    // «ما من طريق آمن إلى خارج …»
    if (word === 'من' && plain(line, i - 1) === 'ما' && i === at - 1 && isPassageWord(line, at)) return 'shut'
    // «دون عوائق» asks for more, and denies nothing
    if (word === 'دون' && UNHINDERED.test(plain(line, i + 1))) continue
    if (word === 'لن' && /^(يكون|تكون|يفتح|تفتح)$/.test(plain(line, i + 1)) && isPassageWord(line, at) && at - i <= 4) return 'denied'
    // «حالما يسمح بإخراج …», «بمجرد السماح بخروج …»
    if (/^(حالما|ريثما|بمجرد)$/.test(word) && at - i <= 4) return 'asked'
    // «مرضى يحتاجون إلى إجلاء», «بحاجة لإجلاء عاجل»
    if (NEEDS.test(word) && has(line, at, 'take-out') && at - i <= 4) return 'asked'
    // «تنطلق صباح غد الاثنين أولى دفعات …»
    if (/^[يت]/.test(word) && has(line, i, 'go-out', 'pass', 'entry') && findWord(line, i + 1, i + 4, AHEAD) >= 0) soft ??= 'agreed'
    // «اتفاق لا يزال قيد البحث»
    if (word === 'بحث' || word === 'البحث') if (/^(يجري|جار|جاري|جري|يتم|تم)$/.test(plain(line, i - 1))) return 'asked'
    if (word === 'قيد' && /^(ال)?(بحث|تفاوض|دراسه|نقاش|اعداد)$/.test(plain(line, i + 1))) return 'asked'
    // «هدنة لتمكين المقاتلين من مغادرة …»
    if (/^ل(تمكين|افساح|اتاحه|تسهيل|تامين|ضمان)$/.test(word) && soft === null && hasTag(line, from, i, 'truce')) return 'agreed'
    // «لا يكفي لخروج …»
    if (/^[وف]?لا$/.test(word) && /^([يت]كفي|بد|غني)$/.test(plain(line, i + 1))) return 'asked'
    // «عدم ممانعتها أن يرحل …», «لا تمانع خروج …»: leave given
    if (NOT.test(word) && /^([يت]?مان(ع|عون)|ممانع(ه|ته|تها|تهم)|اعتراض(ه|ها|هم)?|[يت]عترض)$/.test(plain(line, i + 1)))
      return soft ?? 'agreed'
    // «لم يوضح متى ستخرج الدفعة الأخيرة»
    if (NOT.test(word) && findWord(line, i + 1, at, /^(متي|هل|موعد|موعدا)$/) >= 0) return null
    // «إذا لم ينسحبوا منها», «ما لم يخرج المسلحون»: a condition
    if (NOT.test(word) && /^(اذا|ما|ان|لو|حال)$/.test(plain(line, i - 1))) return null
    if (
      NOT.test(word) &&
      !isRelative(line, i, at) &&
      findWord(line, i, has(line, at, 'entry') ? at + 7 : at, /^(سوي|الا)$/) < 0 &&
      at - i <= (ALLOWS.test(plain(line, i + 1)) ? 12 : 6) &&
      !/^(يزال|تزال|زال|زالت|سيما|يري|يرون|يخفي|شك)$/.test(plain(line, i + 1))
    )
      return has(line, at, 'take-out', 'go-out', 'entry', 'corridor') ||
        isAidOnWheels(line, at) ||
        isPassageWord(line, at) ||
        GOES.test(plain(line, at)) ||
        OUT_OF_IT.test(plain(line, at))
        ? 'shut'
        : null
    // «إغلاق جميع المعابر باستثناء …»: the one that is left
    if (has(line, i, 'close') && at - i <= 10 && findWord(line, i + 1, at + 1, /^(باستثناء|عدا|ماعدا)$/) >= 0) return 'used'
    // «تخطط روسيا لفتح ممرات», «تعمل على إقامة ممرات»
    if (soft === null && INTENDS.test(word) && isPassageWord(line, at)) return 'asked'
    // «دفعة تستعد للخروج من …», «على أن تغادر دفعات …»
    if (soft === null && (has(line, at, 'go-out', 'take-out', 'convoy') || findWord(line, i + 1, i + 3, CONVOY) >= 0) && isAhead(line, i))
      soft = 'agreed'
    // «تعول المنظمة على إخراج …», «تعتزم إجلاء …»
    if (soft === null && HOPES.test(word) && at - i <= 6) return 'asked'
    if (READY.test(word) && soft !== 'used') return 'asked'
    // «مدد المجلس استخدام معبر …» opens it for longer; «دعا إلى تمديد …» and «يتطلب تمديد …» do not
    if (PROLONGED.test(word) && soft === null && isPassageWord(line, at)) {
      if (!isProlonged(line) && i > line.from)
        return hasTag(line, from, i, 'relief-ask') && findWord(line, from, i, VOTE) < 0 ? 'asked' : null
      soft = 'used'
      firm = isVerb(word)
    }
    if (BLOCKS.test(word) && hasTag(line, i + 1, i + 4, 'convoy')) return 'shut'
    // «بعد تأجيل دام يومين، بدأ خروج …»
    if (soft === 'used' && firm && has(line, i, 'close') && /^(بعد|عقب|رغم)$/.test(plain(line, i - 1))) continue
    // «رفضت السماح لقافلة كانت مخصصة لآلاف بالدخول إلى …»
    if (LEAVE.test(word) && (has(line, i - 1, 'refusal') || has(line, i - 2, 'refusal'))) return 'shut'
    // «نفت منع المدنيين»: neither closed nor told to be open
    if (
      has(line, i, 'close', 'refusal') &&
      !/^عن$/.test(plain(line, i + 1)) &&
      // «لم يعلق عليه الفصيل»: a word on it
      !(/علق/.test(word) && /^علي(ه|ها)?$/.test(plain(line, i + 1))) &&
      // «لمن يرفض التسوية»: who leaves
      !(has(line, i, 'refusal') && /^(من|لمن|ممن)$/.test(plain(line, i - 1))) &&
      !has(line, i, 'truce') &&
      at - i <= (i <= from + 1 && isPassageWord(line, at) ? 14 : 8) &&
      !isListed(line, i, at)
    )
      // «لا يمنعون أحدا من …», «حذر من إغلاق …»
      return hasTag(line, Math.max(from, i - 3), i, 'denial') ||
        isProtest(line, from, i) ||
        NOT.test(plain(line, i - 1)) ||
        isFeared(line, from, i)
        ? null
        : 'shut'
    // «ينتظر أن تنقل الحافلات …»
    if (word === 'ينتظر' && plain(line, i + 1) === 'ان') {
      soft ??= 'agreed'
      continue
    }
    // «انتظرت الحافلات»: nothing is asked for
    if (
      /نتظر/.test(word) &&
      !/^ال/.test(word) &&
      (plain(line, i + 1) === 'ان' || hasTag(line, i - 6, i + 5, 'convoy') || plain(line, at - 1) === 'عند')
    )
      continue
    // «أسفرت مساع عن اتفاق لفتح ممر»
    if (has(line, i, 'relief-ask') && bearsFruit(line, i, at)) return soft === 'used' ? soft : 'agreed'
    // «نفى الفصيل وجود أي مفاوضات من أجل خروج …»
    if (has(line, i, 'relief-ask') && /^(اي|ايه)$/.test(plain(line, i - 1)) && hasTag(line, Math.max(from, i - 20), i, 'denial'))
      return 'denied'
    if (
      has(line, i, 'relief-ask') &&
      (!/^عرض(ها|ه|هم|ت)$/.test(word) || findWord(line, i + 1, i + 5, /^(ان|علي)$/) >= 0) &&
      !isSettling(line, i) &&
      !(soft === 'used' && firm && at - i > 5)
    )
      return findWord(line, i - 3, i, FAILED) >= 0 ? 'shut' : after(line, i) ? soft : 'asked'
    if (has(line, i, 'deal') && /اتفاق|تفاهم|تسوي|موافق|توصل|صفق/.test(word) && !byDeal(line, i) && !isOfPersons(line, i)) soft ??= 'agreed'
    if (has(line, i, 'truce-agree') && AGREES.test(word) && !NOT.test(plain(line, i - 1))) soft ??= 'agreed'
    // «اتفقا على إعادة فتح المعبر»
    if (soft === 'used' && !firm && /^(اتفق|وافق|توافق)/.test(word) && at - i <= 7 && findWord(line, i + 1, at, /^علي$/) >= 0)
      soft = 'agreed'
    if (/^(خطط|خطه|المقرر|المرتقب|المرتقبه)$/.test(word) && has(line, at, 'entry')) return 'agreed'
    // «توقفت … بموجب اتفاق على إجلاء»: what the deal brought before says nothing of the way itself
    if (has(line, i, 'deal') && byDeal(line, i) && /اتفاق|تفاهم|تسوي|صفق/.test(word))
      return (findWord(line, from, i, STARTED) >= 0 || STARTED.test(plain(line, at))) && soft === null ? 'used' : (soft ?? 'agreed')
    // «ستدخل الحافلات دوما لنقل …»
    if (/^س[يت](دخل|تجه|توجه|صل|نطلق|تحرك|بلغ)/.test(word) && /^ل/.test(plain(line, at))) soft = 'agreed'
    // «إجلاء … من دوما مقابل إجلاء … من الفوعة»: the one goes as far as the other
    if (word === 'مقابل' && i === at - 1 && soft === null) {
      const other = findTag(line, Math.max(from, i - 12), i, 'take-out', 'go-out')
      if (other >= 0) return toldOf({ line, from, to: line.to, at: other })
    }
    // «ستفتح ممرات», «سيغادر»: yet to come
    if (at - i <= 7 && /^س[يت]/.test(word) && has(line, i, 'open', 'take-out', 'go-out') && soft !== 'used') soft = 'agreed'
    // «دعا إلى رفع الحصار عن …، وإلى أن تسمح الأطراف لعمال الإغاثة بالوصول»
    if (/^[يت](سمح|تيح|ضمن)$/.test(word) && plain(line, i - 1) === 'ان' && /^و?(الي|علي)$/.test(textAt(line, i - 2)) && soft === null)
      return 'asked'
    if (
      !NOT.test(plain(line, i - 1)) &&
      (YIELDS.test(word) || (/^س[يت]/.test(word) && YIELDS.test(word.slice(1)))) &&
      !(soft === 'used' && firm) &&
      !(has(line, i - 1, 'deal') && byDeal(line, i - 1))
    )
      soft = 'agreed'
    // «أعلنت عن مهلة لخروج …», «فترة جديدة لمغادرة …»
    if (
      /^(مهله|فتره|موعد|موعدا|يوما|يومين|ايام|ساعات|ساعه)$/.test(word) &&
      at - i <= 3 &&
      /^ل/.test(plain(line, at)) &&
      (hasTag(line, i - 5, i, 'speech') || findWord(line, i - 6, i, GIVEN) >= 0)
    )
      soft ??= 'agreed'
    if ((/^(سمح|سمحت|سمحوا)$/.test(word) && at - i <= 6) || (word === 'قيد' && at - i <= 2)) soft ??= 'used'
    if (
      /^(اذن|اذنت|اذنوا|افسح|افسحت|ترك|تركت|تركوا)$/.test(word) &&
      (i === line.from || has(line, i - 1, 'clause', 'speech') || textAt(line, i - 1) === '،')
    )
      soft ??= 'used'
    if (word === 'امن' && at - i === 1 && /^(خروج|مغادره|اخراج|اجلاء|عبور|مرور)$/.test(plain(line, at))) soft ??= 'used'
    // «عاد معبر … إلى العمل»
    if (at - i <= 3 && isBackAtWork(line, at) && /^س?[يت]عود$|^(عاد|رجع)/.test(word)) soft ??= /^(عاد|رجع)/.test(word) ? 'used' : 'agreed'
    if (soft === null && at - i <= 2 && WORKS.test(word) && isPassageWord(line, at)) soft = /^س/.test(word) ? 'agreed' : 'used'
    // «عادت حركة العبور إلى معبر …»
    if (/^(عادت|عاد|رجعت|رجع)$/.test(word) && isPassageWord(line, at) && /^(حركه|العمل|العبور|المرور)$/.test(plain(line, i + 1)))
      soft ??= 'used'
    // «ستقيم نقطتي عبور»
    if (soft === null && /^س[يت]/.test(word) && MAKES.test(word) && isPassageWord(line, at)) soft = 'agreed'
    // «سنرسل قافلة إلى …»
    if (at - i <= 5 && /^س[يتن]/.test(word) && isAidOnWheels(line, at)) soft ??= 'agreed'
    // «الضوء الأخضر لدخول القوافل»
    if (word === 'الاخضر' && /^(ال)?ضوءا?$/.test(plain(line, i - 1)) && findWord(line, i - 6, i, GIVES) >= 0) soft ??= 'agreed'
    // «وعدت بفتح الطريق أمام الأغذية»
    if (PROMISES.test(word)) soft = 'agreed'
    // «يُنتظر أن تنطلق القافلة»
    if (/^[يت]نتظر$/.test(word) && plain(line, i + 1) === 'ان') soft ??= 'agreed'
    if (soft === null && /^(تمر|يمر|مرور|يقتصر)$/.test(word) && at - i <= 5 && isPassageWord(line, at)) soft = 'used'
    if (soft === null && isUse(line, i) && at - i <= reachOf(line, i)) {
      firm = !OPENING.test(word)
      const ahead = findWord(line, i + 1, firm ? i + 9 : i + 14, AHEAD) >= 0
      soft = (YET.test(word) && isAwaited(line, i)) || (ahead && (!firm || YET.test(word))) ? 'agreed' : 'used'
    }
    if (has(line, i, 'speech') && soft === null && at - i <= 2 && /^(ال|خروج|اجلاء|مغادره|اخلاء|اخراج|دخول|وصول|بدء|انطلاق|نقل)/.test(word))
      soft = 'used'
  }
  // «سماح النظام بإجلاء … مؤخراً»: that is over
  if (soft === null && findWord(line, at - 12, at, /^(ب|ال|بال)?سماح$/) >= 0 && findWord(line, at, at + 10, /^(موخرا|سابقا)$/) >= 0)
    return null
  if (soft === null && haltFor(line, from, at) >= 0)
    return hasTag(line, from, at, 'relief-ask') || isDuty(line, from, at) ? 'asked' : 'agreed'
  if (soft === null && findWord(line, at - 12, at, /^(ب|ال|بال)?سماح$/) >= 0)
    return hasTag(line, from, at, 'relief-ask') ? 'asked' : 'agreed'
  if (soft === null && isPoint(line, from, at)) return 'agreed'
  if (soft === 'agreed' && isNoDeal(line, from, at)) return 'denied'
  // «وثيقة من ثمانية بنود أبرزها … وفتح الطريق»
  if (soft === 'used' && !firm && findWord(line, at - 26, at, /^(ال)?(بند|بنود|بنودها|بنوده|وثيقه)$/) >= 0) return 'agreed'
  if (soft !== null && (isDuty(line, from, at) || isIf(line, from, at))) return 'asked'
  if (soft !== null) return soft
  if (isAskedFirst(line, from, at)) return 'asked'
  return doneBehind(line, at) ?? ownSign(line, at) ?? signBehind(line, at)
}

/** «ودعت المفوضة السامية …، الأطراف إلى تمكين …»: who asks opens the sentence, however long they are called. */
function isAskedFirst(line: Line, from: number, at: number): boolean {
  if (at - from > 30 || !has(line, from, 'relief-ask') || findTag(line, from + 1, at, 'speech') >= 0) return false
  return findWord(line, from + 1, at, /^(الي|ب|علي)$/) >= 0 && findTag(line, from + 1, at, 'clause') < 0
}
