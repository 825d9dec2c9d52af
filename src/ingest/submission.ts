import { z } from 'zod'
import { canonicalUrl } from './canonical-url.ts'
import { cleanLetters } from './clean/clean-letters.ts'
import { TEXT_MAX_CHARS } from './clean/clean-text.ts'
import type { FeedItem } from './feed/read-feed.ts'
import { readZonedDate } from './parse-date.ts'
import type { RefusalReason } from './refusal.ts'

export const HTML_MAX_CHARS = 2_000_000

/** An article as it is handed in, by whatever way. */
export interface Submission {
  readonly url: string | null
  readonly title: string
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'html'; readonly html: string }
    /** To be fetched from `url`; `text` is what is taken if that fails. */
    | { readonly kind: 'page'; readonly text: string }
  readonly publishedAt: Date | null
  /** Key of the source, or '' to take the host of the url. */
  readonly source: string
}

export type SubmissionReading =
  | { readonly ok: true; readonly submission: Submission }
  | { readonly ok: false; readonly reason: RefusalReason; readonly error: string; readonly field?: string }

/**
 * Reads what is posted to `/v1/articles`: `{url?, title?, text | html, publishedAt?, source?}`, dates in ISO 8601 with a zone.
 * @param now against which a date in the future is recognised; a day ahead is let pass for clocks that are wrong.
 */
export function parseSubmission(input: unknown, now: Date): SubmissionReading {
  const parsed = BODY.safeParse(input)
  if (!parsed.success) return invalid(parsed.error.issues[0]!)
  const { url, title, text, html, publishedAt, source } = parsed.data
  if ((text === undefined) === (html === undefined)) {
    return { ok: false, reason: 'invalid', error: 'exactly one of text and html is needed', field: text === undefined ? 'text' : 'html' }
  }
  const canonical = url === undefined || url === null ? null : canonicalUrl(url)
  if (canonical === null && url !== undefined && url !== null) {
    return { ok: false, reason: 'invalid', error: 'this is no http or https url without credentials', field: 'url' }
  }
  const date = publishedAt === undefined || publishedAt === null ? null : readZonedDate(publishedAt, now)
  if (date?.ok === false) return { ok: false, reason: 'invalid', error: DATE_PROBLEMS[date.problem], field: 'publishedAt' }
  if (text !== undefined && cleanLetters(text) === '') return { ok: false, reason: 'no-text', error: 'the text is empty', field: 'text' }
  const content = text === undefined ? { kind: 'html' as const, html: html! } : { kind: 'text' as const, text }
  return { ok: true, submission: { url: canonical, title: title ?? '', content, publishedAt: date?.date ?? null, source: source ?? '' } }
}

/** A page of the web of which nothing but its url is known. */
export function submissionFromUrl(url: string): Submission | null {
  const canonical = canonicalUrl(url)
  return canonical === null ? null : { url: canonical, title: '', content: { kind: 'page', text: '' }, publishedAt: null, source: '' }
}

/** An entry of a feed: where it is only the beginning of an article, the page is read, and the entry is what remains if that fails. */
export function submissionFromFeedItem(item: FeedItem, source: string): Submission {
  const text = item.text === '' ? item.title : item.text
  return {
    url: item.url,
    title: item.title,
    content: item.isExcerpt ? { kind: 'page', text } : { kind: 'text', text },
    publishedAt: item.publishedAt,
    source,
  }
}

const BODY = z.strictObject({
  url: z.string().max(2048).nullish(),
  title: z.string().max(1000).nullish(),
  text: z.string().max(TEXT_MAX_CHARS).optional(),
  html: z.string().min(1).max(HTML_MAX_CHARS).optional(),
  publishedAt: z.string().max(60).nullish(),
  source: z.string().max(200).nullish(),
})

const DATE_PROBLEMS = {
  unreadable: 'publishedAt must be ISO 8601, such as 2018-03-12T09:05:00+02:00',
  'no-zone': 'publishedAt needs a zone, such as Z or +02:00',
  'too-early': 'publishedAt lies before the year 2000',
  future: 'publishedAt lies more than a day in the future',
} as const

function invalid(issue: z.core.$ZodIssue): SubmissionReading {
  const field = issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[0]
  const tooLong = issue.code === 'too_big' && (field === 'text' || field === 'html')
  const reading = { ok: false as const, reason: tooLong ? ('too-large' as const) : ('invalid' as const), error: issue.message }
  return field === undefined ? reading : { ...reading, field: String(field) }
}
