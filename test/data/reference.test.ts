import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { foldName } from '../../src/data/fold-name.ts'
import { packFile } from '../../src/data/gazetteer.ts'
import type { PlaceId } from '../../src/domain/ids.ts'
import { kmBetween, placeOf, syria } from './pack.ts'

const folder = process.env['GAZETTEER_REFERENCE'] ?? fileURLToPath(new URL('../../../shared/gazetteer', import.meta.url))
const present = existsSync(`${folder}/sy_gazetteer_merged.csv`)
if (!present) console.warn(`test/data/reference: no reference tables in ${folder}; rows of the pack are not checked against them`)

function table(name: string): readonly Record<string, string>[] {
  return parse(readFileSync(`${folder}/${name}`), { columns: true, bom: true, relax_column_count: true, relax_quotes: true }) as Record<
    string,
    string
  >[]
}

describe.runIf(present)('against the reference tables', () => {
  const rows = present ? table('sy_gazetteer_merged.csv') : []
  const byId = new Map(rows.map(row => [row['id']!.replace(':', '-'), row]))

  it('every coded place stands where the reference has it, in the same area', () => {
    const wrong: string[] = []
    for (const place of syria.places.values()) {
      const row = byId.get(place.id)
      if (!row || place.kind === 'crossing' || place.kind === 'camp' || place.kind === 'neighbourhood' || MOVED.has(place.id)) continue
      const there = { ...place, lat: Number(row['lat']), lon: Number(row['lon']) }
      if (place.parent !== row['ADM3_PCODE']) wrong.push(`${place.id}: in ${place.parent}, not ${row['ADM3_PCODE']}`)
      if ((place.lat === null) !== (row['lat'] === '')) wrong.push(`${place.id}: position`)
      else if (place.lat !== null && kmBetween(place, there) > 0.01) wrong.push(`${place.id}: moved`)
    }
    expect(wrong).toEqual([])
  })

  it('every community with an Arabic name is in the pack, by id or as a repeat of a neighbour, unless dropped with a reason', () => {
    const dropped = new Set(
      readFileSync(packFile('SY', 'hand/dropped.tsv'), 'utf8')
        .split('\n')
        .map(line => line.split('\t')[0]),
    )
    const names = new Set([...syria.places.values()].flatMap(place => [place.name, ...place.aliases]).map(foldName))
    const missing = rows.filter(
      row => row['kind'] === 'community' && row['ar'] !== '' && !syria.get(row['id'] as PlaceId) && !dropped.has(row['id']),
    )
    expect(missing.filter(row => !names.has(foldName(row['ar']!))).map(row => `${row['id']} ${row['ar']}`)).toEqual([])
    expect(missing.length).toBeLessThan(60)
  })

  it('the name of a place is among the spellings of its row', () => {
    const strangers = [...byId].filter(([id, row]) => {
      const place = syria.get(id as PlaceId)
      if (!place || row['ar'] === '' || row['kind'] !== 'community') return false
      const spellings = new Set([place.name, ...place.aliases].map(foldName))
      return !foldName(row['ar']!)
        .split(' ')
        .some(word => [...spellings].some(spelling => spelling.includes(word.slice(0, 3))))
    })
    expect(
      strangers.map(([id, row]) => `${id} ${row['ar']} ${placeOf(id).name}`).filter(text => !RENAMED.has(text.split(' ')[0]!)),
    ).toEqual([])
  })

  it('every spelling met in news names its place', () => {
    for (const { alias_ar: alias, target_id: target } of table('sy_manual_aliases.csv')) {
      if (target === '') continue
      const place = placeOf(target!)
      expect([place.name, ...place.aliases].map(foldName), `${target}`).toContain(foldName(alias!))
    }
  })

  it.each([
    [1, 'governorate'],
    [2, 'district'],
    [3, 'subdistrict'],
  ])('areas of level %i are its areas', (level, kind) => {
    const { features } = JSON.parse(readFileSync(`${folder}/sy_adm${level}_simplified.geojson`, 'utf8')) as {
      features: { properties: Record<string, string> }[]
    }
    const codes = features.map(feature => feature.properties[`ADM${level}_PCODE`]!).sort()
    expect(
      [...syria.places.values()]
        .filter(place => place.kind === kind)
        .map(place => place.id as string)
        .sort(),
    ).toEqual(codes)
  })
})

/** The reference puts it in the middle of Raqqa. */
const MOVED: ReadonlySet<string> = new Set(['C6319'])
/** Rows without Arabic in the reference, with that of another place, or with a name that is an ordinary word and not the one in use. */
const RENAMED: ReadonlySet<string | undefined> = new Set(
  readFileSync(packFile('SY', 'hand/arabic.tsv'), 'utf8')
    .split('\n')
    .map(line => line.split('\t')[0])
    .concat('C1160', 'C4263'),
)
