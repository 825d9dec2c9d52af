import type { PlaceId } from '../../domain/ids.ts'
import type { Rows } from '../keyboard.ts'
import { inRows } from '../keyboard.ts'
import { pageOf, pageRow } from '../pages.ts'
import { childrenOf, nameOf, placeIn } from '../show-place.ts'
import type { Turn } from '../turn.ts'

/** Governorate → district → town, for whoever cannot or will not type. */
export async function list(turn: Turn, parent: PlaceId | null = null, page = 0): Promise<void> {
  const children = childrenOf(turn.deps.gazetteer, parent)
  const shown = pageOf(children, page)
  const buttons = shown.items.map(place => {
    const holdsOthers = childrenOf(turn.deps.gazetteer, place.id).length > 0
    const press = holdsOthers ? ({ do: 'list', place: place.id, page: 0 } as const) : ({ do: 'follow', place: place.id } as const)
    return { label: nameOf(turn, place), press }
  })
  const here = parent === null ? undefined : turn.deps.gazetteer.get(parent)
  await turn.show({
    text: here ? turn.t('list-in', { place: placeIn(turn, here) }) : turn.t('list-top'),
    rows: [...inRows(buttons, 2), pageRow(turn, shown, to => ({ do: 'list', place: parent, page: to })), ...wayRows(turn, parent)],
  })
}

/** Follow all of it, and back to where it lies. */
function wayRows(turn: Turn, here: PlaceId | null): Rows {
  const place = here === null ? undefined : turn.deps.gazetteer.get(here)
  if (place === undefined) return []
  const above = place.kind === 'governorate' ? null : place.parent
  return [
    [{ label: turn.t('button-follow', { place: nameOf(turn, place) }), press: { do: 'follow', place: place.id } }],
    [{ label: turn.t('button-back'), press: { do: 'list', place: above, page: 0 } }],
  ]
}
