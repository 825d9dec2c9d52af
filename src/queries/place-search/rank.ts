import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import type { Place, PlaceKind } from '../../domain/place.ts'
import type { PlaceMatch } from '../place-search.ts'
import type { NameMatch } from './match.ts'

/** The best match of each place, best place first. */
export function rankMatches(matches: readonly NameMatch[], gazetteer: Gazetteer, limit: number): PlaceMatch[] {
  const best = new Map<PlaceId, NameMatch>()
  for (const match of matches) {
    const known = best.get(match.row.place.id)
    if (!known || match.score > known.score) best.set(match.row.place.id, match)
  }
  return [...best.values()]
    .filter(match => match.score >= WORTH_SHOWING)
    .map(match => ({ match, rank: rankOf(match) + (isSeat(match.row.place, gazetteer) ? SEAT : 0) }))
    .sort((a, b) => b.rank - a.rank || (a.match.row.place.id < b.match.row.place.id ? -1 : 1))
    .slice(0, limit)
    .map(({ match }) => ({ place: match.row.place, score: Math.round(match.score * 1000) / 1000, matched: match.row.name }))
}

const WORTH_SHOWING = 0.5

/** Quality of the match first; among like ones the settlement before the area named after it, the larger before the smaller. */
function rankOf({ row, score }: NameMatch): number {
  return score + 0.022 * row.place.population * (score > 0.94 ? 0.5 : 1) - KIND_COST[row.place.kind] + crowd(row.place)
}

const SEAT = 0.06

/** The town that its governorate is named after. */
function isSeat(place: Place, gazetteer: Gazetteer): boolean {
  return place.kind === 'town' && gazetteer.governorateOf(place.id)?.name === place.name
}

/** Breaks ties within a class of population. */
function crowd(place: Place): number {
  return Math.log10(1 + place.residents) / 1000
}

const KIND_COST: Readonly<Record<PlaceKind, number>> = {
  town: 0,
  village: 0.005,
  camp: 0,
  neighbourhood: -0.02,
  region: -0.01,
  crossing: 0,
  facility: 0.01,
  natural: 0.01,
  country: 0,
  governorate: 0.07,
  district: 0.1,
  subdistrict: 0.12,
}
