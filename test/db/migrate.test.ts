import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { partyName } from '../../src/data/parties.ts'
import { alertBodies, insertAlert } from '../../src/db/alert-store.ts'
import { insertEvent } from '../../src/db/event-store.ts'
import { jsonb } from '../../src/db/json.ts'
import { MigrationMismatchError, migrate } from '../../src/db/migrate.ts'
import type { AlertId } from '../../src/domain/ids.ts'
import { render } from '../../src/notify/render/render.ts'
import { testEvent } from '../notify/ledger.ts'
import { describeOnBoth, type TestDatabase } from '../support/databases.ts'
import { gazetteer } from '../support/detections.ts'

describeOnBoth('migrate', setup => {
  let test: TestDatabase
  beforeEach(async () => {
    test = await setup.open()
  })
  afterEach(() => test.close())

  it('runs each migration once', async () => {
    expect(await migrate(test.database)).toEqual([])
    const rows = await test.database.db.selectFrom('hudna.migration').select(['number', 'name']).orderBy('number').execute()
    expect(rows[0]).toEqual({ number: 1, name: '0001-first.sql' })
  })

  it('makes of what an older version has written what this one reads: whom a message told of fire, and digests that wait', async () => {
    const { db } = test.database
    const [truce, strike] = [testEvent(randomUUID()), testEvent(randomUUID())]
    await insertEvent(db, truce, 'test')
    await insertEvent(db, strike, 'test')
    const told = await insertAlert(db, truce, {
      ...{ type: 'follow-up', lane: 1, silent: false, expiresAt: null, audience: { by: 'reached', eventId: truce.id } },
      body: { form: 'event', event: strike, news: 'during truce', late: false },
    })
    const old = { form: 'notice', textAr: 'عنوان\n\nقصف | سقبا\nصباحاً\n\nممر | دوما\n\nملاحظة', textEn: 'Head\n\nShelling | Saqba\n\nNote' }
    await sql`update hudna.alert set tells = '{}'`.execute(db)
    const { rows } = await sql<{ id: AlertId }>`
      insert into hudna.alert (type, lane, body, created_at) values ('notice', 3, ${jsonb(old)}, '2018-02-27T18:00:00Z') returning id`.execute(
      db,
    )
    await sql`delete from hudna.migration where number >= 8`.execute(db)
    await migrate(test.database)
    const { tells } = await db.selectFrom('hudna.alert').select('tells').where('id', '=', told.id).executeTakeFirstOrThrow()
    expect(tells).toEqual([strike.id])
    const body = (await alertBodies(db, [rows[0]!.id])).get(rows[0]!.id)!
    const reader = { language: 'ar', digits: 'western', followed: null, discreet: false, repeat: false } as const
    const { text } = render(body, reader, { gazetteer, zone: 'Asia/Damascus', partyName })
    expect(text).toMatch(/^🗞 ملخص 24 ساعة، حتى الثلاثاء 27 شباط/)
    expect(text).toContain('\n\nقصف | سقبا\nصباحاً\n\nممر | دوما\n\n')
    expect(text).not.toMatch(/عنوان|ملاحظة/)
  })

  it('refuses a database that was made by other migrations', async () => {
    const { db } = test.database
    await db.updateTable('hudna.migration').set({ checksum: 'other' }).where('number', '=', 1).execute()
    await expect(migrate(test.database)).rejects.toThrow(MigrationMismatchError)
  })

  it('refuses a database that is newer than the program', async () => {
    await test.database.db.insertInto('hudna.migration').values({ number: 9999, name: '9999-future.sql', checksum: '' }).execute()
    await expect(migrate(test.database)).rejects.toThrow('9999-future.sql')
  })
})
