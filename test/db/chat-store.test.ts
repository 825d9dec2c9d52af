import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createChatCipher } from '../../src/db/chat-cipher.ts'
import { changeChat, chatsWithRole, ensureChat, findChat, forgetChat, markChat, migrateChat } from '../../src/db/chat-store.ts'
import type { Db } from '../../src/db/database.ts'
import { follow, subscriptionsOf } from '../../src/db/subscription-store.ts'
import type { PlaceId, TelegramChatId } from '../../src/domain/ids.ts'
import { describeOnBoth, type TestDatabase } from '../support/databases.ts'

const cipher = createChatCipher(Buffer.alloc(32, 3))
const id = (value: number): TelegramChatId => value as TelegramChatId

describeOnBoth('chat store', setup => {
  let test: TestDatabase
  let db: Db
  beforeAll(async () => {
    test = await setup.open()
    db = test.database.db
  })
  afterAll(() => test.close())

  it('keeps no id in clear, and finds a chat by its own', async () => {
    const chat = await ensureChat(db, cipher, id(111_222_333), 'private')
    expect(await findChat(db, cipher, id(111_222_333))).toEqual(chat)
    expect(await findChat(db, cipher, id(111_222_334))).toBeNull()
    const { rows } = await sql`select row_to_json(chat)::text as line from hudna.chat`.execute(db)
    expect(JSON.stringify(rows)).not.toContain('111222333')
    expect(JSON.stringify(rows)).not.toContain(Buffer.from('111222333').toString('hex'))
  })

  it('makes a chat once, and wakes one that had gone', async () => {
    const first = await ensureChat(db, cipher, id(2), 'private', 'en')
    await markChat(db, cipher, id(2), 'blocked')
    expect((await findChat(db, cipher, id(2)))?.state).toBe('blocked')
    const again = await ensureChat(db, cipher, id(2), 'private', 'ar')
    expect(again).toMatchObject({ id: first.id, state: 'active', language: 'en' })
  })

  it('changes only what is given', async () => {
    const chat = await ensureChat(db, cipher, id(3), 'private')
    await changeChat(db, chat.id, { quietFrom: '22:30', quietTo: '06:00', zone: 'Europe/Berlin' })
    await changeChat(db, chat.id, { discreet: true, pausedUntil: new Date(1_600_000_000_000) })
    await changeChat(db, chat.id, {})
    expect(await findChat(db, cipher, id(3))).toEqual({
      ...chat,
      quietFrom: '22:30',
      quietTo: '06:00',
      zone: 'Europe/Berlin',
      discreet: true,
      pausedUntil: new Date(1_600_000_000_000),
    })
  })

  it('moves a group with its places, unless the new one is known already', async () => {
    const group = await ensureChat(db, cipher, id(-5), 'group')
    await follow(db, group.id, 'C1' as PlaceId)
    await migrateChat(db, cipher, id(-5), id(-1005))
    expect(await findChat(db, cipher, id(-1005))).toMatchObject({ id: group.id, type: 'supergroup' })
    await ensureChat(db, cipher, id(-6), 'group')
    await migrateChat(db, cipher, id(-6), id(-1005))
    expect(await findChat(db, cipher, id(-6))).toBeNull()
    expect((await subscriptionsOf(db, group.id)).map(one => one.placeId)).toEqual(['C1'])
  })

  it('forgets a chat: its row, places and tokens; deliveries lose the link, what waits is withdrawn', async () => {
    const chat = await ensureChat(db, cipher, id(7), 'private')
    await follow(db, chat.id, 'C1' as PlaceId)
    const { rows: alerts } = await sql<{ id: string }>`
      insert into hudna.alert (type, lane, body) values ('first', 1, '{}'), ('first', 1, '{}'), ('first', 1, '{}') returning id`.execute(db)
    await sql`
      insert into hudna.delivery (alert_id, chat_id, lane, state, message_id, sent_at) values
        (${alerts[0]!.id}, ${chat.id}, 1, 'sent', 41, now()),
        (${alerts[1]!.id}, ${chat.id}, 1, 'sent', 40, now() - interval '3 days'),
        (${alerts[2]!.id}, ${chat.id}, 1, 'pending', null, null)`.execute(db)
    expect(await forgetChat(db, cipher, id(7))).toEqual([41])
    expect(await findChat(db, cipher, id(7))).toBeNull()
    const { rows } = await sql<{ state: string; chat_id: string | null }>`
      select state, chat_id from hudna.delivery where alert_id = any(${alerts.map(alert => alert.id)}::uuid[]) order by id`.execute(db)
    expect(rows).toEqual([
      { state: 'sent', chat_id: null },
      { state: 'sent', chat_id: null },
      { state: 'cancelled', chat_id: null },
    ])
    expect(await forgetChat(db, cipher, id(7))).toEqual([])
  })

  it('opens the ids of those with a role', async () => {
    const admin = await ensureChat(db, cipher, id(8), 'private')
    await changeChat(db, admin.id, { role: 'admin' })
    expect(await chatsWithRole(db, cipher, 'admin')).toEqual([8])
  })
})
