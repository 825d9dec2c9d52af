import { type RawBuilder, sql } from 'kysely'
import type { PlaceId } from '../domain/ids.ts'

/** Beyond so many places an index of places is no help any more, and comparing lists with each other costs their product. */
const FEW = 200

/** Whether an event touches one of these places: by the index for a town, by a table of them for a governorate. */
export function inPlaces(places: readonly PlaceId[]): RawBuilder<boolean> {
  if (places.length <= FEW) return sql<boolean>`event.place_ids && ${[...places]}::text[]`
  return sql<boolean>`exists (select from unnest(event.place_ids) as touched (id) where touched.id = any(${[...places]}::text[]))`
}
