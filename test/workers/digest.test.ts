import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { insertAlert } from '../../src/db/alert-store.ts'
import { transaction } from '../../src/db/database.ts'
import { jsonb } from '../../src/db/json.ts'
import { muteStory } from '../../src/db/mute-store.ts'
import { type Detection, NO_TOLL } from '../../src/domain/detection.ts'
import type { Event } from '../../src/domain/event.ts'
import type { EventId, PlaceId } from '../../src/domain/ids.ts'
import { createRender } from '../../src/notify/render-for-chat.ts'
import { startBatch } from '../../src/notify/send-batch.ts'
import { createTransport } from '../../src/notify/transport.ts'
import { applyCorrection } from '../../workers/clock.ts'
import { sendDigests } from '../../workers/digest.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { addFollowers, chatIdOf, testCipher } from '../notify/ledger.ts'
import { describeOnBoth, silent, type TestDatabase } from '../support/databases.ts'
import { at, detection, exactly, placeId, speaker } from '../support/detections.ts'
import { openWorld, type World } from './world.ts'

const [SAQBA, DOUMA] = [placeId('سقبا'), placeId('دوما')]

describeOnBoth('the daily digest', setup => {
  let test: TestDatabase
  let world: World
  let api: BotApi

  beforeAll(async () => {
    test = await setup.open()
    world = await openWorld(test)
    api = await startBotApi({ autoChats: true })
  })
  afterAll(async () => {
    await api.close()
    await world.close()
    await test.close()
  })
  beforeEach(async () => {
    await sql`truncate hudna.delivery, hudna.alert, hudna.subscription, hudna.chat, hudna.decision, hudna.claim, hudna.event_version,
      hudna.event, hudna.detection, hudna.article, hudna.digest_run cascade`.execute(test.database.db)
    await sql`update hudna.clock set start_at = null, shift = interval '0'`.execute(test.database.db)
    await world.at('2018-02-27T06:00:00Z')
    first += 100
    await follow(first, SAQBA, 20)
    await follow(first + 1, DOUMA, 20)
    await follow(first + 2, DOUMA, null)
  })

  let first = 70_000
  const follow = async (chat: number, place: PlaceId, hour: number | null, zone = 'Asia/Damascus'): Promise<void> => {
    await addFollowers(test.database.db, { from: chat, count: 1, placeId: place })
    await sql`update hudna.chat set digest_hour = ${hour}, zone = ${zone} where id = ${await chatIdOf(test.database.db, chat)}`.execute(
      test.database.db,
    )
  }
  /** The digests that arrive over HTTP; other alerts are left out. */
  const arrived = async (chat: number): Promise<readonly string[]> => {
    const { gazetteer, clock, config } = world.context()
    const transport = createTransport({ token: api.token, apiRoot: api.url })
    const render = createRender({ gazetteer, config })
    const context = { db: test.database.db, cipher: testCipher, clock, transport, render, log: silent }
    await sql`update hudna.delivery d set state = 'cancelled' from hudna.alert a
      where a.id = d.alert_id and a.type <> 'notice' and d.state = 'pending'`.execute(test.database.db)
    for (;;) {
      await sql`update hudna.chat set wait_until = null`.execute(test.database.db)
      const batch = await startBatch(context, 10)
      await batch.done
      if (batch.claimed === 0) break
    }
    return api.sent({ chatId: chat, method: 'sendMessage' }).map(record => record.text ?? '')
  }
  const strike = detection({ places: [at('سقبا')], day: '2018-02-27' })
  const truceOf = (name: string): Detection =>
    detection({
      ...{ kind: 'ceasefire', status: 'announced', day: null, dayStated: false, places: [at(name)] },
      ...{ start: '2018-02-27T09:00', speakers: [speaker('روسيا', 'russia')] },
    })

  it('comes at its hour, once, whoever asks how often', async () => {
    await world.tell([strike])
    expect(await sendDigests(world.context())).toBe(0)
    await world.at('2018-02-27T18:00:30Z')
    await Promise.all([sendDigests(world.context()), sendDigests(world.context())])
    await world.at('2018-02-27T18:40:00Z')
    expect(await sendDigests(world.context())).toBe(0)
    const [digest, ...more] = await arrived(first)
    expect(more).toEqual([])
    expect(digest).toContain('🗞 ملخص 24 ساعة، حتى الثلاثاء 27 شباط، الساعة 8:00 مساءً بتوقيت دمشق')
    expect(digest).toContain('🔴 قصف | سقبا، الغوطة الشرقية')
    expect(digest).toContain('مصدر واحد')
    expect(await arrived(first + 2)).toEqual([])
  })

  it('says that nothing came, and not that it was calm', async () => {
    await world.at('2018-02-27T18:10:00Z')
    await sendDigests(world.context())
    const [digest] = await arrived(first + 1)
    expect(digest).toContain('لم تصلنا أخبار جديدة')
    expect(digest).toContain('عدم ورود خبر لا يعني الأمان')
    expect(digest).not.toContain('هدوء')
  })

  it('tells towns of shelling that is known only to their governorate, of which no alert tells them', async () => {
    await world.tell([detection({ places: [at('ريف دمشق')], day: '2018-02-27' })])
    expect(await world.deliveries()).toEqual([])
    await world.at('2018-02-27T18:10:00Z')
    await sendDigests(world.context())
    expect((await arrived(first))[0]).toContain('🔴 قصف | ريف دمشق')
    expect((await arrived(first + 1))[0]).toContain('🔴 قصف | ريف دمشق')
  })

  it('leaves out relief whose time is over, and stories that were muted, save danger', async () => {
    const truce = detection({
      ...{ kind: 'ceasefire', status: 'announced', day: null, dayStated: false, places: [at('سقبا')] },
      ...{ start: '2018-02-27T09:00', end: '2018-02-27T14:00', speakers: [speaker('روسيا', 'russia')] },
    })
    await world.tell([truce])
    await world.tell([detection({ ...truce, places: [at('دوما')], end: '2018-02-28T14:00' })])
    await world.tell([detection({ places: [at('دوما')], day: '2018-02-27' })])
    const { rows } = await sql<{ id: EventId }>`
      select id from hudna.event where place_ids && array[${DOUMA}]::text[]`.execute(test.database.db)
    await follow(first + 3, DOUMA, 20)
    for (const { id } of rows) await muteStory(test.database.db, await chatIdOf(test.database.db, first + 3), id)
    await world.at('2018-02-27T18:10:00Z')
    await sendDigests(world.context())
    expect((await arrived(first))[0]).not.toContain('هدنة')
    const told = (await arrived(first + 1))[0]
    expect(told).toContain('هدنة')
    expect(told).toContain('🔴')
    const muted = (await arrived(first + 3))[0]
    expect(muted).not.toContain('🟡')
    expect(muted).toContain('🔴')
  })

  it('keeps to the zone of the chat, passes over who has paused, and makes an hour good that nothing ran in', async () => {
    await follow(first + 4, SAQBA, 20, 'Europe/Berlin')
    await sql`update hudna.chat set paused_until = '2018-03-01' where id = ${await chatIdOf(test.database.db, first + 1)}`.execute(
      test.database.db,
    )
    await world.at('2018-02-27T19:30:00Z')
    await sendDigests(world.context())
    expect(await arrived(first)).toHaveLength(1)
    expect(await arrived(first + 1)).toHaveLength(0)
    expect(await arrived(first + 4)).toHaveLength(1)
  })

  it('tells of danger before relief, with who denies it and a link, and of what there is no more room for how much it is', async () => {
    await world.tell([
      detection({ ...truceOf('سقبا'), kind: 'corridor', status: 'open', end: null, places: [at('سقبا')] }),
      ...Array.from({ length: 40 }, (_, index) =>
        detection({
          places: [at('سقبا')],
          day: '2018-02-27',
          timeText: `الساعة ${index % 12 || 12}`,
          toll: { ...NO_TOLL, killed: exactly(3 + 9 * index) },
        }),
      ),
    ])
    const { rows } = await sql<{ id: EventId; body: Event }>`select id, body from hudna.event`.execute(test.database.db)
    const [strike] = rows.filter(row => row.body.kind === 'shelling')
    const denied = {
      ...strike!.body,
      claims: strike!.body.claims.map(claim => ({
        ...claim,
        actor: 'russia',
        url: 'https://example.org/1',
        deniedBy: [speaker('وزارة الدفاع الروسية', 'russia')],
      })),
    }
    await sql`update hudna.event set body = ${jsonb(denied)} where id = ${strike!.id}`.execute(test.database.db)
    for (let copy = 0; copy < 40; copy++)
      await sql`insert into hudna.event (kind, status, place_ids, body, updated_at)
        select kind, status, place_ids, body || jsonb_build_object('id', gen_random_uuid()), updated_at from hudna.event where id = ${strike!.id}`.execute(
        test.database.db,
      )
    await world.at('2018-02-27T18:10:00Z')
    await sendDigests(world.context())
    const [digest = ''] = await arrived(first)
    expect(digest.length).toBeLessThanOrEqual(4096)
    expect(digest).toContain('↔️ تنفي وزارة الدفاع الروسية تنفيذه.')
    expect(digest).not.toContain('🟡')
    expect(digest).toMatch(/\nو\d+ خبراً آخر: \/town\n/)
    const sent = api.sent({ chatId: first, method: 'sendMessage' })[0]!
    expect(JSON.stringify(sent.params)).toContain('https://example.org/1')
  })

  it('tells of what happened, however much else happened elsewhere', async () => {
    await world.tell([strike])
    await sql`
      insert into hudna.event (kind, status, place_ids, body, updated_at)
      select kind, status, array['C1'], body || jsonb_build_object('id', gen_random_uuid(), 'places', '[]'::jsonb), updated_at + interval '1 minute'
      from hudna.event, generate_series(1, 1200)`.execute(test.database.db)
    await world.at('2018-02-27T18:10:00Z')
    await sendDigests(world.context())
    expect((await arrived(first))[0]).toContain('🔴 قصف | سقبا')
  })

  it('is not lost with a truce that ends before its turn comes', async () => {
    await world.tell([detection({ ...truceOf('سقبا'), end: '2018-02-27T20:20' }), strike])
    await world.at('2018-02-27T18:00:30Z')
    await sendDigests(world.context())
    await world.at('2018-02-27T18:30:00Z')
    expect((await arrived(first))[0]).toContain('🔴 قصف | سقبا')
  })

  it('arrives at its hour, without a sound, where quiet hours hold messages back till the morning', async () => {
    await world.tell([strike])
    await sql`update hudna.chat set quiet_from = '19:00', quiet_to = '06:00', quiet_mode = 'hold'
      where id = ${await chatIdOf(test.database.db, first)}`.execute(test.database.db)
    await world.at('2018-02-27T18:00:30Z')
    await sendDigests(world.context())
    expect((await arrived(first))[0]).toContain('🔴 قصف | سقبا')
    expect(api.sent({ chatId: first, method: 'sendMessage' })[0]?.params['disable_notification']).toBe(true)
  })

  it('is corrected for whom it alone told of a strike, and tells nothing that was taken back before it was sent', async () => {
    await world.tell([detection({ places: [at('ريف دمشق')], day: '2018-02-27' })])
    await follow(first + 5, SAQBA, 21)
    await world.at('2018-02-27T18:00:30Z')
    await sendDigests(world.context())
    expect((await arrived(first))[0]).toContain('🔴 قصف | ريف دمشق')
    await world.at('2018-02-27T19:00:30Z')
    await sendDigests(world.context())
    const { rows } = await sql<{ id: EventId }>`select id from hudna.event`.execute(test.database.db)
    expect(await applyCorrection(world.context(), rows[0]!.id, { what: 'withdrawn' })).toBe(true)
    const late = (await arrived(first + 5))[0]
    expect(late).toContain('لم تصلنا أخبار جديدة')
    expect(late).not.toContain('🔴')
    const { rows: told } = await sql<{ count: string }>`
      select count(*) from hudna.delivery d join hudna.alert a on a.id = d.alert_id where a.type = 'retraction'`.execute(test.database.db)
    expect(Number(told[0]?.count)).toBe(2)
  })

  it('tells nothing that is taken back while it is written', async () => {
    await world.tell([strike])
    const { rows } = await sql<{ id: EventId }>`select id from hudna.event`.execute(test.database.db)
    const { db } = test.database
    let isRead = false
    const takenBack = async () => {
      if (isRead) return
      isRead = true
      await applyCorrection(world.context(), rows[0]!.id, { what: 'withdrawn' })
    }
    // the day has been read by the time at which the first chats are claimed
    const execute = async (step: Parameters<ReturnType<typeof db.transaction>['execute']>[0]) => {
      await takenBack()
      return db.transaction().execute(step)
    }
    const late = new Proxy(db, {
      get: (target, key) => {
        if (key === 'transaction') return () => ({ execute })
        const value: unknown = Reflect.get(target, key, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    await world.at('2018-02-27T18:00:30Z')
    await sendDigests({ ...world.context(), db: late })
    expect(isRead).toBe(true)
    expect((await arrived(first))[0]).not.toContain('🔴')
  })

  it('is not sent as it stood before a correction that is just being written', async () => {
    await world.tell([strike])
    await world.at('2018-02-27T18:00:30Z')
    await sendDigests(world.context())
    const { rows } = await sql<{ id: EventId; version: number }>`select id, version from hudna.event`.execute(test.database.db)
    const { id, version } = rows[0]!
    await sql`update hudna.delivery set state = 'cancelled' where place_id is not null`.execute(test.database.db)
    const body = { form: 'blindness', since: '2018-02-27T09:00:00Z', until: null } as const
    const audience = { by: 'reached', eventId: id } as const
    let written = () => {}
    const isWritten = new Promise<void>(resolve => {
      written = resolve
    })
    const sending = isWritten.then(() => arrived(first))
    await transaction(test.database.db, async open => {
      await insertAlert(
        open,
        { id, version: version + 1, kind: 'shelling' },
        { type: 'retraction', lane: 0, silent: false, audience, expiresAt: null, body },
      )
      written()
      await new Promise(resolve => setTimeout(resolve, 500))
    })
    const told = await sending
    expect(told).toHaveLength(1)
    expect(told[0]).not.toContain('🔴')
  })

  it('is lost with nobody when its writing fails', async () => {
    await world.at('2018-02-27T18:10:00Z')
    await sql`alter table hudna.alert add constraint no_notice check (type <> 'notice')`.execute(test.database.db)
    await expect(sendDigests(world.context())).rejects.toThrow()
    await sql`alter table hudna.alert drop constraint no_notice`.execute(test.database.db)
    expect(await sendDigests(world.context())).toBe(2)
  })
})
