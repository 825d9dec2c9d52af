import { NUMBER_WORDS } from '../count/number-words.ts'
import { type Line, textAt, tokenAt } from '../reading/line.ts'

/** A point of a list in tokens [from, to): its places, and how many of what fell there. */
export interface ListPoint {
  readonly from: number
  readonly to: number
}

/**
 * «سقبا 50 قذيفة مدفعية، دوما وحرستا على كل منهما 40 صاروخا، وجسرين 15 قذيفة، ومثلها على زملكا»: the point of the list that tells of the place at
 * token `place`, or the last before it that names its shells. Null where tokens [from, to) are no such list.
 */
export function listPointOf(line: Line, from: number, to: number, place: number): ListPoint | null {
  const starts = [from]
  for (let at = from + 1; at < to; at++) if (/^[،,؛]$/.test(textAt(line, at - 1))) starts.push(at)
  const holdsPlace = (start: number, end: number) => line.mentions.some(({ from: name }) => name >= start && name < end)
  // «لأكثر من 20 غارة، و60 قذيفة» is all of one place
  const heads = starts.filter((start, index) => index === 0 || holdsPlace(start, starts[index + 1] ?? to))
  const points = heads.map((start, index) => ({ from: start, to: heads[index + 1] ?? to }))
  if (points.filter(point => countsShells(line, point)).length < 2) return null
  const own = points.findIndex(point => place >= point.from && place < point.to)
  if (own < 0) return null
  for (let at = own; at >= 0; at--) {
    const point = points[at] as ListPoint
    if (countsShells(line, point)) return point
    if (!countsOn(line, point)) return null
  }
  return null
}

/** «40 صاروخا», «سبع قذائف» */
function countsShells(line: Line, { from, to }: ListPoint): boolean {
  for (let at = from; at < to - 1; at++) if (isCount(line, at) && SHELLS.test(textAt(line, at + 1))) return true
  return false
}

/** «ومثلها على زملكا», «وخمس في كل من …»: of the sort told before. */
function countsOn(line: Line, { from, to }: ListPoint): boolean {
  for (let at = from; at < to; at++) if (isCount(line, at) || /^و?مثل(ها|هما|ه)$/.test(textAt(line, at))) return true
  return false
}

function isCount(line: Line, at: number): boolean {
  return tokenAt(line, at)?.kind === 'number' || NUMBER_WORDS.has(textAt(line, at))
}

const SHELLS = /^(قذيفه|قذايف|صاروخ|صاروخا|صواريخ|برميل|برميلا|براميل|غاره|غارات|هاون)$/
