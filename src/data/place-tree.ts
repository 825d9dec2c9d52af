import type { Gazetteer } from '../domain/gazetteer.ts'
import type { PlaceId } from '../domain/ids.ts'
import type { Place, PlaceKind } from '../domain/place.ts'

export type MisplacedReason = 'unknown parent' | 'parent is no larger area' | 'unknown member'

/**
 * A gazetteer over a set of places. A place whose parent is missing, or of no larger kind, is left out with all below it; a region
 * stays without the members that are missing. Both are told to `onMisplaced`. Since a parent's kind is always the larger, the tree has no cycles.
 */
export function createGazetteer(
  country: string,
  candidates: ReadonlyMap<PlaceId, Place>,
  onMisplaced: (id: PlaceId, reason: MisplacedReason) => void = () => {},
): Gazetteer {
  const places = placed(candidates, onMisplaced)
  const ancestorsOf = new Map<PlaceId, ReadonlySet<PlaceId>>()
  const governorates = new Map<PlaceId, Place | null>()
  let links: Links | null = null

  // who asks of a place mostly asks of the same place again
  let last: PlaceId | null = null
  let lastFound: ReadonlySet<PlaceId> = new Set()

  const ancestorSet = (id: PlaceId): ReadonlySet<PlaceId> => {
    if (id === last) return lastFound
    let found = ancestorsOf.get(id)
    if (!found) {
      links ??= linksOf(places)
      found = collectAncestors(id, places, links.regionsHolding)
      ancestorsOf.set(id, found)
    }
    last = id
    lastFound = found
    return found
  }

  return {
    country,
    places,
    get: id => places.get(id),
    ancestors: id => [...ancestorSet(id)],
    descendants: id => {
      links ??= linksOf(places)
      return collectDescendants(id, places, links.children)
    },
    governorateOf: id => {
      const known = governorates.get(id)
      if (known !== undefined) return known
      let place = places.get(id)
      while (place && place.kind !== 'governorate') place = place.parent === null ? undefined : places.get(place.parent)
      governorates.set(id, place ?? null)
      return place ?? null
    },
    inside: (inner, outer) => inner === outer || ancestorSet(inner).has(outer),
  }
}

/** How large a kind of place is: a parent's rank is always smaller than its child's. */
export const KIND_RANK: Readonly<Record<PlaceKind, number>> = {
  country: 0,
  governorate: 1,
  district: 2,
  subdistrict: 3,
  town: 4,
  village: 4,
  camp: 5,
  neighbourhood: 6,
  crossing: 7,
  facility: 7,
  natural: 7,
  region: 8,
}

interface Links {
  readonly children: ReadonlyMap<PlaceId, readonly PlaceId[]>
  readonly regionsHolding: ReadonlyMap<PlaceId, readonly PlaceId[]>
}

function placed(
  candidates: ReadonlyMap<PlaceId, Place>,
  onMisplaced: (id: PlaceId, reason: MisplacedReason) => void,
): ReadonlyMap<PlaceId, Place> {
  if (allInPlace(candidates)) return candidates
  const places = new Map<PlaceId, Place>()
  const verdicts = new Map<PlaceId, boolean>()
  const stands = (place: Place): boolean => {
    const known = verdicts.get(place.id)
    if (known !== undefined) return known
    let reason = parentFault(place, candidates)
    const parent = place.parent === null ? undefined : candidates.get(place.parent)
    if (!reason && parent && !stands(parent)) reason = 'unknown parent'
    if (reason) onMisplaced(place.id, reason)
    verdicts.set(place.id, reason === null)
    return reason === null
  }
  for (const place of candidates.values()) if (stands(place)) places.set(place.id, place)
  for (const place of places.values()) {
    if (place.members.every(member => places.has(member))) continue
    onMisplaced(place.id, 'unknown member')
    places.set(place.id, { ...place, members: place.members.filter(member => places.has(member)) })
  }
  return places
}

/** The common case, told without a second map. */
function allInPlace(candidates: ReadonlyMap<PlaceId, Place>): boolean {
  for (const place of candidates.values()) {
    if (parentFault(place, candidates)) return false
    for (const member of place.members) if (!candidates.has(member)) return false
  }
  return true
}

function parentFault(place: Place, candidates: ReadonlyMap<PlaceId, Place>): MisplacedReason | null {
  if (place.parent === null) return null
  const parent = candidates.get(place.parent)
  if (!parent) return 'unknown parent'
  return KIND_RANK[parent.kind] < KIND_RANK[place.kind] ? null : 'parent is no larger area'
}

function linksOf(places: ReadonlyMap<PlaceId, Place>): Links {
  const children = new Map<PlaceId, PlaceId[]>()
  const regionsHolding = new Map<PlaceId, PlaceId[]>()
  for (const place of places.values()) {
    if (place.parent !== null) append(children, place.parent, place.id)
    for (const member of place.members) append(regionsHolding, member, place.id)
  }
  return { children, regionsHolding }
}

function append(lists: Map<PlaceId, PlaceId[]>, key: PlaceId, value: PlaceId): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** Tree first, nearest first; then, breadth first, the regions of all found so far and what those lie in. */
function collectAncestors(
  id: PlaceId,
  places: ReadonlyMap<PlaceId, Place>,
  regionsHolding: ReadonlyMap<PlaceId, readonly PlaceId[]>,
): ReadonlySet<PlaceId> {
  const found = new Set<PlaceId>()
  const climb = (from: PlaceId) => {
    for (let up = places.get(from)?.parent ?? null; up !== null && !found.has(up); up = places.get(up)?.parent ?? null) found.add(up)
  }
  climb(id)
  const holdersOf = (held: PlaceId) => {
    for (const region of regionsHolding.get(held) ?? []) {
      if (region === id || found.has(region)) continue
      found.add(region)
      climb(region)
    }
  }
  holdersOf(id)
  for (const held of found) holdersOf(held)
  return found
}

function collectDescendants(
  id: PlaceId,
  places: ReadonlyMap<PlaceId, Place>,
  children: ReadonlyMap<PlaceId, readonly PlaceId[]>,
): readonly PlaceId[] {
  const found = new Set<PlaceId>([id])
  for (const outer of found) {
    for (const child of children.get(outer) ?? []) found.add(child)
    for (const member of places.get(outer)?.members ?? []) found.add(member)
  }
  found.delete(id)
  return [...found]
}
