import type { Tag } from '../../data/lexicon/index.ts'
import { has, hasTag, hasWord, isNamedAt, type Line, textAt } from '../reading/line.ts'

/** How far before the verb its subject may stand. */
const SUBJECT_REACH = 26

/**
 * «حلقت المقاتلات فوق سقبا، وألقت حمولتها على سوقها», «كانت الراجمات تعمل، وصوبت على …»: tokens [from, to) begin with a verb of fire whose subject, guns
 * or aircraft, stands in the clause before.
 */
export function actsOn(line: Line, from: number, to: number): boolean {
  if (from === line.from || hasTag(line, from, to, ...NO_FIRE) || hasWord(line, from, to, NO_WEAPON)) return false
  const verb = firstVerb(line, from, to)
  return verb >= 0 && strikesSomething(line, verb, to) && hasSubject(line, from)
}

const NO_FIRE: readonly Tag[] = ['air-defence', 'exercise', 'play', 'plan', 'truce', 'evacuation', 'aid', 'convoy', 'other-attack']
const NO_WEAPON = /^(ال)?(مناشير|منشورات|اوراق|اوراقا|قصاصات|مساعدات|سلال|سلل|مياه|مياهها|ماء|مظلات|اغذيه|جنودا|عناصر)$/

/** «وألقت», «ثم رمت», «فصوبت», «إذ تصب»: a verb of what is feminine, or many things, among the first words. */
function firstVerb(line: Line, from: number, to: number): number {
  for (let at = from; at < Math.min(to, from + 5); at++) {
    // «، فيما استهدفت الفصائل دبابة»: those have their own verb
    if (has(line, at, 'aim', 'launch', 'fire-verb') && HERS.test(textAt(line, at))) return has(line, at + 1, 'force') ? -1 : at
    if (has(line, at, 'speech', 'people', 'person', 'force', 'dead', 'wounded')) return -1
  }
  return -1
}

const HERS = /^(و|ف)?(ت.{2,}|.{2,}ت(ها|ه|هم|هما)?)$/

/** On a place, on it, or a load that was let go. */
function strikesSomething(line: Line, verb: number, to: number): boolean {
  for (let at = verb + 1; at < Math.min(to, verb + 8); at++) {
    const text = textAt(line, at)
    if (
      /^(عليه|عليها|عليهما|فوقه|فوقها|فيها|فيه)$/.test(text) ||
      /^(ال)?(حمولت|حمم|صواريخ|قذايف|قنابل|براميل|نيران)(ها|هما|ه)?$/.test(text)
    )
      return true
    if (/^(علي|فوق)$/.test(text)) return true
    if (isNamedAt(line, at)) return has(line, verb, 'aim', 'fire-verb')
  }
  return false
}

/** Guns or aircraft in the words before, with nobody else told of since. */
function hasSubject(line: Line, from: number): boolean {
  for (let at = from - 1; at >= Math.max(line.from, from - SUBJECT_REACH); at--) {
    if (SUBJECT.test(textAt(line, at))) return !/^(من|ب|ضد|عن|علي|الي)$/.test(textAt(line, at - 1))
    if (has(line, at, 'people', 'convoy', 'fighters', 'dead', 'wounded', 'ground', 'fire-noun')) return false
  }
  return false
}

const SUBJECT =
  /^(و|ف)?(ال)?(مقاتله|مقاتلات|مقاتلتان|طايره|طايرات|طايرتان|مروحيه|مروحيات|مروحيتان|قاذفه|قاذفات|حوامه|حوامات|مدفعيه|مدافع|راجمه|راجمات|هاونات|مسيره|مسيرات|بارجه|بوارج)(ها|ه|هم)?$/
