import type { PlaceId } from './ids.ts'
import type { Place } from './place.ts'

/**
 * Every known place of one country, with what lies in what. Two orders hold at once: the tree (village → subdistrict → district → governorate
 * → country) and regions, which hold their members with all within them. Ids that are not in it have no ancestors and no descendants.
 */
export interface Gazetteer {
  /** ISO 3166 code, `SY`. */
  readonly country: string
  readonly places: ReadonlyMap<PlaceId, Place>
  get(id: PlaceId): Place | undefined
  /** The tree's parents, nearest first, then the regions that hold it or one of them, transitively; without itself. */
  ancestors(id: PlaceId): readonly PlaceId[]
  /** Everything inside by tree and by members, transitively; without itself. */
  descendants(id: PlaceId): readonly PlaceId[]
  /** The governorate that it lies in or is; null for the country and for regions of several governorates. */
  governorateOf(id: PlaceId): Place | null
  /** Whether `outer` is among the ancestors of `inner`, or is the same place. */
  inside(inner: PlaceId, outer: PlaceId): boolean
}

/** Whoever follows an area means the places in it; only a whole country is more than people ask for. */
export function holdsItsPlaces(gazetteer: Gazetteer, id: PlaceId): boolean {
  return gazetteer.get(id)?.kind !== 'country' && gazetteer.descendants(id).length > 0
}
