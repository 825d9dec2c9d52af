import { findCeasefires } from '../ceasefire/find-ceasefires.ts'
import { findCorridors } from '../corridor/find-corridors.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { isVast } from './linked.ts'
import { countryNamed, onlyPlaceNamed, sideNamed, themeOf } from './theme.ts'

/**
 * Truces and ways of an article. What it says of them without a place is said of its one place, else of the only one that it tells relief of,
 * else of the only one that it names.
 */
export function findRelief(reading: Reading): Sketch[] {
  const theme = themeOf(reading)
  if (theme !== null) return reliefOf(reading, theme)
  const ways = findCorridors(reading, null)
  const told = [...findCeasefires(reading, null), ...ways]
  const meant = told.length > 0 ? onlyPlaceOf(told) : onlyPlaceNamed(reading)
  if (meant !== null) return reliefOf(reading, meant)
  // a truce may cover a side of the country, a way lies nearer
  const covered = sideNamed(reading) ?? (told.length > 0 ? null : countryNamed(reading))
  return [...findCeasefires(reading, covered, true), ...ways]
}

/** A gate or a checkpoint lends its name to what is told of ways: no truce covers it alone. */
function reliefOf(reading: Reading, place: PlacedMention): Sketch[] {
  const isSite = place.place?.kind === 'crossing' || place.place?.kind === 'facility'
  return [...(isSite ? findCeasefires(reading, null) : findCeasefires(reading, place, true)), ...findCorridors(reading, place)]
}

function onlyPlaceOf(sketches: readonly Sketch[]): PlacedMention | null {
  const first = sketches[0]?.place
  if (!first?.mention?.chosen || isVast(first)) return null
  return sketches.every(({ place }) => place.mention?.chosen === first.mention?.chosen) ? first : null
}
