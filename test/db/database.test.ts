import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase, transaction } from '../../src/db/database.ts'
import { jsonb } from '../../src/db/json.ts'
import { describeOnBoth, silent, type TestDatabase } from '../support/databases.ts'

describeOnBoth('database', setup => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await setup.open()
  })
  afterAll(() => test.close())

  const one = async (expression: ReturnType<typeof sql>) => {
    const { rows } = await sql<{ value: unknown }>`select ${expression} as value`.execute(test.database.db)
    return rows[0]?.value
  }

  it.each([
    ['64-bit integers as text', sql`9007199254740993::bigint`, '9007199254740993'],
    ['numerics as text', sql`1.50::numeric`, '1.50'],
    ['days as text', sql`date '2018-03-12'`, '2018-03-12'],
    ['times as Dates', sql`timestamptz '2018-03-12 11:05:00.123+02'`, new Date('2018-03-12T09:05:00.123Z')],
    ['a Date back', sql`${new Date('2018-03-12T09:05:00.123Z')}::timestamptz`, new Date('2018-03-12T09:05:00.123Z')],
    ['small integers as numbers', sql`7::smallint`, 7],
    ['arrays of text', sql`${['a', 'b "c" \\', 'دوما']}::text[]`, ['a', 'b "c" \\', 'دوما']],
    ['no value', sql`${null}::text`, null],
    ['JSON objects', jsonb({ list: [1, { two: 'دوما' }] }), { list: [1, { two: 'دوما' }] }],
    ['JSON arrays', jsonb([1, 'two', null]), [1, 'two', null]],
    ['JSON text', jsonb('x'), 'x'],
    ['JSON null', jsonb(null), null],
    ['booleans', sql`${true}::boolean`, true],
  ])('gives %s', async (_, expression, expected) => {
    expect(await one(expression)).toEqual(expected)
  })

  it('gives bytes', async () => {
    expect([...((await one(sql`${Buffer.from([0, 1, 255])}::bytea`)) as Uint8Array)]).toEqual([0, 1, 255])
  })

  it('keeps what a transaction wrote, and nothing of one that failed', async () => {
    const { db } = test.database
    const write = (key: string) => (open: typeof db) =>
      open
        .insertInto('hudna.setting')
        .values({ key, value: jsonb(1) })
        .execute()
    await transaction(db, write('kept'))
    const failed = transaction(db, async open => {
      await write('lost')(open)
      await sql`select 1 / 0`.execute(open)
    })
    await expect(failed).rejects.toMatchObject({ code: '22012' })
    const rows = await db.selectFrom('hudna.setting').select('key').where('key', 'in', ['kept', 'lost']).execute()
    expect(rows).toEqual([{ key: 'kept' }])
  })

  it('runs transactions that arrive together one after another or side by side, and loses no write', async () => {
    const { db } = test.database
    await db
      .insertInto('hudna.setting')
      .values({ key: 'count', value: jsonb(0) })
      .execute()
    const add = () =>
      transaction(db, async open => {
        const row = await open.selectFrom('hudna.setting').select('value').where('key', '=', 'count').forUpdate().executeTakeFirstOrThrow()
        await open
          .updateTable('hudna.setting')
          .set({ value: jsonb(Number(row.value) + 1) })
          .where('key', '=', 'count')
          .execute()
      })
    await Promise.all(Array.from({ length: 25 }, add))
    const row = await db.selectFrom('hudna.setting').select('value').where('key', '=', 'count').executeTakeFirstOrThrow()
    expect(row.value).toBe(25)
  })

  it('names a broken rule of the schema by the code that Postgres gives', async () => {
    const { db } = test.database
    const insert = () =>
      db
        .insertInto('hudna.setting')
        .values({ key: 'twice', value: jsonb(1) })
        .execute()
    await insert()
    await expect(insert()).rejects.toMatchObject({ code: '23505' })
  })

  if (setup.kind === 'server')
    it.each([
      [undefined, 5],
      [3, 3],
    ])('holds no more connections than it is told to: %s', async (poolSize, most) => {
      const { storage } = test
      if (storage.kind !== 'server') throw new Error('no server')
      const own = await openDatabase({ ...storage, ...(poolSize === undefined ? {} : { poolSize }) }, silent)
      const marked = () => sql`select pg_sleep(0.05), 'of this pool'`.execute(own.db)
      const working = Promise.all(Array.from({ length: 20 }, marked))
      let held = 0
      const counting = setInterval(async () => {
        const { rows } = await sql<{ count: number }>`
        select count(*)::integer from pg_stat_activity where query like ${'%of this %pool%'} and pid <> pg_backend_pid()`.execute(
          test.database.db,
        )
        held = Math.max(held, rows[0]?.count ?? 0)
      }, 5)
      await working
      clearInterval(counting)
      await own.close()
      expect(held).toBe(most)
    })

  it('counts the rows that a statement changed', async () => {
    const { db } = test.database
    await db
      .insertInto('hudna.setting')
      .values(['x1', 'x2', 'x3'].map(key => ({ key, value: jsonb(1) })))
      .execute()
    const changed = await db
      .updateTable('hudna.setting')
      .set({ value: jsonb(2) })
      .where('key', 'in', ['x1', 'x2'])
      .executeTakeFirst()
    expect(changed.numUpdatedRows).toBe(2n)
  })
})
