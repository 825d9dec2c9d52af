import { findCeasefires } from '../ceasefire/find-ceasefires.ts'
import { findCorridors } from '../corridor/find-corridors.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { isVast } from './linked.ts'
import { themeOf } from './theme.ts'

/** Truces and ways of an article. What it says of them without a place is said of its one place, or of the only one that it tells relief of. */
export function findRelief(reading: Reading): Sketch[] {
  const theme = themeOf(reading)
  const told = tellAll(reading, theme)
  const only = theme === null ? onlyPlaceOf(told) : null
  return only === null ? told : tellAll(reading, only)
}

function tellAll(reading: Reading, meant: PlacedMention | null): Sketch[] {
  return [...findCeasefires(reading, meant), ...findCorridors(reading, meant)]
}

function onlyPlaceOf(sketches: readonly Sketch[]): PlacedMention | null {
  const first = sketches[0]?.place
  if (!first?.mention?.chosen || isVast(first)) return null
  return sketches.every(({ place }) => place.mention?.chosen === first.mention?.chosen) ? first : null
}
