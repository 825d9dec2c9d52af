import { checkBytes } from './galois.ts'
import { capacityOf, type QrVersion, versionFor } from './versions.ts'

/** Dark modules are true; rows from the top. */
export type Matrix = readonly (readonly boolean[])[]

type Cells = (boolean | null)[][]

/** A QR code (ISO/IEC 18004, level M, bytes) of a text; null for one that is longer than 106 bytes. */
export function qrMatrix(text: string): Matrix | null {
  const bytes = [...new TextEncoder().encode(text)]
  const version = versionFor(bytes.length)
  if (version === null) return null
  const bits = interleave(version, dataBytes(version, bytes)).flatMap(byte => bitsOf(byte, 8))
  const candidates = MASKS.map((mask, number) => paint(version, bits, mask, number))
  return candidates.reduce((best, candidate) => (penalty(candidate) < penalty(best) ? candidate : best))
}

function dataBytes(version: QrVersion, text: readonly number[]): readonly number[] {
  const capacity = capacityOf(version)
  const bits = [...bitsOf(0b0100, 4), ...bitsOf(text.length, 8), ...text.flatMap(byte => bitsOf(byte, 8))]
  bits.push(...new Array<boolean>(Math.min(4, capacity * 8 - bits.length)).fill(false))
  while (bits.length % 8 !== 0) bits.push(false)
  const bytes = Array.from({ length: bits.length / 8 }, (_, index) => numberOf(bits.slice(index * 8, index * 8 + 8)))
  for (let pad = 0; bytes.length < capacity; pad++) bytes.push(pad % 2 === 0 ? 0xec : 0x11)
  return bytes
}

/** Blocks column by column: first the data, then the check bytes. */
function interleave(version: QrVersion, data: readonly number[]): readonly number[] {
  let from = 0
  const blocks = version.blocks.map(length => {
    const block = data.slice(from, from + length)
    from += length
    return block
  })
  const checks = blocks.map(block => checkBytes(block, version.checkBytesPerBlock))
  return [...columns(blocks), ...columns(checks)]
}

function columns(rows: readonly (readonly number[])[]): readonly number[] {
  const longest = Math.max(...rows.map(row => row.length))
  return Array.from({ length: longest }, (_, index) => rows.flatMap(row => row[index] ?? [])).flat()
}

function paint(version: QrVersion, bits: readonly boolean[], mask: Mask, number: number): Matrix {
  const cells: Cells = Array.from({ length: version.size }, () => new Array<boolean | null>(version.size).fill(null))
  paintPatterns(cells, version)
  paintFormat(cells, number)
  paintBits(cells, bits, mask)
  return cells.map(row => row.map(cell => cell === true))
}

function paintPatterns(cells: Cells, { size, alignment }: QrVersion): void {
  for (const [top, left] of [
    [0, 0],
    [0, size - 7],
    [size - 7, 0],
  ] as const) {
    for (let row = -1; row <= 7; row++) {
      for (let column = -1; column <= 7; column++) {
        const ring = Math.max(Math.abs(row - 3), Math.abs(column - 3))
        set(cells, top + row, left + column, ring !== 2 && ring !== 4)
      }
    }
  }
  for (let index = 8; index < size - 8; index++) {
    set(cells, 6, index, index % 2 === 0)
    set(cells, index, 6, index % 2 === 0)
  }
  for (const row of alignment) {
    for (const column of alignment) {
      const atFinder = (row === 6 && (column === 6 || column === size - 7)) || (row === size - 7 && column === 6)
      if (!atFinder) paintAlignment(cells, row, column)
    }
  }
  set(cells, size - 8, 8, true)
}

function paintAlignment(cells: Cells, row: number, column: number): void {
  for (let down = -2; down <= 2; down++) {
    for (let right = -2; right <= 2; right++) set(cells, row + down, column + right, Math.max(Math.abs(down), Math.abs(right)) !== 1)
  }
}

/** Level and mask, protected by a BCH code, in two places. */
function paintFormat(cells: Cells, mask: number): void {
  const size = cells.length
  const data = mask // level M reads 00
  let rest = data << 10
  for (let bit = 14; bit >= 10; bit--) if (rest & (1 << bit)) rest ^= 0b10100110111 << (bit - 10)
  const format = ((data << 10) | rest) ^ 0b101010000010010
  for (let bit = 0; bit < 15; bit++) {
    const dark = ((format >> bit) & 1) === 1
    const [row, column] = bit < 6 ? [bit, 8] : bit < 8 ? [bit + 1, 8] : bit === 8 ? [8, 7] : [8, 14 - bit]
    set(cells, row, column, dark)
    if (bit < 8) set(cells, 8, size - 1 - bit, dark)
    else set(cells, size - 15 + bit, 8, dark)
  }
}

/** In pairs of columns from the right, up and down by turns, around what is painted already. */
function paintBits(cells: Cells, bits: readonly boolean[], mask: Mask): void {
  const size = cells.length
  let next = 0
  let upwards = true
  for (let right = size - 1; right > 0; right -= 2) {
    // The column of the timing pattern is skipped.
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      const row = upwards ? size - 1 - step : step
      for (const column of [right, right - 1]) {
        if (cells[row]![column] !== null) continue
        cells[row]![column] = (bits[next] ?? false) !== mask(row, column)
        next += 1
      }
    }
    upwards = !upwards
  }
}

type Mask = (row: number, column: number) => boolean
const MASKS: readonly Mask[] = [
  (row, column) => (row + column) % 2 === 0,
  row => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

/** How hard a code is to read: long runs, blocks, what looks like a finder, and an uneven share of dark. */
function penalty(matrix: Matrix): number {
  const size = matrix.length
  const lines = [...matrix, ...matrix[0]!.map((_, column) => matrix.map(row => row[column]!))]
  let points = 0
  for (const line of lines) {
    const text = line.map(cell => (cell ? '1' : '0')).join('')
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) points += run.length - 2
    for (const finder of ['10111010000', '00001011101'])
      for (let at = text.indexOf(finder); at >= 0; at = text.indexOf(finder, at + 1)) points += 40
  }
  let dark = 0
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const cell = matrix[row]![column]
      if (cell) dark += 1
      if (cell === matrix[row]![column + 1] && cell === matrix[row + 1]?.[column] && cell === matrix[row + 1]?.[column + 1]) points += 3
    }
  }
  return points + Math.floor(Math.abs((dark * 100) / (size * size) - 50) / 5) * 10
}

function set(cells: Cells, row: number, column: number, dark: boolean): void {
  if (row >= 0 && column >= 0 && row < cells.length && column < cells.length) cells[row]![column] = dark
}

function bitsOf(value: number, count: number): readonly boolean[] {
  return Array.from({ length: count }, (_, index) => ((value >> (count - 1 - index)) & 1) === 1)
}

function numberOf(bits: readonly boolean[]): number {
  return bits.reduce((value, bit) => value * 2 + Number(bit), 0)
}
