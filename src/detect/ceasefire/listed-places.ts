import { hasTag } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { isVast, withJoined } from '../relief/linked.ts'
import { findWord } from '../relief/segment.ts'

const COVERS = /^[سل]?[يت](شمل|غطي|ضم)$|^(شمل|شملت)$/
/** How many sentences later the list of a deal still stands. */
const REACH = 2

/**
 * «قبلت اللجنة وقف إطلاق النار في ريف حمص. ويشمل الاتفاق الرستن وتلبيسة»: the places that the next sentences list as those of the deal,
 * where one of `held` is among them or holds them all. Empty where they list none.
 */
export function listedPlaces(
  { line: { index: own } }: ReadLine,
  reading: Reading,
  held: readonly PlacedMention[],
): readonly PlacedMention[] {
  const { gazetteer } = reading.tables
  for (const next of reading.lines) {
    const { line } = next
    if (line.index <= own || !hasTag(line, line.from, line.to, 'deal', 'truce')) continue
    if (line.index > own + REACH) break
    const covers = findWord(line, line.from, line.to, COVERS)
    if (covers < 0 || !hasTag(line, covers - 4, covers + 4, 'deal', 'truce')) continue
    const index = line.mentions.findIndex(({ kindFrom, mention }) => mention !== null && kindFrom > covers && kindFrom <= covers + 4)
    if (index < 0) continue
    const listed = withJoined(next, index, line.to).filter(place => !isVast(place))
    const ids = listed.flatMap(({ mention }) => mention?.chosen ?? [])
    const isTheirs = held.some(({ mention }) => {
      const id = mention?.chosen
      return !!id && (ids.includes(id) || (ids.length > 0 && ids.every(one => gazetteer.inside(one, id))))
    })
    if (isTheirs) return listed.filter(({ mention }) => !held.some(place => place.mention?.chosen === mention?.chosen))
  }
  return []
}
