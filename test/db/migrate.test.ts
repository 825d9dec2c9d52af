import { afterEach, beforeEach, expect, it } from 'vitest'
import { MigrationMismatchError, migrate } from '../../src/db/migrate.ts'
import { describeOnBoth, type TestDatabase } from '../support/databases.ts'

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
