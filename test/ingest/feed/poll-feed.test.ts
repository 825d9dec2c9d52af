import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { NEW_FEED, pollFeed } from '../../../src/ingest/feed/poll-feed.ts'
import { type FetchGuarded, fetchGuarded } from '../../../src/ingest/fetch/fetch-guarded.ts'
import { type LocalServer, serve } from '../local-server.ts'

let server: LocalServer
let items: readonly { readonly id: string; readonly text: string; readonly hour: number; readonly link?: string }[] = []
let etag = '"1"'
let isBroken = false

beforeAll(async () => {
  server = await serve((request, response) => {
    if (isBroken) response.writeHead(503).end()
    else if (request.headers['if-none-match'] === etag) response.writeHead(304).end()
    else response.writeHead(200, { etag, 'content-type': 'application/rss+xml' }).end(feed())
  })
})
afterAll(() => server.close())
beforeEach(() => {
  items = [
    { id: 'b', text: 'ثان', hour: 10 },
    { id: 'a', text: 'أول', hour: 9 },
  ]
  etag = '"1"'
  isBroken = false
})

function feed(): string {
  const entries = items.map(
    ({ id, text, hour, link }) =>
      `<item><guid isPermaLink="false">${id}</guid>${link === undefined ? '' : `<link>${link}</link>`}<title>${text}</title><pubDate>Mon, 12 Mar 2018 ${hour}:00:00 GMT</pubDate></item>`,
  )
  return `<rss version="2.0"><channel><title>م</title>${entries.join('')}</channel></rss>`
}

const fetch: FetchGuarded = (url, options) => fetchGuarded(url, { ...options, allowHosts: [server.host] })
const poll = async (state = NEW_FEED) => {
  const result = await pollFeed({ url: `${server.url}/feed` }, state, { fetch, now: () => new Date('2018-03-12T12:00:00Z') })
  if (!result.ok) throw new Error(result.reason)
  return { titles: result.items.map(item => item.title), urls: result.items.map(item => item.url), state: result.state }
}

it('gives everything at first, oldest first, and nothing when nothing changed', async () => {
  const first = await poll()
  expect(first.titles).toEqual(['أول', 'ثان'])
  const second = await poll(first.state)
  expect(second).toEqual({ titles: [], urls: [], state: first.state })
})

it('takes an address that all entries share for no name of theirs: the same few words of another morning are news', async () => {
  const link = 'https://example.org/'
  items = [
    { id: 'b', text: 'قصف على البلدة', hour: 8, link },
    { id: 'a', text: 'هدوء', hour: 7, link },
  ]
  const first = await poll()
  items = [{ id: 'c', text: 'قصف على البلدة', hour: 11, link }, ...items]
  etag = '"2"'
  const second = await poll(first.state)
  expect(second.titles).toEqual(['قصف على البلدة'])
  expect(second.urls).toEqual([null])
})

it('gives what is new and what was changed, though it returns to an earlier text', async () => {
  const first = await poll()
  items = [{ id: 'c', text: 'ثالث', hour: 11 }, { id: 'b', text: 'ثان مصحح', hour: 10 }, items[1]!]
  etag = '"2"'
  const second = await poll(first.state)
  expect(second.titles).toEqual(['ثان مصحح', 'ثالث'])
  items = [items[0]!, { id: 'b', text: 'ثان', hour: 10 }, items[2]!]
  etag = '"3"'
  expect((await poll(second.state)).titles).toEqual(['ثان'])
})

it('does not repeat what comes back after it left the feed', async () => {
  const first = await poll()
  const all = items
  items = [{ id: 'c', text: 'ثالث', hour: 11 }]
  etag = '"2"'
  const second = await poll(first.state)
  items = all
  etag = '"3"'
  expect((await poll(second.state)).titles).toEqual([])
})

it('does not repeat an entry whose id is made anew, or whose address is', async () => {
  items = [{ id: 'a', text: 'أول', hour: 9, link: 'https://news.example/a' }]
  const first = await poll()
  items = [{ id: 'a2', text: 'أول', hour: 11, link: 'https://news.example/a' }]
  etag = '"2"'
  const second = await poll(first.state)
  expect(second.titles).toEqual([])
  items = [{ id: 'a2', text: 'أول', hour: 11, link: 'https://news.example/a?visit=2' }]
  etag = '"3"'
  expect((await poll(second.state)).titles).toEqual([])
})

it('takes no entries, where there were some, for a failure', async () => {
  const { state } = await poll()
  items = []
  etag = '"2"'
  const result = await pollFeed({ url: `${server.url}/feed` }, state, { fetch, now: () => new Date() })
  expect(result).toMatchObject({ ok: false, reason: 'no-text' })
  expect((await poll(NEW_FEED)).titles).toEqual([])
})

it('remembers a bounded number of entries', async () => {
  const seen = Array.from({ length: 5_000 }, (_, at) => String(at).padStart(32, '0'))
  expect((await poll({ ...NEW_FEED, seen })).state.seen.length).toBe(1200)
})

it('says why it failed and leaves the state to its caller', async () => {
  isBroken = true
  const result = await pollFeed({ url: `${server.url}/feed` }, NEW_FEED, { fetch, now: () => new Date() })
  expect(result).toMatchObject({ ok: false, reason: 'status' })
})
