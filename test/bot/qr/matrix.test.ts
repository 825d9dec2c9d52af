import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Matrix, qrMatrix } from '../../../src/bot/qr/matrix.ts'
import { toPng } from '../../../src/bot/qr/png.ts'

const linkOf = (length: number): string => `https://t.me/${'hudna_bot?start=C2301'.padEnd(200, '-x')}`.slice(0, length)
const drawn = (matrix: Matrix): string => matrix.map(row => row.map(Number).join('')).join('\n')

describe('QR codes', () => {
  // Each of these was read by a decoder of other people's making when it was recorded.
  it.each([
    [14, 21, '1a564fc4407140c5'],
    [26, 25, '701f036d92319ee0'],
    [42, 29, 'a003dd1db0dbb419'],
    [62, 33, 'f1e1c0712e06739b'],
    [84, 37, '7246b4b5b9b6342d'],
    [106, 41, 'a1dfececdacd1899'],
  ])('of %i bytes have %i modules a side', (length, side, print) => {
    const matrix = qrMatrix(linkOf(length))!
    expect(matrix).toHaveLength(side)
    expect(createHash('sha256').update(drawn(matrix)).digest('hex').slice(0, 16)).toBe(print)
  })

  it('are not made of more than they hold', () => {
    expect(qrMatrix(linkOf(107))).toBeNull()
    expect(qrMatrix('دوما'.repeat(14))).toBeNull()
  })

  it('are drawn with a bright edge', () => {
    const png = Buffer.from(toPng(qrMatrix(linkOf(14))!))
    const side = (21 + 8) * 16
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([side, side])
    const from = png.indexOf('IDAT') + 4
    const pixels = inflateSync(png.subarray(from, from + png.readUInt32BE(from - 8)))
    const lineBytes = 1 + side / 8
    expect(pixels.length).toBe(lineBytes * side)
    expect(pixels.subarray(1, lineBytes).every(byte => byte === 0xff)).toBe(true)
    const firstRow = pixels.subarray(lineBytes * 64, lineBytes * 65)
    expect(firstRow.subarray(1, 9).every(byte => byte === 0xff)).toBe(true)
    expect(firstRow[9]).toBe(0)
  })
})
