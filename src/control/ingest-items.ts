import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { take } from '../../workers/ingest.ts'
import type { Context } from '../app.ts'
import { CommandError } from '../commands/command-error.ts'
import type { IngestResult } from '../ingest/ingest.ts'
import { decodeBody } from '../ingest/page/decode-body.ts'
import { readZonedDate } from '../ingest/parse-date.ts'
import { type Submission, submissionFromUrl } from '../ingest/submission.ts'

interface Item {
  readonly url?: string
  readonly file?: string
}

/** `{items, published, source}`: a line for each, and an error at the end where one was refused. */
export async function* ingestItems(context: Context, input: Record<string, unknown>): AsyncGenerator<string> {
  const publishedAt = parsePublished(input['published'], context.clock.now())
  const source = typeof input['source'] === 'string' ? input['source'] : ''
  let refused = 0
  for (const item of (input['items'] ?? []) as readonly Item[]) {
    const submission = toSubmission(item)
    const result = typeof submission === 'string' ? submission : await take(context, { ...submission, publishedAt, source })
    if (typeof result === 'string' || result.outcome === 'refused') refused++
    yield `${item.url ?? item.file ?? ''}: ${typeof result === 'string' ? result : describe(result)}`
  }
  if (refused > 0) throw new CommandError(`${refused} not taken`)
}

function parsePublished(value: unknown, now: Date): Date | null {
  if (typeof value !== 'string') return null
  const reading = readZonedDate(value, now)
  if (!reading.ok) throw new CommandError(`--published must be ISO 8601 with a zone and not in the future (${reading.problem})`)
  return reading.date
}

/** What is to be taken in, or why it cannot be. */
function toSubmission(item: Item): Submission | string {
  if (item.url !== undefined) return submissionFromUrl(item.url) ?? 'this is no http or https url without credentials'
  let text: string
  try {
    text = decodeBody(readFileSync(item.file ?? ''))
  } catch {
    return 'the file cannot be read'
  }
  const isHtml = /^\.x?html?$/i.test(extname(item.file ?? '')) || /^\s*<(?:!doctype|html)\b/i.test(text)
  return { url: null, title: '', content: isHtml ? { kind: 'html', html: text } : { kind: 'text', text }, publishedAt: null, source: '' }
}

function describe(result: IngestResult): string {
  switch (result.outcome) {
    case 'stored':
      return `taken as ${result.id}`
    case 'duplicate':
      return `known already as ${result.id}`
    case 'refused':
      return `not taken: ${result.message}`
  }
}
