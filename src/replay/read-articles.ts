import { z } from 'zod'

/** A line of a replay: an article with its time. */
export interface ReplayArticle {
  readonly id: string
  readonly publishedAt: Date | null
  /** When it came to us; its publication unless said otherwise. */
  readonly fetchedAt: Date | null
  readonly source: string
  readonly url: string | null
  readonly title: string
  readonly text: string
  /** Id of an earlier line of which this is a newer text. */
  readonly supersedes: string | null
}

const Time = z.iso.datetime({ offset: true, local: false }).transform(text => new Date(text))
const Line = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  publishedAt: Time.nullable().default(null),
  fetchedAt: Time.nullable().default(null),
  source: z.string().default(''),
  url: z.string().nullable().default(null),
  title: z.string().default(''),
  text: z.string().default(''),
  supersedes: z.string().nullable().default(null),
})

export type ReadLine = { readonly ok: true; readonly article: ReplayArticle } | { readonly ok: false; readonly error: string }

/** One line of NDJSON, or what is wrong with it. */
export function readArticle(value: unknown): ReadLine {
  const parsed = Line.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return { ok: false, error: `${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'wrong'}` }
  }
  const { publishedAt, fetchedAt } = parsed.data
  // as everywhere: a site whose clock is ahead publishes when it is read
  const ahead = publishedAt !== null && fetchedAt !== null && publishedAt > fetchedAt
  return { ok: true, article: ahead ? { ...parsed.data, publishedAt: fetchedAt } : parsed.data }
}
