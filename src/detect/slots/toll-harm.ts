import { type CountedNoun, countedNoun, isVagueQuantity } from '../count/counted-noun.ts'
import { has, type Line, tokenAt } from '../reading/line.ts'
import { INCLUDING, PASSABLE } from './toll-words.ts'

export type Harm = 'killed' | 'wounded' | 'casualties'

/** The harm that a word says by itself. */
export function ownHarm(line: Line, at: number): Harm | null {
  const text = tokenAt(line, at)?.text ?? ''
  if (/^و?فقد(ت|وا|ا|ان)?$/.test(text) && losesLife(line, at)) return 'killed'
  if (/^ضحيت(ه|ها|هم)$/.test(text) || /^ل[يت]قتل$/.test(text)) return 'killed'
  if (has(line, at, 'dead') && !/^و?(سقط|سقوط|يسقط|تسقط)/.test(text)) return 'killed'
  if (has(line, at, 'wounded')) return 'wounded'
  return null
}

/** «سبعة مدنيين بينهم أطفال قتلوا»: the verb behind the people counted. */
export function harmOf(counted: CountedNoun, line: Line, to: number): Harm | null {
  if (counted.class === 'killed') return 'killed'
  if (counted.class === 'wounded') return 'wounded'
  if (counted.noun === 'حاله' && /^اختناق/.test(tokenAt(line, counted.to)?.text ?? '')) return 'wounded'
  if (counted.class === null && !/^(قتل|اصي|جرح|استشهد|قض)/.test(tokenAt(line, counted.to)?.text ?? '')) return null
  if (counted.class === 'thing' || counted.class === 'family') return null
  let including = false
  for (let at = counted.to; at < Math.min(to, counted.to + VERB_REACH); at++) {
    const text = tokenAt(line, at)?.text ?? ''
    if (INCLUDING.has(text)) including = true
    if (/^فقد(ت|وا|ا)?$/.test(text) && losesLife(line, at)) return 'killed'
    if (has(line, at, 'dead', 'wounded')) {
      // a noun or a verb with «و» begins a new figure; a verb in agreement looks back
      if (KILLED_VERB.test(text)) return at <= counted.to + NEAR_VERB || including || PLURAL.test(text) ? 'killed' : null
      if (WOUNDED_VERB.test(text)) return at <= counted.to + NEAR_VERB || including || PLURAL.test(text) ? 'wounded' : null
      return null
    }
    if (has(line, at, 'fire-noun', 'fire-verb', 'result')) return null
    if (!including && at > counted.to && isPeople(countedNoun(line.text.tokens, at))) return null
  }
  return null
}

const NEAR_VERB = 4
const VERB_REACH = 16
const KILLED_VERB =
  /^(قتلوا|قتلا|قتلتا|قتلت|قتل|قضيا|قضتا|قضت|قضي|استشهدوا|استشهدتا|استشهدت|استشهدا|استشهد|قضوا|لقوا|لقيا|توفوا|توفيا|توفي|توفيت|ارتقوا|ارتقيا|ارتقت)$/
const WOUNDED_VERB = /^(اصيبوا|اصيبا|اصيبتا|اصيبت|اصيب|جرحوا|جرحا|جرحتا|جرحت)$/
const PLURAL = /(وا|يا|تا|[لحبد]ا)$/

function isPeople(counted: CountedNoun | null): boolean {
  return counted !== null && counted.class !== null && counted.class !== 'thing' && counted.class !== 'family'
}

/** «فقد حياته», «فقدان طفلين حياتهما». */
function losesLife(line: Line, at: number): boolean {
  for (let next = at + 1; next <= at + 6; next++) if (/^ل?حيات(ه|ها|هم|هما)$/.test(tokenAt(line, next)?.text ?? '')) return true
  return false
}

/** What may share one count with what is joined to it; «قتلوا» and «مصرعهم» look back to a count of their own. */
const PAIRED = /(قتل|مقتل|استشهاد|استشهد|ارتقاء|سقوط|سقط|جرح|اصابه|اصيب|وفاه|قتلي|شهداء|قتلت|جرحي|مصرع)$/

/** «مقتل وإصابة 12»، «12 بين قتيل وجريح»: the number of words of the pair, or 0. */
export function bothHarms(line: Line, at: number, to: number): number {
  const text = tokenAt(line, at)?.text ?? ''
  if (
    text === 'بين' &&
    has(line, at + 1, 'dead') &&
    (has(line, at + 2, 'wounded') || (tokenAt(line, at + 2)?.text === 'و' && has(line, at + 3, 'wounded')))
  )
    return 3
  if (at + 1 < to && PAIRED.test(text) && /^و/.test(tokenAt(line, at + 1)?.text ?? '')) {
    const pair = (has(line, at, 'dead') && has(line, at + 1, 'wounded')) || (has(line, at, 'wounded') && has(line, at + 1, 'dead'))
    if (pair && countedNoun(line.text.tokens, at) === null) return 2
  }
  return 0
}

export function countedNear(line: Line, from: number, to: number): CountedNoun | null {
  for (let at = from; at < Math.min(to, from + 4); at++) {
    if (isVagueQuantity(tokenAt(line, at)?.text ?? '')) return null
    const counted = countedNoun(line.text.tokens, at)
    if (counted && (counted.value > 1 || counted.class !== null)) return counted
    if (!PASSABLE.has(tokenAt(line, at)?.text ?? '')) return null
  }
  return null
}

export function countedBefore(line: Line, at: number, from: number): CountedNoun | null {
  if (tokenAt(line, at)?.text !== 'بين') return null
  for (let start = at - 1; start >= Math.max(from, at - 5); start--) {
    const counted = countedNoun(line.text.tokens, start)
    if (counted && counted.value > 1 && counted.to >= at - 1 && counted.to <= at) return counted
  }
  return null
}
