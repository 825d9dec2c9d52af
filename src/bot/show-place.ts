import type { Gazetteer } from '../domain/gazetteer.ts'
import type { PlaceId } from '../domain/ids.ts'
import type { Place } from '../domain/place.ts'
import { telltaleOf } from './namesakes.ts'
import type { Turn } from './turn.ts'

/** A name in the reader's language; a place without an English name keeps its Arabic one. */
export function nameOf(turn: Pick<Turn, 'language'>, place: Place): string {
  return turn.language === 'en' && place.nameEn !== '' ? place.nameEn : place.name
}

/** «دوما (ريف دمشق)», «رأس العين (قطنا، ريف دمشق)»: enough to tell two towns of one name apart in a text. */
export function placeIn(turn: Pick<Turn, 'language' | 't' | 'deps'>, place: Place): string {
  const where = whereabouts(turn, place)
  const name = withKind(turn, place)
  return where.length === 0 ? name : turn.t('place-in', { place: name, governorate: where.join(turn.language === 'ar' ? '، ' : ', ') })
}

/** «دوما · مدينة · ريف دمشق», «رأس العين · قرية · قطنا، ريف دمشق»: label of a button. */
export function placeLabel(turn: Pick<Turn, 'language' | 't' | 'deps'>, place: Place): string {
  const where = whereabouts(turn, place)
  const names = { place: nameOf(turn, place), kind: turn.t(`place-kind-${place.kind}`) }
  return where.length === 0
    ? turn.t('place-label-short', names)
    : turn.t('place-label', { ...names, governorate: where.join(turn.language === 'ar' ? '، ' : ', ') })
}

/** «محافظة إدلب»: an area is told from the town of its name. */
function withKind(turn: Pick<Turn, 'language' | 't'>, place: Place): string {
  const name = nameOf(turn, place)
  if (!AREAS.has(place.kind)) return name
  const titled = turn.t(`place-titled-${place.kind}`, { place: name })
  const bare = (text: string): string => text.replace(/[\u2068\u2069]/g, '').toLowerCase()
  // Some names hold the word already.
  const [kind = ''] = bare(turn.t(`place-titled-${place.kind}`, { place: '' }))
    .trim()
    .split(' ')
  return bare(name).split(' ').includes(kind) ? name : titled
}

const AREAS: ReadonlySet<Place['kind']> = new Set(['governorate', 'district', 'subdistrict'])

/** The governorate, and before it what tells the place from others of its name there. */
function whereabouts(turn: Pick<Turn, 'language' | 't' | 'deps'>, place: Place): readonly string[] {
  const { gazetteer } = turn.deps
  const governorate = governorateApart(gazetteer, place)
  const telltale = telltaleOf(gazetteer, place)
  const closer =
    telltale === null ? [] : ['in' in telltale ? nameOf(turn, telltale.in) : turn.t('place-near', { place: nameOf(turn, telltale.near) })]
  // A district has the name of its governorate where the same town is the seat of both.
  return [...new Set([...closer, ...(governorate === null ? [] : [nameOf(turn, governorate)])])]
}

function governorateApart(gazetteer: Gazetteer, place: Place): Place | null {
  const governorate = gazetteer.governorateOf(place.id)
  return governorate === null || governorate.id === place.id ? null : governorate
}

/** The places directly inside one, or the governorates for null; named order. */
export function childrenOf(gazetteer: Gazetteer, parent: PlaceId | null): readonly Place[] {
  const index = childIndex(gazetteer)
  if (parent !== null) return index.get(parent) ?? []
  return [...gazetteer.places.values()].filter(place => place.kind === 'governorate').sort(byName)
}

const indexes = new WeakMap<Gazetteer, ReadonlyMap<PlaceId, readonly Place[]>>()

function childIndex(gazetteer: Gazetteer): ReadonlyMap<PlaceId, readonly Place[]> {
  const known = indexes.get(gazetteer)
  if (known) return known
  const index = new Map<PlaceId, Place[]>()
  for (const place of gazetteer.places.values()) {
    if (place.parent === null || place.kind === 'governorate') continue
    const siblings = index.get(place.parent)
    if (siblings) siblings.push(place)
    else index.set(place.parent, [place])
  }
  for (const siblings of index.values()) siblings.sort(byName)
  indexes.set(gazetteer, index)
  return index
}

const ARABIC = new Intl.Collator('ar')

function byName(a: Place, b: Place): number {
  return b.population - a.population || ARABIC.compare(a.name, b.name)
}
