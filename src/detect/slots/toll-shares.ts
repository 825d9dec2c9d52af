import type { CountedNoun } from '../count/counted-noun.ts'
import { type NounClass, nounOf } from '../count/nouns.ts'
import { NUMBER_WORDS } from '../count/number-words.ts'
import { has, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { isElsewhere } from './toll-elsewhere.ts'
import { figureOf, type TollFigure } from './toll-figure.ts'
import { type Harm, harmOf } from './toll-harm.ts'
import { placeBefore, placeBehind, placeBeside } from './toll-places.ts'
import { INCLUDING } from './toll-words.ts'

/** «… في سقبا وثلاثة في حمورية», «: اثنان في جسرين», «سبعة منهم قضوا في سقبا»: a part of the harm told before, for one place. */
export function sharedOut(counted: CountedNoun, line: Line, at: number, harm: Harm, opens: boolean, parts: boolean): TollFigure | null {
  if (counted.class === 'thing' || counted.class === 'family' || counted.class === 'killed' || counted.class === 'wounded') return null
  if (counted.noun !== null && PLACE_LIKE.has(counted.noun)) return null
  const including = INCLUDING.has(textAt(line, at - 1))
  const fell = including && counted.class === null && FELL.test(textAt(line, counted.to)) ? counted.to + 1 : null
  const ofThem = behindThem(line, counted.to) ?? fell
  const before = placeBefore(line, at)
  if (
    !before &&
    !opens &&
    !ofThem &&
    !opensWithAnd(line, at) &&
    !ONE_MORE.test(textAt(line, at)) &&
    !/^(و|،|,|:|بينهم|منهم|\(|و?هم)$/.test(textAt(line, at - 1))
  )
    return null
  // «وستة آخرون جرحوا» has a verb of its own
  if (!ofThem && harmOf(counted, line, counted.to + VERB_NEAR)) return null
  // «عدة إصابات بينهم امرأة إثر قصف على سقبا»: the place is that of the sum
  const place = ofThem
    ? (placeBehind(line, ofThem) ?? before)
    : ((including ? placeWithin(line, counted, counted.to) : placeBehind(line, counted.to)) ?? before)
  if (!place || isElsewhere(line, counted.to, line.to)) return null
  // «بينهم ستة أطفال في سقبا» may be said of the sum
  const share = ofThem !== null || ((including || !parts) && (counted.class === null || OF_ANY.has(counted.class)))
  return { ...figureOf(harm, counted, at), place, share }
}

const OF_ANY: ReadonlySet<NounClass> = new Set<NounClass>(['person', 'civilian', 'fighter'])

/** «منهم», «من بينهم», «منهم قضوا»: the token behind, or null. */
function behindThem(line: Line, at: number): number | null {
  const them = /^(منهم|منها)$/.test(textAt(line, at))
    ? at + 1
    : /^بينهم$/.test(textAt(line, at + 1)) && textAt(line, at) === 'من'
      ? at + 2
      : -1
  if (them < 0) return null
  return FELL.test(textAt(line, them)) ? them + 1 : them
}

const FELL = /^(قضوا|قتلوا|سقطوا|لقوا|استشهدوا|اصيبوا|جرحوا|ماتوا)$/

/** «بينهم 17 في قبو كانوا يحتمون داخله في بلدة المسيفرة»: the nearest place with «في» behind the part. */
function placeWithin(line: Line, counted: CountedNoun, at: number): PlacedMention | null {
  const beside = placeBeside(line, at)
  if (beside || (counted.class !== null && counted.class !== 'person')) return beside
  for (let next = at; next < at + WITHIN_REACH; next++) {
    if (tokenAt(line, next)?.kind === 'mark' || has(line, next, 'fire-noun', 'strike-noun', 'dead', 'wounded')) return null
    if (textAt(line, next) === 'في' && next > at) {
      const found = placeBeside(line, next)
      if (found) return found
    }
  }
  return null
}

const WITHIN_REACH = 9

/** «واثنان في سقبا، وآخر في حمورية» */
export function oneMore(line: Line, at: number): CountedNoun | null {
  if (!ONE_MORE.test(textAt(line, at)) || !placeBehind(line, at + 1)) return null
  return { from: at, to: at + 1, value: 1, bound: null, noun: 'شخص', class: 'person', others: [] }
}

const ONE_MORE = /^و(ال)?(اخر|اخري|واحد|واحده|(ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)ه?)$/

const VERB_NEAR = 4
/** People whose words are places as well: «بلدات ومزارع على أطراف …». */
const PLACE_LIKE: ReadonlySet<string> = new Set(['مزارع', 'مدرسه', 'ساكن', 'حامل'])

/** «وثمانية», «وطفلان»; the «و» of «والدتهما» is its own. */
export function opensWithAnd(line: Line, at: number): boolean {
  const word = textAt(line, at)
  return word.startsWith('و') && (nounOf(tokenAt(line, at))?.clitic.startsWith('و') === true || NUMBER_WORDS.get(word)?.and === true)
}
