import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { articleStore, findArticle } from '../../src/db/article-store.ts'
import type { ArticleId } from '../../src/domain/ids.ts'
import { NEAR_WINDOW_MS, SHORT_REPEAT_MS } from '../../src/ingest/duplicates.ts'
import { type FetchGuarded, fetchGuarded } from '../../src/ingest/fetch/fetch-guarded.ts'
import { type IngestDeps, ingest } from '../../src/ingest/ingest.ts'
import { createPageReader } from '../../src/ingest/page/page-reader.ts'
import type { Submission } from '../../src/ingest/submission.ts'
import { submissionFromUrl } from '../../src/ingest/submission.ts'
import { openEmbedded, type TestDatabase } from '../support/databases.ts'
import { type LocalServer, serve } from './local-server.ts'
import { report } from './report.ts'

/** The store looks for likeness among what was fetched lately, by the database's clock. */
const NOW = new Date()

let opened: TestDatabase
let site: LocalServer
let deps: IngestDeps
let problems: Error[] = []

beforeAll(async () => {
  opened = await openEmbedded()
  site = await serve((request, response) => {
    const page = PAGES[request.url ?? '']
    if (request.url === '/removed') response.writeHead(302, { location: '/' }).end()
    else if (page === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'text/html' }).end(page)
  })
  const fetch: FetchGuarded = (url, options) => fetchGuarded(url, { ...options, allowHosts: [site.host] })
  deps = {
    store: articleStore(opened.database.db),
    fetch,
    readPage: createPageReader(),
    now: () => NOW,
    report: problem => problems.push(problem),
  }
})

afterAll(async () => {
  await opened.close()
  await site.close()
})

beforeEach(async () => {
  problems = []
  await sql`delete from hudna.article`.execute(opened.database.db)
})

const PAGES: Readonly<Record<string, string>> = {
  '/a': `<html><head><meta property="og:title" content="غارات على سقبا"><link rel="canonical" href="/elsewhere"><meta property="article:published_time" content="2018-03-12T09:00:00+02:00"></head>
    <body><nav>الرئيسية</nav><article>${report()
      .split('\n')
      .map(line => `<p>${line}</p>`)
      .join('')}<p>اقرأ أيضاً: خبر آخر</p></article></body></html>`,
  '/': '<html><body><p>عناوين قديمة</p></body></html>',
  '/waiting': `<html><body><article><p>${'يرجى الانتظار بينما نتحقق من متصفحك قبل الدخول إلى الموقع. '.repeat(3)}</p></article></body></html>`,
  '/deep': '<div>'.repeat(100_000),
}

const submission = (change: Partial<Submission> = {}, text = report()): Submission => ({
  url: null,
  title: '',
  content: { kind: 'text', text },
  publishedAt: new Date('2018-03-12T09:00:00Z'),
  source: 'news',
  ...change,
})

const at = (time: number): Date => new Date(Date.UTC(2018, 2, 12, 9) + time)
const give = (given: Submission) => ingest(given, deps)
const stored = (id: ArticleId) => findArticle(opened.database.db, id)

async function mustStore(given: Submission): Promise<ArticleId> {
  const result = await give(given)
  if (result.outcome !== 'stored') throw new Error(`expected to be stored: ${JSON.stringify(result)}`)
  return result.id
}

describe('ingest stores', () => {
  it('clean text with its facts, and says what it took out', async () => {
    const result = await give(submission({ url: 'https://news.example/a', title: ' غارات\u200f على سقبا ' }, `شارك\n${report()}\0`))
    expect(result).toMatchObject({ outcome: 'stored', supersedes: null, dropped: { share: 1, control: 1 } })
    expect(await stored((result as { id: ArticleId }).id)).toMatchObject({
      source: 'news',
      url: 'https://news.example/a',
      title: 'غارات على سقبا',
      text: report(),
      publishedAt: new Date('2018-03-12T09:00:00Z'),
      fetchedAt: NOW,
    })
  })

  it('a page of the web with the title and the date that it gives', async () => {
    const id = await mustStore({ ...submissionFromUrl(`${site.url}/a`)! })
    expect(await stored(id)).toMatchObject({
      source: '127.0.0.1',
      url: `${site.url}/a`,
      title: 'غارات على سقبا',
      text: report().replaceAll('\n', '\n\n'),
      publishedAt: new Date('2018-03-12T07:00:00Z'),
    })
  })

  it('posted HTML, whose own facts go before those of the page', async () => {
    const given = submission({ url: 'https://news.example/a', title: 'عنوان', content: { kind: 'html', html: PAGES['/a']! } })
    expect(await stored(await mustStore(given))).toMatchObject({ title: 'عنوان', publishedAt: new Date('2018-03-12T09:00:00Z') })
  })

  it('the beginning that a feed gave where the page cannot be had', async () => {
    const id = await mustStore(submission({ url: `${site.url}/gone`, content: { kind: 'page', text: 'غارة على سقبا' } }))
    expect(await stored(id)).toMatchObject({ text: 'غارة على سقبا' })
  })

  it('the beginning that a feed gave where the page speaks of something else', async () => {
    const text = 'قصف مدفعي على أطراف كفرنبل يوقع ثلاثة قتلى'
    const id = await mustStore(submission({ url: `${site.url}/waiting`, content: { kind: 'page', text } }))
    expect(await stored(id)).toMatchObject({ text })
  })
})

describe('ingest refuses', () => {
  it.each<[string, Submission | (() => Submission), object]>([
    ['text of furniture only', submission({}, 'شارك\nجميع الحقوق محفوظة'), { reason: 'no-text', field: 'text', mayRetry: false }],
    ['HTML without text', submission({ content: { kind: 'html', html: '<img src=x>' } }), { reason: 'no-text', field: 'html' }],
    [
      '100,000 nested tags',
      submission({ content: { kind: 'html', html: '<div>'.repeat(100_000) } }),
      { reason: 'too-deep', field: 'html', mayRetry: false },
    ],
    ['a page of nested tags', () => submissionFromUrl(`${site.url}/deep`)!, { reason: 'too-deep', field: 'url' }],
    ['a page that is not there', () => submissionFromUrl(`${site.url}/none`)!, { reason: 'status', field: 'url', mayRetry: true }],
    [
      'a removed article that leads to the front page',
      () => submissionFromUrl(`${site.url}/removed`)!,
      { reason: 'no-text', field: 'url' },
    ],
    ['a private address', submissionFromUrl('http://127.0.0.1/a')!, { reason: 'private-address', messageKey: 'ingest-refused-url' }],
  ])('%s', async (_name, given, refusal) => {
    expect(await give(typeof given === 'function' ? given() : given)).toMatchObject({ outcome: 'refused', ...refusal })
    const { rows } = await sql`select 1 from hudna.article`.execute(opened.database.db)
    expect(rows).toEqual([])
  })
})

describe('ingest knows again', () => {
  it.each<[string, Partial<Submission>, Partial<Submission>, string, string]>([
    ['the same url and text', { url: 'https://news.example/a' }, { url: 'http://www.news.example/a' }, report(), 'url'],
    [
      'the same url, dated again by a careless feed',
      { url: 'https://news.example/a' },
      { url: 'https://news.example/a', publishedAt: at(3_600_000) },
      report(),
      'url',
    ],
    [
      'the same url with its tail cut off',
      { url: 'https://news.example/a' },
      { url: 'https://news.example/a' },
      report().slice(0, -20),
      'url',
    ],
    ['the same text without url', {}, {}, report(), 'hash'],
    [
      'the same text elsewhere, days later',
      { url: 'https://news.example/a' },
      { url: 'https://copy.example/b', publishedAt: at(9 * 86_400_000) },
      report(),
      'hash',
    ],
    ['the same text with its date unknown', {}, { publishedAt: null }, report(), 'hash'],
    ['a copy under another headline', {}, { title: 'طيران حربي يقصف أحياء سقبا' }, `${report()}\nالمصدر: وكالات`, 'near'],
  ])('%s', async (_name, first, second, text, by) => {
    const id = await mustStore(submission(first))
    expect(await give(submission(second, text))).toEqual({ outcome: 'duplicate', id, by })
  })

  it('a short post that comes by two ways', async () => {
    const id = await mustStore(submission({}, 'غارة جوية على سقبا'))
    expect(await give(submission({ publishedAt: at(SHORT_REPEAT_MS) }, 'غارة جوية على سقبا.'))).toEqual({
      outcome: 'duplicate',
      id,
      by: 'hash',
    })
  })

  it('one of two that come at once', async () => {
    const results = await Promise.all([give(submission()), give(submission())])
    expect(results.map(result => result.outcome).toSorted()).toEqual(['duplicate', 'stored'])
  })
})

describe('ingest takes for news', () => {
  it.each<[string, Partial<Submission>, string, Partial<Submission>, string]>([
    ['another town in the same words', {}, report(), {}, report('حمورية')],
    ['another toll in the same words', {}, report(), {}, report('سقبا', '9')],
    ['another toll in the headline', { title: 'غارات على سقبا' }, report(), { title: 'مقتل 9 في سقبا' }, report()],
    ['the same short words an hour later', {}, 'غارة جوية على سقبا', { publishedAt: at(3_600_000) }, 'غارة جوية على سقبا'],
    ['the same short words under another town', { title: 'سقبا' }, 'قصف مدفعي الآن', { title: 'دوما' }, 'قصف مدفعي الآن'],
    ['the same text, now with its date', { publishedAt: null }, report(), {}, report()],
    ['a text that is alike, four days later', {}, report(), { publishedAt: at(NEAR_WINDOW_MS + 1), title: 'خبر' }, report().slice(0, -20)],
  ])('%s', async (_name, first, firstText, second, secondText) => {
    await mustStore(submission(first, firstText))
    expect(await give(submission(second, secondText))).toMatchObject({ outcome: 'stored', supersedes: null })
  })

  it('a changed text at the same url, as a new version, and again when it is changed back', async () => {
    const url = 'https://news.example/a'
    const first = await mustStore(submission({ url }, 'غارة على سقبا'))
    const second = await give(submission({ url }, 'تصحيح: الغارة على جسرين'))
    expect(second).toMatchObject({ outcome: 'stored', supersedes: first })
    const third = await give(submission({ url }, 'غارة على سقبا'))
    expect(third).toMatchObject({ outcome: 'stored', supersedes: (second as { id: ArticleId }).id })
  })

  it('a text that has lost its word of a way out at the same url', async () => {
    const url = 'https://news.example/a'
    const first = await mustStore(submission({ url }, `${report()}\nوأعلن المجلس المحلي فتح ممر لخروج المرضى.`))
    expect(await give(submission({ url }, report()))).toMatchObject({ outcome: 'stored', supersedes: first })
    expect(await give(submission({ url }, report().split('\n').slice(0, 4).join('\n')))).toMatchObject({ outcome: 'duplicate', by: 'url' })
  })

  it('a sentence added at the same url, and the date that was missing', async () => {
    const url = 'https://news.example/a'
    const first = await mustStore(submission({ url, publishedAt: null }))
    const dated = await give(submission({ url }))
    expect(dated).toMatchObject({ outcome: 'stored', supersedes: first })
    expect(await give(submission({ url }, `${report()}\nكما قُصفت جسرين.`))).toMatchObject({
      outcome: 'stored',
      supersedes: (dated as { id: ArticleId }).id,
    })
  })

  it.each<[string, string, number, number]>([
    ['given out again a week later with a sentence more, of its first day', `${report()}\nوشيع الأهالي الضحايا.`, 7 * 24, 0],
    ['written on within hours, of its newest day', `${report()}\nوشيع الأهالي الضحايا.`, 7, 7],
    ['with another text in its place, of its newest day', report('حمورية').replaceAll('.', '، بحسب مراسلنا.'), 7 * 24, 7 * 24],
  ])('a text %s', async (_name, text, hours, day) => {
    const url = 'https://news.example/a'
    await mustStore(submission({ url }))
    const id = await mustStore(submission({ url, publishedAt: at(hours * 3_600_000) }, text))
    expect((await stored(id))?.publishedAt).toEqual(at(day * 3_600_000))
  })

  it('everything, where the look-up for duplicates fails', async () => {
    const broken = { ...deps, store: { ...deps.store, findByHash: () => Promise.reject(new Error('canary')) } }
    expect(await ingest(submission(), broken)).toMatchObject({ outcome: 'stored' })
    expect(problems.map(problem => problem.name)).toEqual(['DuplicateLookupError'])
  })
})
