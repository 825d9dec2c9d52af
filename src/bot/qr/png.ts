import { crc32, deflateSync } from 'node:zlib'
import type { Matrix } from './matrix.ts'

const PIXELS_PER_MODULE = 16
/** The standard asks for a bright edge of four modules. */
const EDGE_MODULES = 4
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A matrix as a black and white PNG, large enough to be printed. */
export function toPng(matrix: Matrix): Uint8Array {
  const side = (matrix.length + 2 * EDGE_MODULES) * PIXELS_PER_MODULE
  const lineBytes = Math.ceil(side / 8)
  const lines = Array.from({ length: side }, (_, y) => {
    const row = matrix[Math.floor(y / PIXELS_PER_MODULE) - EDGE_MODULES]
    const line = Buffer.alloc(1 + lineBytes, 0xff)
    line[0] = 0
    for (let x = 0; row && x < side; x++) {
      const dark = row[Math.floor(x / PIXELS_PER_MODULE) - EDGE_MODULES] ?? false
      if (dark) line[1 + (x >> 3)] = line[1 + (x >> 3)]! & ~(0x80 >> (x & 7))
    }
    return line
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header[8] = 1 // one bit a pixel, greyscale
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(lines))), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
