import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dropOldTokens, issueToken, peekToken, redeemExpected, redeemToken, withdrawTokens } from '../../src/db/action-token-store.ts'
import { recentAudit, recordAudit } from '../../src/db/audit-store.ts'
import { dropOldUpdates, finishUpdate, takeUpdate } from '../../src/db/bot-update-store.ts'
import type { Db } from '../../src/db/database.ts'
import { describeOnBoth, type TestDatabase } from '../support/databases.ts'

const ME = Buffer.alloc(32, 1)
const OTHER = Buffer.alloc(32, 2)

describeOnBoth('one-time tokens, updates and the audit', setup => {
  let test: TestDatabase
  let db: Db
  beforeAll(async () => {
    test = await setup.open()
    db = test.database.db
  })
  afterAll(() => test.close())
  const issue = (action: string, payload: object = { value: 1 }, lifeMs = 60_000): Promise<string> =>
    issueToken(db, { userHash: ME, action, payload, lifeMs })

  it('redeem once, and only for the user they were made for', async () => {
    const token = await issue('send')
    expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(await redeemToken(db, token, OTHER)).toBeNull()
    expect(await peekToken(db, token, ME)).toEqual({ action: 'send', payload: { value: 1 } })
    expect(await redeemToken(db, token, ME)).toEqual({ action: 'send', payload: { value: 1 } })
    expect(await redeemToken(db, token, ME)).toBeNull()
    expect(await peekToken(db, token, ME)).toBeNull()
    expect(await redeemToken(db, 'x'.repeat(22), ME)).toBeNull()
  })

  it('redeem once for two who press at the same moment', async () => {
    const token = await issue('send')
    const both = await Promise.all([redeemToken(db, token, ME), redeemToken(db, token, ME)])
    expect(both.filter(outcome => outcome !== null)).toHaveLength(1)
  })

  it('expire, and are cleared away', async () => {
    const token = await issue('send', {}, -1000)
    expect(await redeemToken(db, token, ME)).toBeNull()
    await sql`update hudna.action_token set expires_at = now() - interval '2 days' where expires_at < now()`.execute(db)
    expect(await dropOldTokens(db)).toBe(1)
  })

  it('stand for what was asked last, and can be withdrawn', async () => {
    await issue('ask', { value: 'first' }, 1000)
    await issue('ask', { value: 'second' }, 60_000)
    expect(await redeemExpected(db, OTHER, ['ask'])).toBeNull()
    expect(await redeemExpected(db, ME, ['other'])).toBeNull()
    expect(await redeemExpected(db, ME, ['ask'])).toEqual({ action: 'ask', payload: { value: 'second' } })
    await withdrawTokens(db, ME, ['ask'])
    expect(await redeemExpected(db, ME, ['ask'])).toBeNull()
  })

  it('remember an update for three days', async () => {
    expect(await takeUpdate(db, 4_000_000_000, 30_000)).toBe('taken')
    expect(await takeUpdate(db, 4_000_000_000, 30_000)).toBe('in hand')
    expect(await takeUpdate(db, 4_000_000_000, 0)).toBe('taken')
    await finishUpdate(db, 4_000_000_000)
    expect(await takeUpdate(db, 4_000_000_000, 0)).toBe('done')
    expect(await dropOldUpdates(db)).toBe(0)
    await sql`update hudna.bot_update set at = now() - interval '4 days'`.execute(db)
    expect(await dropOldUpdates(db)).toBe(1)
  })

  it('tell what was done, newest first', async () => {
    await recordAudit(db, ME, 'broadcast sent', { alert: 'a' })
    await recordAudit(db, null, 'clock moved', {})
    const lines = await recentAudit(db, 10)
    expect(lines.map(line => line.action)).toEqual(['clock moved', 'broadcast sent'])
    expect(lines[1]).toMatchObject({ detail: { alert: 'a' } })
    expect(Buffer.from(lines[1]!.actorHash!)).toEqual(ME)
    expect(lines[0]?.actorHash).toBeNull()
  })
})
