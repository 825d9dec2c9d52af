import { readFileSync } from 'node:fs'
import { partyName } from '../data/parties.ts'
import { detect } from '../detect/detect.ts'
import { toInstant, toLocal } from '../detect/when/zone.ts'
import { render } from '../notify/render/render.ts'
import { loadPack } from '../pack.ts'
import { type ReplayArticle, readArticle } from '../replay/read-articles.ts'
import { replay } from '../replay/replay.ts'
import { toJson, toText } from '../replay/show.ts'
import { CommandError } from './command-error.ts'
import { complain, LineWriter, parseLine } from './lines.ts'

const ZONE = 'Asia/Damascus'

interface ReplayOptions {
  readonly json?: boolean
  readonly until?: string
  readonly data?: string
}

/** Articles with their times to decisions and messages, without network and database. */
export async function replayCommand(file: string, options: ReplayOptions): Promise<void> {
  const until = options.until === undefined ? null : new Date(options.until)
  if (until && Number.isNaN(until.getTime())) throw new CommandError(`--until: ${options.until} is no ISO time`)
  const articles = readFile(file)
  const { gazetteer, tables } = loadPack({ country: 'SY', dataDir: options.data ?? null })
  const steps = replay(articles, until, {
    gazetteer,
    times: { instantOf: local => toInstant(local, ZONE), localOf: instant => toLocal(instant, ZONE).slice(0, 16) },
    read: article => detect(article, tables),
    render: (plan, reader) => render(plan.body, reader, { gazetteer, zone: ZONE, partyName }).text,
  })
  const out = new LineWriter()
  for (const step of steps) await out.write(options.json === true ? toJson(step) : `${toText(step)}\n`)
  await out.flush()
}

function readFile(file: string): ReplayArticle[] {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch {
    throw new CommandError(`${file}: cannot be read`)
  }
  const articles: ReplayArticle[] = []
  for (const [index, text] of bytes.toString('latin1').split('\n').entries()) {
    if (text.trim() === '') continue
    // latin1 keeps every byte: what is wrong in one line stays in that line
    const line = parseLine({ number: index + 1, bytes: Buffer.from(text, 'latin1') })
    const read = line.ok ? readArticle(line.value) : { ok: false as const, error: line.error }
    if (read.ok) articles.push(read.article)
    else complain(line.ok ? `line ${index + 1}: ${read.error}` : read.error)
  }
  return articles
}
