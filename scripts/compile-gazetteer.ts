/**
 * Compiles src/data/sy/places.tsv from the reference tables and our hand tables in src/data/sy/hand. The same input gives the same bytes.
 * Run: npx tsx scripts/compile-gazetteer.ts [folder of the reference tables]
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { foldName, looseName } from '../src/data/fold-name.ts'
import { packFile } from '../src/data/gazetteer.ts'
import { formatPlaceRow, PLACE_HEADER, parsePlaceRow, populationClass } from '../src/data/place-row.ts'
import { createGazetteer } from '../src/data/place-tree.ts'
import type { PlaceId } from '../src/domain/ids.ts'
import type { Place, PlaceKind } from '../src/domain/place.ts'
import { countryside, mainTown } from './gazetteer-countryside.ts'
import { readReference, withoutRepeats } from './gazetteer-reference.ts'
import { readHandTable, readReferenceTable, split } from './gazetteer-tables.ts'

const ORDINARY_FROM = 2

const HAND_TABLES = ['towns', 'quarters', 'camps', 'crossings', 'facilities', 'natural', 'regions']

compile(resolve(process.argv[2] ?? '../shared/gazetteer'))

function compile(referenceFolder: string): void {
  const places = readReference(referenceFolder)
  correctNames(places)
  countThoseBeforeTheWar(places)
  dropRepeats(places)
  nameAreasAfterTowns(places)
  for (const table of HAND_TABLES) addHandTable(table, places)
  for (const region of countryside(places)) {
    const byHand = places.get(region.id)
    places.set(
      region.id,
      byHand ? { ...byHand, members: union(byHand.members, region.members), aliases: union(byHand.aliases, region.aliases) } : region,
    )
  }
  flagOrdinaryWords(referenceFolder, places)
  const tidy = [...places.values()].map(tidied).sort((a, b) => (a.id < b.id ? -1 : 1))
  const problems: string[] = tidy
    .map(place => ({ place, row: parsePlaceRow(formatPlaceRow(place)) }))
    .flatMap(({ place, row }) => (row.ok ? [] : [`${place.id}: ${row.reason}`]))
  createGazetteer('SY', new Map(tidy.map(place => [place.id, place])), (id, reason) => problems.push(`${id}: ${reason}`))
  if (problems.length > 0) throw new Error(`The pack would not load whole:\n${problems.join('\n')}`)
  writeFileSync(packFile('SY', 'places.tsv'), `${[PLACE_HEADER, ...tidy.map(formatPlaceRow)].join('\n')}\n`)
  console.log(JSON.stringify(countBy(tidy, place => place.kind)))
}

/** names.tsv: the name as news write it, further spellings (one with a minus before it is taken away), and a better kind, position or English name, for rows of the reference. */
function correctNames(places: Map<PlaceId, Place>): void {
  for (const row of readHandTable('names')) {
    const place = known(places, row['id']!, 'names.tsv')
    const renamed = row['name']
      ? { name: row['name'], aliases: union(split(row['aliases']), [place.name], place.aliases) }
      : { aliases: union(split(row['aliases']), place.aliases) }
    const wrong = new Set(split(row['aliases']).flatMap(alias => (alias.startsWith('-') ? [alias.slice(1)] : [])))
    places.set(place.id, {
      ...place,
      ...renamed,
      aliases: renamed.aliases.filter(alias => !alias.startsWith('-') && !wrong.has(alias)),
      ...(row['nameEn']
        ? { nameEn: row['nameEn'], aliasesEn: union(split(row['aliasesEn']), [place.nameEn], place.aliasesEn) }
        : { aliasesEn: union(split(row['aliasesEn']), place.aliasesEn) }),
      ...(row['kind'] ? { kind: row['kind'] as PlaceKind } : {}),
      ...(row['lat'] && row['lon'] ? { lat: Number(row['lat']), lon: Number(row['lon']) } : {}),
    })
  }
}

/** emptied.tsv: towns that few or none live in now, which news names as often as ever: what counts is how many they were. */
function countThoseBeforeTheWar(places: Map<PlaceId, Place>): void {
  for (const row of readHandTable('emptied')) {
    const place = known(places, row['id']!, 'emptied.tsv')
    const residents = Math.max(place.residents, Number(row['residents']))
    places.set(place.id, { ...place, residents, population: populationClass(residents) })
  }
}

/** Names by hand bring further repeats to light. */
function dropRepeats(places: Map<PlaceId, Place>): void {
  const settled = [...places.values()].filter(place => place.kind === 'town' || place.kind === 'village')
  for (const place of settled) places.delete(place.id)
  for (const place of withoutRepeats(settled)) places.set(place.id, place)
}

/** A district or subdistrict is called as its main town is; the reference spells some of them in another way. */
function nameAreasAfterTowns(places: Map<PlaceId, Place>): void {
  for (const area of [...places.values()]) {
    if (area.kind !== 'district' && area.kind !== 'subdistrict') continue
    const town = mainTown(
      area,
      [...places.values()].filter(place => place.parent?.startsWith(area.id) && place.kind === 'town'),
    )
    const namesake = town && [town.name, ...town.aliases].some(name => looseName(name) === looseName(area.name))
    if (namesake)
      places.set(area.id, {
        ...area,
        name: town.name,
        aliases: union(town.aliases, [area.name], area.aliases),
        nameEn: town.nameEn,
        aliasesEn: [area.nameEn],
      })
  }
}

function addHandTable(table: string, places: Map<PlaceId, Place>): void {
  const anchors = [...places.values()].filter(place => place.parent !== null && /^SY\d{6}$/.test(place.parent) && place.lat !== null)
  for (const row of readHandTable(table)) {
    const id = row['id'] as PlaceId
    const lat = row['lat'] ? Number(row['lat']) : null
    const lon = row['lon'] ? Number(row['lon']) : null
    const residents = Number(row['residents'] || 0)
    const before = places.get(id)
    const parent = row['parent'] || (lat !== null && lon !== null ? nearest(anchors, lat, lon)?.parent : null)
    if (!parent) throw new Error(`${table}.tsv: ${id} has neither a parent nor a position`)
    places.set(id, {
      id,
      name: row['name']!,
      nameEn: row['nameEn'] ?? '',
      aliases: union(split(row['aliases']), before ? [before.name, ...before.aliases] : []),
      aliasesEn: union(split(row['aliasesEn']), before ? [before.nameEn, ...before.aliasesEn] : []),
      kind: row['kind'] as PlaceKind,
      parent: parent as PlaceId,
      members: split(row['members']).map(member => known(places, member, `${table}.tsv: ${id}`).id),
      lat: lat ?? before?.lat ?? null,
      lon: lon ?? before?.lon ?? null,
      population: populationClass(residents || before?.residents || 0),
      residents: residents || before?.residents || 0,
      ordinaryWord: false,
    })
  }
}

/**
 * Single names that unrelated news use as words: those of the reference's count from ORDINARY_FROM on, less the names that are in such news
 * because they are known places or persons, plus words by hand. `ordinary-words.tsv` holds both kinds of exception. The flag is the name's: an alias
 * that is such a word would count unflagged, so it goes, save where a region is called so.
 */
function flagOrdinaryWords(referenceFolder: string, places: Map<PlaceId, Place>): void {
  const words = new Set<string>()
  for (const row of readReferenceTable(referenceFolder, 'sy_common_word_names.csv'))
    if (Number(row['count_in_10161_tunisian_news']) >= ORDINARY_FROM) words.add(foldName(row['name_normalised']!))
  for (const row of readHandTable('ordinary-words')) {
    if (row['ordinary'] === '1') words.add(foldName(row['word']!))
    else words.delete(foldName(row['word']!))
  }
  const isWord = (name: string) => words.has(foldName(name)) || words.has(foldName(name).replace(/^ال/u, ''))
  for (const place of places.values()) {
    if (place.kind === 'governorate') continue
    if (isWord(place.name)) places.set(place.id, { ...place, ordinaryWord: true })
    else if (place.kind !== 'region') places.set(place.id, { ...place, aliases: place.aliases.filter(alias => !isWord(alias)) })
  }
}

/** Spellings once each, and of the reference's many transliterations a few: the search folds most of them together anyway. */
function tidied(place: Place): Place {
  const seen = new Set([foldName(place.name)])
  const unseen = (name: string) => {
    const fold = foldName(name)
    return fold !== '' && !seen.has(fold) && seen.add(fold)
  }
  const aliases = place.aliases.filter(unseen)
  seen.add(foldName(place.nameEn))
  return {
    ...place,
    aliases,
    aliasesEn: place.aliasesEn.filter(unseen).slice(0, place.residents < 5000 ? 2 : 4),
    members: [...new Set(place.members)].sort(),
  }
}

function nearest(places: readonly Place[], lat: number, lon: number): Place | undefined {
  const distance = (place: Place) => (place.lat! - lat) ** 2 + ((place.lon! - lon) * 0.82) ** 2
  let best: Place | undefined
  for (const place of places) if (!best || distance(place) < distance(best)) best = place
  return best
}

function known(places: ReadonlyMap<PlaceId, Place>, id: string, where: string): Place {
  const place = places.get(id as PlaceId)
  if (!place) throw new Error(`${where}: no place ${id}`)
  return place
}

function union<T>(...lists: readonly (readonly T[])[]): readonly T[] {
  return [...new Set(lists.flat())]
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}
