import type { PlaceKind } from '../../domain/place.ts'
import { degrees, headCount, type ImportRow, type ReadRows, type SkippedRow } from './row.ts'

export interface GeonamesFiles {
  /** A country dump, as allCountries.txt: 19 columns parted by tabs, without a header. */
  readonly dump: string
  /** Lines of alternateNamesV2.txt, where at hand: its Arabic names are marked as such and preferred ones told apart. */
  readonly alternateNames?: string
  /** ISO 3166 code of the rows to take. */
  readonly country: string
}

const COLUMNS = 19

/** Reads populated places of a GeoNames dump. Ids become `gn-<number>`. */
export function readGeonames({ dump, alternateNames = '', country }: GeonamesFiles): ReadRows {
  const rows: ImportRow[] = []
  const skipped: SkippedRow[] = []
  const arabic = arabicNames(alternateNames)
  for (const [index, text] of dump.split('\n').entries()) {
    if (text.trim() === '') continue
    const line = index + 1
    const cells = text.replace(/\r$/, '').split('\t')
    const [number = '', name = '', ascii = '', alternates = '', lat, lon, featureClass, feature = '', code] = cells
    if (cells.length < COLUMNS || !/^\d+$/.test(number)) {
      skipped.push({ line, id: null, reason: 'not readable' })
      continue
    }
    const id = `gn-${number}`
    if (code !== country) {
      skipped.push({ line, id, reason: 'other country' })
      continue
    }
    const kind = featureClass === 'P' ? KINDS[feature] : undefined
    if (!kind) {
      skipped.push({ line, id, reason: 'no populated place' })
      continue
    }
    const listed = alternates.split(',').map(alternate => alternate.trim())
    const names = [...new Set([...(arabic.get(number) ?? []), ...listed.filter(alternate => ARABIC.test(alternate))])]
    const [nameAr, ...aliases] = names
    if (nameAr === undefined) {
      skipped.push({ line, id, reason: 'no Arabic name' })
      continue
    }
    rows.push({
      line,
      id,
      name: nameAr,
      nameEn: ascii || name,
      aliases,
      aliasesEn: [...new Set([name, ...listed.filter(alternate => LATIN.test(alternate))])].filter(
        alias => alias !== '' && alias !== (ascii || name),
      ),
      kind,
      lat: degrees(lat, 90),
      lon: degrees(lon, 180),
      residents: headCount(cells[14]),
      areas: [],
    })
  }
  return { rows, skipped }
}

const ARABIC = /^[\u0621-\u064A\u0671-\u06D3][\u0600-\u06FF \-()]*$/
const LATIN = /^[A-Za-z\u00C0-\u024F\u1E00-\u1EFF][A-Za-z\u00C0-\u024F\u1E00-\u1EFF '`’‘ʻ-]*$/

/** Feature codes of places where people live; abandoned and historical ones are left out. */
const KINDS: Readonly<Record<string, PlaceKind>> = {
  PPL: 'village',
  PPLA: 'town',
  PPLA2: 'town',
  PPLA3: 'town',
  PPLA4: 'town',
  PPLC: 'town',
  PPLF: 'village',
  PPLG: 'town',
  PPLL: 'village',
  PPLR: 'village',
  PPLS: 'village',
  PPLX: 'neighbourhood',
}

/** Arabic names by GeoNames id, preferred ones first, historical ones left out. */
function arabicNames(text: string): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>()
  for (const line of text.split('\n')) {
    const [, id = '', language, name = '', preferred, , , historic] = line.replace(/\r$/, '').split('\t')
    if (language !== 'ar' || historic === '1' || !ARABIC.test(name)) continue
    const known = names.get(id) ?? []
    if (preferred === '1') known.unshift(name)
    else known.push(name)
    names.set(id, known)
  }
  return names
}
