import { findTag, has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { EARLIER, isEarlierFire } from './earlier-fire.ts'
import { goesOnWithPast } from './goes-on-past.ts'
import { isLongPast, isOfThen, isPastBehind } from './long-past.ts'
import { goesOn, hasLongSince, hasSinceThen, isInSum, ownEnd } from './long-since.ts'
import { oldDateBefore } from './old-date.ts'
import type { Refiner } from './refiner.ts'
import { isSummedUp } from './summed-up.ts'

/** What lies further back than the news, or is counted over a long time. */
export const PAST_REFINERS: readonly Refiner[] = [
  {
    name: 'older than news',
    catches: ['قصفت الطائرات مدينة سقبا في 3 كانون الثاني 2018.', 'قصفت الطائرات مدينة سقبا في نيسان الماضي.'],
    refuses: ['قصفت الطائرات مدينة سقبا أمس الأحد.', 'قصفت الطائرات مدينة سقبا في 10 آذار 2018.'],
    test: sketch => sketch.kind === 'shelling' && sketch.outOfNews === 'past',
  },
  {
    name: 'still to come',
    catches: ['تبدأ الغارات على مدينة سقبا يوم 20 آذار 2018.'],
    refuses: ['قصفت الطائرات مدينة سقبا اليوم.'],
    test: sketch => sketch.kind === 'shelling' && sketch.outOfNews === 'ahead',
  },
  {
    name: 'long past',
    catches: [
      'قصفت طائرات مدينة سقبا خلال السنوات الماضية.',
      'قتل أحدهم في قصف على مدينة سقبا بعد سنوات.',
      'وعلى مدى أسابيع، تعرضت مدينة سقبا لحملة بصواريخ أرض أرض.',
      'كل قذيفة سقطت على سقبا خلال السنوات الماضية ندفع اليوم ثمنها.',
      'يعود ذلك إلى خريف 2013، عندما ضربت الطائرات مدينة سقبا.',
      'وهي الضربات الأعنف منذ كانون الأول الماضي، حين شنت الطائرات غارات على مدينة سقبا.',
    ],
    refuses: [
      'قصفت طائرات مدينة سقبا أمس.',
      'قصفت طائرات مدينة سقبا.',
      'الطيران يقصف مدينة سقبا بعنف لم تشهده منذ أن سيطر عليها المقاتلون الأسبوع الماضي.',
      'قتل مدنيان الخميس الماضي حين قصفت الطائرات مدينة سقبا.',
    ],
    test: (sketch, reading) =>
      sketch.kind === 'shelling' && (isOfThen(sketch, reading) || (sketch.dayStated ? isPastBehind(sketch) : isLongPast(sketch))),
  },
  {
    name: 'counted over a long time',
    catches: [
      'ومنذ ذلك الحين قتل مئات في غارات طالت أسواقا في سقبا.',
      'منذ بداية العام قصفت الطائرات مدينة سقبا مرات عدة.',
      'وثقت الشبكة منذ شهر آذار 2017 قصف سقبا.',
      'ليرتفع إلى 90 عدد الذين قضوا منذ مطلع العام، منهم 60 في غارات على سقبا.',
    ],
    refuses: [
      'غارات على مدينة سقبا، استهدفت معتصمين يقيمون قربها منذ أكثر من شهر.',
      'قصفت الطائرات سقبا منذ صباح اليوم.',
      'منذ ساعات والقصف مستمر على سقبا.',
      'قتل ثلاثة بقصف على سقبا، ليرتفع إلى 90 عدد القتلى منذ 3 شباط.',
    ],
    test: sketch =>
      sketch.kind === 'shelling' &&
      (hasSinceThen(sketch) ||
        isInSum(sketch) ||
        (!sketch.dayStated && hasLongSince(sketch.line, sketch.from, ownEnd(sketch)) && !goesOn(sketch))),
  },
  {
    name: 'a toll of many days',
    catches: ['وثق المرصد مقتل 289 مدنيا في القصف على منطقة عفرين.'],
    refuses: ['وثق المرصد مقتل 9 مدنيين في القصف على مدينة عفرين.', 'وثق المرصد اليوم الاثنين مقتل 120 مدنيا في القصف على دوما.'],
    test: ({ kind, line, from, to, toll, dayStated }) =>
      kind === 'shelling' && !dayStated && (toll.killed?.value ?? 0) >= 100 && hasTag(line, from, to, 'tally'),
  },
  {
    name: 'told again',
    catches: ['يذكر أن الطائرات قصفت مدينة سقبا.', 'وسبق أن قصفت القوات بلدة جسرين.'],
    refuses: [
      'وفي وقت سابق من النهار قصفت الطائرات مدينة سقبا.',
      'يذكر أن الطائرات قصفت مدينة سقبا اليوم.',
      'يذكر أن الطائرات قصفت منذ ساعات الصباح مدينة سقبا.',
    ],
    test: sketch => sketch.kind === 'shelling' && !sketch.dayStated && isRetold(sketch),
  },
  {
    name: 'a day of memory',
    catches: [
      'تمر اليوم ثلاثة أعوام على مقتل القائد في غارة استهدفت مدينة سقبا.',
      'نستذكر اليوم الذكرى المؤلمة حيث قصفت الطائرات مدينة سقبا.',
      'في مثل هذا اليوم قبل أربع سنوات قصفت الطائرات مدينة سقبا.',
      'يروي حفار القبور كيف كانوا يعملون كل ليلة تحت القصف على مدينة سقبا.',
      'يتذكر أيمن الليلة التي سقط فيها برميل على مدينة سقبا.',
    ],
    refuses: [
      'تحول حفل الذكرى العاشرة للثورة إلى حزن بعد غارات على مدينة سقبا.',
      'قصفت الطائرات مدينة سقبا اليوم.',
      'في الذكرى الثالثة للمعركة قصفت الطائرات اليوم مدينة سقبا.',
    ],
    test: ({ kind, line, from, to }) => kind === 'shelling' && isMemory(line, to) && !firesToday(line, from, to),
  },
  {
    name: 'under an old date',
    catches: ['- 8 أيلول 2016: قصفت الطائرات مدينة سقبا. وأصاب القصف مبنى في المدينة.'],
    refuses: ['قتل مدني في 8 أيلول 2016. وقصفت الطائرات اليوم مدينة سقبا.'],
    test: (sketch, reading) => sketch.kind === 'shelling' && !sketch.dayStated && oldDateBefore(sketch.line, reading),
  },
  {
    name: 'since it began',
    catches: [
      'بعد عام كامل على قصف مدينة سقبا لم يعد أهلها.',
      'استعرضت الجلسة ما آلت إليه سقبا بعد أربعة أعوام من القصف.',
      'دخلت القافلة الاثنين للمرة الأولى منذ بدء القصف على مدينة سقبا.',
      'قصف سابق على مدينة سقبا.',
      'حمله المسؤولية عن قصف مدينة سقبا في السابق.',
      'بلغ عدد سكان المخيم في ذروة القصف على سقبا مئة ألف.',
      'أحصى مرصد محلي 212 قذيفة على سقبا في السنة التي تلت هدنتها.',
    ],
    refuses: ['القصف على مدينة سقبا مستمر منذ صباح اليوم.', 'استهدفت الغارات مواقع عسكرية سابقة في مدينة سقبا.'],
    test: sketch => sketch.kind === 'shelling' && isEarlierFire(sketch),
  },
  {
    name: 'a report that sums up',
    catches: [
      'كما وثق التقرير قصف المروحيات سقبا وجسرين بالبراميل في أربع هجمات.',
      'جاءت سقبا في مقدمة المناطق التي تعرضت للقصف بواقع 140 برميلا.',
      'في سقبا تعرضت أربعة مستشفيات و19 مدرسة للقصف، بحسب الأمم المتحدة.',
      'اتهمت منظمة حقوقية في تقرير نشرته الاثنين قوات النظام بشن غارات عشوائية على مخابز في سقبا.',
      'كان العدد الأكبر من نصيب الريف، حيث استهدفت المروحيات مدينة سقبا بـ524 برميلا.',
    ],
    refuses: [
      'قصفت الطائرات مدينة سقبا، بحسب تقرير للمرصد.',
      'كان النصيب الأكبر من القصف لمدينة سقبا التي استهدفتها عشرات القذائف.',
      'وثق التقرير قصف الطائرات مدينة سقبا صباح اليوم.',
      'اتهم ناشطون قوات النظام بقصف مدينة سقبا، وقالوا ذلك في تقرير مصور.',
    ],
    test: ({ kind, line, dayStated }) => kind === 'shelling' && !dayStated && isSummedUp(line),
  },
  {
    name: 'goes on with the past',
    catches: [
      'ومنذ تموز الماضي تسري هدنة أنهت أسبوعا من المعارك، شنت خلاله الطائرات غارات على مدينة سقبا.',
      'بلغت الخروق 208 منذ مطلع رمضان.\nوشملت القصف بالمدفعية والصواريخ على مدينة سقبا.',
      'نادرا ما تعلق إسرائيل على غاراتها، لكنها أقرت بنحو 100 غارة في العام الماضي. وطال بعضها مدينة سقبا.',
    ],
    refuses: ['نفذ الجيش اليوم نحو 100 غارة. وطال بعضها مدينة سقبا.', 'نفذ الجيش 100 غارة العام الماضي. وطال القصف اليوم مدينة سقبا.'],
    test: (sketch, reading) => sketch.kind === 'shelling' && !sketch.dayStated && goesOnWithPast(sketch, reading),
  },
  {
    name: 'from where fire came before',
    catches: ['كانت البلدات المحررة مقرات اتخذها المسلحون منطلقا لاعتداءاتهم وإطلاق الصواريخ على سكان سقبا.'],
    refuses: ['أطلق المسلحون صواريخ على سكان سقبا.', 'استهدفت الطائرات منصة تستخدم في إطلاق الصواريخ في سقبا.'],
    test: sketch => sketch.kind === 'shelling' && !sketch.dayStated && servesFire(sketch),
  },
  {
    name: 'days on end',
    catches: [
      'تشهد سقبا وجسرين قصفا مكثفا خلال الأيام القليلة الماضية.',
      'قتل مدني وأصيب خمسة من عائلة واحدة بداية الشهر الجاري بقصف على مدينة سقبا.',
    ],
    refuses: ['قصفت الطائرات مدينة سقبا بعد هدوء ساد الأيام الماضية.', 'قصفت الطائرات مدينة سقبا.'],
    test: (sketch, reading) => sketch.kind === 'shelling' && !sketch.dayStated && tellsOfDays(sketch, reading),
  },
  {
    name: 'a habit',
    catches: [
      'القذائف التي كانت تسقط على مدينة سقبا صارت من الماضي.',
      'سقطت قذيفة مرة خلفه فوجد نفسه في مدينة سقبا.',
      'تقصف القوات بشكل متكرر مدينة سقبا.',
      'لطالما تعرضت سقبا للقصف.',
      'يصب سلاح الجو قذائفه كل يوم تقريبا على مدينة جسرين، فيما ترد الكتائب بصواريخ تسقط على مدينة سقبا.',
      'اعتاد التحالف ملاحقة قادته بغارات في مدينة سقبا.',
      'وتقصف المدفعية بانتظام مدينة سقبا.',
      'تتكرر الغارات كل يوم على مدينة سقبا ولا أحد يعترض.',
      'قال سكان في مدينة سقبا إن القذائف التي كانت تنهمر على أحيائهم توقفت.',
    ],
    refuses: ['قصفت القوات مدينة سقبا.', 'القصف طال مدينة سقبا، حيث تركز القوات بشكل مستمر على استهداف البلدات.'],
    test: sketch => sketch.kind === 'shelling' && !sketch.dayStated && (isHabit(sketch) || isOnce(sketch)),
  },
]

/** «بشكل مستمر» of a clause «where …» behind what was told as done says nothing against that. */
function isHabit({ line, from, to, place }: Sketch): boolean {
  const where = line.clauses.find(clause => clause > place.kindFrom && clause < to && /^(حيث|اذ)$/.test(textAt(line, clause)))
  const done = where !== undefined && hasWord(line, from, place.kindFrom, DONE)
  // «قتل ثلاثة في …، فيما أغارت الطائرات مرارا على سقبا»: beside what was told as done
  if (/^(فيما|بينما)$/.test(textAt(line, from)) && hasTag(line, line.from, from, ...FIRES) && !hasTag(line, line.from, from, 'habit'))
    if (!PRESENT.test(textAt(line, findTag(line, from, to, 'fire-verb', 'aim', 'launch')))) return false
  return (
    hasTag(line, from, done ? where : to, 'habit') ||
    usedToFall(line, from, Math.max(place.kindFrom, findTag(line, from, to, ...FIRES) < place.to ? 0 : to)) ||
    (hasTag(line, line.from, from, 'habit') && PRESENT.test(textAt(line, findTag(line, from, to, 'fire-verb', 'aim', 'launch'))))
  )
}

const FIRES = ['fire-verb', 'fire-noun', 'projectile', 'aim', 'receive'] as const
/** «ترد الكتائب بصواريخ تقع على …»; «تعرضت» and its like are past. */
const PRESENT = /^(و|ف)?[يت](?!(عرض|سبب|ركز|جدد|واصل)ت)/

/** «القذائف التي كانت تسقط على سقبا» */
function usedToFall(line: Line, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++)
    if (/^كان(ت)?$/.test(textAt(line, at)) && /^(التي|الذي|الذين)$/.test(textAt(line, at - 1)) && USED.test(textAt(line, at + 1)))
      return true
  return false
}

const USED = /^[يت](سقط|قصف|ستهدف|تساقط|نهال|نهمر|مطر|طال|طلق|شن|ضرب|نطلق)(ها|ه|ون)?$/

const DONE = /^(و|ف)?(قصف|استهدف|طال|تعرض|ضرب|شن)ت?$/

/** «سابقا» behind a name («النصرة سابقا») retells nothing. */
function isRetold({ line, to }: Sketch): boolean {
  if (isSinceToday(line, to)) return false
  for (let at = findTag(line, line.from, to, 'retelling'); at >= 0; at = findTag(line, at + 1, to, 'retelling'))
    if (!isSaidEarlier(line, at) && (!/^سابقا?$/.test(textAt(line, at)) || has(line, at - 1, 'fire-verb', 'fire-noun', 'aim'))) return true
  return false
}

/** «وكان مصدر في الشرطة قال في وقت سابق إن قذائف سقطت …»: said before, of the same news. */
function isSaidEarlier(line: Line, at: number): boolean {
  if (!EARLIER.test(textAt(line, at + 2))) return false
  // «وفي وقت سابق سقطت قذائف …» opens with what happened before on these days
  if (at === line.from) return tokenAt(line, at + 3)?.text !== 'من'
  // «كما تعرضت سقبا في وقت سابق لقصف»: one more of what this day saw
  if (/^(كما|كذلك)$/.test(textAt(line, line.from))) return true
  return hasTag(line, at - SPEAKER_REACH, at, 'speech') && !hasTag(line, at - SPEAKER_REACH, at, 'fire-verb', 'aim')
}

const SPEAKER_REACH = 4

/** «في الذكرى العاشرة للثورة»: a day that is kept, and no fire of then. */
function isOfRevolt(line: Line, at: number): boolean {
  return /ذكري$/.test(textAt(line, at)) && hasWord(line, at + 1, at + 5, REVOLT)
}

const REVOLT = /^(و|ب|ل)?(ال|لل)?(ثوره|احتجاجات|انتفاضه|حراك|استقلال|جلاء|تحرير)$/

/** «يذكر أن الطائرات قصفت منذ ساعات الصباح …», «في وقت سابق من النهار»: what is of today is news however it is told. */
function isSinceToday(line: Line, to: number): boolean {
  for (let at = line.from; at < to; at++)
    if ((/^و?منذ$/.test(textAt(line, at)) || EARLIER.test(textAt(line, at - 1))) && SINCE_TODAY.test(textAt(line, at + 1))) return true
  return false
}

const SINCE_TODAY =
  /^(النهار|السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|صباح|فجر|ساعات|الصباح|الفجر|مساء|امس|الامس|الليله|اليوم|ظهر|قليل|عصر)$/

/** «سقطت قذيفة مرة خلفه»: once upon a time; not «للمرة الثانية», «مرة أخرى», «أكثر من مرة», «عشرين مرة». */
function isOnce({ line, from, to }: Sketch): boolean {
  for (let at = from + 1; at < to - 1; at++)
    if (
      tokenAt(line, at)?.text === 'مره' &&
      has(line, at - 1, 'projectile', 'fire-verb', 'aim') &&
      !/^(اخري|ثانيه|جديده|واحده|ثالثه|رابعه|تلو|كل|علي|بعد|مجددا|،)$/.test(textAt(line, at + 1))
    )
      return true
  return false
}

/** «في الذكرى … قصفت الطائرات اليوم …»: the day is that of the fire. */
function firesToday(line: Line, from: number, to: number): boolean {
  const fire = findTag(line, from, to, 'fire-verb', 'aim')
  return fire >= 0 && hasWord(line, fire + 1, Math.min(to, fire + 5), /^(اليوم|امس|صباح|فجر|مساء|ظهر)$/)
}

function isMemory(line: Line, to: number): boolean {
  for (let at = line.from; at < to; at++) {
    const text = textAt(line, at)
    if (/^(و|ف)?(ب|ل)?(ال|لل)?(ذكري|ذكراها|ذكراه|[نت]ستذكر|يستذكر)$/.test(text) && !isOfRevolt(line, at)) return true
    if (YEARS.test(text) && tokenAt(line, at + 1)?.text === 'علي') return true
    // «يروي كيف كانوا يدفنون تحت القصف»
    if (TELLS.test(text) && tellsHow(line, at)) return true
    // «يتذكر الليلة التي سقط فيها …»
    if (THAT_DAY.test(text) && /^(التي|الذي)$/.test(textAt(line, at + 1)) && hasTag(line, line.from, at, 'retelling')) return true
    if (text === 'مثل' && tokenAt(line, at + 1)?.text === 'هذا' && /^(ال)?(يوم|اليوم|شهر)$/.test(textAt(line, at + 2))) return true
  }
  return false
}

function tellsHow(line: Line, at: number): boolean {
  for (let next = at + 1; next < at + HOW_REACH; next++) if (textAt(line, next) === 'كيف') return /^كان/.test(textAt(line, next + 1))
  return false
}

const TELLS = /^(و|ف)?[يت](روي|حكي|ستعيد|صف|سرد)(ون)?$/
const HOW_REACH = 6
const THAT_DAY = /^(ال)(ليله|يوم|صباح|مساء|فجر|ساعه|لحظه)$/
/** «تمر اليوم ثلاثة أعوام على …» */
const YEARS = /^(سنوات|اعوام|عاما|عام|سنه|عقد|عقدين|عقود|عامين|عامان|سنتين|سنتان)$/

/** «تتخذها منطلقا لإطلاق الصواريخ على …»: what a place had been used for. */
function servesFire({ line, from, place }: Sketch): boolean {
  for (let at = from; at < place.kindFrom; at++)
    if (/^منطلقا?$/.test(textAt(line, at)) && hasTag(line, at, place.kindFrom, 'fire-noun', 'strike-noun', 'launch', 'aim')) return true
  return false
}

/** «خلال الأيام القليلة الماضية», «بداية الشهر الجاري» once some days of it are gone. */
function tellsOfDays({ line, from: start, to: end, place }: Sketch, { article }: Reading): boolean {
  const from = Math.max(start, line.clauses.findLast(clause => clause <= place.kindFrom) ?? start)
  let to = Math.min(end, place.to + DAYS_REACH, line.clauses.find(clause => clause > place.kindFrom) ?? end)
  // «قصف على تدمر وسط أنباء عن مقتل العشرات خلال الأيام الأخيرة»: when they died
  for (let at = place.to; at < to; at++) if (textAt(line, at) === 'وسط') to = at
  for (let at = from; at < to; at++) {
    const text = textAt(line, at)
    if (/^(ال)?(ايام|فتره)$/.test(text) && DURING.test(textAt(line, at - 1))) {
      for (let next = at + 1; next < Math.min(to, at + 4); next++) {
        // «الأيام الثلاثة الماضية» are days of news
        if (/^ال(ثلاثه|ثلاث)$/.test(textAt(line, next))) break
        if (/^ال(ماضيه|اخيره|فايته|سابقه)$/.test(textAt(line, next))) return true
      }
    }
    const monthDay = article.publishedAt?.getUTCDate() ?? 0
    if (monthDay > 5 && /^(بدايه|مطلع|اوايل)$/.test(text) && tokenAt(line, at + 1)?.text === 'الشهر') return true
  }
  return false
}

/** How far behind the place the days may be told. */
const DAYS_REACH = 14
const DURING = /^(و|ف)?(خلال|في|طوال|طيله|مدي|مدار)$/
