import type { Count } from '../../domain/detection.ts'
import { isArticle } from '../count/bounds.ts'
import { countedNoun } from '../count/counted-noun.ts'
import { numberAt } from '../count/find-numbers.ts'
import { joinedKin } from '../count/kin.ts'
import { nounOf } from '../count/nouns.ts'
import { has, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { Harm } from './toll-harm.ts'

const HARMED = /^(و|ل|ب|وب|ول)?(مقتل|استشهاد|مصرع|وفات|اصابت)(ه|ها|هما|هم)$/

/** «سيارة تقل رجلا وابنه، ما أدى إلى إصابتهما»: a word of harm that points at people told of before. Null where it says no number. */
export function pointedHarm(
  line: Line,
  at: number,
): { readonly harm: Harm; readonly count: Count; readonly from: number; readonly to: number } | null {
  const [, , stem, pronoun] = HARMED.exec(textAt(line, at)) ?? []
  if (!stem || !isOutcome(line, at)) return null
  const harm = stem === 'اصابت' ? 'wounded' : 'killed'
  if (pronoun === 'هما') return { harm, count: { value: 2, bound: null }, from: at, to: at + 1 }
  const before = peopleBefore(line, at)
  if (pronoun === 'هم') return before !== null && before > 2 ? { harm, count: { value: before, bound: null }, from: at, to: at + 1 } : null
  if (before !== null && before > 1) return null
  const kin = joinedKin(textAt(line, at + 1))?.count ?? 0
  // «مقتله مع اثنين من جيرانه»
  const beside = textAt(line, at + 1) === 'مع' ? countedNoun(line.text.tokens, at + 2) : null
  if (beside && beside.class !== 'thing') return { harm, count: { value: 1 + beside.value, bound: null }, from: at, to: beside.to }
  return { harm, count: { value: 1 + kin, bound: null }, from: at, to: kin > 0 ? at + 2 : at + 1 }
}

/** «أدى إلى مقتله», «تسبب بإصابته», «ومقتله»; «متأثرا بإصابته», «رغم إصابته» tell it as known. */
function isOutcome(line: Line, at: number): boolean {
  for (let before = at - 1; before >= Math.max(line.from, at - OUTCOME_REACH); before--) {
    // «ما أدى» is tagged at its first word
    if (has(line, before, 'result') || has(line, before - 1, 'result')) return true
    const text = textAt(line, before)
    if (!/^(الي|عن|في|ب|ذلك)$/.test(text) && !has(line, before, 'dead', 'wounded') && !HARMED.test(text)) return false
  }
  return false
}

const OUTCOME_REACH = 4
const PEOPLE_REACH = 24

/** How many people the words before tell of last: the target of the fire. */
function peopleBefore(line: Line, at: number): number | null {
  for (let start = at - 1; start >= Math.max(line.from, at - PEOPLE_REACH); start--) {
    const noun = nounOf(tokenAt(line, start))
    if (noun?.noun === 'family' || (noun?.number === 'many' && noun.noun !== 'thing')) {
      const counted = countedBehindNumber(line, start)
      return counted ?? Number.POSITIVE_INFINITY
    }
    if (noun && noun.noun !== 'thing' && noun.noun !== 'other') return countedNoun(line.text.tokens, start)?.value ?? 1
  }
  return null
}

/** «4 أشخاص»: the figure whose noun is token `at`. */
function countedBehindNumber(line: Line, at: number): number | null {
  const counted = countedNoun(line.text.tokens, at - 1)
  return counted && counted.to === at + 1 && counted.class !== 'family' ? counted.value : null
}

/** «ستة من القتلى سوريون»: says who they were. The token behind, or -1; «سقط ثمانية من القتلى في …» tells of deaths. */
export function partOfKnown(line: Line, at: number): number {
  if (/^(و|ف)?(سقط|سقطت|قضي|قتل|قتلت|بينهم|منهم)$/.test(textAt(line, at - 1))) return -1
  const counted = countedNoun(line.text.tokens, at)
  if (!counted || counted.class === 'thing') return -1
  const behind = textAt(line, counted.to) === 'من' ? counted.to + 1 : textAt(line, counted.to - 2) === 'من' ? counted.to - 1 : -1
  if (behind <= at) return -1
  const them = textAt(line, behind) === 'بين' ? behind + 1 : behind
  const noun = nounOf(tokenAt(line, them))
  if (!noun?.definite || noun.number !== 'many' || !KNOWN.has(noun.noun)) return -1
  return WHO.test(textAt(line, them + 1)) ? them + 1 : -1
}

/** «سوريون», «كانوا …», «هم من المدنيين» */
const WHO = /^(هم|هن|كانوا|كن|[^و].*(يون|يين|ون))$/

/** «أغلب القتلى، وعددهم 41 شخصا»: the number of people just told of, or null. */
export function numberOfThose(
  line: Line,
  at: number,
): { readonly harm: Harm; readonly count: Count; readonly to: number; readonly behind: number } | null {
  const largest = /^و(هو|هم)$/.test(textAt(line, at)) && hasWord(line, at - 6, at, /^(و|ف)?(ال)?(اغلب|معظم|عدد|غالبيه)$/)
  if (!largest && !/^(و)?(عددهم|عددهن)$/.test(textAt(line, at))) return null
  // «قدر عددهم بـ4 أشخاص»
  const counted = countedNoun(line.text.tokens, /^بـ?$/.test(textAt(line, at + 1)) ? at + 2 : at + 1)
  if (!counted || counted.class === 'thing' || counted.class === 'family') return null
  // «العدد الأكبر، وهو 41، سقط في سقبا»
  const fell = textAt(line, counted.to) === '،' ? counted.to + 1 : counted.to
  if (largest && /^(سقط|سقطوا|قتل|قتلوا|قضي|قضوا)$/.test(textAt(line, fell)))
    return { harm: 'killed', count: { value: counted.value, bound: counted.bound }, to: counted.to, behind: fell + 1 }
  for (let before = at - 1; before >= Math.max(line.from, at - THOSE_REACH); before--) {
    const noun = nounOf(tokenAt(line, before))
    // «وقضى كل من كان فيه، وعددهم تسعة»
    const all = /^(كل|جميع)$/.test(textAt(line, before + 1)) && has(line, before, 'dead')
    if (!all && noun?.noun !== 'killed' && noun?.noun !== 'wounded' && noun?.noun !== 'casualty') continue
    const comma = textAt(line, counted.to) === '،' ? counted.to + 1 : counted.to
    const behind = /^(سقط|سقطوا|قتل|قتلوا|قضي|قضوا)$/.test(textAt(line, comma)) ? comma + 1 : comma
    const count = { value: counted.value, bound: counted.bound }
    return { harm: noun?.noun === 'wounded' ? 'wounded' : 'killed', count, to: counted.to, behind }
  }
  return null
}

const THOSE_REACH = 7

/** «بين القتلى الـ13 …», «من بين الضحايا العشرة …»: people whose sum is known already, and the token behind them; or null. */
export function amongKnown(line: Line, at: number): { readonly harm: Harm; readonly to: number; readonly count?: Count } | null {
  if (!/^(و|ف)?(بين|ضمن|اصل)$/.test(textAt(line, at))) return null
  const noun = nounOf(tokenAt(line, at + 1))
  // «شهداء المجزرة» are as definite as «الشهداء»
  const definiteBy = !noun?.definite && /^ال/.test(textAt(line, at + 2))
  if ((noun?.definite !== true && !definiteBy) || noun?.number !== 'many' || !KNOWN.has(noun.noun)) return null
  const harm = noun.noun === 'wounded' ? 'wounded' : 'killed'
  if (definiteBy) return { harm, to: at + 3 }
  const start = isArticle(tokenAt(line, at + 2)) ? at + 3 : at + 2
  const number = numberAt(line.text.tokens, start)
  const definite = start === at + 3 || textAt(line, start).startsWith('ال')
  if (!number || !definite) return { harm, to: at + 2 }
  return { harm, to: number.to, ...(number.value > 1 ? { count: { value: number.value, bound: null } } : {}) }
}

const KNOWN: ReadonlySet<string> = new Set(['killed', 'wounded', 'casualty'])
