import type { Gazetteer } from '../../domain/gazetteer.ts'
import { liesIn } from '../lies-in.ts'
import { hasWord } from '../reading/line.ts'
import type { Sketch } from '../sketch.ts'

/**
 * «قتل 13 في قصف على دمشق. وسقطت القذائف في أحياء باب توما والقصاع»: a sentence that says where the fire just told of fell gives its places the toll
 * of their area; «قذائف على باب توما بدمشق. وقتل خمسة جراء القذائف على العاصمة» gives it to those told before. Replaces sketches in place.
 */
export function addAreaTolls(sketches: Sketch[], gazetteer: Gazetteer): void {
  const given = sketches.map((_, at) => areaBefore(sketches, at, gazetteer) ?? areaBehind(sketches, at, gazetteer))
  given.forEach((area, at) => {
    const sketch = sketches[at] as Sketch
    if (area) sketches[at] = { ...sketch, toll: area.toll, more: [...sketch.more, { from: area.from, to: area.to }] }
  })
}

function areaBefore(sketches: readonly Sketch[], at: number, gazetteer: Gazetteer): Sketch | null {
  const sketch = sketches[at] as Sketch
  if (told(sketch) || !saysWhere(sketch)) return null
  const before = sketches.findLast(({ line: { index } }) => index < sketch.line.index)
  if (!before || sketch.line.index - before.line.index > REACH || before.outOfNews !== null || !told(before)) return null
  if (sketches.some(other => other.act === before.act && other !== before)) return null
  return sketches.every(other => other.act !== sketch.act || (liesIn(other, before, gazetteer) && !told(other))) ? before : null
}

/** The city that the next sentence says instead of its quarters. */
function areaBehind(sketches: readonly Sketch[], at: number, gazetteer: Gazetteer): Sketch | null {
  const sketch = sketches[at] as Sketch
  const next = sketches.find(({ line: { index } }) => index > sketch.line.index)
  if (told(sketch) || !next || !told(next) || next.line.index - sketch.line.index > 1 || next.rule !== SPOKEN_OF) return null
  return liesIn(sketch, next, gazetteer) ? next : null
}

function told({ toll }: Sketch): boolean {
  return toll.killed !== null || toll.wounded !== null || toll.casualties !== null
}

/** Name of the rule for «القصف على المدينة». */
export const SPOKEN_OF = 'the place spoken of before'
/** How many sentences behind the area its places may be named. */
const REACH = 2
/** How far into the sentence «القصف» may stand. */
const SUBJECT_TOKENS = 8

function saysWhere({ line, from, to }: Sketch): boolean {
  if (hasWord(line, from, to, EXAMPLES)) return false
  return hasWord(line, from, Math.min(to, from + SUBJECT_TOKENS), THE_FIRE)
}

const THE_FIRE = /^(و|ف|ب|ل|وب|ان)?(ال|لل)(قصف|غاره|غارات|هجوم|ضربه|ضربات|قذايف|صواريخ)$/
/** Only some of the places, or others besides. */
const EXAMPLES = /^(بينها|ابرزها|سيما|خصوصا|خاصه|ايضا|كذلك|كما|اخري|مماثل|مماثله|تركز|تركزت|يتركز|تواصل|تواصلت|استمر|استمرت|تجدد|تجددت)$/
