import type { EventRecord, RecordRange } from '../event-record.ts'

type Cell = string | number | boolean | null

interface Column {
  readonly name: string
  /** Tag of the Humanitarian Exchange Language. */
  readonly hxl: string
  readonly of: (record: EventRecord) => Cell | readonly Cell[]
}

const column = (name: string, hxl: string, of: Column['of']): Column => ({ name, hxl, of })
const known = (range: RecordRange | null, part: keyof RecordRange): Cell => range?.[part] ?? null

/** The header is part of the interface: columns are only ever added, at the end. */
export const COLUMNS: readonly Column[] = [
  column('event_id', '#event+id', record => record.id),
  column('kind', '#event+type', record => record.kind),
  column('status', '#status', record => (record.withdrawn ? 'withdrawn' : record.status)),
  column('certainty', '#meta+certainty', record => record.certainty),
  column('date', '#date+occurred', record => record.date),
  column('day_stated', '#meta+date+stated', record => record.dayStated),
  column('start', '#date+start', record => record.start),
  column('end', '#date+end', record => record.end),
  column('daily', '#date+daily', record => record.daily),
  column('governorate', '#adm1+name', record => [...new Set(record.places.map(place => place.governorate))]),
  column('place_id', '#loc+code', record => record.places.map(place => place.id)),
  column('place', '#loc+name', record => record.places.map(place => place.name)),
  column('place_en', '#loc+name+i_en', record => record.places.map(place => place.nameEn)),
  column('place_candidates', '#loc+code+candidates', record => record.places.flatMap(place => place.candidates)),
  column('lat', '#geo+lat', record => record.places[0]?.lat ?? null),
  column('lon', '#geo+lon', record => record.places[0]?.lon ?? null),
  column('killed_min', '#affected+killed+min', record => known(record.toll.killed, 'min')),
  column('killed_max', '#affected+killed+max', record => known(record.toll.killed, 'max')),
  column('killed_bound', '#meta+killed+bound', record => known(record.toll.killed, 'maxBound')),
  column('wounded_min', '#affected+injured+min', record => known(record.toll.wounded, 'min')),
  column('wounded_max', '#affected+injured+max', record => known(record.toll.wounded, 'max')),
  column('wounded_bound', '#meta+injured+bound', record => known(record.toll.wounded, 'maxBound')),
  column('killed_or_wounded_min', '#affected+casualties+min', record => known(record.toll.casualties, 'min')),
  column('killed_or_wounded_max', '#affected+casualties+max', record => known(record.toll.casualties, 'max')),
  column('weapons', '#event+weapon', record => record.weapons),
  column('targets', '#event+target', record => record.targets),
  column('attributed_to', '#event+attributed', record => record.attributedTo),
  column('denied_by', '#meta+denied', record => record.deniedBy),
  column('sources', '#meta+source+num', record => record.sourceCount),
  column('articles', '#meta+article+num', record => record.articleCount),
  column('said_by', '#meta+source+name', record => [
    ...new Set(record.sources.flatMap(source => (source.saidBy.length > 0 ? source.saidBy : [source.outlet]))),
  ]),
  column('outlets', '#meta+source+outlet', record => [...new Set(record.sources.map(source => source.outlet))]),
  column('links', '#meta+url', record => [...new Set(record.sources.map(source => source.url))]),
  column('first_reported_at', '#date+reported', record => record.firstReportedAt),
  column('updated_at', '#date+updated', record => record.updatedAt),
  column('version', '#meta+version', record => record.version),
]

/** RFC 4180 with a row of HXL tags below the header; one row per event, several values of a cell parted by « | ». */
export function toCsv(records: readonly EventRecord[]): string {
  const rows = [
    COLUMNS.map(({ name }) => name),
    COLUMNS.map(({ hxl }) => hxl),
    ...records.map(record => COLUMNS.map(({ of }) => cellText(of(record)))),
  ]
  return rows.map(row => `${row.map(quote).join(',')}\r\n`).join('')
}

function cellText(value: Cell | readonly Cell[]): string {
  if (!Array.isArray(value)) return oneText(value as Cell)
  return value
    .filter(item => item !== null && item !== '')
    .map(oneText)
    .join(' | ')
}

/** A text of others that begins like a formula would be run by a spreadsheet. */
function oneText(value: Cell): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  const text = value.replace(/[\r\n\t]+/g, ' ')
  return /^\s*[=+\-@]/.test(text) ? `'${text}` : text
}

function quote(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
