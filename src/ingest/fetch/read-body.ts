import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'

/** Thrown as soon as a body passes its limit, which is long before a decompression bomb has unpacked. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError'
}

export class UnknownEncodingError extends Error {
  override readonly name = 'UnknownEncodingError'
}

/** Reads a response to its end, decompressed. The limit holds for the bytes on the wire and again for those that they unpack to. */
export async function readBody(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new BodyTooLargeError(`more than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return decompress(Buffer.concat(chunks), response.headers['content-encoding'] ?? '', maxBytes)
}

async function decompress(body: Buffer, encoding: string, maxBytes: number): Promise<Buffer> {
  const unpack = unpackerFor(encoding.trim().toLowerCase(), body)
  if (unpack === null || body.length === 0) return body
  try {
    return await unpack(body, { maxOutputLength: maxBytes })
  } catch (cause) {
    if (cause instanceof RangeError) throw new BodyTooLargeError(`unpacks to more than ${maxBytes} bytes`, { cause })
    throw cause
  }
}

type Unpack = (body: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>

function unpackerFor(encoding: string, body: Buffer): Unpack | null {
  switch (encoding) {
    case '':
    case 'identity':
      return null
    case 'gzip':
    case 'x-gzip':
      return promisify(gunzip)
    case 'br':
      return promisify(brotliDecompress)
    case 'deflate':
      // zlib by the standard, bare deflate by some servers; the first byte tells them apart.
      return (body[0]! & 0x0f) === 8 ? promisify(inflate) : promisify(inflateRaw)
    default:
      throw new UnknownEncodingError(`content encoding ${encoding.slice(0, 40)}`)
  }
}
