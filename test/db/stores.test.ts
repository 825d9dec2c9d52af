import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { advanceArticle, articleStore, findArticle, noteArticleFailure, openArticles } from '../../src/db/article-store.ts'
import { claimsOf, insertClaim } from '../../src/db/claim-store.ts'
import { decisionsOf, insertDecision } from '../../src/db/decision-store.ts'
import { detectionsOf, findDetection, insertDetections } from '../../src/db/detection-store.ts'
import { findEvent, insertEvent, openWindows, recentEvents, updateEvent } from '../../src/db/event-store.ts'
import { importedPlaces, storeImportedPlaces } from '../../src/db/imported-place-store.ts'
import { dueReviews, insertReview, openReviews, settleReview } from '../../src/db/review-store.ts'
import { claimSetting, readSetting, removeSetting, writeSetting } from '../../src/db/setting-store.ts'
import { findSource, lastRead, noteRead, noteUnread, type Source, storeSource, takeDueFeeds } from '../../src/db/source-store.ts'
import { type Detection, NO_TOLL } from '../../src/domain/detection.ts'
import type { Claim, Event } from '../../src/domain/event.ts'
import type { ArticleId, EventId, PlaceId } from '../../src/domain/ids.ts'
import type { NewArticle } from '../../src/ingest/article-store.ts'
import { describeOnBoth, type TestDatabase } from '../support/databases.ts'

const place = (id: string) => id as PlaceId

const article = (change: Partial<NewArticle> = {}): NewArticle => ({
  source: 'example',
  url: 'https://example.org/a',
  urlKey: 'example.org/a',
  title: 'خبر',
  text: 'نص الخبر',
  publishedAt: new Date('2018-03-12T09:00:00Z'),
  fetchedAt: new Date(),
  contentHash: randomUUID(),
  bands: [],
  supersedes: null,
  ...change,
})

const detection = (summary: string): Detection => ({
  kind: 'shelling',
  status: 'reported',
  places: [],
  day: '2018-03-12',
  dayStated: true,
  timeText: null,
  start: null,
  end: null,
  daily: null,
  weapons: ['artillery'],
  targets: [],
  toll: NO_TOLL,
  actor: null,
  speakers: [],
  deniedBy: [],
  evidence: [{ start: 0, end: 4 }],
  summary,
  rule: 'test',
  confidence: 1,
})

const event = (change: Partial<Event> = {}): Event => ({
  id: randomUUID() as EventId,
  kind: 'shelling',
  status: 'reported',
  version: 1,
  places: [{ id: place('P1'), name: 'دوما', area: null, candidates: [] }],
  day: '2018-03-12',
  dayStated: true,
  timeText: null,
  start: null,
  end: null,
  daily: null,
  weapons: [],
  targets: [],
  actor: null,
  claims: [],
  createdAt: '2018-03-12T10:00:00.000Z',
  updatedAt: '2018-03-12T10:00:00.000Z',
  lastHeldAt: null,
  closedAt: null,
  ...change,
})

describeOnBoth('stores', setup => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await setup.open()
  })
  afterAll(() => test.close())
  const db = () => test.database.db
  const stored = async (change: Partial<NewArticle> = {}): Promise<ArticleId> => {
    const result = await articleStore(db()).insert(article(change))
    return 'inserted' in result ? result.inserted : result.existing
  }

  it('settings: read, write, claim, remove', async () => {
    expect(await readSetting(db(), 'a')).toBeUndefined()
    await writeSetting(db(), 'a', { list: [1, 'ب'] })
    expect(await readSetting(db(), 'a')).toEqual({ list: [1, 'ب'] })
    expect(await claimSetting(db(), 'a', 5)).toEqual({ list: [1, 'ب'] })
    await writeSetting(db(), 'a', [1])
    expect(await readSetting(db(), 'a')).toEqual([1])
    await removeSetting(db(), 'a')
    expect(await claimSetting(db(), 'a', 5)).toBe(5)
  })

  it('articles: one row for the same text at the same url and day, another for another day', async () => {
    const store = articleStore(db())
    const first = article()
    const inserted = await store.insert(first)
    expect(inserted).toHaveProperty('inserted')
    const id = 'inserted' in inserted ? inserted.inserted : null
    expect(await store.insert(first)).toEqual({ existing: id })
    const noUrl = { ...first, url: null, urlKey: null, publishedAt: null }
    expect(await store.insert(noUrl)).toHaveProperty('inserted')
    expect(await store.insert(noUrl)).toHaveProperty('existing')
    expect(await store.findByHash(first.contentHash)).toHaveLength(2)
    expect(await findArticle(db(), id!)).toMatchObject({ id, title: 'خبر', text: 'نص الخبر', publishedAt: first.publishedAt })
  })

  it('articles: found by url and by likeness, those most alike first', async () => {
    const store = articleStore(db())
    const near = await stored({ urlKey: 'example.org/near', bands: ['x1', 'x2', 'x3'] })
    const far = await stored({ urlKey: 'example.org/far', bands: ['x1', 'y2', 'y3'] })
    await stored({ urlKey: 'example.org/other', bands: ['z1'] })
    expect((await store.findNear(['x1', 'x2', 'q'])).map(row => row.id)).toEqual([near, far])
    expect(await store.findNear([])).toEqual([])
    expect((await store.findByUrl('example.org/near'))?.id).toBe(near)
    expect(await store.findByUrl('example.org/none')).toBeNull()
    const long = `example.org/${'a'.repeat(5000)}`
    const longId = await stored({ urlKey: long })
    expect((await store.findByUrl(long))?.id).toBe(longId)
  })

  it('articles: each step is taken by one worker, and a step that fails too often ends', async () => {
    const id = await stored()
    expect((await openArticles(db(), 0, 1000)).map(row => row.id)).toContain(id)
    expect((await openArticles(db(), 3600, 1000)).map(row => row.id)).not.toContain(id)
    expect(await advanceArticle(db(), id, 'new', 'detected')).toBe(true)
    expect(await advanceArticle(db(), id, 'new', 'detected')).toBe(false)
    expect(await noteArticleFailure(db(), id, 'DetectError', 2)).toBe('open')
    expect(await noteArticleFailure(db(), id, 'DetectError', 2)).toBe('failed')
    expect((await openArticles(db(), 0, 1000)).map(row => row.id)).not.toContain(id)
  })

  it('detections, claims and decisions: stored once, in order', async () => {
    const articleId = await stored()
    for (let run = 0; run < 2; run++) await insertDetections(db(), articleId, [detection('first'), detection('second')])
    await insertDetections(db(), articleId, [])
    const found = await detectionsOf(db(), articleId)
    expect(found.map(row => row.detection.summary)).toEqual(['first', 'second'])
    expect(found[0]?.detection).toEqual(detection('first'))
    const { id } = found[0]!
    expect(await findDetection(db(), id)).toMatchObject({ articleId, ordinal: 0 })

    const known = event()
    await insertEvent(db(), known, 'new')
    const claim = { article: articleId, source: 'example' } as Claim
    for (let run = 0; run < 2; run++) await insertClaim(db(), known.id, id, claim)
    expect(await claimsOf(db(), known.id)).toEqual([claim])

    await insertDecision(db(), { detectionId: id, articleId, eventId: null, action: 'review', reason: 'in doubt' })
    const settled = { detectionId: id, articleId, eventId: known.id, action: 'create', reason: 'released' } as const
    await insertDecision(db(), settled)
    expect(await decisionsOf(db(), articleId)).toEqual([settled])
  })

  it('events: versions follow each other, and of two writers one reads again', async () => {
    const known = event({ places: [{ id: null, name: 'x', area: place('P7'), candidates: [place('P8'), place('P9')] }] })
    await insertEvent(db(), known, 'new')
    const next = { ...known, version: 2, updatedAt: '2018-03-12T11:00:00.000Z' }
    expect(await updateEvent(db(), next, 'more')).toBe('updated')
    expect(await updateEvent(db(), next, 'more')).toBe('stale')
    expect(await findEvent(db(), known.id)).toEqual(next)
    const since = (hour: number) => new Date(Date.UTC(2018, 2, 12, hour))
    expect(await recentEvents(db(), ['shelling'], [place('P9')], since(11))).toEqual([next])
    expect(await recentEvents(db(), ['shelling'], [place('P9')], since(12))).toEqual([])
    expect(await recentEvents(db(), ['corridor'], [place('P9')], since(11))).toEqual([])
    expect(await recentEvents(db(), ['shelling'], [place('P0')], since(11))).toEqual([])
  })

  it('events: windows that are still open', async () => {
    const open = event({ kind: 'corridor', status: 'open' })
    const closed = event({ kind: 'corridor', status: 'open', closedAt: '2018-03-12T12:00:00.000Z' })
    const window = { startsAt: null, endsAt: new Date('2018-03-12T12:00:00Z') }
    for (const each of [open, closed]) await insertEvent(db(), each, 'new', window)
    expect((await openWindows(db())).map(each => each.id)).toEqual([open.id])
    expect(await recentEvents(db(), ['corridor'], [place('P1')], new Date('2018-03-12T11:30:00Z'))).toEqual([open])
  })

  it('reviews: due ones are released once', async () => {
    const articleId = await stored()
    const waits = await insertReview(db(), { articleId, detectionId: null, reason: 'no date', releaseAfterS: null })
    const due = await insertReview(db(), { articleId, detectionId: null, reason: 'doubt', releaseAfterS: 0 })
    expect((await openReviews(db(), 10)).map(row => row.id)).toEqual([waits, due])
    expect((await dueReviews(db())).map(row => row.id)).toEqual([due])
    expect(await settleReview(db(), due, 'released', null)).toBe(true)
    expect(await settleReview(db(), due, 'dropped', null)).toBe(false)
    expect(await dueReviews(db())).toEqual([])
  })

  it('sources: a feed that is due is taken by one poller', async () => {
    const source: Source = {
      key: 'example',
      outlet: 'Example',
      kind: 'feed',
      feedUrl: 'https://example.org/feed',
      language: 'ar',
      side: 'unknown',
      trust: 0.5,
      wireFamily: null,
      region: null,
      paused: false,
      pollEveryS: 60,
    }
    await storeSource(db(), source)
    await storeSource(db(), { ...source, key: 'paused', paused: true })
    expect(await findSource(db(), 'example')).toEqual(source)
    expect(await lastRead(db())).toBeNull()
    const [first, second] = await Promise.all([takeDueFeeds(db(), 10), takeDueFeeds(db(), 10)])
    expect([...first, ...second]).toEqual([{ key: 'example', feedUrl: source.feedUrl, pollEveryS: 60, failures: 0, pollState: {} }])
    await noteUnread(db(), 'example', 'timeout', 0)
    await noteRead(db(), 'example', { etag: 'x' }, new Date('2018-03-12T09:00:00Z'))
    expect(await takeDueFeeds(db(), 10)).toMatchObject([{ failures: 0, pollState: { etag: 'x' } }])
    expect(await lastRead(db())).toBeInstanceOf(Date)
    // the clock of the machine is set back by a day: neither the next look nor the blindness waits for tomorrow
    await sql`update hudna.source set poll_after = now() + interval '1 day', read_at = now() + interval '1 day' where key = 'example'`.execute(
      db(),
    )
    expect(await takeDueFeeds(db(), 10)).toMatchObject([{ key: 'example' }])
    expect(await takeDueFeeds(db(), 10)).toEqual([])
    await noteUnread(db(), 'example', 'timeout', 60)
    expect((await lastRead(db()))!.getTime()).toBeLessThan(Date.now() + 60_000)
  })

  it('imported places: a known id is replaced', async () => {
    await storeImportedPlaces(db(), [
      { id: 'A', line: 'old', origin: 'ocha' },
      { id: 'B', line: 'b', origin: 'ocha' },
    ])
    await storeImportedPlaces(db(), [{ id: 'A', line: 'new', origin: 'geonames' }])
    expect(await importedPlaces(db())).toEqual([
      { id: 'A', line: 'new', origin: 'geonames' },
      { id: 'B', line: 'b', origin: 'ocha' },
    ])
  })
})
