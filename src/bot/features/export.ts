import type { PlaceId } from '../../domain/ids.ts'
import type { Place } from '../../domain/place.ts'
import type { EventRecord } from '../../queries/event-record.ts'
import type { EventCursor } from '../../queries/events.ts'
import { toCsv } from '../../queries/formats/csv.ts'
import { toGeoJson } from '../../queries/formats/geojson.ts'
import { mayAnalyse, readQuestion } from '../analysts.ts'
import type { AskedPeriod } from '../ask-period.ts'
import { inlineKeyboard } from '../keyboard.ts'
import { placeIn } from '../show-place.ts'
import { showDay } from '../show-time.ts'
import type { Turn } from '../turn.ts'

type FileFormat = 'csv' | 'geojson'

const PER_PAGE = 500
const MOST_ROWS = 20_000
/** Telegram takes fifty megabytes, and a call has ten seconds to hand them over. */
const MOST_BYTES = 20_000_000
/** Without it Excel reads Arabic as noise. */
const BYTE_ORDER_MARK = '\uFEFF'

/** `/export NAME FROM TO [geojson]`: the events of a place as a file. */
export async function exportEvents(turn: Turn, args: string): Promise<void> {
  if (!(await mayAnalyse(turn))) return
  const found = /^(.*?)\s*(csv|geojson)?$/is.exec(args.trim())
  const format: FileFormat = found?.[2]?.toLowerCase() === 'geojson' ? 'geojson' : 'csv'
  const example = turn.language === 'ar' ? '/export ريف دمشق 2018-02-01 2018-03-31' : '/export Rural Damascus 2018-02-01 2018-03-31'
  const question = await readQuestion(turn, found?.[1] ?? '', {
    example,
    press: (place, period) => ({ do: 'export', place, format, ...period }),
  })
  if (question) await sendFile(turn, question.place, question, format)
}

export async function sendExport(turn: Turn, id: PlaceId, period: AskedPeriod, format: FileFormat): Promise<void> {
  if (!(await mayAnalyse(turn))) return
  const place = turn.deps.gazetteer.get(id)
  if (place) await sendFile(turn, place, period, format)
  else await turn.send({ text: turn.t('place-gone') })
}

async function sendFile(turn: Turn, place: Place, { from, to }: AskedPeriod, format: FileFormat): Promise<void> {
  const { records, whole } = await allRecords(turn, place.id, { from, to })
  if (records.length === 0) {
    await turn.send({ text: turn.t('export-nothing', { place: placeIn(turn, place) }) })
    return
  }
  const file = fitFile(records, format === 'csv' ? csvText : geoJsonText)
  const other = format === 'csv' ? 'geojson' : 'csv'
  const rows = [
    [{ label: other === 'csv' ? 'CSV (HXL)' : 'GeoJSON', press: { do: 'export', place: place.id, from, to, format: other } as const }],
    [{ label: turn.t('button-watch'), press: { do: 'watch', place: place.id, on: true } as const }],
  ]
  const sent = await turn.attach('sendDocument', {
    document: { source: file.bytes, filename: `${place.id}-${from}-${to}.${format}` },
    caption: [
      turn.t('export-caption', { place: placeIn(turn, place), from: showDay(from, turn), to: showDay(to, turn), count: file.rows }),
      ...(whole && file.rows === records.length ? [] : [turn.t('export-cut', { count: file.rows })]),
    ].join('\n'),
    reply_markup: inlineKeyboard(rows, turn.language, turn.chatHash),
  })
  if (!sent) await turn.send({ text: turn.t('failed') })
}

const csvText = (records: readonly EventRecord[]): string => `${BYTE_ORDER_MARK}${toCsv(records)}`
const geoJsonText = (records: readonly EventRecord[]): string => JSON.stringify(toGeoJson(records))

/** As many of the records, from the first, as a file may hold. */
export function fitFile<Item>(records: readonly Item[], write: (records: readonly Item[]) => string, mostBytes = MOST_BYTES) {
  let rows = records.length
  for (;;) {
    const bytes = Buffer.from(write(records.slice(0, rows)), 'utf8')
    if (bytes.length <= mostBytes || rows <= 1) return { bytes, rows }
    rows = Math.max(1, Math.floor((rows * mostBytes * 0.95) / bytes.length))
  }
}

async function allRecords(turn: Turn, place: PlaceId, { from, to }: AskedPeriod) {
  const filter = { place, kinds: [], statuses: [], since: from, until: to }
  const records: EventRecord[] = []
  let after: EventCursor | null = null
  do {
    const page = await turn.deps.answers.records.find(filter, PER_PAGE, after)
    records.push(...page.items)
    after = page.next
  } while (after !== null && records.length < MOST_ROWS)
  return { records, whole: after === null }
}
