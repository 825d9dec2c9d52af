import { type CountedNoun, countedNoun, isVagueQuantity } from '../count/counted-noun.ts'
import { has, hasWord, type Line, textAt } from '../reading/line.ts'
import { BODIES, INCLUDING, MET, PASSABLE } from './toll-words.ts'

export type Harm = 'killed' | 'wounded' | 'casualties'

/** The harm that a word says by itself. */
export function ownHarm(line: Line, at: number): Harm | null {
  const text = textAt(line, at)
  // «كان نصيب سقبا …»: a share
  if (/^(و|ف|ب)?(ال)?نصيب(ه|ها|هم)?$/.test(text)) return null
  if (LOSES.test(text)) return losesLife(line, at) ? 'killed' : null
  if (MEETS.test(text)) return meetsDeath(line, at) ? 'killed' : null
  if (OTHER_DEATHS.test(text) || BODIES.has(text)) return 'killed'
  if (text === 'ضحيه' && /^(و|ف)?(راح|راحت|ذهب)$/.test(textAt(line, at - 1))) return 'killed'
  if (has(line, at, 'dead') && !/^(و|ل|ب)?(سقط|سقطت|سقطا|سقطتا|سقطوا|سقوط|يسقط|تسقط)$/.test(text)) return 'killed'
  if (has(line, at, 'wounded')) return 'wounded'
  return null
}

const OTHER_DEATHS = /^((و|ف)?(اودي|اودت|يودي|تودي)|ضحيت(ه|ها|هم)|ل[يت]قتل|(و|ب|ل|ف)?اباده|(و|ف)?ابيد(ت|وا)?)$/
const LOSES = /^(و|ف|ب|ل)?فقد(ان|ت|وا|ا|تا)?$/
const MEETS = /^(و|ف)?(لقي|لقيت|لقوا|لقيا|لقيتا|يلقي|لاقي|لاقت|لاقوا|لاقيا)$/

const MEET_REACH = 16

/** «لقي», «لاقى» alone is «met». */
function meetsDeath(line: Line, at: number): boolean {
  return hasWord(line, at + 1, at + 1 + MEET_REACH, MET)
}

/** A harm, and the verb behind the people counted that says it. */
export interface SaidHarm {
  readonly harm: Harm
  /** Token of the verb, or -1 where the noun itself says it. */
  readonly verb: number
}

/** «سبعة مدنيين بينهم أطفال قتلوا»: the verb behind the people counted, in agreement with them. */
export function harmOf(counted: CountedNoun, line: Line, to: number): SaidHarm | null {
  if (counted.class === 'killed' || counted.class === 'wounded') return { harm: counted.class, verb: -1 }
  if (counted.noun === 'حاله') return harmOfCases(line, counted.to)
  if (counted.class === 'casualty') return counted.value > 1 ? { harm: 'killed', verb: -1 } : null
  if (counted.class === 'thing' || counted.class === 'family') return null
  // «3 أطفال شهداء», «5 مدنيين جرحى»
  if (counted.class !== null && DEAD_ADJECTIVE.test(textAt(line, counted.to))) return { harm: 'killed', verb: counted.to }
  if (counted.class !== null && HURT_ADJECTIVE.test(textAt(line, counted.to))) return { harm: 'wounded', verb: counted.to }
  const behind = textAt(line, behindBound(line, counted.to))
  // «ثمانية أرواح أزهقت»
  if (counted.class === null && counted.value > 1 && SOULS.test(behind)) return { harm: 'killed', verb: -1 }
  // «خمسة، أحدهم صبي، فقدوا …»
  const apart = behind === '،' && INCLUDING.has(textAt(line, counted.to + 1))
  if (
    counted.class === null &&
    !KILLED_THEM.test(behind) &&
    !WOUNDED_THEM.test(behind) &&
    !HARM_STEM.test(behind) &&
    !INCLUDING.has(behind) &&
    !apart
  )
    return null
  let including = false
  for (let at = counted.to; at < Math.min(to, counted.to + VERB_REACH); at++) {
    const text = textAt(line, at)
    // «ذكر طبيبان أن خمسة فقدوا حياتهم»
    if (/^(و|ب)?ان$/.test(text)) return null
    if (INCLUDING.has(text) || INCLUDING.has(text.replace(/^[وف]/, '')) || /^(و?هم|\(|بين)$/.test(text)) including = true
    const lost = /^فقد(ت|وا|ا|تا)?$/.test(text) && losesLife(line, at)
    if (lost) return agrees(text, counted.value) ? { harm: 'killed', verb: at } : null
    // «سبعة عشر مدنيا، منهم أربعة صغار، خطفتهم صواريخ»
    const done = KILLED_THEM.test(text) ? 'killed' : WOUNDED_THEM.test(text) ? 'wounded' : null
    if (done) return counted.value > 1 ? { harm: done, verb: at } : null
    const harm = KILLED_VERB.test(text) ? 'killed' : WOUNDED_VERB.test(text) ? 'wounded' : null
    if (harm) {
      // a noun or a verb with «و» begins a new figure; a verb in agreement looks back
      const looksBack = AGREES.test(text)
      // «أن رجلا هجر من ريف حماة استشهد في سقبا»
      const told = counted.value === 1 && /^(و|ب)?ان$/.test(textAt(line, counted.from - 1))
      const near = at <= counted.to + (told ? 2 * NEAR_VERB : NEAR_VERB) || including || looksBack
      if (!near || !agrees(text, counted.value)) return null
      // «ثلاثة أشخاص قرب المعبر، أصيب اثنان منهم»
      if (!looksBack && counted.value > 1 && countedNoun(line.text.tokens, at + 1)) return null
      // «عشرة استشهدوا وأصيبوا»
      const next = textAt(line, at + 1)
      const both = /^و(اصيبوا|جرحوا|قتلوا|استشهدوا)$/.test(next) && counted.value > 2
      return { harm: both ? 'casualties' : harm, verb: both ? at + 1 : at }
    }
    // «30 مدنيا وأكثر من 50 جريحا سقطوا»
    const beside = at <= counted.to + 1 && text.startsWith('و') ? countedNoun(line.text.tokens, at) : null
    if (beside?.class === 'wounded') {
      at = beside.to - 1
      continue
    }
    if (has(line, at, 'dead', 'wounded', 'fire-noun', 'fire-verb', 'result')) return null
    if (!including && at > counted.to && isPeople(countedNoun(line.text.tokens, at))) return null
  }
  return null
}

/** «18 حالة اختناق», «500 حالة … نقلت إلى المشافي وهي تعاني من صعوبة في التنفس». */
function harmOfCases(line: Line, from: number): SaidHarm | null {
  if (/^(ال)?وفاه$/.test(textAt(line, from))) return { harm: 'killed', verb: -1 }
  for (let at = from; at < from + CASES_REACH; at++) {
    const text = textAt(line, at)
    if (/^[.؛]$/.test(text) || has(line, at, 'dead')) return null
    if (SICK.test(text)) return { harm: 'wounded', verb: -1 }
  }
  return null
}

const CASES_REACH = 12
const SICK = /^(و|ب)?(ال)?(اختناق|اختناقا|تسمم|ضيق|صعوبه|صعوبات|حروق|تنفس|[يت]عاني|[يت]عانون|اغماء|استنشاق)$/

const DEAD_ADJECTIVE = /^(شهداء|شهيد|شهيدا|شهيده|قتلي|قتيل|قتيلا)$/
const HURT_ADJECTIVE = /^(جرحي|جريح|جريحا|مصابين|مصابون|مصابا)$/
const NEAR_VERB = 4
const VERB_REACH = 16
const HARM_STEM = /^(من$|قتل|اصي|جرح|استشهد|قض|لقوا|توف|سقطوا)/

/** «23 على الأقل …». */
function behindBound(line: Line, at: number): number {
  if (textAt(line, at) === 'علي' && /^(ال)?اقل$/.test(textAt(line, at + 1))) return at + 2
  // «العشرة الباقون فقد قتلوا»
  const rest = REST.test(textAt(line, at)) ? at + 1 : at
  return textAt(line, rest) === 'فقد' ? rest + 1 : rest
}

const REST = /^ال(باقون|باقين|اخرون|اخرين|متبقون|متبقين)$/

const KILLED_VERB =
  /^(قتلوا|قتلا|قتلتا|قتلت|قتل|قضيا|قضتا|قضت|قضي|استشهدوا|استشهدتا|استشهدت|استشهدا|استشهد|قضوا|لقوا|لقيا|لقي|لقيت|لاقوا|توفوا|توفيا|توفي|توفيت|ارتقوا|ارتقيا|ارتقت|ارتقي|ماتوا|ماتا|مات|ماتت|سقطوا|فارقوا|فارقا|فارقت|فارق|هلكوا|هلكا|هلك|لفظوا|راحوا)$/
const WOUNDED_VERB = /^(اصيبوا|اصيبا|اصيبتا|اصيبت|اصيب|جرحوا|جرحا|جرحتا|جرحت|عولجوا|اسعفوا|اختنقوا|يعالجون)$/
const SOULS = /^(ارواح|انفس|روحا|نفسا)$/
const KILLED_THEM = /^(قتل|حصد|خطف|ارد|صرع|غيب|اباد|افن|طمر|سحق)ت?(هم|هما|هن)$/
const WOUNDED_THEM = /^(اصاب|جرح|ادم)ت?(هم|هما|هن)$/
/** Verbs that cannot but look back at the people before them. */
const AGREES = /(وا|يا|تا|[لحبدت]ا)$/

/** «مدير المرصد … قتلوا»: one person takes no plural. */
function agrees(verb: string, value: number): boolean {
  if (/وا$/.test(verb)) return value > 1
  return !/(يا|تا|[لحبدت]ا)$/.test(verb) || value === 2
}

function isPeople(counted: CountedNoun | null): boolean {
  return counted !== null && counted.class !== null && counted.class !== 'thing' && counted.class !== 'family'
}

/** «فقد حياته», «فقدان طفلين حياتهما». */
function losesLife(line: Line, at: number): boolean {
  return hasWord(line, at + 1, at + 7 + 1, /^ل?(حيات|ارواح)(ه|ها|هم|هما|هن)$/)
}

/** «قتلا», «لقيا حتفهما»: a dual verb tells of two, whoever they are. */
export function dualVerb(line: Line, at: number): Harm | null {
  const text = textAt(line, at)
  if (DUAL_KILLED.test(text)) return 'killed'
  if (DUAL_WOUNDED.test(text)) return 'wounded'
  if (/^(و|ف)?فقد(ا|تا)$/.test(text) && losesLife(line, at)) return 'killed'
  return null
}

const DUAL_KILLED = /^(و|ف)?(استشهدا|استشهدتا|قتلا|قتلتا|قضيا|توفيا|ارتقيا|لقيا|ماتا)$/
const DUAL_WOUNDED = /^(و|ف)?(اصيبا|اصيبتا|جرحتا)$/

/** What may share one count with what is joined to it; «قتلوا» and «مصرعهم» look back to a count of their own. */
const PAIRED = /(قضي|قضت|قتل|مقتل|استشهاد|استشهد|ارتقاء|سقوط|سقط|جرح|اصابه|اصيب|وفاه|قتلي|شهداء|قتلت|جرحي|مصرع)$/

/** «مقتل وإصابة 12»، «12 بين قتيل وجريح»: the number of words of the pair, or 0. */
export function bothHarms(line: Line, at: number, to: number): number {
  const text = textAt(line, at)
  if (text === 'بين' && joinsBoth(line, at + 1)) return 3
  if (at + 1 < to && PAIRED.test(text) && textAt(line, at + 1).startsWith('و')) {
    const pair = (has(line, at, 'dead') && has(line, at + 1, 'wounded')) || (has(line, at, 'wounded') && has(line, at + 1, 'dead'))
    // «تشييع أحد الشهداء وأصيب عشرة»: people known, and a verb
    const known = text.startsWith('ال') && !textAt(line, at + 1).startsWith('وال')
    if (pair && !known && countedNoun(line.text.tokens, at) === null) return 2
  }
  return 0
}

/** «قتيل وجريح», «قتلى وجرحى». */
export function joinsBoth(line: Line, at: number): boolean {
  if (!has(line, at, 'dead', 'wounded')) return false
  const other = has(line, at, 'dead') ? 'wounded' : 'dead'
  return has(line, at + 1, other) || (textAt(line, at + 1) === 'و' && has(line, at + 2, other))
}

export function countedNear(line: Line, from: number, to: number): CountedNoun | null {
  for (let at = from; at < Math.min(to, from + 4); at++) {
    if (isVagueQuantity(textAt(line, at))) return null
    const counted = countedNoun(line.text.tokens, at)
    if (counted && (counted.value > 1 || counted.class !== null)) return counted
    if (!PASSABLE.has(textAt(line, at))) return null
  }
  return null
}

export function countedBefore(line: Line, at: number, from: number): CountedNoun | null {
  if (textAt(line, at) !== 'بين') return null
  for (let start = at - 1; start >= Math.max(from, at - 5); start--) {
    const counted = countedNoun(line.text.tokens, start)
    if (counted && counted.value > 1 && counted.to >= at - 1 && counted.to <= at) return counted
  }
  return null
}
