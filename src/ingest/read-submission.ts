import { canonicalUrl, settlePageUrl } from './canonical-url.ts'
import { cleanLetters } from './clean/clean-letters.ts'
import { type CleanText, cleanText } from './clean/clean-text.ts'
import type { FetchGuarded } from './fetch/fetch-guarded.ts'
import { decodeBody } from './page/decode-body.ts'
import type { PageReader } from './page/page-reader.ts'
import { firstDate } from './parse-date.ts'
import { type Refusal, refusal } from './refusal.ts'
import { speaksOf } from './speaks-of.ts'
import type { Submission } from './submission.ts'

export interface Draft {
  readonly url: string | null
  readonly title: string
  readonly text: string
  readonly publishedAt: Date | null
  readonly source: string
  readonly dropped: CleanText['dropped']
}

export interface ReadingDeps {
  readonly fetch: FetchGuarded
  readonly readPage: PageReader
  readonly now: () => Date
}

/** Clean text with its facts, out of text, HTML or a page of the web. What the submission states goes before what the page says. */
export async function readSubmission(submission: Submission, deps: ReadingDeps): Promise<Draft | Refusal> {
  const { content } = submission
  switch (content.kind) {
    case 'text':
      return settle(submission, content.text)
    case 'html':
      return readHtml(submission, content.html, submission.url, deps)
    case 'page': {
      const read = await fetchAndRead(submission, deps)
      const { text } = cleanText(content.text)
      // The beginning of an article now is better than all of it never, or than a page that bids one wait or log in.
      return text !== '' && ('reason' in read || !speaksOf(read.text, text)) ? settle(submission, content.text) : read
    }
  }
}

async function fetchAndRead(submission: Submission, deps: ReadingDeps): Promise<Draft | Refusal> {
  if (submission.url === null) return refusal('invalid', 'a page cannot be fetched without its url', 'url')
  const answer = await deps.fetch(submission.url)
  if (!answer.ok) return refusal(answer.reason, answer.message, 'url')
  const body = decodeBody(answer.body, answer.contentType)
  if (isFrontPage(answer.url) && !isFrontPage(submission.url))
    return refusal('no-text', 'the url leads to a front page, as those of removed articles do', 'url')
  if (/^text\/plain\b/i.test(answer.contentType)) return settle({ ...submission, url: canonicalUrl(answer.url) }, body, 'url')
  return readHtml(submission, body, answer.url, deps)
}

async function readHtml(submission: Submission, html: string, url: string | null, deps: ReadingDeps): Promise<Draft | Refusal> {
  const field = submission.content.kind === 'html' ? 'html' : 'url'
  const read = await deps.readPage(html)
  if (!read.ok) return refusal(read.reason, read.message, field)
  const { page } = read
  return settle(
    {
      ...submission,
      url: settlePageUrl(url, page.canonical),
      title: submission.title === '' ? page.title : submission.title,
      publishedAt: submission.publishedAt ?? firstDate(page.dates, deps.now()),
    },
    page.text,
    field,
  )
}

function settle(submission: Submission, raw: string, field = 'text'): Draft | Refusal {
  const { text, dropped } = cleanText(raw)
  if (text === '') return refusal('no-text', 'nothing is left of the text once page furniture is taken out', field)
  return {
    url: submission.url,
    title: cleanLetters(submission.title).replace(/\s+/g, ' '),
    text,
    publishedAt: submission.publishedAt,
    source: submission.source !== '' ? submission.source : hostOf(submission.url),
    dropped,
  }
}

function isFrontPage(url: string): boolean {
  const { pathname, search } = new URL(url)
  return pathname === '/' && search === ''
}

function hostOf(url: string | null): string {
  return url === null ? '' : new URL(url).hostname.replace(/^www\./, '')
}
