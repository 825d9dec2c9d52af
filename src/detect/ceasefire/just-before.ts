import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { isPower, isVast } from '../relief/linked.ts'

/** How many sentences before a truce without a place one is still spoken of. */
const REACH = 2

/**
 * «عقد لقاء ثان بين وجهاء التل والضباط. واتفق المجتمعون على هدنة …»: the one place, or the one list, of the nearest sentence before that names any.
 * Empty where the sentence of the truce has a place of its own, where there are several, or where they lie abroad.
 */
export function placesJustBefore({ line, roles }: ReadLine, reading: Reading): readonly PlacedMention[] {
  if (line.mentions.some((mention, at) => (roles[at]?.role === 'foreign' ? !isPower(line, mention) : mention.mention !== null))) return []
  const { sentences } = reading.text
  for (let index = line.index - 1; index >= Math.max(0, line.index - REACH); index--) {
    const { from, to } = sentences[index] ?? { from: 0, to: 0 }
    const named = reading.mentions.filter(({ kindFrom }) => kindFrom >= from && kindFrom < to)
    const read = reading.lines.find(({ line: other }) => other.index === index)
    const spoken = named.filter(mention => isSpokenOf(mention, read))
    if (spoken.length === 0 && named.every(({ mention }) => mention === null)) continue
    return isOneOrList(spoken, read) ? spoken : []
  }
  return []
}

const ASIDE: ReadonlySet<string> = new Set(['foreign', 'near', 'container', 'force', 'goal', 'origin'])

function isSpokenOf(mention: PlacedMention, read: ReadLine | undefined): boolean {
  if (mention.mention === null || isVast(mention) || mention.place?.kind === 'crossing' || mention.place?.name === 'دمشق') return false
  const at = read?.line.mentions.findIndex(({ from }) => from === mention.from) ?? -1
  return !read || at < 0 || !ASIDE.has(read.roles[at]?.role ?? '')
}

function isOneOrList(places: readonly PlacedMention[], read: ReadLine | undefined): boolean {
  const [first, ...others] = places
  if (!first) return false
  return others.every(place => {
    if (place.mention?.chosen && place.mention.chosen === first.mention?.chosen) return true
    const at = read?.line.mentions.findIndex(({ from }) => from === place.from) ?? -1
    return read?.roles[at]?.joined === true
  })
}
