import type { Count } from '../../domain/detection.ts'
import { type CountedNoun, countedNoun } from '../count/counted-noun.ts'
import { joinedKin } from '../count/kin.ts'
import { type FoundNoun, type NounClass, nounOf } from '../count/nouns.ts'
import { has, type Line, textAt, tokenAt } from '../reading/line.ts'
import { isPeople, NAME_WORDS } from './toll-people.ts'
import { INCLUDING } from './toll-words.ts'

/** «طفلة ورجل»، «3 أطفال وامرأة», «4 عناصر من الجيش وشخص مدني»: further people joined by «و» belong to the figure. */
export function withMore(line: Line, counted: CountedNoun, to: number): { value: number; bound: Count['bound']; to: number } {
  let { value, to: end } = counted
  const known = behindName(line, end, to)
  if (known) {
    value += known.value
    end = known.to
  }
  const people = counted.class !== null && isPeople({ noun: counted.class })
  while (people && end < to) {
    const text = textAt(line, end)
    // «زوجها وأحد أطفالها»: once folded «وأحد» looks like «واحد» and may have been taken with the count
    const one = /^واحد(ي)?$/.test(text) ? end + 1 : /^واحد(ي)?$/.test(textAt(line, end - 1)) ? end : -1
    if (one >= 0 && RELATIVES.test(textAt(line, one))) {
      value++
      end = one + 1
      continue
    }
    // «شقيقتها ووالدتها»
    const kin = joinedKin(text)
    if (kin?.count) {
      value += kin.count
      end++
      continue
    }
    // «سيدة وثلاثة من أطفالها»
    const own = /^و../.test(text) ? relativesAt(line, end) : null
    if (own) {
      value += own.value
      end = own.to
      continue
    }
    const origin = text === 'من' || /^(حالت|جراح|اصابت)(ه|ها|هم)$/.test(text) || (text === 'في' && FORCES.test(textAt(line, end + 1)))
    const next = origin ? behindOrigin(line, end, to) : end
    // «عنصر من قوات النظام، ومواطن»
    const apart = text === '،' && textAt(line, end + 1).startsWith('و') ? joined(line, end + 1) : null
    if (apart) {
      value += apart.value
      end = apart.to
      continue
    }
    const beside = origin && next < to ? joinedKin(textAt(line, next))?.count : null
    const more = beside ? { value: beside, to: next + 1 } : next < to ? joined(line, next) : null
    if (!more) break
    value += more.value
    end = more.to
  }
  return { value, bound: counted.bound, to: end }
}

/** «امرأة تدعى مريم الحمدان وابنها», «رجل (40 عاما) وابنته»: kin joined behind a name or an age. */
function behindName(line: Line, start: number, to: number): { value: number; to: number } | null {
  let from = start
  const besides = besidesHim(line, from, to)
  if (besides) return besides
  // «أستاذ مدرسة يدعى خلف الأحمد وولداه»
  if (/^(يدعي|تدعي|اسمه|اسمها)$/.test(textAt(line, from + 1)) && tokenAt(line, from)?.kind === 'word') from++
  if (!/^(يدعي|تدعي|اسمه|اسمها|هو|هي|\(|مع)$/.test(textAt(line, from))) return null
  if (textAt(line, from) === '(' && tokenAt(line, from + 1)?.kind !== 'number') return null
  for (let at = from + 1; at < Math.min(to, from + NAME_WORDS); at++) {
    const text = textAt(line, at)
    const kin = joinedKin(text)
    if (kin?.count) return { value: kin.count, to: at + 1 }
    // «مع طفلها»
    if (textAt(line, from) === 'مع' && at === from + 1) {
      const beside = joinedKin(`و${text}`)
      return beside?.count ? { value: beside.count, to: at + 1 } : null
    }
    if (text === '،' || text === '.' || has(line, at, 'dead', 'wounded', 'cause', 'fire-noun', 'fire-verb', 'clause')) return null
  }
  return null
}

/** «مقتل المدرس محمود السالم إضافة إلى اثنين من أبنائه»: relatives told besides one who is named. */
function besidesHim(line: Line, from: number, to: number): { value: number; to: number } | null {
  for (let at = from; at < Math.min(to, from + NAMES_BEFORE); at++) {
    if (/^(ب)?(ال)?(اضافه|فضلا|علاوه|برفقه|جانب)$/.test(textAt(line, at))) {
      const start = /^(الي|عن|علي)$/.test(textAt(line, at + 1)) ? at + 2 : at + 1
      const kin = joinedKin(`و${textAt(line, start)}`)?.count
      if (kin) return { value: kin, to: start + 1 }
      return relativesAt(line, start)
    }
    if (tokenAt(line, at)?.kind !== 'word' || has(line, at, 'dead', 'wounded', 'cause', 'fire-noun', 'clause', 'result')) return null
  }
  return null
}

const NAMES_BEFORE = 5

/** «ثلاثة من أطفالها» */
function relativesAt(line: Line, at: number): { value: number; to: number } | null {
  const own = countedNoun(line.text.tokens, at)
  if (own?.class !== null || textAt(line, own.to) !== 'من' || !RELATIVES.test(textAt(line, own.to + 1))) return null
  return { value: own.value, to: own.to + 2 }
}

/** «… من الجيش السوري وشخص»: the token behind where they come from, or `to`. */
function behindOrigin(line: Line, at: number, to: number): number {
  for (let next = at + 1; next < Math.min(to, at + ORIGIN_REACH); next++) {
    if (textAt(line, next) === '،' && joined(line, next + 1)) return next + 1
    if (INCLUDING.has(textAt(line, next))) return to
    if (tokenAt(line, next)?.kind !== 'word' || has(line, next, 'dead', 'wounded', 'cause', 'fire-noun')) return to
    if (textAt(line, next).startsWith('و') && (joined(line, next) || joinedKin(textAt(line, next))?.count)) return next
  }
  return to
}

/** How far whence somebody comes may be told. */
const ORIGIN_REACH = 8

function joined(line: Line, at: number): { value: number; to: number } | null {
  const text = textAt(line, at)
  if (!text.startsWith('و')) return null
  const noun = nounOf(tokenAt(line, at))
  // «جندي وشرطيين»: where the first is counted, what is written like a plural is a dual
  const written = noun?.number === 'many' && /ين$/.test(text) && noun.clitic === 'و' && noun.noun === 'fighter'
  if (noun && !noun.definite && written) return { value: 2, to: at + 1 }
  if (noun && !noun.definite && noun.number !== 'many' && JOINED.has(noun.noun)) {
    // «وطفل أصيب …» begins another figure
    if (OWN_VERB.test(textAt(line, at + 1))) return null
    return { value: noun.number === 'two' ? 2 : 1, to: at + 1 }
  }
  if (!/^و\d|^و$/.test(text) && !PAIR.test(text) && !/^و(ثلاث|اربع|خمس|ست|سبع|ثمان|تسع|عشر)/.test(text)) return null
  // «واثنين من ضيوفهم»
  if (PAIR.test(text)) return textAt(line, at + 1) === 'من' ? { value: 2, to: at + 1 } : null
  const more = countedNoun(line.text.tokens, text === 'و' ? at + 1 : at)
  return more && areMore(more) ? { value: more.value, to: more.to } : null
}

/** People by what they are, and no «أشخاص» or «آخرين», who may be other people's sum. */
export function areMore({ class: who, noun }: CountedNoun): boolean {
  return who !== null && (JOINED_COUNTED.has(who) || (who === 'person' && noun !== 'شخص'))
}

const PAIR = /^واثن(ين|ان|تين|تان)$/
const OWN_VERB = /^(قتل|قتلت|استشهد|استشهدت|ارتقي|ارتقت|توفي|توفيت|لقي|لقيت|اصيب|اصيبت|جرح|جرحت|قضي|قضت)$/
/** «جندي في الجيش ومدني»: whom somebody serves with is where he comes from. */
const FORCES = /^(ال)?(جيش|قوات|قوي|شرطه|دفاع|صفوف|فصيل|فصايل|فرقه|مجلس|حزب|هييه|لواء|اسايش|وحدات)$/
const JOINED: ReadonlySet<FoundNoun['noun']> = new Set<NounClass>(['man', 'woman', 'child', 'civilian', 'person', 'fighter'])
const JOINED_COUNTED: ReadonlySet<NounClass> = new Set<NounClass>(['man', 'woman', 'child', 'civilian', 'fighter'])

const RELATIVES = /^(اطفال|ابناي?|ابناو|اولاد|بنات|اشقاي?|احفاد|اقارب|افراد)(ه|ها|هم|هما)$/
