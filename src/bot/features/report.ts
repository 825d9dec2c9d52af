import type { PlaceId } from '../../domain/ids.ts'
import type { Place } from '../../domain/place.ts'
import type { Report } from '../../queries/report.ts'
import { mayAnalyse, readQuestion } from '../analysts.ts'
import type { AskedPeriod } from '../ask-period.ts'
import { blindLine } from '../blind-line.ts'
import { fitBlocks, plain } from '../fit-blocks.ts'
import type { Button } from '../keyboard.ts'
import { reportLines } from '../report-lines.ts'
import { nameOf } from '../show-place.ts'
import type { Screen, Turn } from '../turn.ts'

/** `/report GOVERNORATE FROM TO`: counts by kind and week, places, tolls and truces of a period, with a chart and a map. */
export async function report(turn: Turn, args: string): Promise<void> {
  if (!(await mayAnalyse(turn))) return
  const example = turn.language === 'ar' ? '/report ريف دمشق 2018-02-01 2018-03-31' : '/report Rural Damascus 2018-02-01 2018-03-31'
  const question = await readQuestion(turn, args, { example, press: (place, period) => ({ do: 'report', place, ...period }) })
  if (question) await tellReport(turn, question.place, question)
}

export async function showReport(turn: Turn, id: PlaceId, period: AskedPeriod): Promise<void> {
  if (!(await mayAnalyse(turn))) return
  const place = turn.deps.gazetteer.get(id)
  if (place) await tellReport(turn, place, period)
  else await turn.send({ text: turn.t('place-gone') })
}

/** The pictures first, so that the figures and their buttons stand last. */
async function tellReport(turn: Turn, place: Place, period: AskedPeriod): Promise<void> {
  const found = await turn.deps.answers.report(place.id, period)
  const { weeklyChart, strikeMap } = await import('../../charts/charts.ts')
  const drawing = { language: turn.language, digits: turn.digits, gazetteer: turn.deps.gazetteer, place, report: found }
  for (const [name, picture] of [
    ['weeks', weeklyChart(drawing)],
    ['map', strikeMap(drawing)],
  ] as const) {
    if (picture === null) continue
    await turn.attach('sendPhoto', {
      photo: { source: picture, filename: `${place.id}-${name}.png` },
      caption: turn.t(`report-caption-${name}`, { place: nameOf(turn, place) }),
    })
  }
  await turn.send(await reportScreen(turn, place, found))
}

/** The figures alone, with the files and the weekly answer as buttons. */
export async function reportScreen(turn: Turn, place: Place, found: Report): Promise<Screen> {
  const { from, to } = found.now
  const file = (format: 'csv' | 'geojson', label: string): Button => ({ label, press: { do: 'export', place: place.id, from, to, format } })
  return {
    text: fitBlocks([...reportLines(turn, place, found).map(plain), ...(await blindLine(turn))]),
    rows: [
      [file('csv', 'CSV (HXL)'), file('geojson', 'GeoJSON')],
      [{ label: turn.t('button-watch'), press: { do: 'watch', place: place.id, on: true } as const }],
    ],
  }
}
