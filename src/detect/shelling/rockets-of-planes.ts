import { WEAPONS, type Weapon } from '../../domain/detection.ts'
import { hasTag, hasWord, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'

/** How many sentences back the planes may stand whose rockets they are. */
const REACH = 3

/**
 * «أغارت مقاتلات على سقبا … وانفجرت الصواريخ في السوق», «… حين أصاب صاروخ منزلا»: the rockets of the planes told of before. Replaces sketches
 * in place. */
export function knowRockets(sketches: Sketch[], { lines }: Reading): void {
  if (!sketches.some(({ weapons }) => weapons.includes('rocket'))) return
  const ofPlanes = linesBehindRaids(lines.map(({ line }) => line))
  sketches.forEach((sketch, at) => {
    if (!sketch.weapons.includes('rocket')) return
    if (ofPlanes.has(sketch.line) && !sketch.weapons.includes('artillery') && hitsSomething(sketch)) {
      sketches[at] = {
        ...sketch,
        weapons: WEAPONS.filter(weapon => weapon === 'airstrike' || (weapon !== 'rocket' && sketch.weapons.includes(weapon))),
      }
      return
    }
    if (!hasWord(sketch.line, sketch.from, sketch.to, THE_ROCKETS)) return
    if (hasWord(sketch.line, sketch.from, sketch.to, LAUNCHED)) return
    const before = sketches.slice(0, at).findLast(({ line, act }) => act !== sketch.act && sketch.line.index - line.index <= REACH)
    const means = (['airstrike', 'missile'] as const).find(weapon => before?.weapons.includes(weapon))
    if (!means || before?.weapons.includes('rocket')) return
    const flown = new Set<Weapon>(sketch.weapons).add(means)
    flown.delete('rocket')
    sketches[at] = { ...sketch, weapons: WEAPONS.filter(weapon => flown.has(weapon)) }
  })
}

/** Lines before which the means told last were planes, and no guns or launchers beside them. */
function linesBehindRaids(lines: readonly Line[]): ReadonlySet<Line> {
  const behind = new Set<Line>()
  let raids = -Infinity
  for (const line of lines) {
    if (line.index - raids <= RAID_REACH) behind.add(line)
    const named = new Set(line.weapons.flat())
    const ground = named.has('artillery') || named.has('mortar') || hasWord(line, line.from, line.to, FROM_THE_GROUND)
    if (named.size > 0) raids = named.has('airstrike') && !ground ? line.index : -Infinity
  }
  return behind
}

const RAID_REACH = 5
const FROM_THE_GROUND = /صاروخي(ه|ا)?$|راجم|غراد|كاتيوشا/

/** «أصاب صاروخ منزلا», and nobody on the ground who launched them. */
function hitsSomething({ line, from, to, place }: Sketch): boolean {
  return (
    hasWord(line, from, to, /^(و|ف|ب|ل|وب)?(ال)?(صاروخ|صاروخا|صاروخان|صاروخين)$/) &&
    hasWord(line, from, to, /^(و|ف)?[ايت]?(صاب|صابت|صابا|صيب|صيبت|انفجر|انفجرت|ضرب|ضربه|اخترق|اصابه|دمر)$/) &&
    !hasTag(line, from, to, 'force') &&
    !opensElsewhere(line, place) &&
    !hasWord(line, from, to, GROUND) &&
    !hasWord(line, from, to, FROM_THE_GROUND)
  )
}

/** «وفي العاصمة أصاب صاروخ منزلا في جرمانا»: news of another side. */
function opensElsewhere(line: Line, place: PlacedMention): boolean {
  const next = line.from + 1
  if (!/^و?في$/.test(textAt(line, line.from)) || place.kindFrom === next) return false
  return textAt(line, next) === 'العاصمه' || line.mentions.some(({ kindFrom }) => kindFrom === next)
}

const GROUND = /^(و|ف|ب)?(ال)?(اطلق|اطلقت|اطلقه|اطلقته|اطلقها|اطلقتها|اطلقهما|اطلقتهما|اطلاق|محلي|محليه|مصدره|مصدرها)$/
const THE_ROCKETS = /^(و|ف|ب)?(ال)(صاروخ|صواريخ|صاروخان|صاروخين)$/
const LAUNCHED = /^(و|ب)?(ال)?(صاروخي|صاروخيه|راجم|راجمه|راجمات|غراد|كاتيوشا|مدفعيه|مدفعي|قذايف)$/
