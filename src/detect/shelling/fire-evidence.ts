import type { Tag } from '../../data/lexicon/index.ts'
import { finder } from '../reading/finder.ts'
import { findTag, has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import { either } from '../relief/cases.ts'
import { FIRE, THINGS } from './act.ts'
import { isCarried, isNthStrike } from './carried.ts'
import { comesDownOn, dealsStrokes, poursFire, raids, reachesPlace } from './falls-on.ts'
import { isAntiTank, namesMeans } from './means.ts'
import { isOnlyMentioned } from './pronoun.ts'
import { tellsOfShare } from './share.ts'
import { speaksOfStrikes } from './struck.ts'
import { actsOn } from './subject-before.ts'

/**
 * How tokens [from, to) say fire: by themselves, or by going on with what told of fire right before (`goesOn`) or somewhere before (`told`); null
 * where they do not. */
export function evidenceOf(line: Line, from: number, to: number, goesOn: boolean, told: boolean): 'stated' | 'carried' | null {
  if (hasTag(line, from, to, ...FIRE) && !isGunfire(line, from, to) && !isByTheWay(line, from, to)) return 'stated'
  const attack =
    (hasTag(line, from, to, 'other-attack') && !isStruckBomb(line, from, to)) || tellsOfCrash(line, from, to) || dropsPaper(line, from, to)
  const armour = isAntiTank(line, from, to)
  const means = !armour && namesMeans(line, from, to)
  if (
    means &&
    !attack &&
    (hasTag(line, from, to, 'aim', 'strike-noun', 'receive', 'result', 'dead', 'wounded') ||
      comesDownOn(line, from, to) ||
      hasWord(line, from, to, CAUSED) ||
      tellsOfShare(line, from, to) ||
      launches(line, from, to))
  )
    return 'stated'
  if (means && !tellsOfCrash(line, from, to) && !dropsPaper(line, from, to) && hasTag(line, from, to, 'aim', 'receive')) return 'stated'
  if (!attack && hasTag(line, from, to, 'strike-noun', 'aim') && namesFarForce(line, from, to)) return 'stated'
  if (armour) return null
  if (
    !attack &&
    (dropsBombs(line, from, to) ||
      strikesTowns(line, from, to) ||
      poursFire(line, from, to) ||
      raids(line, from, to) ||
      dealsStrokes(line, from, to) ||
      reachesPlace(line, from, to) ||
      actsOn(line, from, to))
  )
    return 'stated'
  if (!attack && (armyAims(line, from, to) || tellsOfMassacre(line, from, to) || someGotThrough(line, from, to))) return 'stated'
  if (attack) return null
  return (goesOn && isCarried(line, from, to)) ||
    ((goesOn || told) && (speaksOfStrikes(line, from, to) || tellsOfShare(line, from, to) || isNthStrike(line, from)))
    ? 'carried'
    : null
}

/** «18 ضربة أصابت … وعربات مفخخة»: bombs on wheels that the strikes hit. */
function isStruckBomb(line: Line, from: number, to: number): boolean {
  const struck = findTag(line, from, to, 'aim', 'loss')
  if (struck < 0 || !hasWord(line, from, struck, /^(ال)?(ضربه|ضربات|غاره|غارات)$/)) return false
  for (let at = findTag(line, from, to, 'other-attack'); at >= 0; at = findTag(line, at + 1, to, 'other-attack'))
    if (
      at < struck ||
      !/^(و|ال)?(عربات|عربه|سيارات|سياره)$/.test(textAt(line, at).startsWith('مفخخ') ? textAt(line, at - 1) : textAt(line, at))
    )
      return false
  return true
}

/** «جرحى القصف», «ضحايا الغارات», «رفضا للقصف»: fire only says who they are, where it says on nothing. */
function isByTheWay(line: Line, from: number, to: number): boolean {
  if (hasTag(line, from, to, 'projectile', 'aircraft', 'receive', 'cause')) return false
  for (let at = findTag(line, from, to, ...FIRE); at >= 0; at = findTag(line, at + 1, to, ...FIRE))
    if (!isOnlyMentioned(line, at) || hasWord(line, at + 1, at + 5, /^(علي|في|الذي|التي)$/)) return false
  return true
}

/** «رشقات الرشاشات», «رشقات نارية»: bullets alone; «أمطرت السماء»: rain alone. */
function isGunfire(line: Line, from: number, to: number): boolean {
  for (let at = findTag(line, from, to, ...FIRE); at >= 0; at = findTag(line, at + 1, to, ...FIRE))
    if (/مطر(ت)?$/.test(textAt(line, at)) && /^(ال)?(سماء|غيوم|سحب|دنيا)$/.test(textAt(line, at + 1))) continue
    else if (!/رشق(ه|ات)$/.test(textAt(line, at)) || !/^(ال|بال)?(رشاش|رشاشه|رشاشات|ناريه)$/.test(textAt(line, at + 1))) return false
  return true
}

/** «نتيجة قذيفة»; what came «بعد» or «أثناء» something was not caused by it. */
const CAUSED = /^((و|ف)?(جراء|اثر|نتيجه|بسبب|بفعل|ناجم|ناتج)|و(السبب|سببه|سببها))$/

/** Something is let loose; «استخدام الطائرات المسيرة في رش المبيدات» lets nothing loose. */
function launches(line: Line, from: number, to: number): boolean {
  const projectile = findTag(line, from, to, 'projectile') >= 0
  // «يواصل الثوار تصديهم للطيران في سماء …»
  if (!projectile && hasTag(line, from, to, 'air-defence')) return false
  for (let at = findTag(line, from, to, 'launch'); at >= 0; at = findTag(line, at + 1, to, 'launch'))
    if (AVERTED.test(textAt(line, at - 1))) return false
    // «صاروخ لم ينفجر»
    else if (/^[يت]نفجر$/.test(textAt(line, at)) && textAt(line, at - 1) === 'لم') continue
    else if (projectile || (LETS_LOOSE.test(textAt(line, at)) && !hasWord(line, from, to, WATCHES))) return true
  return false
}

/** What an aircraft does when it strikes: not where it lands, takes turns, is spread or lies. */
const LETS_LOOSE =
  /^(و|ف|ل|ب)?(ال)?(س)?([يتن]?(شن|نفذ|وجه|رمي|رم|جدد|واصل|تواصل|كثف|عاود|صعد|وسع|صب|قذف|فرغ|تجدد|تساقط|هطل|حصد|دمر|نسف|باغت)|القي|القت|القوا|[يت]لقي|القاء|اطلق|[يت]طلق|اطلاق|سقط|[يت]سقط|سقوط|استانف|[يت]ستانف|انفجر|[يت]نفجر|انفجار|بدا|[يت]بدا|اصاب|[يت]صيب|صيب|انهال|[يت]نهال|انهمر|[يت]نهمر|قام|[يت]قوم|افرغ|[يت]فرغ|استمر|[يت]ستمر|استمرار|تنفيذ|شن|توجيه|دوي|رمت|تجدد)(ت|وا|تا|ون|ا)?(ها|ه|هم|هما)?$/
/** «مهمة مراقبة فوق إدلب», «استخدام الطائرات في رش المبيدات» */
const WATCHES = /^(ال)?(مراقبه|استطلاع|استطلاعيه|تصوير|رش|مبيدات)$/
/** «وقف إلقاء البراميل», «رفض إطلاق القذائف» */
const AVERTED = /^(ب|ل|و)?(وقف|ايقاف|رفض|منع|عدم|حظر|تجنب|دون)$/

/** «اعتداءات نفذتها المجموعات على بلدات …»: who strikes whole towns and quarters strikes from afar. */
function strikesTowns(line: Line, from: number, to: number): boolean {
  if (!hasTag(line, from, to, 'strike-noun') || hasTag(line, from, to, 'ground', 'plan', 'call', 'truce')) return false
  for (let at = from; at < to; at++) {
    if (!/^(و|ب|ل)?(ال|لل)?(اعتداء|اعتداءات)$/.test(textAt(line, at))) continue
    for (let next = at + 1; next < Math.min(to - 1, at + 14); next++)
      if (tokenAt(line, next)?.text === 'علي' && TOWNS.test(textAt(line, next + 1))) return true
  }
  return false
}

const TOWNS = /^(ال)?(بلدات|بلدتي|قري|قريتي|احياء|حيي|مدن|حي|بلده|قريه)$/

/** «أسقطت الطائرات قنابل»; what falls by air defence is a missile or an aircraft. */
function dropsBombs(line: Line, from: number, to: number): boolean {
  if (!hasTag(line, from, to, 'projectile')) return false
  for (let at = from; at < to; at++) {
    if (!/^(و|ف)?([يت]?سقط|اسقط)(ت|وا)?$/.test(textAt(line, at))) continue
    for (let next = at + 1; next < Math.min(to, at + 6); next++)
      if (/^(ال)?(قنابل|قنبله|براميل|برميلا|برميل|قذايف|متفجرات)$/.test(textAt(line, next))) return true
  }
  return false
}

/** «ألقت المروحيات مناشير»: what fell was paper or bread. */
function dropsPaper(line: Line, from: number, to: number): boolean {
  if (hasTag(line, from, to, 'projectile') || !hasTag(line, from, to, 'aircraft')) return false
  for (let at = from; at < to; at++) {
    if (
      !/^(و|ف)?([يت]?لقت?|القي|القاء|اسقاط|اسقطت|[يت]لقي|القت|انزلت?|نثرت?|[يت]نثر|رمي|[يت]رمي|رمت|رميت|القيت|سقطت)$/.test(textAt(line, at))
    )
      continue
    if (hasWord(line, Math.max(from, at - 4), Math.min(to, at + 9), PAPER)) return true
  }
  return false
}

const PAPER =
  /^(ال)?(مياه|ماء|منشورات|مناشير|مناشيرها|قصاصات|اوراق|اوراقا|ورق|بيانات|رسائل|مساعدات|مواد|سلالا?|سلل|طرود|طرودا|حصص|حصصا|اغطيه|ادويه|خبز|خبزا|اغاثه|مظلات|اغذيه)$/

/** «سقوط طائرة تدريب», «تحطمت مروحية»: what fell was no weapon. */
function tellsOfCrash(line: Line, from: number, to: number): boolean {
  if (!hasTag(line, from, to, 'aircraft', 'onlooker')) return false
  for (let at = from; at < to - 1; at++) {
    if (/^(و|ب|ل)?(سقوط|سقطت|تحطم|تحطمت)$/.test(textAt(line, at)) && AIRCRAFT.test(textAt(line, at + 1)) && !fallsAsBomb(line, at + 2, to))
      return true
    // «أصابت الكتائب الطائرة فوق سماء …»: the aircraft itself was hit
    if (HITS.test(textAt(line, at)) && hasAircraftHit(line, at, to)) return true
    // «طائرة حربية سقطت … نتيجة عطل»
    if (AIRCRAFT.test(textAt(line, at)) && hasWord(line, at + 1, Math.min(to, at + 4), FELL) && hasWord(line, at + 2, to, FAULT))
      return true
  }
  return false
}

const HITS = /^(و|ف)?(اصاب|اسقط|[يت]صيب|استهدف|دمر)(ت|وا)?$/

function hasAircraftHit(line: Line, at: number, to: number): boolean {
  for (let next = at + 1; next < Math.min(to - 1, at + 4); next++)
    if (/^(ال)?(طايره|مروحيه)$/.test(textAt(line, next)) && hasWord(line, next + 1, Math.min(to, next + 6), /^(فوق|سماء|اجواء)$/))
      return !hasTag(line, next + 1, to, 'projectile', 'aim')
  return false
}

/** «سقوط طائرة مسيرة على منزل»: a drone that falls on something is a weapon. */
function fallsAsBomb(line: Line, from: number, to: number): boolean {
  if (!/^(ال)?(مسيره|انتحاريه|درون|بدون|مفخخه|ملغمه)$/.test(textAt(line, from))) return false
  for (let at = from + 1; at < Math.min(to, from + 8); at++) if (tokenAt(line, at)?.text === 'علي') return true
  return false
}

const FELL = /^(سقطت|تحطمت|هوت)$/
const FAULT = /^(عطل|خلل|لعطل|لخلل|فني|تقني)$/

const AIRCRAFT = /^(ال)?(طايره|طايرتين|طايرتان|مروحيه|مقاتله)$/

/** «ضربات إسرائيلية»: those who have no other way to strike there. */
function namesFarForce(line: Line, from: number, to: number): boolean {
  for (const at of attacksOf(line, from, to)) {
    // «هجوم إسرائيلي استهدف أبنية في …»
    if (!STROKE.test(textAt(line, at))) {
      if (ISRAELI.test(textAt(line, at + 1))) return hasTag(line, at + 1, Math.min(to, at + 6), 'aim')
      continue
    }
    // «العدوان استهدف مناطق …»
    if (/^(و|ب)?العدوان$/.test(textAt(line, at)) && has(line, at + 1, 'aim')) return true
    if (hasWord(line, at + 1, Math.min(to, at + 5), FAR_FORCE) || isTurkishAim(line, at, to)) return true
    // «أعلنت القيادة المركزية تنفيذ ضربة دقيقة في …»
    const launch = /ضرب(ه|ات|تين)$/.test(textAt(line, at)) ? findTag(line, at - LAUNCH_REACH, at, 'launch') : -1
    if (launch < 0 || tokenAt(line, launch)?.text.startsWith('ل') || hasTag(line, from, to, 'plan')) continue
    if (hasWord(line, line.from, at, FAR_STAFF)) return true
  }
  return false
}

/** «استهداف تركي لسيارة على جسر …»: a car is hit from the air or from afar; border guards and snipers shoot. */
function isTurkishAim(line: Line, at: number, to: number): boolean {
  if (!/استهداف$/.test(textAt(line, at)) || !hasWord(line, at + 1, Math.min(to, at + 6), /^(ال)?تركي(ه)?$/)) return false
  return hasWord(line, line.from, to, CARS) && !hasWord(line, line.from, line.to, SHOOTERS)
}

const CARS = /^(و|ب|ل)?(ال|لل)?(سياره|سيارات|سيارتين|سيارته|سيارتها|سيارتهم|سيارتهما|شاحنه|حافله|دراجه|صهريج)$/
const SHOOTERS = /^(و|ب|ل)?(ال|لل)?(جندرما|جندرمه|حرس|قناص|قناصه|قناصو|قناصات|رصاص|رصاصه|رشاش|رشاشات|عبوه|لغم)$/

const STROKE = /^(و|ب|ل)?(ال|لل)?(ضربه|ضربات|ضربتين|استهداف|عدوان|اعتدي|اعتدت)$/
const attacksOf = finder(either(STROKE, /^(و|ب|ل)?(ال|لل)?(هجوم|هجمات)ا?$/))
const ISRAELI = /^(ال)?اسراييلي(ا|ه)?$/

/** «نفذت الولايات المتحدة وفرنسا وبريطانيا فجر اليوم ضربات» */
const LAUNCH_REACH = 9

/** Those who speak of their strikes from far off. */
const FAR_STAFF = /^(و|ف)?(ب|ل)?(ال|لل)?(سنتكوم|سينتكوم|بنتاغون|واشنطن|تحالف|امريكيه|اميركيه|متحده|اسراييلي|اسراييليه|اسراييل|موسكو|روسيه)$/

const FAR_FORCE =
  /^(ال|لل)?(اميركيتان|امريكيتان|اميركيتين|امريكيتين|اسراييليتان|اسراييليتين|روسيتان|روسيتين|اسراييل|اسراييلي|اسراييليه|امريكيه|اميركيه|امريكي|اميركي|تحالف|روسيه|روسي|مجهوله|اردنيه|ايرانيه)$/

/** «استهدفت قوات النظام بلدة سرمين»: an army that aims at a place, and not at somebody, shells it. */
function armyAims(line: Line, from: number, to: number): boolean {
  if (!hasTag(line, from, to, 'aim') || hasTag(line, from, to, 'ground', 'truce', 'corridor', 'evacuation')) return false
  for (let at = from; at < to; at++) {
    if (!has(line, at, 'aim')) continue
    // «إثر استهداف قوات النظام بعربات الشيلكا بلدة …»: those named right behind the noun aim, unless they are in the place
    const noun = /^(و|ب|ل)?استهداف$/.test(textAt(line, at)) && ARMY.test(textAt(line, at + 1))
    if (!noun && !/^(و|ف)?([ايت]ستهدف(ت)?)$/.test(textAt(line, at))) continue
    let army = hasWord(line, at - 3, at, FAR_ACTOR)
    let things = false
    for (let next = at + 1; next < Math.min(to, at + 20); next++) {
      const text = textAt(line, next)
      if (noun && !things && /^(في|قرب|داخل|ضمن)$/.test(text)) break
      if (ARMY.test(text) || FAR_ACTOR.test(text)) army = true
      else if (army && line.mentions.some(({ mention, kindFrom, from: start }) => mention !== null && kindFrom <= next && next <= start))
        return true
      else if (army && THINGS.test(text)) things = true
      else if (
        army &&
        !(WHILE_AIMING.test(text) || has(line, next, 'force', 'partitive', 'compass', 'origin', 'carry')) &&
        !has(line, next - 1, 'carry') &&
        (!things || has(line, next, ...AWAY))
      )
        break
    }
  }
  return false
}

/** «ارتكبت قوات النظام مجزرة راح ضحيتها …»: what an army does to many at once, it does from afar. */
function tellsOfMassacre(line: Line, from: number, to: number): boolean {
  if (!hasTag(line, from, to, 'strike-noun') || hasTag(line, from, to, 'ground', 'far-past')) return false
  // «ارتكب الاحتلال مجزرة في …، أسفرت عن استشهاد …»
  const end = has(line, to, 'result') ? Math.min(line.to, to + OUTCOME_TOKENS) : to
  if (!hasTag(line, from, end, 'dead', 'loss')) return false
  let army = false
  let massacre = false
  for (let at = from; at < to; at++) {
    const text = textAt(line, at)
    if (ARMY.test(text) || FAR_FORCE.test(text)) army = true
    if (/^(ال)?(مجزره|مجازر)$/.test(text) && /^(و|ف)?([يت]?رتكب|ارتكب)/.test(nearVerb(line, from, at))) massacre = true
  }
  return army && massacre
}

const OUTCOME_TOKENS = 6

function nearVerb(line: Line, from: number, at: number): string {
  for (let before = at - 1; before >= Math.max(from, at - 6); before--) {
    const text = textAt(line, before)
    if (/رتكب/.test(text)) return text
  }
  return ''
}

/** Who strikes there can only strike from afar. */
const FAR_ACTOR = /^(و|ف)?(اسراييل|تركيا|روسيا|امريكا|تحالف|التحالف)$/
const AWAY: readonly Tag[] = ['speech', 'motion', 'clause', 'people', 'dead', 'wounded', 'other-attack', 'fighters', 'call', 'plan']

const ARMY = /^(ال)?(جيش|قوات|احتلال|نظام|جيشين|مدفعيه)$/
/** What may stand between the army and the place: whose army it is, when it happened, which part of the place. */
const WHILE_AIMING =
  /^(ال)?(دولي|تركي|تركيه|سوري|سوريه|روسي|روسيه|اسراييلي|اسراييليه|اميركي|امريكي|اسد|احتلال|حكومه|حكوميه|نظام|ومرتزقته|والمرتزقه|وحلفاوها|في|هذه|اثناء|صباح|مساء|ظهر|فجر|عصر|ليل|ليله|يوم|تمام|ساعه|ال|السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه|صباحا|مساء|ظهرا|فجرا|عصرا|بعد|قبل|اليوم|امس|منذ|قليل|محيط|اطراف|مركز|وسط|احياء|سكنيه|منازل|مدنيين|حاجز|حواجز|معسكر|معسكرات|داخل|،|,|علي|مجددا|ايضا|كذلك|حديثا|ب?(ال)?(عربات|شيلكا|رشاشات|اسلحه|ثقيله|متوسطه)|[\d.:]+)$/

/** «أسقطت الدفاعات معظم الصواريخ، فيما أصاب بعضها …»: what the defence let through. */
function someGotThrough(line: Line, from: number, to: number): boolean {
  if (!hasTag(line, line.from, from, 'projectile') && !hasTag(line, from, to, 'projectile')) return false
  if (!hasTag(line, from, to, 'aim', 'launch', 'wounded')) return false
  return hasWord(line, from, to, /^(و)?(بعضها|احدها|عدد منها)$/)
}
