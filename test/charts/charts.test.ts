import { createCanvas, loadImage } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { inventedReport } from '../../scripts/screens-report.ts'
import { strikeMap, weeklyChart } from '../../src/charts/charts.ts'
import { type Drawing, sheet, widthOf } from '../../src/charts/drawing.ts'
import { outlineOf } from '../../src/charts/outline.ts'
import { gazetteer } from '../support/detections.ts'

const place = [...gazetteer.places.values()].find(known => known.kind === 'governorate' && known.name === 'إدلب')!
const drawing = (weeks: number, parts: Partial<Drawing> = {}): Drawing => {
  return { language: 'ar', digits: 'western', gazetteer, place, report: inventedReport(gazetteer, place, weeks), ...parts }
}

describe('pictures', () => {
  it.each([
    ['weeks', weeklyChart, 640],
    ['map', strikeMap, 900],
  ] as const)('%s is a PNG that a phone can show', async (_what, draw, height) => {
    for (const weeks of [1, 9, 150]) {
      const png = draw(drawing(weeks))!
      const image = await loadImage(png)
      expect([image.width, image.height]).toEqual([1000, height])
      expect(png.length).toBeLessThan(1_000_000)
    }
  })

  it.each([
    ['weeks', weeklyChart],
    ['map', strikeMap],
  ] as const)('%s of the same figures is the same, and of others not', (_what, draw) => {
    expect(draw(drawing(9))!.equals(draw(drawing(9))!)).toBe(true)
    expect(draw(drawing(9))!.equals(draw(drawing(10))!)).toBe(false)
    expect(draw(drawing(9))!.equals(draw(drawing(9, { digits: 'arabic' }))!)).toBe(false)
    expect(draw(drawing(9))!.equals(draw(drawing(9, { language: 'en' }))!)).toBe(false)
  })

  it('of a whole country hit everywhere still shows where', async () => {
    const country = [...gazetteer.places.values()].find(known => known.kind === 'country')!
    const places = [...gazetteer.places.values()].filter(({ kind }) => kind === 'village').map(({ id }) => ({ id, strikes: 1 }))
    expect(places.length).toBeGreaterThan(3000)
    const { report } = drawing(1)
    const png = strikeMap(drawing(1, { place: country, report: { ...report, places } }))!
    const pen = createCanvas(1000, 900).getContext('2d')
    pen.drawImage(await loadImage(png), 0, 0)
    const { data } = pen.getImageData(0, 128, 1000, 696)
    let red = 0
    for (let at = 0; at < data.length; at += 4) if (data[at]! > data[at + 1]! + 60) red += 1
    expect(red).toBeGreaterThan(3000)
    expect(red / (data.length / 4)).toBeLessThan(0.2)
  })

  it('of nothing is none', () => {
    const { report } = drawing(1)
    const empty = { ...report, places: [], weeks: [{ start: '2019-04-28', counts: { shelling: 0, ceasefire: 0, corridor: 0 } }] }
    expect([weeklyChart(drawing(1, { report: empty })), strikeMap(drawing(1, { report: empty }))]).toEqual([null, null])
  })

  it('are written in a font that joins Arabic letters', () => {
    const { pen } = sheet(100)
    const words = { size: 30 } as const
    const letters = [...'قصف'].reduce((sum, letter) => sum + widthOf(pen, drawing(1), letter, words), 0)
    // joined letters take less room than each by itself
    expect(widthOf(pen, drawing(1), 'قصف', words)).toBeLessThan(letters * 0.9)
    expect(widthOf(pen, drawing(1), 'قصف', words)).toBeGreaterThan(10)
  })
})

describe('an outline', () => {
  const grid = Array.from({ length: 400 }, (_, index) => ({ x: index % 20, y: Math.floor(index / 20) }))

  it('goes round its points', () => {
    expect(outlineOf(grid).map(({ x, y }) => `${x} ${y}`)).toEqual(expect.arrayContaining(['0 0', '19 0', '0 19', '19 19']))
    expect(outlineOf([])).toEqual([])
    expect(outlineOf([{ x: 1, y: 1 }])).toHaveLength(1)
    expect(outlineOf([grid[0]!, grid[0]!, grid[1]!, grid[2]!]).length).toBeLessThan(4)
  })

  it('is drawn in where there are none, and crosses itself nowhere', () => {
    const bay = grid.filter(({ x, y }) => !(x > 4 && x < 15 && y > 12))
    const outline = outlineOf(bay)
    expect(areaOf(outline)).toBeLessThan(19 * 19 - 20)
    const sides = outline.map((corner, index) => [corner, outline[(index + 1) % outline.length]!] as const)
    const crossing = sides.flatMap(([a, b], at) => sides.slice(at + 2).filter(([c, d]) => d !== a && strictlyCross(a, b, c, d)))
    expect(crossing).toEqual([])
  })

  type Corner = { readonly x: number; readonly y: number }
  const cross = (a: Corner, b: Corner, c: Corner) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  const strictlyCross = (a: Corner, b: Corner, c: Corner, d: Corner) =>
    cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0
  const areaOf = (corners: readonly Corner[]) =>
    Math.abs(corners.reduce((sum, corner, index) => sum + cross({ x: 0, y: 0 }, corner, corners[(index + 1) % corners.length]!), 0)) / 2
})
