import { afterAll, beforeAll, expect, it } from 'vitest'
import { createChatCipher } from '../../src/db/chat-cipher.ts'
import { ensureChat } from '../../src/db/chat-store.ts'
import type { Db } from '../../src/db/database.ts'
import { changeSubscription, follow, MOST_PLACES, subscriptionsOf, unfollow } from '../../src/db/subscription-store.ts'
import type { ChatId, PlaceId, TelegramChatId } from '../../src/domain/ids.ts'
import { describeOnBoth, type TestDatabase } from '../support/databases.ts'

const cipher = createChatCipher(Buffer.alloc(32, 4))
const place = (text: string): PlaceId => text as PlaceId

describeOnBoth('subscription store', setup => {
  let test: TestDatabase
  let db: Db
  let chat: ChatId
  let number = 100
  beforeAll(async () => {
    test = await setup.open()
    db = test.database.db
  })
  afterAll(() => test.close())
  const newChat = async (): Promise<ChatId> => {
    number += 1
    return (await ensureChat(db, cipher, number as TelegramChatId, 'private')).id
  }

  it('follows once, keeps the order, and ends', async () => {
    chat = await newChat()
    expect(await follow(db, chat, place('C2'))).toBe('followed')
    expect(await follow(db, chat, place('C1'))).toBe('followed')
    expect(await follow(db, chat, place('C2'))).toBe('already')
    expect((await subscriptionsOf(db, chat)).map(one => one.placeId)).toEqual(['C2', 'C1'])
    expect(await unfollow(db, chat, place('C2'))).toBe(true)
    expect(await unfollow(db, chat, place('C2'))).toBe(false)
    expect(await subscriptionsOf(db, chat)).toEqual([
      { placeId: 'C1', kinds: ['shelling', 'ceasefire', 'corridor'], within: false, radiusKm: null },
    ])
  })

  it('changes kinds, reach and radius of the own place only, and leaves one kind on', async () => {
    const other = await newChat()
    await follow(db, other, place('C1'))
    expect(await changeSubscription(db, chat, place('C1'), { within: true })).toMatchObject({ within: true })
    expect(await changeSubscription(db, chat, place('C1'), { radiusKm: 5 })).toMatchObject({ radiusKm: 5 })
    expect(await changeSubscription(db, chat, place('C1'), { radiusKm: null })).toMatchObject({ radiusKm: null })
    await changeSubscription(db, chat, place('C1'), { kind: 'corridor', on: false })
    expect((await changeSubscription(db, chat, place('C1'), { kind: 'shelling', on: false }))?.kinds).toEqual(['ceasefire'])
    expect((await changeSubscription(db, chat, place('C1'), { kind: 'ceasefire', on: false }))?.kinds).toEqual(['ceasefire'])
    await changeSubscription(db, chat, place('C1'), { kind: 'shelling', on: true })
    expect((await changeSubscription(db, chat, place('C1'), { kind: 'shelling', on: true }))?.kinds).toEqual(['ceasefire', 'shelling'])
    expect(await changeSubscription(db, chat, place('C9'), { within: true })).toBeNull()
    expect((await subscriptionsOf(db, other))[0]).toMatchObject({ within: false, kinds: ['shelling', 'ceasefire', 'corridor'] })
  })

  it('takes no more than so many places', async () => {
    const full = await newChat()
    for (let count = 0; count < MOST_PLACES; count++) expect(await follow(db, full, place(`P${count}`))).toBe('followed')
    expect(await follow(db, full, place('one-more'))).toBe('full')
    expect(await follow(db, full, place('P3'))).toBe('already')
  })
})
