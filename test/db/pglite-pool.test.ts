import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { transaction } from '../../src/db/database.ts'
import { QueryInsideTransactionError } from '../../src/db/inside-transaction.ts'
import type { PgliteClient } from '../../src/db/pglite-pool.ts'
import { SessionQueue } from '../../src/db/session-queue.ts'
import { openEmbedded, type TestDatabase } from '../support/databases.ts'

describe('pool over PGlite', () => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await openEmbedded()
  })
  afterAll(() => test.close())
  const connect = () => test.database.pool.connect() as unknown as Promise<PgliteClient>
  const query = (text: string, parameters?: unknown[]) => test.database.pool.query(text, parameters)

  it('holds other queries back until a transaction ends', async () => {
    const client = await connect()
    await client.query('-- a comment first\nBEGIN')
    await client.query("insert into hudna.setting (key, value) values ('open', '1')")
    let seen: number | null = null
    const other = query("select 1 from hudna.setting where key = 'open'").then(result => {
      seen = result.rows.length
    })
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(seen).toBeNull()
    await client.query('rollback')
    await other
    expect(seen).toBe(0)
    client.release()
  })

  it('goes on after an error within a transaction, and rolls back what a released client left open', async () => {
    const client = await connect()
    await client.query('begin')
    await client.query("insert into hudna.setting (key, value) values ('left', '1')")
    await expect(client.query('select * from no_such_table')).rejects.toMatchObject({ code: '42P01' })
    await expect(client.query('select 1')).rejects.toMatchObject({ code: '25P02' })
    client.release()
    expect((await query("select 1 from hudna.setting where key = 'left'")).rows).toEqual([])
  })

  it('keeps to a savepoint within the transaction', async () => {
    const client = await connect()
    await client.query('begin')
    await client.query('savepoint before')
    await expect(client.query('select 1 / 0')).rejects.toMatchObject({ code: '22012' })
    await client.query('rollback to savepoint before')
    expect((await client.query<{ one: number }>('select 1 as one')).rows).toEqual([{ one: 1 }])
    await client.query('commit')
    client.release()
  })

  it('names a query outside of the transaction that is awaited inside it', async () => {
    const { db } = test.database
    const stuck = transaction(db, async () => sql`select 1`.execute(db))
    await expect(stuck).rejects.toThrow(QueryInsideTransactionError)
    expect((await query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  it('hands on notifications until the client is released', async () => {
    const client = await connect()
    const heard: unknown[] = []
    client.on('notification', message => heard.push(message))
    await client.query('/* as BullMQ does */ LISTEN "news"')
    await query("select pg_notify('news', 'first')")
    await query('select 1')
    expect(heard).toEqual([{ channel: 'news', payload: 'first' }])
    client.release()
    await query('select 1')
    await query("select pg_notify('news', 'second')")
    await query('select 1')
    expect(heard).toHaveLength(1)
  })

  it('counts selected and changed rows, and runs several statements at once', async () => {
    expect((await query('select generate_series(1, 3)')).rowCount).toBe(3)
    const several = await query(
      "insert into hudna.setting (key, value) values ('s', '1'); update hudna.setting set value = '2' where key = 's'",
    )
    expect(several.rowCount).toBeGreaterThan(0)
    expect((await query('select value from hudna.setting where key = $1', ['s'])).rows).toEqual([{ value: 2 }])
  })

  it('lets timers run during a loop of queries', async () => {
    let ticks = 0
    const timer = setInterval(() => ticks++, 1)
    for (let round = 0; round < 200; round++) await query('select 1')
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(0)
  })
})

describe('session queue', () => {
  it('serves in order', async () => {
    const queue = new SessionQueue(10_000)
    const order: number[] = []
    const turn = async (number: number) => {
      const release = await queue.acquire(async () => {})
      order.push(number)
      await new Promise(resolve => setImmediate(resolve))
      release()
      release()
    }
    await Promise.all([1, 2, 3, 4].map(turn))
    expect(order).toEqual([1, 2, 3, 4])
  })

  it('takes the session back from a holder that idles while others wait', async () => {
    const queue = new SessionQueue(20)
    let takenBack = false
    await queue.acquire(async () => {
      takenBack = true
    })
    const release = await queue.acquire(async () => {})
    expect(takenBack).toBe(true)
    release()
  })
})
