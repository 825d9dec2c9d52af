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
  const { truces, ways } = meantOf(reading)
  return [...findCeasefires(reading, truces, true), ...findCorridors(reading, ways)]
}

interface Meant {
  readonly truces: PlacedMention | null
  readonly ways: PlacedMention | null
}

function meantOf(reading: Reading): Meant {
  const theme = themeOf(reading)
  if (theme !== null) return { truces: theme, ways: theme }
  const told = [...findCeasefires(reading, null), ...findCorridors(reading, null)]
  const meant = told.length > 0 ? onlyPlaceOf(told) : onlyPlaceNamed(reading)
  if (meant !== null) return { truces: meant, ways: meant }
  // a truce may cover a side of the country, a way lies nearer
  return { truces: sideNamed(reading) ?? (told.length > 0 ? null : countryNamed(reading)), ways: null }
}

function onlyPlaceOf(sketches: readonly Sketch[]): PlacedMention | null {
  const first = sketches[0]?.place
  if (!first?.mention?.chosen || isVast(first)) return null
  return sketches.every(({ place }) => place.mention?.chosen === first.mention?.chosen) ? first : null
}
