import type { SKRSContext2D } from '@napi-rs/canvas'
import { KINDS, type Kind } from '../domain/detection.ts'
import type { Week } from '../queries/report.ts'
import { COLOURS, type Drawing, head, MARGIN, placeTitle, sheet, WIDTH, widthOf, write } from './drawing.ts'

const HEIGHT = 640
const TOP = 180
const BOTTOM = HEIGHT - 84
const AXIS_ROOM = 44

const WORDS = {
  ar: {
    title: 'الأخبار أسبوعاً أسبوعاً',
    note: 'عدد ما ورد في المصادر، وليس إحصاءً. الأسبوع يبدأ الأحد.',
    kinds: { shelling: 'قصف', ceasefire: 'هدن', corridor: 'ممرات' },
  },
  en: {
    title: 'reports week by week',
    note: 'A count of what sources reported, not statistics. Weeks begin on Sunday.',
    kinds: { shelling: 'shelling', ceasefire: 'truces', corridor: 'corridors' },
  },
} as const satisfies Record<string, { title: string; note: string; kinds: Record<Kind, string> }>

/** Bars of each week by kind; time runs as the language is read. Null where there is nothing to draw. */
export function weeklyChart(drawing: Drawing): Buffer | null {
  const { weeks } = drawing.report
  const most = Math.max(0, ...weeks.flatMap(week => KINDS.map(kind => week.counts[kind])))
  if (most === 0) return null
  const { canvas, pen } = sheet(HEIGHT)
  const words = WORDS[drawing.language]
  head(pen, drawing, `${placeTitle(drawing)}: ${words.title}`, words.note)
  legend(pen, drawing)
  const scale = axis(pen, drawing, most)
  bars(pen, drawing, weeks, value => ((BOTTOM - TOP) * value) / scale)
  return canvas.toBuffer('image/png')
}

/** Colours are told by words beside them. */
function legend(pen: SKRSContext2D, drawing: Drawing): void {
  const rtl = drawing.language === 'ar'
  let x = rtl ? WIDTH - MARGIN : MARGIN
  for (const kind of KINDS) {
    const name = WORDS[drawing.language].kinds[kind]
    const style = { size: 22, align: rtl ? 'right' : 'left' } as const
    pen.fillStyle = COLOURS[kind]
    pen.fillRect(rtl ? x - 20 : x, 120, 20, 20)
    write(pen, drawing, name, rtl ? x - 30 : x + 30, 131, style)
    x += (rtl ? -1 : 1) * (30 + widthOf(pen, drawing, name, style) + 36)
  }
}

/** Lines at whole numbers; returns the value at the top. */
function axis(pen: SKRSContext2D, drawing: Drawing, most: number): number {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].find(size => most / size <= 5) ?? Math.ceil(most / 5)
  const top = Math.ceil(most / step) * step
  const rtl = drawing.language === 'ar'
  for (let value = 0; value <= top; value += step) {
    const y = BOTTOM - ((BOTTOM - TOP) * value) / top
    pen.fillStyle = value === 0 ? COLOURS.faint : COLOURS.line
    pen.fillRect(MARGIN, y, WIDTH - 2 * MARGIN, value === 0 ? 2 : 1)
    const x = rtl ? WIDTH - MARGIN : MARGIN
    write(pen, drawing, String(value), x, y - 13, { size: 18, colour: COLOURS.faint, align: rtl ? 'right' : 'left' })
  }
  return top
}

function bars(pen: SKRSContext2D, drawing: Drawing, weeks: readonly Week[], heightOf: (value: number) => number): void {
  const room = (WIDTH - 2 * MARGIN - AXIS_ROOM) / weeks.length
  const rtl = drawing.language === 'ar'
  const bar = Math.min(26, (room * 0.8) / KINDS.length)
  const labels = { size: 18, colour: COLOURS.faint } as const
  const widest = Math.max(...weeks.map(week => widthOf(pen, drawing, shortDay(week.start), labels)))
  const every = Math.max(1, Math.ceil((widest + 14) / room))
  const years = new Set<string>()
  weeks.forEach((week, index) => {
    const middle = rtl ? WIDTH - MARGIN - AXIS_ROOM - room * (index + 0.5) : MARGIN + AXIS_ROOM + room * (index + 0.5)
    KINDS.forEach((kind, position) => {
      const height = heightOf(week.counts[kind])
      const offset = (rtl ? 1 - position : position - 1) * bar
      pen.fillStyle = COLOURS[kind]
      if (height > 0) pen.fillRect(middle + offset - bar / 2, BOTTOM - height, Math.max(1, bar - 1), height)
    })
    if (index % every !== 0) return
    write(pen, drawing, shortDay(week.start), middle, BOTTOM + 22, labels)
    const year = week.start.slice(0, 4)
    if (!years.has(year)) write(pen, drawing, year, middle, BOTTOM + 48, { ...labels, bold: true })
    years.add(year)
  })
}

/** Day and month, as both languages read them here. */
function shortDay(day: string): string {
  return `${Number(day.slice(8, 10))}/${Number(day.slice(5, 7))}`
}
