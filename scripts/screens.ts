/** Draws the pictures of a report with invented figures into docs/screens, and lists every message and keyboard. Run: tsx scripts/screens.ts */
import { mkdirSync, writeFileSync } from 'node:fs'
import { strikeMap, weeklyChart } from '../src/charts/charts.ts'
import type { Drawing } from '../src/charts/drawing.ts'
import { loadGazetteer } from '../src/data/gazetteer.ts'
import { screensPage } from './screens-page.ts'
import { inventedReport } from './screens-report.ts'

const FOLDER = new URL('../docs/screens/', import.meta.url)

mkdirSync(FOLDER, { recursive: true })
const gazetteer = loadGazetteer({ country: 'SY' })
const pictures = [
  ['idlib-ar', 'SY07', 26, 'ar', 'western'],
  ['idlib-ar-digits', 'SY07', 9, 'ar', 'arabic'],
  ['rural-damascus-ar', 'SY03', 8, 'ar', 'western'],
  ['rural-damascus-en', 'SY03', 53, 'en', 'western'],
  ['douma-ar', 'C2338', 5, 'ar', 'western'],
] as const
for (const [name, id, weeks, language, digits] of pictures) {
  const place = [...gazetteer.places.values()].find(known => known.id === id)
  if (place === undefined) throw new Error(`no place ${id}`)
  const drawing: Drawing = { language, digits, gazetteer, place, report: inventedReport(gazetteer, place, weeks) }
  for (const [kind, picture] of [
    ['weeks', weeklyChart(drawing)],
    ['map', strikeMap(drawing)],
  ] as const)
    if (picture) writeFileSync(new URL(`${name}-${kind}.png`, FOLDER), picture)
}
writeFileSync(new URL('messages.md', FOLDER), screensPage(gazetteer))
