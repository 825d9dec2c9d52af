import { findTag, has, hasTag, type Line, textAt } from '../reading/line.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { isAid, isAidConvoy, isBareConvoy, SETS_OUT } from './aid.ts'
import { FACTION, isArrival, isCarried, isHit } from './carried.ts'
import {
  isCampLeft,
  isCounted,
  isCountedAway,
  isCountedOut,
  isGettingReady,
  isLeavers,
  isMovingOut,
  isOverTheLine,
  isScheduled,
  isTallied,
  isWhoWishes,
  OUT_OF_IT,
} from './counted.ts'
import { isConvoyOf, isDeparture, isDriven, isEmptied, isInAmbulances, isNobodys } from './departure.ts'
import { isPassage } from './passage.ts'
import { isHomeward, isStolenAway } from './returns.ts'
import { isReopened } from './sign-behind.ts'
import { FAILED, GIVEN, YIELDED } from './sign-words.ts'

/** What speaks of a way in or out: the way itself, people taken out, or aid brought in; told at token `at`. */
export interface Way {
  readonly kind: 'passage' | 'leaving' | 'aid'
  readonly at: number
}

/** A sentence that speaks of more is no sentence. */
const MOST = 16

/** The ways that a sentence speaks of; `evacuated` where the sentences before told of people who are taken out, `aided` where convoys of the article bring aid. */
export function waysOf(line: Line, evacuated = false, carried = false, aided = NEVER): Way[] {
  const ways: Way[] = []
  const gates = new Set<number>()
  const named = new Set<number>()
  for (const { place, kindFrom, from, to, mention } of line.mentions) {
    // «معابر مورك والهبيط»: each is the gate of its town
    if (place?.kind === 'crossing' || (mention?.kindWords.some(word => GATES.test(word)) && kindFrom < from)) gates.add(kindFrom)
    if (kindFrom < from) for (let at = from; at < to; at++) named.add(at)
  }
  for (let at = line.from; at < line.to && ways.length < MOST; at++) {
    if (isReopened(line, at) || isPassage(line, at, gates.has(at), named.has(at))) ways.push({ kind: 'passage', at })
    else if (isLeaving(line, at, evacuated)) ways.push({ kind: 'leaving', at })
    else if (isAid(line, at, !evacuated && !carried ? aided : NEVER) && !((evacuated || carried) && isBareConvoy(line, at)))
      ways.push({ kind: 'aid', at })
  }
  // «أغلق المعبر قبل أسبوع، وسيعاد فتحه»: the last that is told of it
  const again = ways.findLast(({ at }) => isReopened(line, at))
  return again ? ways.filter(({ kind, at }) => kind !== 'passage' || at >= again.at || again.at - at > AGAIN) : ways
}

/** How far before its opening again a way may be told to have been shut. */
const AGAIN = 24
const NEVER = () => false
const GATES = /^(معابر|ممرات|منافذ)$/
const LETS =
  /^(ب)?(السماح|سماح|سمح|سمحت|سمحوا|امن|امنت|امنوا|اذن|تصريح|يسمح|يسمحون|ضمان|تامين|يستطيع|يستطيعون|تستطيع|بامكانهم|بامكان|بوسعهم|بوسع|وسع|مقدور|بمقدور|يتسني|تسني|سيومن|يومن|تومن|ستومن|تسهيل|سهل|سهلت|ساعد|ساعدت|ساعدتها|ساعدتهم|ساعدها|ساعدهم|اتاحه|اتاح|اتاحت|تمكين|افساح|باستطاعه|باستطاعتهم|يمكنهم)$/
/** How far a corridor or a truce that explains a leaving may stand. */
const FAR = 60
const GUESTS = /^(ال)?(وفد|وفود|منتخب|فريق|بعثه|فرقه|رييس|وزير|مبعوث|سفير|مدرب|فنان|فنانه|لاعب|لاعبون)$/
const HOME = /^(ال)?(منزل|منازل|منازلهم|منازلنا|بيت|بيوت|بيوتهم|بيوتنا|ازمه|مازق|عزله|سباق|منافسه|منافسات|بطوله|تصفيات|دور|خدمه)$/
const RULERS = /^(ال)?(اسد|رييس|بشار|راس|دنيانا|دنيا)$/
const POWER = /^(ال)?(مشهد|سلطه|حكم|حياه|منصبه|منصبها|راهن|فانيه|كرسي|حكومه|عالم)$/
/** Those who take to the streets, and those whose bus turns over, leave no town. */
const MARCH =
  /^(ال|ب)?(انقلاب|انقلبت|انقلب|تدهورت|حادث|اصطدمت|تصادم|اصطدام|مروري|تدهور|مظاهره|مظاهرات|تظاهره|تظاهرات|اعتصام|احتجاج|احتجاجا|احتجاجات|متظاهرون|متظاهرين)$/
/** «خرج العشرات في وقفة …»; «خلال وقفة إنسانية» is a pause of fire. */
function isVigil(line: Line, from: number, to: number): boolean {
  const vigil = findWord(line, from, to, /^وقف(ه|ات)$/)
  return vigil >= 0 && !has(line, vigil, 'truce')
}

/** Those whom buses carry every day. */
const RIDERS =
  /^(ال|لل|ل)?(طلاب|طالبات|طلبه|امتحانات|حجاج|معتمرين|سياح|رياضيه|سياحيه|لاعبين|لاعبي|منتخب|موظفين|ركاب|ركابا|عمال|عمالا|مسافرين|سياحا|زوارا|مشيعين|معزين|مشجعين|معلمين|عسكريين)$/
const TO_HOSPITAL = /^(ال|ل)?(مشفي|مستشفي|مشافي|مستشفيات|طبيه|ميدانيه)$/

/** People going out by arrangement: taken out, or fighters, buses, a deal or a corridor in what is said of it. */
function isLeaving(line: Line, at: number, evacuated: boolean): boolean {
  const taken = has(line, at, 'take-out') || isCarried(line, at)
  const going =
    has(line, at, 'go-out') ||
    OUT_OF_IT.test(plain(line, at)) ||
    (isMovingOut(line, at) && (evacuated || hasTag(line, line.from, at, 'take-out') || hasTag(line, at, at + 16, 'people', 'fighters')))
  const carried =
    has(line, at, 'convoy') &&
    (findWord(line, at + 1, at + 4, /^(تقل|تحمل|تضم|نقلت|تنقل|لنقل|مهجري|مهجرين|المهجرين|التهجير|الاجلاء|الاخلاء)$/) >= 0 ||
      findWord(line, at + 1, at + 10, /^ل?(نقل|نقلها|نقلهم|نقلت|تنقل|اجلاء|اخراج|اخلاء)$/) >= 0) &&
    (hasTag(line, at, at + 14, 'people', 'fighters') || /^ال(تهجير|اجلاء|اخلاء)$/.test(plain(line, at + 1))) &&
    !isHit(line, at)
  const arrived = isArrival(line, at)
  const departed = isDeparture(line, at) || isDriven(line, at) || isEmptied(line, at)
  const bound =
    (/(حافلات|حافله|باصات)$/.test(plain(line, at)) && /^من$/.test(plain(line, at + 1)) && !isHit(line, at)) ||
    isConvoyOf(line, at) ||
    // «تسيير حافلات لمن لا يقبل بالتسوية»
    (/(حافلات|باصات)$/.test(plain(line, at)) &&
      /^(ب|ال)?(تسيير|ارسال|تامين|تخصيص|توفير)$/.test(plain(line, at - 1)) &&
      isWhoWishes(line, at)) ||
    // «على أن تنقل دفعات لاحقة من تلبيسة …»
    (evacuated && /^(ال)?(دفعات|دفعه)$/.test(plain(line, at)) && findWord(line, at + 1, at + 3, /^من$/) >= 0)
  if (!taken && !going && !carried && !bound && !arrived && !departed) return false
  if (findWord(line, at - 3, at + 5, /^(ال)?(عسكريه|مدرعه|تعزيزات|رتل)$/) >= 0 && findTag(line, at - 3, at + 10, 'people') < 0) return false
  // «سحبت التعزيزات إلى الضاحية تمهيدا لإخراجها»
  if (/ها$/.test(plain(line, at)) && findWord(line, at - 10, at, /^(ال)?(تعزيزات|ارتال|اليات|دبابات|قوات|اسلحه)$/) >= 0) return false
  if (isHomeward(line, at) || isStolenAway(line, at)) return false
  // «تسوية أوضاع غير الراغبين بالخروج»
  if (going && /^(ال)?(راغبين|رافضين)$/.test(plain(line, at - 1)) && findWord(line, at - 7, at, /^(ل)?اوضاع$/) >= 0) return false
  const { from, to } = segmentOf(line, at)
  if (
    findWord(line, from, to, MARCH) >= 0 ||
    isVigil(line, from, to) ||
    (hasTag(line, at - 3, at + 4, 'convoy') && findWord(line, at - 4, at + 8, RIDERS) >= 0)
  )
    return false
  if (
    (findWord(line, at, at + 10, TO_HOSPITAL) >= 0 &&
      !(taken && hasTag(line, from, at, 'deal', 'truce', 'truce-agree')) &&
      findWord(line, from, to, /^(ال)?(هلال|صليب|مرضي|حالات|حاله|مريض|محاصره)$/) < 0) ||
    findWord(line, from, to, /^(ال)?(انقاض|ركام|حطام)$/) >= 0
  )
    return false
  // «سياسة تهجير تتبعها الحكومة»
  if (taken && /^(ال)?(سياسه|سياسات|جريمه|جرايم|ملف|شعار)$/.test(plain(line, at - 1))) return false
  // «أجلت طائرة روسية …»: flown out of no siege
  if (taken && hasTag(line, at + 1, at + 4, 'aircraft')) return false
  // «مخطط لإفراغ المنطقة من سكانها»: what is feared
  if (
    taken &&
    /(تهجير|افراغ)$/.test(plain(line, at)) &&
    findWord(line, at - 4, at, /^(ال|ب|ل)?(خطه|مخطط|محاوله|هدف|هدفها|حمله|غايه|نيه|مشروع)$/) >= 0
  )
    return false
  // «أصابت القذيفة باصا تسكنه عائلة مهجرة»
  if (
    /^(ال|ب|لل|ل)?مهجر/.test(plain(line, at)) &&
    (hasTag(line, at - 8, at, 'projectile', 'fire-verb') || (hasTag(line, at - 3, at, 'aim') && plain(line, at + 1) !== 'من'))
  )
    return false
  if (
    /^(ال|ب|لل|ل)?مهجر/.test(plain(line, at)) &&
    !hasTag(line, Math.max(from, at - 8), Math.min(to, at + 6), 'convoy') &&
    !has(line, at - 1, 'entry')
  )
    return false
  // «رحيل الرئيس», «الرحيل عن المشهد»: out of power
  if (going && (findWord(line, at + 1, at + 3, RULERS) >= 0 || findWord(line, at + 1, at + 4, POWER) >= 0)) return false
  // «عدم الخروج من المنازل», «خروج الفريق من المنافسة»
  if (going && plain(line, at + 1) === 'من' && HOME.test(plain(line, at + 2))) return false
  // «إخلاء السكان لإقامة مشروع سكني»
  if (findWord(line, at, to, /^(مشروع|استملاك|هدم|تنظيميه|سكني|سكنيه|عشواييات|عقاريه)$/) >= 0) return false
  // «غادر الوفد», «غادرت الفرقة الموسيقية»: guests who go home
  if (going && findWord(line, at + 1, at + 2, GUESTS) >= 0) return false
  // «نقل التنظيم مسلحين من الرقة إلى تدمر للقتال»
  if (findWord(line, at, at + 14, /^(للقتال|للمشاركه|لتعزيز|لدعم|جبهات|الجبهات)$/) >= 0) return false
  // «مقاتلون يغادرون مواقعهم»
  if (going && findWord(line, at + 1, at + 2, /^(مواقعهم|مواقعها|مواقعه|مقارهم|مقراتهم|نقاطهم|خنادقهم)$/) >= 0) return false
  // «ليخرج نفسه من التهمة»
  if (findWord(line, at + 1, at + 2, /^(نفسه|نفسها|انفسهم)$/) >= 0) return false
  const comma = findWord(line, at - 4, at, /^،$/)
  if (
    findWord(
      line,
      comma >= 0 ? comma : at - 4,
      at + 7,
      /^(ال|ل)?(سبيل|معتقلين|معتقل|اسري|سجن|سجناء|محتجزين|مختطفين|رهاين|مخطوفين|موقوفين|مخطوفا|مخطوفه|معتقلا|اسيرا|سجينا|محتجزا|رهينه|افراج)$/,
    ) >= 0
  )
    return false
  if (
    /^(اخل|يخل|تخل)/.test(plain(line, at)) &&
    findWord(line, at + 1, at + 5, /^(منازلهم|منازلها|مواقعها|مواقعه|مواقع|مقارها|مقراتها|نقاطها|حواجزها|مبني|مباني|المنازل)$/) >= 0
  )
    return false
  // «إجلاء مهجري عفرين من تل رفعت»: of one act
  if (taken && /^(ال)?مهجر/.test(plain(line, at)) && has(line, at - 1, 'take-out')) return false
  if (carried || bound || arrived || departed || (going && isInAmbulances(line, at))) return true
  if (OF_THEM.test(plain(line, at)) && hasTag(line, from, at, 'people', 'fighters', 'convoy')) return true
  // «عدد من تم إجلاؤهم من …»
  if (taken && /هم$/.test(plain(line, at))) return true
  // «عملية الإجلاء من …»: known by its name
  if (taken && /^ب?(عمليه|عمليات|مسار)$/.test(plain(line, at - 1))) return true
  if (taken && plain(line, at - 1) === 'اتفاق' && plain(line, at + 1) === 'من') return true
  if (taken)
    return (
      isWhoWishes(line, at) ||
      plain(line, at + 1) === 'طبي' ||
      plain(line, at + 1) === 'الطبي' ||
      hasTag(line, Math.max(from, at - 6), Math.min(to, at + 9), 'people', 'fighters', 'convoy') ||
      /^(ال)?مهجر/.test(plain(line, at)) ||
      (/^(ب|ل)?(اخلاء|اخلي|اخلت)/.test(plain(line, at)) &&
        line.mentions.some(mention => mention.kindFrom > at && mention.kindFrom <= at + 2))
    )
  // «يتواصل الخروج من …» of those told to leave before
  if (evacuated && /^(ال|لل|بال)(خروج|مغادره)$/.test(plain(line, at)) && /^(من|يجري|مستمر|متواصل|يتواصل)$/.test(plain(line, at + 1)))
    return true
  const [left, right] = [Math.max(from, at - 8), Math.min(to, at + 10)]
  if ((evacuated && isCountedOut(line, at)) || isCountedAway(line, at) || isMovingOut(line, at) || isOverTheLine(line, at)) return true
  // «انسحبت الفصائل تحت ضغط القصف»: beaten, and let go by nobody
  const beaten = /نسح/.test(plain(line, at)) && !hasTag(line, from, to, 'deal', 'convoy', 'corridor', 'truce')
  if (!beaten && findWord(line, at + 1, at + 4, FACTION) >= 0 && hasTag(line, from, to, 'deal', 'convoy', 'relief-ask')) return true
  // «وافق الفصيل على الرحيل عن …»
  if (findWord(line, at - 4, at, FACTION) >= 0 && (hasTag(line, at - 6, at, 'truce-agree') || findWord(line, at - 4, at, YIELDED) >= 0))
    return true
  // «أعطيت الفصائل ثلاثة أيام لمغادرة …»
  if (plain(line, at).startsWith('ل') && findWord(line, at - 8, at, GIVEN) >= 0) return true
  // «ألف شخص غادروا … على متن مئة حافلة»
  if (hasTag(line, at - 4, at + 8, 'people') && findWord(line, at + 1, at + 14, /^متن(ها|ه)?$/) >= 0 && hasTag(line, from, to, 'convoy'))
    return true
  // aid that sets out leaves no siege behind
  if (SETS_OUT.test(plain(line, at)) && isAidConvoy(line, at)) return false
  if (
    /^(و|ف)?(انطلق|انطلقت|ينطلق|تنطلق|للانطلاق|الانطلاق|انطلاق|تحرك|يتحرك|تتحرك|ستتحرك|سيتحرك|انسحب|انسحبت|الانسحاب|انسحاب|انسحابهم|بالانسحاب|للانسحاب)/.test(
      textAt(line, at),
    )
  )
    return (
      hasTag(line, left, right, 'convoy') ||
      (hasTag(line, left, right, 'fighters') && hasTag(line, from, to, 'deal', 'corridor', 'relief-ask', 'truce'))
    )
  if (isTallied(line, at) || isLeavers(line, at)) return true
  // «منعت شاحنات الخضار من مغادرة …»: goods
  if (
    findWord(line, at - 6, at + 7, /^(ال)?(شاحنه|شاحنات)$/) >= 0 &&
    findWord(line, at - 6, at + 7, /^(ال)?(خضار|بضايع|محاصيل|فاكهه|وقود|نفط|قمح|مواشي)$/) >= 0
  )
    return false
  if (hasTag(line, Math.max(from, at - 8), Math.min(to, at + 7), 'fighters', 'convoy')) return true
  // «رفضهم مغادرة …»
  if (has(line, at - 1, 'refusal') && hasTag(line, from, at, 'fighters')) return true
  // «خرجت من دوما حافلة على متنها …، ثم غادرت أخرى حرستا»
  if (/^(اخري|ثانيه|ثالثه|مثلها|غيرها)$/.test(plain(line, at + 1)) && hasTag(line, line.from, at, 'convoy')) return true
  // «ساعدتهم الشرطة على مغادرة …»: those told of before
  const lets = findWord(line, at - 6, at, LETS)
  if (isNobodys(line, at) || (lets >= 0 && /(ها|هم)$/.test(plain(line, lets)))) return true
  // «فتح باب الخروج لمن يرغب»
  if (isWhoWishes(line, at)) return true
  if (!hasTag(line, left, right, 'people')) return false
  return (
    isCounted(line, at, from, to) ||
    isGettingReady(line, at) ||
    isScheduled(line, at) ||
    // «خرج 90 مدنياً …، في أول عملية إجلاء»
    hasTag(line, at + 1, to, 'take-out') ||
    isCampLeft(line, at) ||
    findWord(line, at + 1, Math.min(to, at + 12), /^(سيتم|ستتم|سيجري|تم|جري|سيبدا)$/) >= 0 ||
    hasTag(line, from, to, 'deal', 'close') ||
    hasTag(line, from, at, 'relief-ask', 'call', 'plan') ||
    findWord(line, at - 8, at, FAILED) >= 0 ||
    hasTag(line, at - FAR, at + FAR, 'corridor', 'truce') ||
    findWord(line, from, to, LETS) >= 0 ||
    (/^ل/.test(plain(line, at)) && hasTag(line, at - 5, at, 'open'))
  )
}

/** «بعد خروجهم من …»: of the people that the sentence named before. */
const OF_THEM = /^(ب|ل)?(خروج|مغادرت|ترحيل|تهجير|اخراج|اجلاي|اجلاء|انسحاب)هم$/
