import { findTag, has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import { UNDER_FIRE } from '../shelling/acts.ts'
import type { Sketch } from '../sketch.ts'
import { FIRE, isIntended, isLikened, isPretext, isProtested, isSetAside, isSpared, onlySounded, sawNone } from './no-fire.ts'
import type { Refiner } from './refiner.ts'
import { isReflection } from './reflection.ts'

/** What has not happened: threats, plans, wishes, denials of fire, its end. */
export const CERTAINTY_REFINERS: readonly Refiner[] = [
  {
    name: 'threat or plan',
    catches: [
      'هددت القوات بقصف مدينة سقبا.',
      'حذر الوزير من قصف مدينة إدلب.',
      'ستقصف الطائرات مدينة سقبا.',
      'قد تقصف الطائرات مدينة سقبا.',
      'حذرت واشنطن من أن الهجوم الجوي على سقبا سيغير قواعد اللعبة.',
      'لن تقبل أنقرة أي قصف على مدينة سقبا.',
      'لمح المرشح إلى تفاهم يطلق يدها في قصف مدينة سقبا.',
      'تملك الفصائل صواريخ قادرة على إصابة مدينة سقبا.',
      'قال الناطق إن الطائرات ستعاود ضرب مدينة سقبا.',
      'الطيران عازم على قصف مدينة سقبا.',
      'لوحت بالرد إذا ثبت أن الحكومة السورية عادت إلى استعمال غاز الكلور في مدينة سقبا.',
    ],
    refuses: [
      'يتخوف الأهالي من تكرار مجزرة الأمس التي سقط فيها 15 قتيلا بقصف على مدينة سقبا.',
      'قصفت الطائرات مدينة سقبا بعد تهديد.',
      'تهديدات جديدة وقصف على مدينة سقبا.',
      'وترافقت التهديدات مع قصف مدفعي على مدينة سقبا.',
      'فيما يترقب الناس ضربة محتملة، قصفت القوات مدينة سقبا.',
      'القصف على سقبا قد أسفر عن قتيل.',
    ],
    test: sketch => sketch.kind === 'shelling' && sketch.rule !== UNDER_FIRE && (isUnreal(sketch) || isIntended(sketch)),
  },
  {
    name: 'a day without fire',
    catches: [
      'قال سكان إن مدينة سقبا لم تشهد الجمعة سقوط قذائف.',
      'لم تشهد بلدة سقبا منذ أمس سقوط أي صاروخ.',
      'وحدها مدينة سقبا سلمت من القذائف التي سقطت على جوارها.',
      'لم يطل القصف مدينة سقبا.',
      'كانت مهمة الطيار تصوير مدينة سقبا لا قصفها.',
      'استخدمت القنابل المسيلة للدموع ضد متظاهرين في مدينة سقبا.',
      'بقيت مدينة سقبا في منأى عن الغارات.',
      'دوت الصافرات في مدينة سقبا من دون سقوط أي صاروخ.',
      'خرقت مقاتلات جدار الصوت فوق مدينة سقبا فظن الناس أنها غارة.',
      'تظاهر العشرات في مدينة سقبا تضامنا مع جيرانهم الذين يتعرضون لقصف.',
      'وبعيدا عن القصف، أدت النيران إلى احتراق حقول في محيط مدينة سقبا.',
    ],
    refuses: [
      'بعيدا عن أنظار العالم قصفت الطائرات مدينة سقبا.',
      'لم تسلم مدينة سقبا من القذائف.',
      'لم تكن مدينة سقبا بمنأى عن القصف.',
      'نالت مدينة سقبا نصيبها من الرمايات، ولم يبلغ عن ضحايا.',
      'نجا رجل من القصف على مدينة سقبا.',
      'سقط صاروخ على مدينة سقبا من دون وقوع إصابات.',
      'لم تسجل إصابات بسقوط صاروخين على مدينة سقبا.',
      'لم تشهد المنطقة غارات باستثناء قذائف على سقبا.',
      'لم تشهد البلدة هدوءا، وسقطت قذائف على سقبا.',
    ],
    test: sketch =>
      sketch.kind === 'shelling' &&
      (sawNone(sketch.line, sketch.from, sketch.to) ||
        isSetAside(sketch.line, sketch.from, sketch.to) ||
        isSpared(sketch) ||
        isProtested(sketch) ||
        onlySounded(sketch)),
  },
  {
    name: 'fire that ceased',
    catches: ['أكد المصدر انتهاء القصف على سقبا.', 'قالت منظمات إن الغارات تراجعت على بلدات سقبا.', 'اتفق الطرفان على عدم قصف مدينة دوما.'],
    refuses: ['قصفت الطائرات مدينة سقبا.', 'طالبت المنظمة بوقف القصف على سقبا.', 'الغارات ما توقفت على مدينة سقبا.'],
    test: sketch => sketch.kind === 'shelling' && isStopped(sketch),
  },
  {
    name: 'fire that backs an advance',
    catches: ['باتت القوات المدعومة بالضربات الجوية الروسية قريبة من تطويق مدينة سقبا.'],
    refuses: ['تقدمت القوات بدعم من قصف عنيف على مدينة سقبا.', 'قصفت القوات المدعومة بالطيران الروسي مدينة سقبا.'],
    test: sketch => sketch.kind === 'shelling' && onlyBacks(sketch),
  },
  {
    name: 'talk about an accusation',
    catches: [
      'جاء التحقيق بشأن هجوم بغاز الكلور في دوما.',
      'ضربت الدول مواقع على خلفية اتهام الجيش بقصف دوما بالكيماوي.',
      'أطلقت السفن صواريخها بذريعة أن الطائرات قصفت مدينة دوما بالسارين.',
    ],
    refuses: ['اتهم ناشطون القوات بقصف دوما صباح اليوم.'],
    test: sketch =>
      sketch.kind === 'shelling' &&
      (isPretext(sketch) ||
        (!sketch.dayStated &&
          hasTag(
            sketch.line,
            sketch.from > sketch.place.from ? sketch.place.kindFrom - 14 : Math.max(sketch.from, sketch.place.kindFrom - 14),
            sketch.place.from,
            'accusation',
          ))),
  },
  {
    name: 'likened to another place',
    catches: [
      'لم تعرف البلدة قصفا كالذي تعرضت له مدينة دوما.',
      'قصف شبيه بما عرفته البلدة على غرار ما شهدته مدينة سقبا.',
      'وتستشهد الدراسة بما جرى في مدينة سقبا، حيث أصابت الطائرات جرارات.',
      'وهو عينه ما شهدته مدينة سقبا من قصف قبل أن تسقط.',
    ],
    refuses: ['قصفت الطائرات مدينة سقبا على غرار الأيام الماضية.', 'كما تعرضت مدينة سقبا لقصف مماثل.', 'شهدت مدينة سقبا قصفا.'],
    test: sketch => sketch.kind === 'shelling' && isLikened(sketch),
  },
  {
    name: 'what fire left behind',
    catches: ['وزعت المنظمة سلالا على المتضررين من القصف في سقبا.', 'عاين الوفد حجم القصف على مدينة سقبا.'],
    refuses: ['ارتفع عدد ضحايا القصف على سقبا إلى خمسة.', 'تضررت منازل جراء القصف على سقبا اليوم.'],
    test: sketch => sketch.kind === 'shelling' && isAftermath(sketch),
  },
  {
    name: 'a dud that burst',
    catches: [
      'مقتل شقيقين بانفجار جسم متفجر خلال جمعهما الخردة في سقبا.',
      'أصيب فلاح بانفجار قذيفة أثناء حراثته أرضه قرب مدينة سقبا.',
      'قضى ثلاثة بانفجار قذيفة هاون قديمة عبثوا بها في مدينة سقبا.',
    ],
    refuses: ['مقتل شقيقين بقذيفة سقطت على منزلهما في سقبا أثناء جمع الزيتون.', 'انفجار قذيفة في مدينة سقبا خلال قصف أوقع قتيلين.'],
    test: ({ kind, line }) => kind === 'shelling' && isDud(line),
  },
  {
    name: 'told by pictures and memories',
    catches: [
      'الصورة من قصف قديم على مدينة سقبا.',
      'روى لاجئون للمحكمة تفاصيل قصف سقبا.',
      'فرضت لندن عقوبات على ضباط متهمين بقصف سقبا.',
      'حصل على جائزة عن صورة لغارة على سقبا.',
      'قدم محامون ملفا عن الغارة التي أصابت مشفى في سقبا.',
      'كتب على صفحته: من يقصف مدينة سقبا سيحاسب.',
      'إن ما تشهده مدينة سقبا من قصف متواصل لهو جريمة يشارك فيها الصامتون.',
      'لقيت البلدة في الغارات مصير مدارس سقبا.',
    ],
    refuses: [
      'قصفت الطائرات مدينة سقبا.',
      'نشر ناشطون صورا لقصف مدينة سقبا اليوم.',
      'قصفت الطائرات المحكمة في مدينة سقبا، ما أدى إلى مقتل مدني.',
      'غارات على أحياء حلب القديمة.',
      'يتركز القصف على مدينة سقبا، وهي الاستراتيجية ذاتها.',
      'وسط صمت العواصم ألقت المروحيات براميل على مدينة سقبا.',
      'في الجهة المقابلة قصفت الفصائل بلدة جورين.',
      'قال مراقبون من المنطقة إن المدفعية قصفت مدينة سقبا.',
    ],
    test: sketch => sketch.kind === 'shelling' && !sketch.dayStated && isReflection(sketch),
  },
]

/** «بانفجار قذيفة … أثناء لعبهم»: left from earlier fire, found by those who play, plough, herd or gather scrap. */
function isDud(line: Line): boolean {
  for (let at = line.from; at < line.to; at++) {
    if (!/^(و|ف)?(ب|ل)?(ال)?(انفجار|انفجرت|انفجر)$/.test(textAt(line, at))) continue
    if (findTag(line, at + 1, at + 4, 'projectile') < 0) continue
    return hasWord(line, line.from, line.to, FOUND) && !hasTag(line, line.from, line.to, 'fire-verb', 'aim')
  }
  return false
}

const FOUND =
  /^(و|ب|ل|من)?(ال)?(مخلفات|خرده|لعب|لعبه|لعبهم|لعبهما|يلعبون|يلعب|رعي|رعيه|رعيهم|رعيهما|حراثه|حراثته|نبش|عبث|عبثهم|منفجره|منفجر|تفكيك|تفكيكها|عبثوا|عبثا|يعبثون|قديمه|قديم|كماه|الكماه|خلفتها|خلفته|زرعها|حقله|حقلهم|قطاف|متروكه)$/

/** «المتضررين من القصف», «حجم القصف»: the fire is over, its marks are spoken of. */
function isAftermath({ line, from, to, toll }: Sketch): boolean {
  if (toll.killed || toll.wounded || hasTag(line, from, to, 'aim', 'aircraft', 'launch') || hasWord(line, from, to, RESCUE)) return false
  const at = findTag(line, from, to, 'fire-noun')
  for (let before = at - 1; at >= 0 && before >= Math.max(line.from, at - 4); before--)
    if (AFTERMATH.test(textAt(line, before))) return true
  return false
}

/** Whoever is dug out today was hit today. */
const RESCUE = /^(ال|ب|ل)?(انتشال|انتشلت|جثث|عالقين|اسعاف|مسعفون|مسعفين|انقاذ)$/

const AFTERMATH =
  /^(و|ف)?(ب|ل)?(ال|لل)?(متضررين|متضررون|متضرره|متضرر|متضررات|اثار|حجم|ركام|انقاض|مخلفات|ذاكره|شبح|ويلات|هربوا|ناجون|ناجين|سنوات|اعوام)$/

/** «المدعومة بالضربات الجوية»: who the forces are; the place behind belongs to what they do. */
function onlyBacks({ line, from, place, toll }: Sketch): boolean {
  if (toll.killed || toll.wounded) return false
  let backed = false
  for (let at = from; at < place.kindFrom; at++) {
    if (!has(line, at, ...FIRE) && !has(line, at, 'aircraft')) continue
    const back = findBacking(line, Math.max(line.from, at - 4), at)
    if (!back || tokenAt(line, place.kindFrom - 1)?.text === 'علي') return false
    backed = true
  }
  return backed
}

function findBacking(line: Line, from: number, to: number): boolean {
  return hasWord(line, from, to, BACKING)
}

const BACKING = /^(و|ب|ال)*(مدعوم|مدعومه|مدعومين|مدعومون|مسنود|مسنوده|مسنودين|معززه)$/

/** A word of plan or threat governs the word of fire from close by; «قد» counts before the present only. */
function isUnreal({ line, from, to, place }: Sketch): boolean {
  if (hasWord(line, from, to, /^(و|ف)?س[يت]كون$/)) return true
  let found = false
  let happened = false
  for (let at = place.kindFrom - 1; at >= from; at--) {
    // «يترقب الناس ضربة، وقصفت القوات سقبا»: what happened stands behind the comma
    if (happened && textAt(line, at) === '،') return false
    // «لم تشهد المنطقة أي غارة باستثناء قذائف على سقبا»
    if (found && /^(باستثناء|سوي|عدا|الا)$/.test(textAt(line, at))) break
    if (!has(line, at, ...FIRE)) continue
    found = true
    if (isWishedFire(line, from, at)) return true
    happened ||= has(line, at, 'fire-verb') && !has(line, at, 'fire-noun') && !/^(و|ف)?س?[يتن]/.test(textAt(line, at))
  }
  // the place stands before the fire
  const behind = found ? -1 : findTag(line, place.to, to, ...FIRE)
  return behind >= 0 && isWishedFire(line, from, behind)
}

function isWishedFire(line: Line, from: number, at: number): boolean {
  const text = textAt(line, at)
  if (isSupposed(line, at) || isOnCondition(line, from, at)) return true
  if (has(line, at, 'fire-verb', 'aim') && /^(و|ف)?س[يتن]/.test(text)) return true
  // «تهديدات تركية وقصف على سقبا», «ترافقت التهديدات مع قصف»: fire beside the threats
  let beside = has(line, at, 'fire-noun') && /^وقصف$/.test(text)
  for (let before = at - 1; before >= Math.max(from, at - 5); before--) {
    const word = textAt(line, before)
    beside ||= word === 'مع'
    if (beside && THREATS.test(word)) return false
    if (word === 'قد' || word === 'وقد') {
      if (/^[يتن]/.test(text) && !PAST_OF_T.test(text) && before === at - 1) return true
      continue
    }
    if (JUSTIFIES.test(word)) return true
    // «يتخوفون من تكرار مجزرة الأمس» tells of yesterday's
    if (/^تكرار$/.test(word)) return false
    if (has(line, before, 'plan') && !has(line, before, 'cause') && !after(line, before)) return true
    if (has(line, before, 'dead', 'wounded', 'result') || word === '،') break
  }
  return false
}

/** «أي هجوم على …», «الهجوم على … سيغير …»: what would follow, if it were. */
function isSupposed(line: Line, at: number): boolean {
  if (!has(line, at, 'strike-noun', 'fire-noun')) return false
  if (/^(و|ف|ل|ب)?اي$/.test(textAt(line, at - 1)) && tokenAt(line, at - 2)?.text !== '،') return true
  if (!/^(و|ف)?(ان|بان|فان)$/.test(textAt(line, at - 1))) return false
  for (let next = at + 1; next < Math.min(line.to, at + SUPPOSED_REACH); next++) {
    const text = textAt(line, next)
    if (text === '،' || has(line, next, 'dead', 'wounded', 'receive')) return false
    if (/^س[يت]\S{2,}/.test(text) && !has(line, next, 'force') && !/^س(يار|يطر|يدي|تين|يناريو)/.test(text)) return true
  }
  return false
}

const THREATS = /^(و|ف)?(ال)?(تهديد|تهديدات|تحذير|تحذيرات|مخاوف|ترقب|توقعات|وعيد)$/
const SUPPOSED_REACH = 9

/** «إذا ثبت أن الجيش عاد إلى القصف»; «لم يعرف ما إذا أوقع القصف قتلى» tells of fire. */
function isOnCondition(line: Line, from: number, at: number): boolean {
  for (let before = at - 1; before >= Math.max(line.from, from - CONDITION_REACH, at - 2 * CONDITION_REACH); before--) {
    const text = textAt(line, before)
    if (text === '،' || has(line, before, 'clause')) return false
    if (/^(و|ف)?(اذا|لو)$/.test(text)) return !/^(ما|عما|فيما|الا|حتي|و)$/.test(textAt(line, before - 1))
  }
  return false
}

const CONDITION_REACH = 6

/** «وقد تركز القصف», «وقد تعرضت سقبا»: past forms that begin with the letter of the present. */
const PAST_OF_T = /^ت(عرض|ركز|جدد|واصل|وزع|كثف|وسع|لقي|لقت|زامن|سبب|ناوب)(ت|وا)?$/

/** «ليبرر القصف على …», «لن نتردد في قصف …»: said of fire as such. */
const JUSTIFIES =
  /^(و|ف)?(ل)?([يتن]برر|تبرير|[يتن]تردد(وا)?|[يتن]مكن(ها|ه)?|قادر(ه|ون)?|قدره|قدرتها|قدرته|تعليمات|اوامر|استعدادات|استعدادا|هل|لماذا|يدها|يده|يديها|ضوء)$/

/** «بعد تهديد» tells what went before. */
function after(line: Line, at: number): boolean {
  return /^(بعد|عقب|رغم|اثر)$/.test(textAt(line, at - 1))
}

/** «وتيرة الغارات تراجعت منذ الثلاثاء» */
function hasSubsided(line: Line, at: number): boolean {
  for (let next = at + 1; next <= at + 2; next++)
    if (/^(تراجع|انحسر|انخفض|توقف|هدا)ت$/.test(textAt(line, next))) return !/^(ما|لم)$/.test(textAt(line, next - 1))
  return false
}

const STOP = /^(و|ف)?(ب|ل)?(ال)?(توقف|انتهاء|توقفا|عدم|توقفت|تفادي|تجنب|تجنيب|تخفيف|خفض|تقليل)$/

function isStopped({ line, from, place }: Sketch): boolean {
  // where the place stands before the fire, or in another sentence, the first word of fire counts
  const first = findTag(line, from, line.to, ...FIRE)
  const last = place.kindFrom > first ? place.kindFrom - 1 : first
  for (let at = last; at >= from; at--) {
    if (!has(line, at, ...FIRE)) continue
    // «وقف إطلاق النار، والقصف على …»
    if (/^وال/.test(textAt(line, at)) && hasTag(line, at - 5, at, 'truce') && !hasTag(line, at - 5, at, 'truce-break')) return true
    for (let before = at - 1; before >= Math.max(from, at - 2); before--) if (STOP.test(textAt(line, before))) return true
    if (hasSubsided(line, at)) return true
  }
  return false
}
