import { parse } from 'csv-parse/sync'
import type { PlaceKind } from '../../domain/place.ts'
import { degrees, headCount, type ImportRow, namesIn, placeIdText, type ReadRows, type SkippedRow } from './row.ts'

/** Reads a CSV of populated places as OCHA's common operational datasets have them; headers may be of any of their vintages. */
export function readOcha(csv: string): ReadRows {
  const rows: ImportRow[] = []
  const skipped: SkippedRow[] = []
  const [header = [], ...records] = parse(csv, {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  }) as string[][]
  const columns = columnsOf(header)
  for (const [index, record] of records.entries()) {
    const line = index + 2
    const cell = (column: Column): string => {
      const at = columns[column]
      return at === undefined ? '' : (record[at] ?? '').trim()
    }
    const id = placeIdText(cell('pcode') || cell('id'))
    if (id === '') {
      skipped.push({ line, id: null, reason: record.length < 2 ? 'not readable' : 'no id' })
      continue
    }
    const written = cell('ar')
    if (written.includes('\uFFFD')) {
      skipped.push({ line, id, reason: 'name cut' })
      continue
    }
    const [name, ...others] = namesIn(written, 'arabic')
    if (name === undefined) {
      skipped.push({ line, id, reason: 'no Arabic name' })
      continue
    }
    const [nameEn = '', ...othersEn] = namesIn(cell('en'), 'latin')
    rows.push({
      line,
      id,
      name,
      nameEn,
      aliases: [...others, ...namesIn(cell('arAlt'), 'arabic')].filter(alias => alias !== name),
      aliasesEn: [...othersEn, ...namesIn(cell('enAlt'), 'latin')].filter(alias => alias !== nameEn),
      kind: kindOf(cell('kind'), headCount(cell('pop'))),
      lat: degrees(cell('lat'), 90),
      lon: degrees(cell('lon'), 180),
      residents: headCount(cell('pop')),
      areas: [cell('adm3'), cell('adm2'), cell('adm1')].filter(code => code !== ''),
    })
  }
  return { rows, skipped }
}

type Column = keyof typeof HEADERS

/** As the datasets name their columns, without case, spaces and underscores; the first that a file has is taken. */
const HEADERS = {
  pcode: ['pcode', 'adm4pcode', 'admin4pcode', 'pplpcode', 'pplcode', 'featurepcode', 'locationpcode', 'communitypcode', 'neighpcode'],
  id: ['id', 'objectid', 'uniqueid'],
  ar: [
    'ar',
    'namear',
    'adm4ar',
    'admin4namear',
    'pplar',
    'pplnamear',
    'featurenamear',
    'locationnamear',
    'arabicname',
    'communityar',
    'neighar',
  ],
  en: [
    'en',
    'nameen',
    'adm4en',
    'admin4nameen',
    'pplen',
    'pplnameen',
    'featurenameen',
    'featurename',
    'locationnameen',
    'englishname',
    'communityen',
    'neighen',
    'name',
  ],
  arAlt: ['aralt', 'altnamear', 'alternatenamear', 'adm4altar', 'pplaltar'],
  enAlt: ['enalt', 'altnameen', 'alternatenameen', 'adm4alten', 'pplalten'],
  lat: ['lat', 'latitude', 'latitudey', 'y', 'pointy'],
  lon: ['lon', 'long', 'longitude', 'longitudex', 'x', 'pointx'],
  pop: ['pop', 'population', 'totalpop', 'poptotal', 'residents'],
  kind: ['kind', 'type', 'featuretype', 'category', 'ppltype'],
  adm1: ['adm1pcode', 'admin1pcode', 'govpcode', 'govcode'],
  adm2: ['adm2pcode', 'admin2pcode', 'distpcode', 'districtpcode', 'districtcode'],
  adm3: ['adm3pcode', 'admin3pcode', 'subdistpcode', 'subdistrictpcode', 'subdistrictcode'],
} as const satisfies Record<string, readonly string[]>

function columnsOf(header: readonly string[]): Partial<Record<Column, number>> {
  const plain = header.map(name => name.toLowerCase().replace(/[^a-z0-9]/g, ''))
  const found: Partial<Record<Column, number>> = {}
  for (const [column, names] of Object.entries(HEADERS) as [Column, readonly string[]][]) {
    const name = names.find(candidate => plain.includes(candidate))
    if (name !== undefined) found[column] = plain.indexOf(name)
  }
  return found
}

const TOWN_FROM = 5000

function kindOf(written: string, residents: number): PlaceKind {
  const kind = written.toLowerCase()
  if (/neigh|quarter|حي/.test(kind)) return 'neighbourhood'
  if (/camp|مخيم/.test(kind)) return 'camp'
  return residents >= TOWN_FROM || /city|town|مدينة/.test(kind) ? 'town' : 'village'
}
