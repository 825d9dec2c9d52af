import { readNumbers } from '../detect/count/read-numbers.ts'
import { readTimes } from '../detect/when/read-times.ts'
import { CommandError } from './command-error.ts'
import { complain, LineWriter, parseLine, standardInputLines } from './lines.ts'

interface ReadOptions {
  readonly ndjson?: boolean
  readonly at?: string
  readonly zone?: string
}

export async function whenCommand(text: string, options: ReadOptions): Promise<void> {
  const zone = options.zone ?? 'Asia/Damascus'
  await readAll(text, options, (line, at) => {
    if (at === undefined) throw new CommandError('when: --at is missing (the time at which it was said, ISO)')
    if (Number.isNaN(Date.parse(at))) throw new CommandError(`when: ${at} is no ISO time`)
    return readTimes(line, at, zone)
  })
}

export async function numbersCommand(text: string, options: ReadOptions): Promise<void> {
  await readAll(text, options, line => readNumbers(line))
}

/** One text to a line per reading, or many lines to one array of readings per line. */
async function readAll(
  text: string,
  options: ReadOptions,
  read: (text: string, at: string | undefined) => readonly object[],
): Promise<void> {
  const out = new LineWriter()
  if (options.ndjson !== true) {
    if (text === '') throw new CommandError('no text was given')
    for (const reading of read(text, options.at)) await out.write(JSON.stringify(reading))
    return out.flush()
  }
  for await (const line of standardInputLines()) {
    const parsed = parseLine(line)
    const value = parsed.ok ? parsed.value : {}
    if (!parsed.ok) complain(parsed.error)
    else if (typeof value['text'] !== 'string') complain(`line ${line.number}: text is missing`)
    const at = typeof value['at'] === 'string' ? value['at'] : options.at
    // a bad line still has its place in the answer
    await out.write(JSON.stringify(typeof value['text'] === 'string' ? read(value['text'], at) : []))
  }
  return out.flush()
}
