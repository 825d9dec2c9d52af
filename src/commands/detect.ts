import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { detect, detectWithTrace } from '../detect/detect.ts'
import { toPredicted } from '../detect/predicted.ts'
import type { DetectTables } from '../detect/tables.ts'
import type { ArticleText } from '../domain/article.ts'
import { loadPack } from '../pack.ts'
import { ReadingTimeoutError, readingLimitMs, withinTime } from '../reading-limit.ts'
import { CommandError } from './command-error.ts'
import { complain, LineWriter, parseLine, standardInputLines } from './lines.ts'

interface DetectOptions {
  readonly ndjson?: boolean
  readonly published?: string
  readonly country: string
  readonly data?: string
  readonly trace?: boolean
}

/** Articles to detections, in the predicted form of an evaluation; `--trace` adds the rules and refiners, and the places found. */
export async function detectCommand(files: readonly string[], options: DetectOptions): Promise<void> {
  if (options.country !== 'SY') throw new CommandError(`--country ${options.country}: there is a gazetteer for SY only`)
  if (options.ndjson === true ? files.length > 0 : files.length === 0)
    throw new CommandError('give files, or --ndjson and lines on standard input')
  const { tables } = loadPack({ country: 'SY', dataDir: options.data ?? null })
  const out = new LineWriter()
  const answer = async (id: string, article: ArticleText, whence: string) => {
    try {
      const found = withinTime(readingLimitMs(article), () => read(id, article, tables, options.trace === true))
      await out.write(JSON.stringify(found))
    } catch (error) {
      if (!(error instanceof ReadingTimeoutError)) throw error
      complain(`${whence}: ${error.message}`)
    }
  }
  if (options.ndjson === true) {
    for await (const line of standardInputLines()) {
      const parsed = parseLine(line)
      const article = parsed.ok ? toArticle(parsed.value) : parsed.error
      if (typeof article === 'string') complain(parsed.ok ? `line ${line.number}: ${article}` : article)
      else await answer(article.id, article, `line ${line.number}`)
    }
  } else {
    const publishedAt = options.published === undefined ? null : parseTime(options.published)
    if (typeof publishedAt === 'string') throw new CommandError(`--published: ${publishedAt}`)
    for (const file of files) {
      const text = readText(file)
      if (text === null) complain(`${file}: cannot be read`)
      else await answer(basename(file, extname(file)), { text, title: '', source: '', publishedAt }, file)
    }
  }
  await out.flush()
}

function read(id: string, article: ArticleText, tables: DetectTables, trace: boolean): object {
  if (!trace) return toPredicted(id, detect(article, tables))
  const result = detectWithTrace(article, tables)
  const mentions = result.mentions.map(({ start, end, text, chosen, candidates, reason }) => ({
    start,
    end,
    text,
    chosen,
    candidates,
    reason,
  }))
  return { ...toPredicted(id, result.detections), trace: result.trace, mentions }
}

/** What is wrong with the line, or the article. */
function toArticle(value: Record<string, unknown>): (ArticleText & { readonly id: string }) | string {
  const { id, text, title = '', source = '', publishedAt = null } = value
  if (typeof id !== 'string' && typeof id !== 'number') return 'id is missing'
  if (typeof text !== 'string') return 'text is missing'
  const time = publishedAt === null ? null : typeof publishedAt === 'string' ? parseTime(publishedAt) : 'publishedAt is no ISO time'
  if (typeof time === 'string') return `publishedAt: ${time}`
  return {
    id: String(id),
    text,
    title: typeof title === 'string' ? title : '',
    source: typeof source === 'string' ? source : '',
    publishedAt: time,
  }
}

function parseTime(text: string): Date | string {
  const time = new Date(text)
  return Number.isNaN(time.getTime()) ? `${text} is no ISO time` : time
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
