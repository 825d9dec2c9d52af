import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { transaction } from '../../src/db/database.ts'
import { openServer } from '../support/databases.ts'
import { startServers, whyNoServers } from '../support/servers.ts'

describe.runIf(whyNoServers() === null)('a database that is killed', () => {
  it('fails what was under way, in a transaction too, and serves again once it is back', async () => {
    const servers = await startServers()
    const test = await openServer(servers, 1)
    const { db } = test.database
    try {
      const slow = sql`select pg_sleep(30)`.execute(db)
      const open = transaction(db, async inside => {
        await sql`select 1`.execute(inside)
        await servers.postgres.kill()
        // The connection breaks while no query of the transaction is under way.
        await new Promise(resolve => setTimeout(resolve, 200))
        await sql`select 1`.execute(inside)
      })
      await Promise.all([expect(slow).rejects.toThrow(), expect(open).rejects.toThrow()])
      await expect(sql`select 1`.execute(db)).rejects.toThrow()
      await servers.postgres.restart()
      expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
    } finally {
      await test.close()
      await servers.stop()
    }
  })
})
