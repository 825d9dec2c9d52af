import type { Gazetteer } from '../src/domain/gazetteer.ts'
import { shiftDay } from '../src/domain/local-date.ts'
import type { Place } from '../src/domain/place.ts'
import type { Report, Week } from '../src/queries/report.ts'

const SUNDAY = '2019-04-28'
const NO_COVERAGE = { articles: 0, sources: 0 }

/** Figures that look like a report, and are nobody's: the same at every run. */
export function inventedReport(gazetteer: Gazetteer, place: Place, count: number): Report {
  const next = sequence(count)
  const weeks: readonly Week[] = Array.from({ length: count }, (_, index) => ({
    start: shiftDay(SUNDAY, 7 * index),
    counts: { shelling: Math.floor(next() * 24), ceasefire: next() > 0.7 ? 1 + Math.floor(next() * 2) : 0, corridor: next() > 0.8 ? 1 : 0 },
  }))
  const towns = [place.id, ...gazetteer.descendants(place.id)]
    .flatMap(id => gazetteer.get(id) ?? [])
    .filter(town => (town.kind === 'town' || town.kind === 'village') && town.lat !== null && town.population >= 3)
  const places = towns
    .filter(() => next() > 0.4)
    .slice(0, 40)
    .map(town => ({ id: town.id, strikes: 1 + Math.floor(next() ** 3 * 30) }))
    .sort((a, b) => b.strikes - a.strikes)
  const period = { from: SUNDAY, to: shiftDay(SUNDAY, 7 * count - 1) }
  const figures = {
    ...period,
    counts: { shelling: 0, ceasefire: 0, corridor: 0 },
    deniedStrikes: 0,
    telling: NO_COVERAGE,
    read: NO_COVERAGE,
  }
  const sum = { min: 0, max: 0, open: false, events: 0 }
  return {
    place: place.id,
    now: figures,
    before: figures,
    weeks,
    places,
    toll: { killed: sum, wounded: sum, casualties: sum, without: 0 },
    truces: { proposed: 0, denied: 0, broken: 0, saidEnded: 0, overWithoutReport: 0, open: 0 },
  }
}

/** Numbers from 0 to 1 that only look like chance. */
function sequence(seed: number): () => number {
  let state = seed * 2_654_435_761
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_507) + 0x9e3779b9) >>> 0
    return state / 2 ** 32
  }
}
