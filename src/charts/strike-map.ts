import type { SKRSContext2D } from '@napi-rs/canvas'
import type { Place } from '../domain/place.ts'
import { COLOURS, type Drawing, head, MARGIN, placeTitle, sheet, WIDTH, widthOf, write } from './drawing.ts'
import { outlineOf, type Point } from './outline.ts'

const HEIGHT = 900
const TOP = 128
const FOOT = 76
const LARGEST = 34
const SMALLEST = 5
/** A sixth of the sheet, in square pixels. */
const MOST_COVERED = (WIDTH * (HEIGHT - TOP - FOOT)) / 6
const MOST_LABELS = 10
/** Round the towns that are named, in parts of their extent, and in degrees at least. */
const AROUND = 0.2
const LEAST_AROUND_DEGREES = 0.05

const WORDS = {
  ar: {
    title: 'الأماكن المذكورة في أخبار القصف',
    note: 'عدد ما ورد في المصادر، وليس إحصاءً. المواقع هي مواقع البلدات.',
    foot: 'النقاط الرمادية بلدات المنطقة، والخط يحيط بها تقريباً وليس حدوداً رسمية. الرقم: عدد أخبار القصف.',
  },
  en: {
    title: 'places named in reports of shelling',
    note: 'A count of what sources reported, not statistics. Positions are those of towns.',
    foot: 'Grey dots are the towns of the area; the line goes roughly around them and is no official boundary. Number: reports of shelling.',
  },
} as const

interface Spot extends Point {
  readonly place: Place
  readonly strikes: number
}

/** Circles on the towns that are named, their area as many as the reports. Null where no town has a position. */
export function strikeMap(drawing: Drawing): Buffer | null {
  const { gazetteer, place, report } = drawing
  const spots = report.places.flatMap(({ id, strikes }) => {
    const town = gazetteer.get(id)
    return town && town.lat !== null && town.lon !== null ? [{ place: town, strikes, x: town.lon, y: town.lat }] : []
  })
  if (spots.length === 0) return null
  const towns = [place.id, ...gazetteer.descendants(place.id)].flatMap(id => {
    const town = gazetteer.get(id)
    return town && town.lat !== null && town.lon !== null && town.kind !== 'facility' ? [{ x: town.lon, y: town.lat }] : []
  })
  const { canvas, pen } = sheet(HEIGHT)
  const words = WORDS[drawing.language]
  head(pen, drawing, `${placeTitle(drawing)}: ${words.title}`, words.note)
  const project = projection(spots)
  pen.save()
  pen.beginPath()
  pen.rect(0, TOP, WIDTH, HEIGHT - TOP - FOOT)
  pen.clip()
  ground(pen, towns.map(project))
  circles(
    pen,
    drawing,
    spots.map(spot => ({ ...spot, ...project(spot) })),
  )
  pen.restore()
  const rtl = drawing.language === 'ar'
  write(pen, drawing, words.foot, rtl ? WIDTH - MARGIN : MARGIN, HEIGHT - 36, {
    size: rtl ? 18 : 15,
    colour: COLOURS.faint,
    align: rtl ? 'right' : 'left',
  })
  return canvas.toBuffer('image/png')
}

/** Degrees to the sheet round the points, true to shape in the middle; north is up. */
function projection(points: readonly Point[]): (point: Point) => Point {
  const xs = points.map(point => point.x)
  const ys = points.map(point => point.y)
  const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const room = { x: WIDTH - 2 * MARGIN - 2 * LARGEST, y: HEIGHT - TOP - FOOT - 2 * LARGEST }
  const wide = (size: number) => size + 2 * Math.max(LEAST_AROUND_DEGREES, AROUND * size)
  const scale = Math.min(room.x / wide((east - west) * squeeze), room.y / wide(north - south))
  const middle = { x: (west + east) / 2, y: (south + north) / 2 }
  return ({ x, y }) => ({
    x: WIDTH / 2 + (x - middle.x) * squeeze * scale,
    y: TOP + (HEIGHT - TOP - FOOT) / 2 - (y - middle.y) * scale,
  })
}

function ground(pen: SKRSContext2D, towns: readonly Point[]): void {
  const outline = outlineOf(towns)
  pen.beginPath()
  for (const { x, y } of outline) pen.lineTo(x, y)
  pen.closePath()
  pen.fillStyle = '#f3f5f7'
  pen.strokeStyle = COLOURS.line
  pen.lineWidth = 12
  pen.lineJoin = 'round'
  if (outline.length > 2) {
    pen.stroke()
    pen.fill()
  }
  pen.fillStyle = '#c3cbd4'
  for (const { x, y } of towns) pen.fillRect(x - 1.5, y - 1.5, 3, 3)
}

function circles(pen: SKRSContext2D, drawing: Drawing, spots: readonly Spot[]): void {
  const most = Math.max(...spots.map(spot => spot.strikes))
  const all = spots.reduce((sum, { strikes }) => sum + strikes / most, 0)
  // many towns are many small circles: together they would cover the country, as if all of it were hit
  const largest = Math.min(LARGEST, Math.sqrt(MOST_COVERED / (Math.PI * all)))
  const radius = (strikes: number) => Math.max(Math.min(SMALLEST, largest), largest * Math.sqrt(strikes / most))
  for (const { x, y, strikes } of spots) {
    pen.beginPath()
    pen.arc(x, y, radius(strikes), 0, 2 * Math.PI)
    pen.fillStyle = 'rgba(179, 38, 30, 0.45)'
    pen.fill()
    pen.strokeStyle = COLOURS.shelling
    pen.lineWidth = 1.5
    pen.stroke()
  }
  const circled = spots.map(({ x, y, strikes }) => ({ x, y, radius: radius(strikes) }))
  const taken: Box[] = []
  for (const spot of spots.slice(0, MOST_LABELS)) label(pen, drawing, spot, radius(spot.strikes), circled, taken)
}

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

interface Circle extends Point {
  readonly radius: number
}

/** A name goes where it covers no other name, and if possible no circle; a name for which there is no room is left to the list. */
function label(pen: SKRSContext2D, drawing: Drawing, spot: Spot, radius: number, circled: readonly Circle[], taken: Box[]): void {
  const words = { size: 20, bold: true } as const
  const text = `${placeTitle({ place: spot.place, language: drawing.language })} (${spot.strikes})`
  const half = widthOf(pen, drawing, text, words) / 2 + 4
  const free = spacesAround(spot, radius, half)
    .map(at => ({ at, box: { left: at.x - half, right: at.x + half, top: at.y - 15, bottom: at.y + 15 } }))
    .filter(({ box }) => box.left > 8 && box.right < WIDTH - 8 && box.top > TOP && box.bottom < HEIGHT - FOOT)
    .filter(({ box }) => !taken.some(other => overlap(box, other)))
    .map(space => ({ ...space, covered: circled.filter(circle => overlap(space.box, boxOf(circle))).length }))
    .sort((a, b) => a.covered - b.covered)
  const [best] = free
  if (best === undefined) return
  taken.push(best.box)
  halo(pen, drawing, text, best.at)
  write(pen, drawing, text, best.at.x, best.at.y, words)
}

function spacesAround({ x, y }: Point, radius: number, half: number): readonly Point[] {
  return [
    { x, y: y + radius + 16 },
    { x, y: y - radius - 16 },
    { x: x + radius + half, y },
    { x: x - radius - half, y },
    { x: x + half, y: y + radius + 12 },
    { x: x - half, y: y + radius + 12 },
    { x: x + half, y: y - radius - 12 },
    { x: x - half, y: y - radius - 12 },
  ]
}

function boxOf({ x, y, radius }: Circle): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function halo(pen: SKRSContext2D, drawing: Drawing, text: string, { x, y }: Point): void {
  for (const [dx, dy] of [
    [-2, 0],
    [2, 0],
    [0, -2],
    [0, 2],
  ] as const)
    write(pen, drawing, text, x + dx, y + dy, { size: 20, bold: true, colour: 'rgba(255, 255, 255, 0.85)' })
}
