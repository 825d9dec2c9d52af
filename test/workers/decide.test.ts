import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { decisionsOf } from '../../src/db/decision-store.ts'
import { insertDetections } from '../../src/db/detection-store.ts'
import { openReviews } from '../../src/db/review-store.ts'
import { NO_TOLL } from '../../src/domain/detection.ts'
import type { EventId } from '../../src/domain/ids.ts'
import { acceptReview, applyCorrection, releaseReviews, tickEvents, watchSources } from '../../workers/clock.ts'
import { DECIDE_PARTS, decideArticle } from '../../workers/decide.ts'
import { guarded } from '../../workers/guarded.ts'
import { addFollowers } from '../notify/ledger.ts'
import { describeOnBoth, type TestDatabase } from '../support/databases.ts'
import { at, detection, exactly, placeId, speaker } from '../support/detections.ts'
import { openWorld, type World } from './world.ts'

const [SAQBA, DOUMA, GHOUTA] = [placeId('سقبا'), placeId('دوما'), placeId('الغوطة الشرقية')]

describeOnBoth('deciding', setup => {
  let test: TestDatabase
  let world: World

  beforeAll(async () => {
    test = await setup.open()
    world = await openWorld(test)
  })
  afterAll(async () => {
    await world.close()
    await test.close()
  })
  beforeEach(async () => {
    await sql`truncate hudna.delivery, hudna.alert, hudna.subscription, hudna.chat, hudna.review, hudna.decision, hudna.claim,
      hudna.event_version, hudna.event, hudna.detection, hudna.article, hudna.setting cascade`.execute(test.database.db)
    await sql`update hudna.clock set start_at = null, shift = interval '0'`.execute(test.database.db)
    await world.at('2018-02-27T06:00:00Z')
    await addFollowers(test.database.db, { from: 100, count: 1, placeId: SAQBA })
    await addFollowers(test.database.db, { from: 200, count: 1, placeId: DOUMA })
    await addFollowers(test.database.db, { from: 300, count: 1, placeId: GHOUTA })
  })

  const strike = detection({ places: [at('سقبا')], day: '2018-02-27' })
  const truce = detection({
    ...{ kind: 'ceasefire', status: 'announced', day: null, dayStated: false, places: [at('الغوطة الشرقية')] },
    ...{ start: '2018-02-27T09:00', end: '2018-02-27T14:00', speakers: [speaker('روسيا', 'russia')] },
  })
  const doubted = detection({ places: [{ ...at('سقبا'), id: null, candidates: [SAQBA, DOUMA] }], day: '2018-02-27' })
  const sent = () => sql`update hudna.delivery set state = 'sent', message_id = id where state = 'pending'`.execute(test.database.db)

  it('tells the followers of the very place, once, whoever else reports it', async () => {
    await world.tell([strike])
    await sent()
    await world.tell([strike], { source: 'وكالة المثال' })
    expect(await world.deliveries()).toEqual([`first ${SAQBA}`, `edit ${SAQBA}`])
  })

  it('tells of fire under a small truce once, with the breach that the same article tells of, and takes it back from all who heard of it', async () => {
    await world.tell([{ ...truce, places: [at('سقبا'), at('دوما')] }])
    await sent()
    await world.at('2018-02-27T08:00:00Z')
    const breach = { ...truce, status: 'violated', start: null, end: null, speakers: [speaker('ناشط محلي')], places: [at('سقبا')] } as const
    await world.tell([breach, strike], { source: 'وكالة المثال' })
    const both = [`first ${SAQBA}`, `first ${DOUMA}`]
    const told = [`first ${SAQBA}`, `follow-up ${DOUMA}`]
    const edits = [`edit ${SAQBA}`, `edit ${DOUMA}`]
    expect((await world.deliveries()).filter(row => !row.startsWith('edit'))).toEqual([...both, ...told])
    expect(await world.deliveries()).toEqual(expect.arrayContaining(edits))
    await sent()
    const { rows } = await sql<{ id: EventId }>`select id from hudna.event where kind = 'shelling'`.execute(test.database.db)
    expect(await applyCorrection(world.context(), rows[0]!.id, { what: 'withdrawn' })).toBe(true)
    const after = await world.deliveries()
    expect(after.filter(row => row.startsWith('retraction')).sort()).toEqual([`retraction ${SAQBA}`, `retraction ${DOUMA}`].sort())
  })

  it('does not tell of fire under a truce that was taken back before that was sent', async () => {
    await world.tell([{ ...truce, places: [at('سقبا'), at('دوما')] }])
    await sent()
    await world.at('2018-02-27T08:00:00Z')
    await world.tell([strike], { source: 'وكالة المثال' })
    const { rows } = await sql<{ id: EventId }>`select id from hudna.event where kind = 'shelling'`.execute(test.database.db)
    const [waiting] = await sql<{ id: string }>`select d.id from hudna.delivery d join hudna.alert a on a.id = d.alert_id
      where a.type = 'follow-up' and d.state = 'pending'`
      .execute(test.database.db)
      .then(found => found.rows)
    expect(waiting).toBeDefined()
    expect(await applyCorrection(world.context(), rows[0]!.id, { what: 'withdrawn' })).toBe(true)
    expect((await world.deliveries()).filter(row => row.startsWith('follow-up') || row.startsWith('retraction'))).toEqual([])
  })

  it('reaches a radius as wide as the distance', async () => {
    const near = placeId('حمورية')
    await addFollowers(test.database.db, { from: 400, count: 1, placeId: near })
    await sql`update hudna.subscription set radius_km = 5 where place_id = ${near}`.execute(test.database.db)
    await addFollowers(test.database.db, { from: 500, count: 1, placeId: placeId('تلبيسة') })
    await sql`update hudna.subscription set radius_km = 25 where place_id = ${placeId('تلبيسة')}`.execute(test.database.db)
    await world.tell([strike])
    expect(await world.deliveries()).toEqual([`first ${SAQBA}`, `first ${near}`])
  })

  it('tells the begin, the near end and the end of a window, each once, whatever restarts', async () => {
    await world.tell([truce])
    await sent()
    for (const moment of ['07:00:30', '11:00:30', '12:00:30']) {
      await world.at(`2018-02-27T${moment}Z`)
      await tickEvents(world.context())
      await tickEvents(world.context())
      await sent()
    }
    const told = (await world.deliveries()).filter(line => line.endsWith(SAQBA))
    expect(told).toEqual([`first ${SAQBA}`, `follow-up ${SAQBA}`, `follow-up ${SAQBA}`, `follow-up ${SAQBA}`, `edit ${SAQBA}`])
    const { rows } = await sql<{ status: string }>`select status from hudna.event`.execute(test.database.db)
    expect(rows).toEqual([{ status: 'ended' }])
  })

  it('answers the truce with the strike that falls into it, each chat once', async () => {
    await world.tell([truce])
    await sent()
    await world.at('2018-02-27T07:30:00Z')
    await world.tell([strike], { source: 'وكالة المثال' })
    const fresh = (await world.deliveries()).slice(3).filter(line => !line.startsWith('edit'))
    expect(fresh.sort()).toEqual([`first ${SAQBA}`, `follow-up ${DOUMA}`, `follow-up ${GHOUTA}`].sort())
  })

  it('holds a doubted place for two minutes, then tells the followers of every candidate, once', async () => {
    await world.tell([doubted])
    expect(await world.deliveries()).toEqual([])
    expect(await releaseReviews(world.context())).toBe(0)
    await world.at('2018-02-27T06:02:10Z')
    expect(await releaseReviews(world.context())).toBe(1)
    expect(await releaseReviews(world.context())).toBe(0)
    expect((await world.deliveries()).sort()).toEqual([`first ${SAQBA}`, `first ${DOUMA}`].sort())
  })

  it('lets the settled towns of a list go ahead of the doubted one', async () => {
    await world.tell([{ ...doubted, places: [at('زملكا'), ...doubted.places] }])
    expect(await openReviews(test.database.db, 5)).toHaveLength(1)
    await world.at('2018-02-27T06:02:10Z')
    await releaseReviews(world.context())
    expect((await world.deliveries()).sort()).toEqual([`first ${SAQBA}`, `first ${DOUMA}`].sort())
    const { rows } = await sql<{ count: string }>`select count(*) from hudna.event`.execute(test.database.db)
    expect(rows[0]?.count).toBe('2')
  })

  it('never releases relief of itself, and lets an admin do so', async () => {
    await world.tell([{ ...truce, confidence: 0.3 }])
    await world.at('2018-02-27T06:30:00Z')
    expect(await releaseReviews(world.context())).toBe(0)
    const [review] = await openReviews(test.database.db, 5)
    expect(await acceptReview(world.context(), review?.id ?? '', new Uint8Array(32))).toBe(true)
    expect(await acceptReview(world.context(), review?.id ?? '', new Uint8Array(32))).toBe(false)
    expect(await world.deliveries()).toHaveLength(3)
  })

  it('puts right what a newer text of an article takes back, for exactly those who had it', async () => {
    const old = await world.tell([strike])
    await sent()
    await world.tell([{ ...strike, places: [at('دوما')] }], { supersedes: old })
    expect(await world.deliveries()).toEqual([`first ${SAQBA}`, `correction ${SAQBA}`, `edit ${SAQBA}`, `first ${DOUMA}`])
  })

  it('takes back a truce of which a newer text has merely lost the word, and no strike', async () => {
    const words = (from: number) => Array.from({ length: 40 }, (_, index) => `كلمة${from + index}`).join(' ')
    const [about, told, hit] = [`${words(0)}.`, 'وأعلنت روسيا هدنة في الغوطة الشرقية حتى الثانية ظهراً.', `${words(100)}.`]
    const old = await world.tell([truce, strike], { text: [about, told, hit].join('\n') })
    const known = await world.deliveries()
    await sent()
    const newer = await world.tell([strike], { text: [about, hit].join('\n'), supersedes: old })
    const after = (await world.deliveries()).slice(known.length)
    expect(after.filter(told => told.startsWith('retraction')).sort()).toEqual([DOUMA, GHOUTA, SAQBA].map(id => `retraction ${id}`).sort())
    await sent()
    await world.tell([], { text: `${about}\n${words(100).slice(0, 200)}`, supersedes: newer })
    expect((await world.deliveries()).length).toBe(known.length + after.length)
  })

  it('does not tell the older text after the newer one that put it right', async () => {
    const { db } = test.database
    const old = await world.tell([])
    await insertDetections(db, old, [strike])
    await world.tell([{ ...strike, places: [at('دوما')] }], { supersedes: old })
    await sql`update hudna.article set canonical_url = 'news.example/1'`.execute(db)
    await sql`update hudna.article set state = 'detected' where id = ${old}`.execute(db)
    await decideArticle(world.context(), old)
    expect(await world.deliveries()).toEqual([`first ${DOUMA}`])
  })

  it('tells the whole of it, relief too, where writing failed once', async () => {
    let failures = 0
    const writeDecision: typeof DECIDE_PARTS.writeDecision = async (...given) => {
      await DECIDE_PARTS.writeDecision(...given)
      if (failures++ === 0) throw new Error('deadlock detected')
    }
    await world.tell([truce], {}, { writeDecision })
    expect((await world.deliveries()).length).toBe(3)
    expect(await openReviews(test.database.db, 10)).toEqual([])
  })

  it('takes no article for newer than the moment in which it was read', async () => {
    const open = detection({ kind: 'corridor', status: 'open', day: null, dayStated: false, places: [at('دوما')] })
    await world.tell([open], { publishedAt: new Date('2018-02-27T09:00:00Z') })
    const { rows } = await sql<{ held: Date }>`select (body ->> 'lastHeldAt')::timestamptz as held from hudna.event`.execute(
      test.database.db,
    )
    expect(rows[0]!.held.getTime()).toBeLessThan(Date.parse('2018-02-27T06:05:00Z'))
  })

  it('takes the due steps of the others where those of one event fail', async () => {
    await world.tell([{ ...truce, end: '2018-02-27T13:00' }])
    await world.tell([{ ...truce, places: [at('عفرين')], end: '2018-02-27T13:30' }])
    await sent()
    const { db } = test.database
    await sql`update hudna.event set body = jsonb_set(body, '{claims}', 'null') where ends_at < '2018-02-27T11:15:00Z'`.execute(db)
    await world.at('2018-02-27T12:00:00Z')
    expect(await tickEvents(world.context())).toBe(1)
    const { rows } = await sql<{ status: string }>`select status from hudna.event order by ends_at`.execute(db)
    expect(rows).toEqual([{ status: 'announced' }, { status: 'ended' }])
  })

  it('puts before the admins what it gives up after many tries', async () => {
    const step = guarded(world.context(), async () => {
      throw new Error('broken')
    })
    const articleId = await world.tell([])
    await sql`update hudna.article set state = 'new', tries = 8 where id = ${articleId}`.execute(test.database.db)
    await step({ articleId })
    expect(await openReviews(test.database.db, 10)).toEqual([])
    await step({ articleId })
    await step({ articleId })
    expect(await openReviews(test.database.db, 10)).toMatchObject([{ articleId, detectionId: null }])
  })

  it('withdraws at the word of an admin, ahead of everything', async () => {
    await world.tell([strike])
    await sent()
    const [decision] = await decisionsOf(
      test.database.db,
      (await sql<{ id: never }>`select id from hudna.article`.execute(test.database.db)).rows[0]!.id,
    )
    expect(await applyCorrection(world.context(), decision!.eventId!, { what: 'withdrawn' })).toBe(true)
    const { rows } = await sql<{ type: string; lane: number }>`
      select a.type, d.lane from hudna.delivery d join hudna.alert a on a.id = d.alert_id order by d.id`.execute(test.database.db)
    expect(rows.slice(1)).toEqual([
      { type: 'retraction', lane: 0 },
      { type: 'edit', lane: 0 },
    ])
  })

  it.each([
    [
      'matching',
      {
        decide: () => {
          throw new Error('matching is broken')
        },
      },
    ],
    [
      'the look-up of known events',
      {
        recentEvents: async () => {
          throw new Error('look-up is broken')
        },
      },
    ],
    ['a statement of the database', { recentEvents: (open: never) => sql`select * from hudna.nowhere`.execute(open) as never }],
    [
      'writing',
      {
        writeDecision: async () => {
          throw new Error('writing is broken')
        },
      },
    ],
  ])('tells of a strike although %s fails', async (_what, parts) => {
    await world.tell([truce, strike], {}, parts as never)
    expect(await world.deliveries()).toEqual([`first ${SAQBA}`])
    expect(await openReviews(test.database.db, 5)).toHaveLength(1)
  })

  it('tells of a strike at a doubted place although the review fails', async () => {
    let calls = 0
    const failing = async () => {
      calls++
      throw new Error('review is broken')
    }
    await world.tell([doubted], {}, { writeDecision: failing })
    expect(calls).toBe(2)
    expect((await world.deliveries()).sort()).toEqual([`first ${SAQBA}`, `first ${DOUMA}`].sort())
  })

  it('tells followers of a running window that we are blind, and that we see again', async () => {
    const { db } = test.database
    await sql`insert into hudna.source (key, outlet, kind, read_at) values ('model', 'شبكة النموذج', 'feed', '2018-02-27T07:00:00Z')
      on conflict (key) do update set read_at = excluded.read_at`.execute(db)
    await world.tell([truce])
    await sent()
    await world.at('2018-02-27T07:20:00Z')
    await watchSources(world.context())
    expect(await world.deliveries()).toHaveLength(3)
    await world.at('2018-02-27T07:31:00Z')
    await watchSources(world.context())
    await watchSources(world.context())
    expect((await world.deliveries()).slice(3).sort()).toEqual([`notice ${SAQBA}`, `notice ${DOUMA}`, `notice ${GHOUTA}`].sort())
    await sql`update hudna.source set read_at = '2018-02-27T07:40:00Z'`.execute(db)
    await world.at('2018-02-27T07:41:00Z')
    await watchSources(world.context())
    expect(await world.deliveries()).toHaveLength(9)
  })

  it('keeps a toll of the list off the towns that other events know', async () => {
    await world.tell([detection({ places: [at('سقبا')], day: '2018-02-27' })])
    await world.tell([detection({ places: [at('دوما')], day: '2018-02-27' })])
    const list = detection({ places: [at('سقبا'), at('دوما')], day: '2018-02-27', toll: { ...NO_TOLL, killed: exactly(4) } })
    await world.tell([list], { source: 'وكالة المثال' })
    const { rows } = await sql<{ tolls: string }>`
      select jsonb_path_query_array(body, '$.claims[*].toll.killed.value')::text as tolls from hudna.event order by tolls`.execute(
      test.database.db,
    )
    expect(rows.map(row => row.tolls)).toEqual(['[4]', '[]'])
  })
})
