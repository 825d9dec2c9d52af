import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import { type Digits, type Language, writeDigits } from '../bot/messages/messages.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { Place } from '../domain/place.ts'
import type { Report } from '../queries/report.ts'

/** What a picture is drawn of, and for whom. */
export interface Drawing {
  readonly language: Language
  readonly digits: Digits
  readonly gazetteer: Gazetteer
  readonly place: Place
  readonly report: Report
}

export const WIDTH = 1000
export const MARGIN = 48
/** Apart in lightness too, for those who do not see colours apart, and for paper. */
export const COLOURS = {
  ink: '#1f2933',
  faint: '#8794a3',
  line: '#d5dbe2',
  paper: '#ffffff',
  shelling: '#b3261e',
  ceasefire: '#e0a100',
  corridor: '#2f6f9f',
} as const

const FAMILY = 'Hudna Naskh'
let loaded = false

/** An empty sheet with the font at hand; the font is read once, when the first picture is drawn. */
export function sheet(height: number): { readonly canvas: Canvas; readonly pen: SKRSContext2D } {
  if (!loaded) {
    const require = createRequire(import.meta.url)
    const folder = dirname(require.resolve('@fontsource/noto-naskh-arabic/package.json'))
    for (const script of ['arabic', 'latin'])
      for (const weight of [400, 700])
        GlobalFonts.registerFromPath(join(folder, `files/noto-naskh-arabic-${script}-${weight}-normal.woff2`), FAMILY)
    loaded = true
  }
  const canvas = createCanvas(WIDTH, height)
  const pen = canvas.getContext('2d')
  pen.fillStyle = COLOURS.paper
  pen.fillRect(0, 0, WIDTH, height)
  pen.textBaseline = 'middle'
  return { canvas, pen }
}

export type Align = 'left' | 'right' | 'center'

export interface Words {
  readonly size: number
  readonly bold?: boolean
  readonly colour?: string
  readonly align?: Align
}

/** A line of text, in the direction of its language. */
export function write(pen: SKRSContext2D, { language, digits }: Drawing, text: string, x: number, y: number, words: Words): void {
  set(pen, language, words)
  pen.fillStyle = words.colour ?? COLOURS.ink
  pen.fillText(shown(text, language, digits), x, y)
}

export function widthOf(pen: SKRSContext2D, { language, digits }: Drawing, text: string, words: Words): number {
  set(pen, language, words)
  return pen.measureText(shown(text, language, digits)).width
}

function set(pen: SKRSContext2D, language: Language, { size, bold = false, align = 'center' }: Words): void {
  pen.font = `${bold ? 700 : 400} ${size}px "${FAMILY}"`
  pen.direction = language === 'ar' ? 'rtl' : 'ltr'
  pen.textAlign = align
}

function shown(text: string, language: Language, digits: Digits): string {
  return language === 'ar' ? writeDigits(text, digits) : text
}

/** Title at the side where reading begins, and what the figures are not below it. */
export function head(pen: SKRSContext2D, drawing: Drawing, title: string, note: string): void {
  const [x, align] = drawing.language === 'ar' ? ([WIDTH - MARGIN, 'right'] as const) : ([MARGIN, 'left'] as const)
  write(pen, drawing, title, x, 44, { size: 32, bold: true, align })
  write(pen, drawing, note, x, 88, { size: 20, colour: COLOURS.faint, align })
}

export const placeTitle = ({ place, language }: Pick<Drawing, 'place' | 'language'>): string =>
  language === 'en' && place.nameEn !== '' ? place.nameEn : place.name
