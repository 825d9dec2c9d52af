import { createReadStream } from 'node:fs'

export interface Line {
  readonly number: number
  readonly bytes: Uint8Array
}

/** Non-empty lines of standard input, as bytes: each is decoded by whoever reads it, so that one bad line is one bad line. */
export async function* standardInputLines(): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0)
  let number = 0
  for await (const chunk of createReadStream('', { fd: 0, highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    let from = 0
    for (let end = all.indexOf(10, from); end >= 0; end = all.indexOf(10, from)) {
      number++
      if (end > from) yield { number, bytes: all.subarray(from, end) }
      from = end + 1
    }
    rest = all.subarray(from)
  }
  if (rest.length > 0) yield { number: number + 1, bytes: rest }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The JSON object of a line, or what is wrong with it. */
export function parseLine(
  line: Line,
): { readonly ok: true; readonly value: Record<string, unknown> } | { readonly ok: false; readonly error: string } {
  try {
    const value: unknown = JSON.parse(utf8.decode(line.bytes))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ok: true, value: value as Record<string, unknown> }
    return { ok: false, error: `line ${line.number}: not a JSON object` }
  } catch {
    return { ok: false, error: `line ${line.number}: not JSON in UTF-8` }
  }
}

/** Writes lines in large pieces, at the latest when no more input is at hand; waits where the reader is slow. */
export class LineWriter {
  #pending: string[] = []
  #size = 0

  async write(line: string): Promise<void> {
    // the lines of one read follow one another without a turn of the loop: whoever asks line by line is answered line by line
    if (this.#pending.length === 0) setImmediate(() => void this.flush())
    this.#pending.push(line, '\n')
    this.#size += line.length
    if (this.#size > 1 << 16) await this.flush()
  }

  async flush(): Promise<void> {
    const text = this.#pending.join('')
    this.#pending = []
    this.#size = 0
    if (text !== '' && !process.stdout.write(text)) await new Promise<void>(resolve => process.stdout.once('drain', resolve))
  }
}

/** Says what was wrong with a line; the exit code tells a script. */
export function complain(message: string): void {
  process.stderr.write(`hudna: ${message}\n`)
  process.exitCode = 1
}
