import { WEAPONS, type Weapon } from '../../domain/detection.ts'
import { hasTag, hasWord, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { readWeapons } from '../slots/weapons.ts'
import { tellsOfHabit } from './habit.ts'
import { isKnown } from './inherit.ts'

/**
 * What the sentences beside an act tell of its means: «600 غارة وقصف بالبراميل. واستهدفت الغارات سقبا» before it, «… كانت الصواريخ محملة بقنابل
 * عنقودية» behind it. They name no place of their own. Replaces sketches in place.
 */
export function addMeansBeside(sketches: Sketch[], { lines }: Reading): void {
  const told = new Set(sketches.map(({ line }) => line.index))
  const byIndex = new Map(lines.map(read => [read.line.index, read]))
  sketches.forEach((sketch, at) => {
    if (sketch.kind !== 'shelling' || sketch.outOfNews !== null) return
    const { index } = sketch.line
    const before = told.has(index - 1) ? undefined : byIndex.get(index - 1)
    const next = [index + 1, index + 2]
    const behind = next.slice(0, told.has(index + 1) ? 0 : told.has(index + 2) ? 1 : 2).flatMap(near => byIndex.get(near) ?? [])
    const found = new Set(sketch.weapons)
    if (before && pointsBack(sketch)) for (const weapon of sumBefore(sketch, before.line)) found.add(weapon)
    if (sketch.act === lastActOf(sketches, index))
      for (const near of behind) {
        for (const weapon of detailBehind(sketch, near, () => isKnown(sketches, at))) found.add(weapon)
        if (tellsOfIsrael(near.line) && !isGolan(sketch.place) && (found.has('missile') || found.has('airstrike'))) found.delete('rocket')
      }
    if (found.size !== sketch.weapons.length || sketch.weapons.some(weapon => !found.has(weapon)))
      sketches[at] = { ...sketch, weapons: WEAPONS.filter(weapon => found.has(weapon)) }
  })
  // «ضربة صاروخية على القاعدة … مقاتلات إسرائيلية أطلقت صواريخ عليها»: those told without a name are the same
  sketches.forEach((sketch, at) => {
    const { weapons, place } = sketch
    const far = (other: Sketch) =>
      other.weapons.includes('missile') && other.place.place !== null && other.place.place === place.place && tellsOfIsrael(other.line)
    if (!weapons.includes('rocket') || isGolan(place) || !sketches.some(far)) return
    sketches[at] = {
      ...sketch,
      weapons: WEAPONS.filter(weapon => weapon === 'missile' || (weapon !== 'rocket' && weapons.includes(weapon))),
    }
  })
}

function lastActOf(sketches: readonly Sketch[], index: number): number | undefined {
  return sketches.findLast(({ line }) => line.index === index)?.act
}

/** The means of all the fire, of which the sketch says some by name and then where. */
function sumBefore({ weapons, place }: Sketch, line: Line): readonly Weapon[] {
  if (!tellsOfFire(line) || tellsOfHabit(line, line.from, line.to)) return []
  const all = readWeapons(line, line.from, line.to, place.from)
  return weapons.every(weapon => all.includes(weapon)) ? all : []
}

/** What filled the shells or fell besides; the means themselves only where the act names none. */
function detailBehind({ weapons, place }: Sketch, { line, roles }: ReadLine, known: () => boolean): readonly Weapon[] {
  const elsewhere = line.mentions.some(
    (mention, at) =>
      roles[at]?.role === 'open' && mention.place !== null && mention.place !== place.place && mention.place.kind !== 'country',
  )
  if (elsewhere || tellsOfHabit(line, line.from, line.to) || hasTag(line, line.from, line.to, 'denial', 'far-past', 'retelling')) return []
  const far = tellsOfIsrael(line) && !isGolan(place)
  const counts = countsFire(line)
  if (
    !counts &&
    !hasWord(line, line.from, line.to, THE_FIRE) &&
    !shellsFell(line) &&
    !(far && hasTag(line, line.from, line.to, 'projectile'))
  )
    return []
  const all = readWeapons(line, line.from, line.to, place.from, far)
  const more = (weapons.length === 0 && !known()) || far || counts || usedInIt(line)
  return more ? all : all.filter(weapon => FILLINGS.has(weapon))
}

/** «مقاتلتين إسرائيليتين أطلقتا ثمانية صواريخ»: who strikes from far off. */
function tellsOfIsrael(line: Line): boolean {
  return hasWord(line, line.from, line.to, /^(و|ب|ل)?(ال|لل)?اسراييل/)
}

/** «صواريخ عدة سقطت في محيط السوق» */
function shellsFell(line: Line): boolean {
  return hasTag(line, line.from, line.to, 'projectile') && hasWord(line, line.from, line.to, /^(و|ف)?(سقط|سقطت|سقوط|انفجر|انفجرت)$/)
}

/** «وأحصى ناشطون أربعين غارة وثلاثين برميلا»: the sum of the fire just told of. */
function countsFire(line: Line): boolean {
  return (
    hasWord(line, line.from, Math.min(line.to, line.from + 6), COUNTS) &&
    hasTag(line, line.from, line.to, 'strike-noun', 'fire-noun', 'projectile')
  )
}

const COUNTS = /^(و|ف)?(احصي|احصت|احصوا|وثق|وثقت|رصد|رصدت|سجل|سجلت|عد|عدت|بلغ|بلغت|تجاوز|تجاوزت|تخطي|تخطت|زاد|زادت)$/

function tellsOfFire(line: Line): boolean {
  return hasTag(line, line.from, line.to, 'fire-noun', 'strike-noun', 'fire-verb')
}

function pointsBack({ line, from, to }: Sketch): boolean {
  return hasWord(line, from, to, THE_FIRE)
}

const THE_FIRE = /^(و|ف|ب|ل|وب|ان)?(ال|لل)(قصف|غاره|غارات|هجوم|ضربه|ضربات|قذايف|هجمات|صواريخ)$/
/** «القصف … واستخدمت فيه أيضا صواريخ غراد» */
function usedInIt(line: Line): boolean {
  for (let at = line.from; at < line.to; at++)
    if (/^(و)?استخدمت?$/.test(textAt(line, at)) && /^(فيه|فيها|خلاله|خلالها)$/.test(textAt(line, at + 1))) return true
  return false
}

/** What falls there comes from near by, whoever answers it. */
function isGolan({ place }: PlacedMention): boolean {
  return /جولان/.test(place?.name ?? '')
}

const FILLINGS: ReadonlySet<Weapon> = new Set<Weapon>(['cluster', 'incendiary', 'chemical'])
