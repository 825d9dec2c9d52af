import { findTag, hasTag, hasWord, type Line, textAt } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { firstFire, OPENING_WORDS, opensWith } from './opening.ts'
import type { Refiner } from './refiner.ts'

/** What kind of piece an article is where its opening says so: the undated things that such a piece tells are no news. */
export const GENRE_REFINERS: readonly Refiner[] = [
  {
    name: 'a piece of memory',
    catches: [
      'في الذكرى الخامسة لمجزرة سقبا.. أهالي البلدة يضيئون الشموع\n\nتجمع الأهالي في الساحة وقرئت الأسماء.\n\nوسقطت الصواريخ على سقبا قبيل الفجر، كما يروي أحدهم.',
      'ذكرى مجزرة سقبا تمر بصمت\n\nويوم الجمعة 23 آب 2013 قصفت الطائرات السوق.\n\nوطال القصف مدينة حمورية أيضا.',
      'تصادف اليوم الذكرى السادسة لمجزرة سقبا التي قصفت فيها الطائرات السوق.\n\nوطال القصف مدينة حمورية أيضا.',
      'ملاحظة: نشرت القصة في آب 2013، ونعيد نشرها اليوم.\n\nعند الظهر عادت الطائرات وقصفت مدينة سقبا.',
      'من الأرشيف: يوم في مشفى ميداني\n\nنشر هذا التقرير أول مرة عام 2013.\n\nعند الظهر عادت الطائرات وقصفت مدينة سقبا.',
    ],
    refuses: [
      'قصفت الطائرات مدينة سقبا.\n\nويصادف اليوم الذكرى الخامسة لاندلاع الاحتجاجات.',
      'الصورة: أعمدة دخان (من الأرشيف)\n\nقصفت المدفعية مدينة سقبا.',
      'يوم دام في ريف إدلب، وفرقنا تعمل حتى لحظة نشر هذا الخبر.\n\nوقصفت المدفعية مدينة سقبا.',
      'نشر هذا الخبر أولا على موقعنا\n\nقصفت المدفعية مدينة سقبا.',
      'أخبار | ذكرى المجزرة | من الأرشيف\nمذكرات\nقصفت المدفعية مدينة سقبا.',
      'عشر سنوات على انطلاق الثورة\n\nخرج المئات في الذكرى العاشرة للثورة، وقصفت المدفعية مدينة سقبا.',
      'اقرأ أيضا: في ذكرى المجزرة.. من بقي\n\nقصفت المدفعية مدينة سقبا.',
      'في الذكرى الخامسة لمجزرة سقبا.. غارات جديدة\n\nقصفت الطائرات اليوم الاثنين مدينة سقبا.',
      'الذكرى السابعة لاندلاع الاحتجاجات تحل على الغوطة تحت النار\n\nوقتل أربعة في غارات اليوم على حمورية. وطال القصف مدينة سقبا أيضا.',
    ],
    test: (sketch, reading) =>
      opensWith(reading, ARCHIVE, sketch.line) ||
      (!sketch.dayStated && sketch.start === null && opensWith(reading, MEMORY, sketch.line) && !tellsOfToday(reading)),
  },
  {
    name: 'a count over weeks',
    catches: [
      'أصدرت الشبكة تقريرها الشهري عن ضحايا البراميل\n\nونالت سقبا العدد الأكبر من البراميل المتفجرة، وأسفر القصف عليها عن مقتل سبعة.',
      'سجلت شبكة محلية خلال أيلول سقوط 25 قتيلا\n\nوطال القصف مدينة سقبا.',
      'وثقت الشبكة إلقاء 67 برميلا خلال شهر آب المنصرم\n\nوقصفت المروحيات بلدة جسرين بثمانية براميل.',
    ],
    refuses: [
      'أصدرت الشبكة تقريرها الشهري عن ضحايا البراميل\n\nوقصفت المروحيات صباح اليوم مدينة سقبا.',
      'وثقت الشبكة قصف الطائرات مدينة سقبا.',
      'استفاق أهالي مدينة سقبا على غارات قتلت سبعة مدنيين.\n\nوهذه المجزرة الأولى خلال العام، وفق فريق وثق 1100 خرق.',
      'مجزرة هي الثانية خلال الشهر، وضحايا بينهم أطفال\n\nقصفت الطائرات مدينة سقبا.',
    ],
    test: (sketch, reading) =>
      sketch.kind === 'shelling' &&
      !sketch.dayStated &&
      opensWith(reading, COUNTS, sketch.line) &&
      opensWith(reading, OF_WEEKS, sketch.line),
  },
  {
    name: 'a look back',
    catches: [
      'هل يتغير ميزان القوى؟\n\nفي وقت مبكر من هذا الشهر بلغت المواجهة ذروتها.\n\nوالهجوم الصاروخي على مدينة سقبا كان سببها.',
      'ما وراء التصعيد\n\nشهدت المنطقة في وقت سابق من العام الجاري تحولا كبيرا.\n\nوقصفت الطائرات مدينة سقبا ثم عادت.',
    ],
    refuses: [
      'في وقت سابق من اليوم قصفت الطائرات مدينة سقبا.',
      'تصعيد جديد في الغوطة\n\nوكانت المنطقة هدأت في وقت سابق من هذا الشهر.\n\nوقصفت الطائرات صباح اليوم مدينة سقبا.',
      'قصفت الطائرات مدينة سقبا. وكانت المنطقة هدأت في وقت سابق من هذا الشهر.',
    ],
    test: (sketch, reading) =>
      sketch.kind === 'shelling' && !sketch.dayStated && opensWith(reading, EARLIER, sketch.line) && !tellsOfToday(reading),
  },
  {
    name: 'a work of art',
    catches: [
      'فيلم وثائقي عن الحصار يفوز في مهرجان دولي\n\nتحكي الأم لابنتها على وقع الغارات على مدينة سقبا.',
      'فازت مصورة بجائزة عن شريط صورته في المشفى الأخير\n\nويظهر فيه سقوط قذيفة على مدينة سقبا.',
      'فيلم عن طبيبة ينال جائزة الجمهور\n\nترصد الكاميرا لحظة سقوط صاروخ على مدينة سقبا.',
      'معرض صور في باريس لمصور من درعا\n\nالتقط صورته الأولى حين سقطت قذيفة على سوق سقبا.',
    ],
    refuses: [
      'فيلم وثائقي عن الحصار يفوز في مهرجان دولي\n\nوقصفت الطائرات اليوم مدينة سقبا.',
      'قصفت الطائرات مدينة سقبا، وأصابت صالة كانت تعرض فيلما.',
      'أضرار في متحف اللوحات الأثرية\n\nقصفت الطائرات المتحف الأثري في مدينة سقبا.',
    ],
    test: (sketch, reading) => sketch.kind === 'shelling' && !sketch.dayStated && namesArt(reading),
  },
  {
    name: 'told by a book',
    catches: ['يروي الكتاب كيف تفاوض أعيان حي الوعر على هدنة أولى.', 'تحكي الرواية عن هدنة في مدينة سقبا انهارت في ليلتها.'],
    refuses: ['أعلنت الفصائل هدنة في مدينة سقبا تبدأ اليوم.', 'يروي شاهد كيف خرقت الهدنة في مدينة سقبا.'],
    test: ({ line, start, dayStated }) => start === null && !dayStated && isOfBook(line),
  },
  {
    name: 'an inquiry',
    catches: [
      'لجنة تحقيق: الجيش مسؤول عن الهجوم الكيماوي في سقبا\n\nوقالت اللجنة إن طائرة قصفت سقبا بالسارين.',
      'تتواصل محاكمة رجال يشتبه بتورطهم في جرائم حرب خلال حصار مخيم اليرموك وقصفه.',
      'محققون أمميون يتهمون دمشق بجرائم حرب\n\nوقالت اللجنة إن طائرة قصفت سقبا.',
      'منظمة حقوقية تنشر أدلة على استخدام السارين في بلدات سقبا وجسرين\n\nوألقت الطائرات قنبلة كيماوية على سقبا، ما أدى إلى مقتل 92 شخصا.',
    ],
    refuses: [
      'لجنة تحقيق: الجيش مسؤول عن الهجوم الكيماوي في سقبا\n\nوقصفت الطائرات صباح اليوم مدينة سقبا.',
      'قصفت الطائرات مدينة سقبا بغاز الكلور، ودعت منظمات إلى تحقيق.',
      'دعوات إلى تحقيق في هجوم بالسارين\n\nواستهدفت الغارة حيا سكنيا في مدينة سقبا، وقتلت 58 مدنيا.',
    ],
    test: (sketch, reading) =>
      sketch.kind === 'shelling' &&
      (!sketch.dayStated || isDayOfReport(sketch)) &&
      ((sketch.line.index > 0 && opensWith(reading, GAS, sketch.line) && opensWith(reading, INQUIRES, sketch.line)) ||
        opensWith(reading, OF_CRIMES, sketch.line)),
  },
  {
    name: 'a scenario',
    catches: [
      'السيناريو الأول عملية محدودة، تقصف فيها الطائرات مدينة سقبا من دون تقدم.',
      'ثلاثة سيناريوهات لضربة محتملة\n\nفي الثاني تقصف الطائرات مدينة سقبا حتى تخرج من الخدمة.',
    ],
    refuses: [
      'قصفت الطائرات اليوم مدينة سقبا في سيناريو يشبه ما جرى العام الماضي.',
      'سيناريو محتمل لضربة جديدة\n\nوقصفت الطائرات مدينة سقبا.',
    ],
    test: (sketch, reading) =>
      sketch.kind === 'shelling' &&
      !sketch.dayStated &&
      (supposes(sketch.line, sketch.from) || (opensWith(reading, SCENARIOS, sketch.line) && isPresent(sketch))),
  },
  {
    name: 'flight from nature',
    catches: [
      'غمرت السيول مخيمات في سلمى وكنسبا، وأخلت فرق الدفاع المدني 120 عائلة إلى مدارس قريبة.',
      'حرائق الغابات تمتد في ريف اللاذقية\n\nوجرى إخلاء عشرات العائلات من مدينة سلمى باتجاه اللاذقية.',
    ],
    refuses: ['اندلعت حرائق جراء قصف الطائرات مدينة سقبا، وجرى إجلاء المدنيين من سقبا إلى إدلب.'],
    test: (sketch, reading) =>
      sketch.kind === 'corridor' &&
      sketch.way === 'leaving' &&
      !fires(sketch.line) &&
      (isOfNature(sketch.line) || opensWith(reading, NATURE, sketch.line)),
  },
  {
    name: 'a truce of prices and power',
    catches: ['عادت ساعات التقنين الكهربائي لتضرب مدينة بانياس بعد هدنة لم تدم سوى أيام العيد.'],
    refuses: ['أعلنت هدنة في مدينة سقبا لإصلاح خطوط الكهرباء.', 'دخلت هدنة في الغوطة الشرقية حيز التنفيذ.'],
    test: ({ kind, line }) => kind === 'ceasefire' && !fires(line) && spends(line),
  },
]

/** «غارات اليوم على حمورية …» in a piece whose opening names the day's memory; «في مثل هذا اليوم» is the memory itself. */
function tellsOfToday({ lines }: Reading): boolean {
  return lines.some(({ line }) => {
    if (!hasTag(line, line.from, line.to, 'fire-verb', 'fire-noun', 'strike-noun')) return false
    // «تصادف اليوم الذكرى السادسة للمجزرة»
    if (hasWord(line, line.from, line.to, REMEMBERS)) return false
    for (let at = line.from; at < line.to; at++)
      if (DAY_AT_HAND.test(textAt(line, at)) && !/^(هذا|مثل|هذه)$/.test(textAt(line, at - 1)))
        return !hasWord(line, at, Math.min(line.to, at + OWN_DATE), YEAR)
    return false
  })
}

const REMEMBERS = /^(و|ف|ب|ل)?(ال)?(ذكري|ذكراه?ا?)$/
const DAY_AT_HAND = /^(و)?(اليوم|امس|السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه)$/
/** «الجمعة 21 آب 2013»: a day with its year is of then. */
const OWN_DATE = 5
const YEAR = /^(19|20)[0-9]{2}$/

/** «يروي الكتاب …», «تحكي الرواية …» */
function isOfBook(line: Line): boolean {
  for (let at = line.from; at < line.to - 1; at++)
    if (
      /^(و|ف)?[يت](روي|حكي|سرد|ستعيد|صف|تناول|وثق|صور)$/.test(textAt(line, at)) &&
      /^(ال)(كتاب|روايه|فيلم|مولف|مولفه|مسلسل|مسرحيه|عمل|وثايقي|روايي|مذكرات|قصه)$/.test(textAt(line, at + 1))
    )
      return true
  return false
}

/** «ونشر اليوم أن طائرة قصفت …»: the day on which the report came out. */
function isDayOfReport({ line, from, to }: Sketch): boolean {
  for (let at = from; at < to - 1; at++)
    if (
      /^(و|ف)?(نشر|نشرت|نشرته|صدر|صدرت|اصدرته|الصادر|المنشور)$/.test(textAt(line, at)) &&
      /^(ال(يوم|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت)|امس|يوم)$/.test(textAt(line, at + 1))
    )
      return true
  return false
}

/** «في الذكرى الثانية عشرة للمجزرة», «ثماني سنوات على القرار», «مذكرات طبيب»; days of revolt and of nations tell of no fire. */
const MEMORY =
  / (((في|ب)?(ال)?ذكري|ذكراه?ا?|مثل هذا اليوم) (?!(\S+ ){0,4}(ل|ال|لل)(ثوره|احتجاجات|انتفاضه|حراك|استقلال|جلاء|تاسيس|وحده|نصر|تحرير)\S* )|(سنوات|اعوام|عاما|عامان|عام|سنه|عقد|عقدان) علي (?!(\S+ )?(ال)?(ثوره|احتجاجات|انتفاضه|حراك) )(ال|مجزره|حصار|معركه|سقوط|رحيل|قرار|اتفاق|هدنه|تهجير|اندلاع|غياب|اختطاف|مقتل)|مذكرات (?!(توقيف|اعتقال|تفاهم|جلب|بحث|قضاييه|رسميه|احضار) ))/

/** What was written long ago speaks of its own «today». */
const ARCHIVE =
  / (?<!(صوره|صور|الصوره|الصور|ارشيفيه|مشهد|لقطه) (\S+ ){0,9})من الارشيف | و?(نعيد|اعيد|يعاد|اعاده) نشر(ه|ها|ه? (هذا|هذه|الماده|التقرير|النص|المقال)) | نشره? (هذا|هذه|الماده|التقرير|النص|المقال) (\S+ ){0,5}(عام|سنه|(قبل|منذ) (\S+ )?(عامين|سنتين|سنوات|اعوام|اشهر)) | يذكرني /

const COUNTS =
  / (و|ب)?(ال|لل)?(تقرير|تقريرا|تقريرها|تقريره|تقارير|احصاييه|احصاييات|احصت|احصي|حصيله|حصاد|وثقت|وثق|توثيق|توثيقها|سجلت|سجل|رصدت|رصد) /
/** A period that has passed as a whole: «التقرير الشهري», «خلال شهر آب المنصرم», «النصف الأول من العام». */
/** The month or the year as a whole: a day of it would be said. */
const EARLIER = / في وقت (مبكر|سابق) من (هذا |هذه )?(ال)?(شهر|عام|سنه)( الجاري| الحالي)? /
const OF_WEEKS =
  / (ال|لل)?(شهري|شهريه|دوري|سنوي|سنويه|نصف سنوي|اسبوعي) | (خلال|في|طوال) (شهر|العام|عام|الشهر|الاشهر|السنوات|الاعوام|النصف|الربع) | (ال)?(نصف|ربع) (ال)?(اول|ثاني|ثالث|رابع|اخير) | (ال)?(شهر|عام) (ال)?(ماضي|منصرم|فايت) | (((خلال|طوال) (شهر )?(كانون|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر))|(شهر )?(كانون|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|تشرين|يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر)( الاول| الثاني)? (ال)?(ماضي|منصرم|فايت)) /

const GAS = / (ب|ل|و)?(ال|لل)?(كيماوي|كيماويه|كيميايي|كيميايه|كيميائي|كيمياييه|كيماويا|سارين|كلور|غازات|اعصاب) /
const INQUIRES =
  /(?<!(فتح|بفتح|[يت]فتح|اجراء|باجراء|الي|في)) (و|ب|ل)?(ال|لل)?(تحقيق|تحقيقا|تحقيقات|تحقيقاتها|محققون|محققين|مفتشون|مفتشين|ادله|تقرير|تقريرها|تقريرا|ووتش|العفو|ادانت|مسوول عن|مسؤول عن|مسووليه|اتهمت اللجنه) /

/** Those who inquire into crimes of war, or try them, look back. */
const OF_CRIMES =
  / (و|ف|ب|ل)?(ال|لل)?(محققون|محققين|محققي|محققو|لجنه (ال)?تحقيق|محكمه|محاكمه|قضاء|مدعي|ادعاء) .*جرايم (حرب|ضد) | جرايم (حرب|ضد) .* (ال|لل)?(محققون|محققين|محققي|محققو|لجنه (ال)?تحقيق|محكمه|محاكمه|قضاء|مدعي|ادعاء) /

/** Two such words at least, in running text: the menus of a page name «أفلام» and «معرض الصور» beside its news. */
const namesArt = once((reading: Reading): boolean => {
  const { text } = reading
  const end = firstFire(reading, true)
  let words = 0
  let found = 0
  let shows = false
  for (const { from, to } of text.sentences) {
    if (to - from < RUNNING_TOKENS) continue
    for (let at = from; at < Math.min(to, end) && words < OPENING_WORDS; at++, words++) {
      const word = text.tokens[at]?.text ?? ''
      if (!WORKS.test(word) && !SHOWN.test(word)) continue
      found++
      // pictures and museums alone are what any report shows
      shows ||= WORKS.test(word)
    }
    if (to > end || words >= OPENING_WORDS) break
  }
  return shows && found >= ART_WORDS
})

const ART_WORDS = 2
/** Shorter lines are items of a menu. */
const RUNNING_TOKENS = 6
const WORKS =
  /^(و|ب|ل)?(ال|لل)?(فيلم|فيلما|فيلمه|فيلمها|افلام|وثايقي|وثايقيه|مخرج|مخرجه|مسلسل|مسلسلات|سينمايي|سينماييه|مهرجان|مسرحيه|روايي|معرضا?|جايزه|جوايز|البوم|لوحه|قصيده|ديوان)$/
const SHOWN = /^(و|ب|ل)?(ال|لل)?(صور|صورته|مصوره?|شريط|الكاميرا|لوحات|متحف|متاحف|تراث|اثري|اثريه|يونسكو|تنقيب|حفريات|سياحي|سياحيه)$/

const NATURE = / (ال|لل|ب|و)*(حرايق|حريق|زلزال|زلازل|فيضان|فيضانات|سيول|عاصفه|هزه|اطفاء|متصدع|تصدع|تصدعت)(ات)? /

/** «غمرت السيول المخيمات، وأخلت الفرق …» */
function isOfNature(line: Line): boolean {
  return hasWord(line, line.from, line.to, /^(و|ف|ب)?(ال|لل)?(سيول|فيضان|فيضانات|امطار|ثلوج|حرايق|حريق|زلزال|عاصفه|غمرت|غرقت)$/)
}

function fires(line: Line): boolean {
  return hasTag(line, line.from, line.to, 'fire-verb', 'fire-noun', 'projectile')
}

function supposes(line: Line, to: number): boolean {
  return hasWord(line, line.from, to + SUPPOSED_WITHIN, SCENARIO)
}

/** The word stands at the head of the sentence or of the stretch. */
const SUPPOSED_WITHIN = 3
const SCENARIOS = / (ال|لل|ل)?(سيناريو|سيناريوهات|محتمل|محتمله|مفترضه) /

/** «تقصف», no «قصفت». */
function isPresent({ line, from, to }: Sketch): boolean {
  const fire = findTag(line, from, to, 'fire-verb', 'aim')
  return fire >= 0 && /^(و|ف|س)?[يت](?!م)/.test(textAt(line, fire))
}

const SCENARIO = /^(و|ف|ب)?(ال|لل)?(سيناريو|سيناريوهات|فرضيه|افتراض)$/

function spends(line: Line): boolean {
  return hasWord(line, line.from, line.to, MONEY)
}

const MONEY = /^(و|ف|ب|ل)?(ال|لل)?(تقنين|كهربايي|اسعار|سعر|راتب|رواتب|راتبها|راتبه|ليره|سوق|اسواق|غلاء|موسم|درجات|حراره)$/
