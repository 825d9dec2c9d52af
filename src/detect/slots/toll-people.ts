import { type CountedNoun, countedNoun } from '../count/counted-noun.ts'
import { isGivenName } from '../count/given-names.ts'
import { joinedKin } from '../count/kin.ts'
import { type NounClass, nounOf } from '../count/nouns.ts'
import { ordinalAt } from '../count/ordinal.ts'
import { has, type Line, textAt, tokenAt } from '../reading/line.ts'
import { idiomBegun } from './harm-idioms.ts'

/** What is counted from here; «إصابة» itself is a word of harm and no count. */
export function peopleCounted(line: Line, at: number): CountedNoun | null {
  return (
    dualAmongPlurals(line, at) ??
    plainCount(line, at) ??
    ownKin(line, at) ??
    ownerOf(line, at) ??
    oneNamed(line, at) ??
    namedBefore(line, at)
  )
}

function plainCount(line: Line, at: number): CountedNoun | null {
  const counted = countedNoun(line.text.tokens, at)
  if (counted?.value !== 1) return counted
  // the country, and no Syrian
  if (textAt(line, at) === 'سوريا') return null
  // «على الأقل وإصابة آخرين»: a bound may stand before
  for (let noun = at; noun < counted.to; noun++)
    if (HARM_NOUN.test(textAt(line, noun)) && !/^واحد/.test(textAt(line, noun + 1))) return null
  return counted
}

const HARM_NOUN = /^(و|ف|ب|ل|وب)?(ال)?(اصابه|قتل|مقتل|وفاه|جرح)$/

function person(from: number, to: number, value: number, noun: NounClass = 'person'): CountedNoun {
  return { from, to, value, bound: null, noun: 'شخص', class: noun, others: [] }
}

/**
 * «مقتل مدنيين وإصابة خمسة», «إصابة مدنيين هما …»: the dual of these nouns is written like their plural; a figure beside it, or a dual behind it, tells it apart.
 */
function dualAmongPlurals(line: Line, at: number): CountedNoun | null {
  if (!has(line, at - 1, 'dead', 'wounded')) return null
  const text = textAt(line, at)
  if (!text.endsWith('ين') || text.startsWith('ال')) return null
  const noun = nounOf(tokenAt(line, at))
  if (noun?.number !== 'many' || noun.definite || !isPeople(noun)) return null
  for (let next = at + 1; next <= at + DUAL_REACH; next++) {
    const word = textAt(line, next)
    if (/^(هما|احدهما|بينهما|كلاهما|وهما|كليهما)$/.test(word)) return person(at, at + 1, 2, noun.noun)
    if (word.startsWith('و') && has(line, next, 'dead', 'wounded')) {
      const other = countedNoun(line.text.tokens, next + 1)
      const stated = other?.from === next + 1 && (other.class === null || isPeople({ noun: other.class }))
      return stated || textAt(line, next + 1) === 'اخر' ? person(at, at + 1, 2, noun.noun) : null
    }
    if (has(line, next, 'dead', 'wounded', 'result')) return null
  }
  return null
}

const DUAL_REACH = 5

export function isPeople({ noun }: { readonly noun: NounClass }): boolean {
  return noun !== 'thing' && noun !== 'family'
}

/** «أصيبت والدتهما», «أصيبت زوجة سليم»: a relative is one person. */
function ownKin(line: Line, at: number): CountedNoun | null {
  const before = tokenAt(line, at - 1)
  if (!has(line, at - 1, 'dead', 'wounded') && !(before && idiomBegun(before.lexeme) === 'is treated')) return null
  const kin = joinedKin(`و${textAt(line, at)}`)
  if (kin?.count) return { from: at, to: at + 1, value: kin.count, bound: null, noun: kin.lemma, class: kin.noun, others: [] }
  return RELATIVE.test(textAt(line, at)) ? person(at, at + 2, 1) : null
}

/** «أردت صاحب الأرض», «خسرت رب أسرة»: one person by what he has or does. */
function ownerOf(line: Line, at: number): CountedNoun | null {
  if (!OWNER.test(textAt(line, at)) || tokenAt(line, at + 1)?.kind !== 'word') return null
  const before = tokenAt(line, at - 1)
  const lost = has(line, at - 1, 'dead', 'wounded') || (before !== undefined && idiomBegun(before.lexeme) !== null) || isPlace(line, at - 1)
  return lost ? person(at, at + 2, 1) : null
}

function isPlace(line: Line, at: number): boolean {
  return line.mentions.some(({ to }) => to === at + 1)
}

const OWNER = /^(صاحب|صاحبه|رب|ربه|معيل|معيله|مالك|مالكه|سايق|حارس|راعي|راعيه|امام|مدير|مديره|مختار|ناطور)$/

const RELATIVE = /^(زوجه|زوج|والد|والده|ابن|ابنه|نجل|شقيق|شقيقه|عم|خال|حفيد|حفيده|جد|جده)$/

/** «المواطن سالم (38 عاما) أصيب بجروح», «الشاب الذي قتل»: one person, named before a verb that takes no other. */
function namedBefore(line: Line, at: number): CountedNoun | null {
  const text = textAt(line, at)
  if (!ONE_VERB.test(text) || !CAUSED.test(textAt(line, at + 1)) || textAt(line, at + 2) === 'ذلك') return null
  for (let next = at + 1; next <= at + 6; next++) {
    const behind = countedNoun(line.text.tokens, next)
    if (behind?.class && isPeople({ noun: behind.class })) return null
    if (nounOf(tokenAt(line, next))?.number === 'many') return null
  }
  for (let before = at - 1; before >= Math.max(line.from, at - NAME_REACH); before--) {
    if (
      isOnePerson(line, before) ||
      (before === at - 1 && ONE_MORE.test(textAt(line, before))) ||
      /^يدع(ي|ون)$|^تدعي$/.test(textAt(line, before))
    )
      return person(at, at + 1, 1, /^اصيب/.test(text) ? 'wounded' : 'killed')
    if (has(line, before, 'dead', 'wounded') && !OWN_WOUND.test(textAt(line, before))) return null
  }
  return null
}

const NAME_REACH = 14
/** «وأن رابعا قضى جراء …» */
const ONE_MORE = /^(و)?(ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)(ا|ه)?$/
const ONE_VERB = /^(قتل|قتلت|استشهد|استشهدت|ارتقي|ارتقت|توفي|توفيت|اصيب|اصيبت|قضي|قضت|فارق|فارقت)$/
/** «بعد إصابته بقصف …، حيث فارق الحياة» */
const OWN_WOUND = /^(ب|ل)?(اصابت|جراح|جروح)(ه|ها)$/
const CAUSED =
  /^(الحياه|اثر|جراء|نتيجه|بجروح|بجراح|بشظايا|بشظيه|بقصف|بغاره|بقذيفه|بصاروخ|متاثرا|متاثره|خلال|اثناء|عندما|بعد|صباح|مساء|ظهر|فجر|اليوم|امس|في|من)$/

const NAMED =
  /^(الاب|الام|الوالد|الوالده|الجد|الجده|الزوج|الزوجه|الحاجه|السيده|المسن|المسنه|السايق|الشهيد|الشهيده|القايد|الاستاذ|الدكتور|الحاج|الشيخ|العقيد|العميد|الملازم|النقيب|الرايد|المقدم|مراسل|مراسله|مصور|مصوره|الزميل|الزميله|الملقب)$/

/** «الطفل», «القيادي», «الدكتور»: a person with the article. */
function isOnePerson(line: Line, at: number): boolean {
  if (NAMED.test(textAt(line, at).replace(/^[بول]+(?=ال)/, ''))) return true
  const noun = nounOf(tokenAt(line, at))
  return noun?.definite === true && noun.number === 'one' && ONE_OF.has(noun.noun)
}

const ONE_OF: ReadonlySet<NounClass> = new Set<NounClass>(['person', 'man', 'woman', 'child', 'civilian', 'fighter'])

/** «أصيب المدني …», «مقتل سليم …», «إصابة أحد السكان», «وجرح آخر», «وإصابة ثالث»: one person, and those named beside. */
function oneNamed(line: Line, at: number): CountedNoun | null {
  const text = textAt(line, at)
  if (text === 'كل' && textAt(line, at + 1) === 'من' && has(line, at - 1, 'dead', 'wounded')) return eachNamed(line, at)
  const said = text === '"' || text === ':' ? at + 1 : at
  const name = textAt(line, said)
  // «استشهد جراء ذلك المواطن …», «ارتقى على إثرها الشاب …»
  const verb = textAt(line, at - 1) === 'ذلك' || /^اثر(ه|ها|هما)$/.test(textAt(line, at - 1)) ? at - 3 : at - 1
  if (!has(line, verb, 'dead', 'wounded')) return null
  if ((isGivenName(name) && !isOn(line, said)) || (/^(ابو|ام|ابي)$/.test(name) && said + 1 < line.to)) return named(line, at, said)
  if (said !== at) return null
  if (isOnePerson(line, at)) return isGivenName(textAt(line, at + 1)) ? named(line, at, at + 1) : person(at, at + 1, 1)
  if (isOneOfThem(line, at)) return person(at, at + 1, 1)
  if (text === 'احد' || text === 'احدي') return isThing(line, at + 1) ? null : person(at, at + 1, 1)
  if (text === 'اخر' || isNthPerson(line, at)) return person(at, at + 1, 1)
  return ORIGIN.test(text) && ENDS_NAME.test(textAt(line, at + 1)) ? person(at, at + 1, 1) : null
}

/** «أصيب اثنان واستشهد أحدهم» */
export function isOneOfThem(line: Line, at: number): boolean {
  return /^(احدهم|احدهما|احداهن|احداهما)$/.test(textAt(line, at)) && ONE_VERB.test(textAt(line, at - 1).replace(/^[وف]/, ''))
}

/** «قضى على إثرها …»: the preposition, and no «علي». */
function isOn(line: Line, at: number): boolean {
  if (textAt(line, at) !== 'علي') return false
  // «سقطت على سقبا»
  return (
    /^(و|ف)?[يت]?سقط/.test(textAt(line, at - 1)) ||
    /^(اثر|اثره|اثرها|الفور|الاقل|يد|ايدي|متن|مقربه|طريق|الطريق|بعد)$/.test(textAt(line, at + 1))
  )
}

/** «أصابت إحدى الطائرات». */
function isThing(line: Line, at: number): boolean {
  const noun = nounOf(tokenAt(line, at))
  return (noun !== null && !isPeople(noun)) || has(line, at, 'projectile', 'aircraft')
}

/** «مقتل كردي وإصابة آخر»: whence somebody comes is who he is where nobody else is named. */
const ORIGIN =
  /^(سوري|سوريه|كردي|كورديه|كوردي|كرديه|عراقي|لبناني|فلسطيني|تركماني|افغاني|ايراني|تركي|روسي|اجنبي|ستيني|سبعيني|خمسيني|اربعيني|ثلاثيني|عشريني)$/
const ENDS_NAME = /^(و.+|اثر|جراء|نتيجه|بقصف|بغاره|في|،|\.|بعد|اليوم|امس)$/

/** «مقتل اثنين وإصابة ثالث»: one more. */
function isNthPerson(line: Line, at: number): boolean {
  const nth = ordinalAt(line.text.tokens, at)
  return nth !== null && nth.value > 1 && nth.value < 11 && !nth.definite && !/^(يوم|ايام|مره|اكبر)$/.test(textAt(line, nth.to))
}

/** «قضى كل من محمود العلي وسعيد الحمد وخالد النجار»: every «و» joins one more. */
function eachNamed(line: Line, at: number): CountedNoun | null {
  if (!isGivenName(textAt(line, at + 2)) && !isOnePerson(line, at + 2)) return null
  let value = 1
  let to = at + 3
  for (let next = to; next < to + NAME_WORDS; next++) {
    const word = textAt(line, next)
    if (word === '' || word === '.' || has(line, next, 'dead', 'wounded', 'cause', 'fire-noun', 'fire-verb', 'aim', 'clause')) break
    if (!/^و../.test(word)) continue
    value++
    to = next + 1
  }
  return value > 1 ? person(at, to, value) : null
}

/** «سليم وابنته», «سالم خليل وكمال خليل»: as many as are named, as far as the name reaches. */
function named(line: Line, from: number, at: number): CountedNoun {
  let value = 1
  let to = at + 1
  for (let next = at + 1; next <= at + NAME_WORDS; next++) {
    const word = textAt(line, next)
    if (has(line, next, 'dead', 'wounded', 'cause', 'fire-noun', 'fire-verb', 'aim', 'clause')) break
    const kin = joinedKin(word)
    if (kin?.count) value += kin.count
    else if (word.startsWith('و') && (isGivenName(word.slice(1)) || isOnePerson(line, next))) value++
    else continue
    to = next + 1
  }
  return person(from, to, value)
}

/** «أن سالم الأحمد وزوجته هند وطفليهما قتلوا»: how many are named before a verb in their plural; 0 where they are not named, or counted. */
export function namesBefore(line: Line, at: number): number {
  if (!/^(قتلوا|استشهدوا|قضوا|ارتقوا|اصيبوا|جرحوا)$/.test(textAt(line, at))) return 0
  let value = 0
  for (let before = at - 1; before >= Math.max(line.from, at - NAMED_REACH); before--) {
    const word = textAt(line, before)
    const kin = joinedKin(word)
    if (kin?.count) value += kin.count
    else if (word.startsWith('و') && isGivenName(word.slice(1))) value++
    else if (isGivenName(word) && /^(ان|بان|وان|من)$/.test(textAt(line, before - 1))) return value > 0 ? value + 1 : 0
    else if (tokenAt(line, before)?.kind !== 'word' || countedNoun(line.text.tokens, before)) return 0
  }
  return 0
}

const NAMED_REACH = 16
/** How many words a name may have. */
export const NAME_WORDS = 9
