import type { Tag } from '../../data/lexicon/index.ts'
import { finder } from '../reading/finder.ts'
import { findTag, has, hasTag, hasWord, isNamedAt, type Line, textAt } from '../reading/line.ts'

/**
 * Whether tokens [from, to), which name a means of fire, tell by whatever verb, or by none, what it came down on: «اشتغلت المدافع على سقبا»,
 * «صاروخ على المدرسة», «سقبا تحت القذائف». Not where the means only stands, flies by, is found or brought.
 */
export function comesDownOn(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const text = textAt(line, at)
    const falls = /^(و)?(علي|فوق|ع)$/.test(text) && isStruckAt(line, at + 1, to) && meansBeside(line, from, at, to)
    if (
      !falls &&
      !(/^و?تحت$/.test(text) && has(line, at + 1, 'projectile')) &&
      !isOutOfService(line, at) &&
      !isDealtWith(line, at, from, to)
    )
      continue
    const end = Math.min(to, at + TARGET_REACH)
    return !hasTag(line, from, end, ...SPEAKS_AGAINST) && !hasWord(line, from, end, AT_REST)
  }
  return false
}

/** «أخرجت الصواريخ الفرن عن الخدمة» */
function isOutOfService(line: Line, at: number): boolean {
  return /^(ال)?خدمه$/.test(textAt(line, at)) && /^(عن|من|خارج)$/.test(textAt(line, at - 1))
}

/** «أنهت المطاردة بصاروخ في سقبا», «غطت البلدة بالقنابل العنقودية»: what something was done with, and a place. */
function isDealtWith(line: Line, at: number, from: number, to: number): boolean {
  if (!/^(و)?ب(ال)?/.test(textAt(line, at)) || !has(line, at, 'projectile') || hasTag(line, at - 3, at, 'other-attack', 'near'))
    return false
  return line.mentions.some(({ kindFrom }) => kindFrom >= from && kindFrom < to && Math.abs(kindFrom - at) <= MEANS_REACH)
}

const SPEAKS_AGAINST: readonly Tag[] = [
  'air-defence',
  'exercise',
  'play',
  'plan',
  'call',
  'refusal',
  'denial',
  'truce',
  'motion',
  'ground',
  'onlooker',
]

/** What is done with weapons and aircraft that strike nobody. */
const AT_REST =
  /^(و|ف|ب|ل|ال|لل|وال)*(نصب|نصبت|منصوبه|نشر|نشرت|منتشره|تموضع|تمركز|تتمركز|متمركزه|رابض|رابضه|صنع|تصنع|يصنع|تصنيع|صناعه|عثر|عثرت|عثور|ضبط|ضبطت|صادر|صادرت|مصادره|سلم|سلمت|تسليم|استولي|استولت|استيلاء|اغتنم|اغتنام|غنم|مدي|مداها|مداه|منظومه|منظومات|صفقه|صفقات|حصل|حصول|شراء|تزويد|زود|زودت|تخزين|رفع|رفعت|ازاله|ازالت|تفكيك|فكك|فككت|معرض|تدرب|تدريب|تحليق|تحليقا|حلق|حلقت|[يت]حلق|حام|حامت|[يت]حوم|هبط|هبطت|هبوط|اقلع|اقلعت|اقلاع|حمل|[يت]حمل|محمله|شوهد|شوهدت|شاهد|رصد|رصدت|سمع|صوت|اصوات|حظر|عطل|تحطم|تحطمت|مخلفات|بقايا|حطام|ملكيه|امتلك|[يت]متلك|شحنه|تهريب|بيع|تسليح|سلح|مسلح|مسلحه|مزود|مزوده|مليء|مليئه|مليءه|ملغم|مفخخ|مفخخه|[يت]عبث|[يت]لعب|[يت]لهو|قادر|قادره|قدره|[يت]هدد|هدد|هددت|وعد|طالب|[يت]طالب|اتهم|ثمن|سعر|علاقه|استعرض|استعرضت|استعراض|عرض|عرضت|انزل|انزلت|اقلت|رش|رشت|تفقد|زار|وقف|ايقاف|تجول|جاب|جابت|مر|مرت|مرور|[يت]مر|عبر|عبرت|عبور|اجتاز|اجتازت|حط|حطت|توقف|توقفت|[يت]جوب)(ها|ه|هم)?$/

/** A place, or what is built, within a few words of token `at`; nobody who speaks or fights stands before it. */
function isStruckAt(line: Line, at: number, to: number): boolean {
  for (let next = at; next < Math.min(to, at + TARGET_REACH); next++) {
    if (isNamedAt(line, next)) return true
    if (has(line, next, 'speech', 'force', 'fighters', 'convoy', 'dead') || /^(ان|متن|يد|ايدي|صعيد|خلفيه)$/.test(textAt(line, next)))
      return false
    if (BUILT.test(textAt(line, next))) return true
  }
  return false
}

const TARGET_REACH = 6

/** «المدرسة», «سوق الهال», «منازلها» */
const BUILT =
  /^(و|ب)?(ال)?(منزل|منازل|بيت|بيوت|سوق|مدرسه|مشفي|مستشفي|مسجد|جامع|كنيسه|فرن|مخبز|حي|احياء|مبني|مباني|ابنيه|شارع|شوارع|حاره|حارات|مزرعه|مزارع|مخيم|معمل|مستودع|مستودعات|ساحه|كراج|روضه|مستوصف|نقطه|مخفر|حاجز|حواجز|مقر|مقرات|قري|بلدات)(ا|ها|ه|هم)?$/

/** A weapon near the preposition at token `at`, or an aircraft that strikes. */
function meansBeside(line: Line, from: number, at: number, to: number): boolean {
  if (hasTag(line, Math.max(from, at - MEANS_REACH), Math.min(to, at + MEANS_REACH), 'projectile')) return true
  // «مهمة مراقبة فوق إدلب»: an aircraft that does something to what lies below
  return (
    hasTag(line, Math.max(from, at - MEANS_REACH), at, 'aircraft') && hasTag(line, from, to, 'launch', 'aim', 'strike-noun', 'fire-noun')
  )
}

const MEANS_REACH = 10

/** «أحصى المسعفون عشرين ضربة على سقبا», «ضربات استهدفت محيط المطار»: strokes dealt to a place, by whatever means. */
export function dealsStrokes(line: Line, from: number, to: number): boolean {
  if (hasTag(line, from, to, ...SPEAKS_AGAINST, 'far-past')) return false
  const tally = hasTag(line, from, to, 'tally')
  for (let at = findTag(line, from, to, 'strike-noun'); at >= 0; at = findTag(line, at + 1, to, 'strike-noun')) {
    if (!STROKES.test(textAt(line, at)) || hasWord(line, at + 1, at + 3, OTHER_STROKES)) continue
    // «عدد الشهداء الذين وثقهم المرصد جراء ضربات …»
    if (tally && !has(line, at - 1, 'cause')) continue
    // «قرب سقبا دمرت ثلاث ضربات خمس مركبات»
    if (hasTag(line, Math.max(from, at - 2), at, 'aim') && isPlaceNear(line, from, at)) return true
    for (let next = at + 1; next < Math.min(to, at + STROKE_REACH); next++)
      if ((textAt(line, next) === 'علي' || has(line, next, 'aim')) && isPlaceNear(line, next + 1, to)) return true
  }
  return false
}

const STROKES = /^(و|ب|ل|ك)?(ال|لل)?(ضربه|ضربات|ضربتين|ضربتان|ضربتي|ضربتا|ضرباته|ضرباتها|ضرباتهم)$/
/** Of the sun, of justice, of the police, at goal. */
const OTHER_STROKES =
  /^(ال|لل|ل|ب)*(شمس|جزاء|ترجيح|قلب|معلم|بدايه|حظ|حره|ركنيه|راس|قاضيه|موجعه|امنيه|اقتصاديه|استباقيه|قويه|موفقه|خليه|خلايا|فساد|مهربين|عصابه|عصابات|سكين|سكاكين|مطرقه|مضرب|عنيفه|موسم|اقتصاد)$/
const STROKE_REACH = 6

function isPlaceNear(line: Line, at: number, to: number): boolean {
  for (let next = at; next < Math.min(to, at + TARGET_REACH); next++) {
    if (isNamedAt(line, next)) return true
    if (has(line, next, 'speech', 'fighters', 'people')) return false
  }
  return false
}

/** «صبت القوات نيرانها على سقبا», «طاولت نيران الجيش المزارع», «انهالت الحمم»: fire in so many words, and no blaze. */
export function poursFire(line: Line, from: number, to: number): boolean {
  if (!hasTag(line, from, to, 'launch', 'aim', 'fire-verb', 'motion')) return false
  for (const at of firesOf(line, from, to)) {
    const text = textAt(line, at)
    if (SMALL_ARMS.test(textAt(line, at + 1))) continue
    const whose = /(نيران|نار|حمم)(ها|هم|هما)$|نيرانه$/.test(text) || ARMED.test(textAt(line, at + 1))
    for (let verb = Math.max(from, at - 6); verb < Math.min(to, at + 5); verb++) {
      if (POURS.test(textAt(line, verb)) || (whose && REACHES.test(textAt(line, verb)))) return true
    }
  }
  return false
}

const POURS =
  /^(و|ف|ل)?([يت]?صب|صبت|صبوا|[يت]صبون|انصبت?|[يت]نصب|سلطت?|[يت]سلط|انهمرت?|[يت]نهمر|انهالت?|[يت]نهال|تساقطت?|[يت]تساقط|امطرت?|[يت]مطر|اصلت|اصلي|هطلت?)(ها|ه|هم|هما)?$/
const REACHES = /^(و|ف)?(طالت?|[يت]طال|طاولت?|[يت]طاول|نالت?|[يت]نال|شملت?|بلغت|وصلت|اصابت?|وجهت?|فتحت?|فتحوا|[يت]فتح)(ها|ه|هم|هما)?$/
const ARMED = /^(ال)?(جيش|قوات|نظام|مدفعيه|مدافع|راجمات|طيران|طايرات|طائرات|دبابات|مروحيات|مقاتلات|احتلال|فصائل|فصايل)$/
const firesOf = finder(/^(و|ب|ل)?(ال)?(نيران|نارا|نار|حمم)(ها|ه|هم|هما)?$/)
const SMALL_ARMS = /^(ال|ب|بال)*(رشاش|رشاشات|رشاشه|قناص|قناصه|قناصات|بنادق|اسلحه|جندرما|جندرمه|حرس|صديقه|حرائق|حريق)(ها|ه|هم)?$/

/** «وصلت قذائفه إلى سقبا», «بلغت النيران وسط المدينة»: shells and flames that reach a place strike it. */
export function reachesPlace(line: Line, from: number, to: number): boolean {
  if (!hasTag(line, from, to, 'projectile', 'strike-noun') || hasTag(line, from, to, 'air-defence')) return false
  for (let at = from; at < to; at++) {
    if (!/^(و|ف)?(ال)?(قذايف|شظايا|نيران)(ه|ها|هم)?$|^(و|ف)?صواريخ(ه|ها|هم)$/.test(textAt(line, at))) continue
    if (
      hasWord(line, at - 3, at + 3, /^(و|ف)?(وصلت?|بلغت?|[يت]صل|[يت]بلغ)$/) &&
      !hasWord(line, at - 5, at + 3, /^(لا|لم|لن|قد|قادر|قادره|دون)$/)
    )
      return isPlaceNear(line, at + 1, to)
  }
  return false
}

/** «مقاتلات تغير قبل الفجر على …»: a raid told by its verb, which alone may be «changes» as well. */
export function raids(line: Line, from: number, to: number): boolean {
  if (!hasTag(line, from, to, 'aircraft')) return false
  for (let at = from; at < to; at++) {
    if (!/^(و|ف)?[يت]غير(ون)?$/.test(textAt(line, at))) continue
    if (hasWord(line, at + 1, Math.min(to, at + 7), /^علي(ها|هم|هما|ه)?$/)) return true
  }
  return false
}
