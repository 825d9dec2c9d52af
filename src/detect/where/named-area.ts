import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import type { Place } from '../../domain/place.ts'
import type { Draft } from './drafts.ts'
import { followingPlace, type Surroundings, witnessesAround } from './evidence.ts'

/**
 * The known area that the text puts a named place in: the one said after it, else that of its list, of its sentence, of the sentences around it; at last
 * the one governorate that the whole text is about. Null where nothing does.
 */
export function areaOfNamed(
  draft: Draft,
  index: number,
  around: Surroundings,
  foreignSentences: ReadonlySet<number>,
  isOurs: boolean,
): PlaceId | null {
  const { drafts, gazetteer } = around
  const said = followingPlace(draft, index, around)
  if (said) return said.area ?? areaAround(said.place, gazetteer)
  if (!isOurs && foreignSentences.size > 0) return null
  const shared = sharedArea(
    drafts.filter(other => other.list === draft.list && other.chosen),
    gazetteer,
  )
  if (shared) return shared
  const witnesses = witnessesAround(draft, index, around)
  for (const reach of [0, 1, 3]) {
    let place: PlaceId | null = null
    for (const witness of witnesses) {
      if (Math.abs(witness.draft.sentence - draft.sentence) > reach) continue
      if (witness.area) return witness.area
      place ??= areaAround(witness.place, gazetteer)
    }
    if (place) return place
    // a text about elsewhere: what it names without a word for the area lies elsewhere too
    if (foreignSentences.has(draft.sentence)) return null
  }
  return sharedArea(
    drafts.filter(other => other.chosen),
    gazetteer,
  )
}

/** What is told to be near a place lies in its district, or at least in its governorate. */
function areaAround(place: Place, gazetteer: Gazetteer): PlaceId | null {
  const district = gazetteer.ancestors(place.id).find(id => gazetteer.get(id)?.kind === 'district')
  return district ?? gazetteer.governorateOf(place.id)?.id ?? null
}

/** The district, or else the governorate, that holds them all. */
function sharedArea(drafts: readonly Draft[], gazetteer: Gazetteer): PlaceId | null {
  const areas = [...new Set(drafts.map(draft => areaAround(draft.chosen as Place, gazetteer)))].filter(area => area !== null)
  if (areas.length === 1) return areas[0] as PlaceId
  const governorates = new Set(areas.map(area => gazetteer.governorateOf(area)?.id ?? null))
  const [only] = governorates
  return governorates.size === 1 && only ? only : null
}
