import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exportSubscribers, importSubscribers } from '../../src/control/subscribers.ts'
import { changeChat, ensureChat, findChat } from '../../src/db/chat-store.ts'
import { changeSubscription, follow, subscriptionsOf } from '../../src/db/subscription-store.ts'
import type { PlaceId, TelegramChatId } from '../../src/domain/ids.ts'
import { testCipher } from '../notify/ledger.ts'
import { describeOnBoth, type TestDatabase } from '../support/databases.ts'
import { placeId } from '../support/detections.ts'
import { openWorld, type World } from '../workers/world.ts'

describeOnBoth('followers as a list', setup => {
  let test: TestDatabase
  let world: World
  let dir: string
  beforeAll(async () => {
    test = await setup.open()
    world = await openWorld(test)
    dir = mkdtempSync(join(tmpdir(), 'hudna-list-'))
  })
  afterAll(async () => {
    await world.close()
    await test.close()
    rmSync(dir, { recursive: true, force: true })
  })

  const SAQBA = placeId('سقبا')
  const REGION = placeId('الغوطة الشرقية')
  const chatOf = (id: number) => findChat(test.database.db, testCipher, id as TelegramChatId)
  const placesOf = async (id: number) => subscriptionsOf(test.database.db, (await chatOf(id))!.id)
  const clear = () => sql`truncate hudna.subscription, hudna.chat cascade`.execute(test.database.db)
  const taken = async (text: string): Promise<{ lines: string[]; error: string | null }> => {
    const file = join(dir, 'list.csv')
    writeFileSync(file, text)
    const said: string[] = []
    try {
      for await (const line of importSubscribers(world.context(), { file })) said.push(line)
      return { lines: said, error: null }
    } catch (error) {
      return { lines: said, error: (error as Error).message }
    }
  }
  const given = async (full: boolean): Promise<string> => {
    const said: string[] = []
    for await (const line of exportSubscribers(world.context(), { full })) said.push(line)
    return `${said.join('\n')}\n`
  }

  it('comes back as it was, with what each has set', async () => {
    const { db } = test.database
    const chat = await ensureChat(db, testCipher, -1_001_234 as TelegramChatId, 'channel')
    await changeChat(db, chat.id, { language: 'en', digits: 'arabic', zone: 'Europe/Berlin', discreet: true, digestHour: 20 })
    await changeChat(db, chat.id, {
      quietFrom: '22:30',
      quietTo: '06:00',
      quietMode: 'hold',
      pausedUntil: new Date('2030-01-02T03:04:05.678Z'),
    })
    await follow(db, chat.id, SAQBA)
    await changeSubscription(db, chat.id, SAQBA, { radiusKm: 10 })
    await changeSubscription(db, chat.id, SAQBA, { kind: 'ceasefire', on: false })
    await follow(db, chat.id, REGION, false)
    const plain = await ensureChat(db, testCipher, 77 as TelegramChatId, 'private')
    await follow(db, plain.id, REGION, true)
    const before = [await chatOf(-1_001_234), await placesOf(-1_001_234), await placesOf(77)]
    const list = await given(true)
    await clear()
    expect(await taken(list)).toMatchObject({ error: null })
    const bare = (chats: readonly unknown[]) => JSON.parse(JSON.stringify(chats), (key, value) => (key === 'id' ? null : value))
    expect(bare([await chatOf(-1_001_234), await placesOf(-1_001_234), await placesOf(77)])).toEqual(bare(before))
    expect(await given(true)).toBe(list)
  })

  it('takes a line whole or not at all, so that the list can be read again after a fall', async () => {
    const list = await given(true)
    const { db } = test.database
    await clear()
    await sql`alter table hudna.subscription add constraint falls check (radius_km is null)`.execute(db)
    await expect(taken(list)).resolves.toMatchObject({ error: expect.stringContaining('falls') })
    await sql`alter table hudna.subscription drop constraint falls`.execute(db)
    expect(await chatOf(-1_001_234)).toBeNull()
    await taken(list)
    expect(await given(true)).toBe(list)
  })

  it('leaves the settings of who is known already', async () => {
    const list = await given(true)
    await changeChat(test.database.db, (await chatOf(-1_001_234))!.id, { zone: 'Asia/Beirut' })
    expect(await taken(list)).toMatchObject({ error: null })
    expect((await chatOf(-1_001_234))?.zone).toBe('Asia/Beirut')
  })

  it('of three columns follows an area with the places in it, as the bot does', async () => {
    await clear()
    expect((await taken(`chat_id,place_id,kinds\n5,${REGION},\n5,${SAQBA},\n5,SY,\n`)).error).toBeNull()
    expect((await placesOf(5)).map(place => place.within)).toEqual([true, false, false])
  })

  it('says which lines it did not take, and fails', async () => {
    await clear()
    const [header = ''] = (await given(true)).split('\n')
    const bad = await taken(`${header}\n5,${SAQBA},,false,,private,ar,western,Mars/Base,,,silent,,false,\n6,${SAQBA},,maybe\n`)
    expect(bad.lines.slice(0, 2)).toEqual(['line 2: zone is not valid', 'line 3: within is not valid'])
    expect(bad.error).toBe('2 not taken')
    expect(await chatOf(5)).toBeNull()
    const towns = [...world.context().gazetteer.places.values()].filter(place => place.kind === 'village').slice(0, 51)
    const full = await taken(`chat_id,place_id,kinds\n${towns.map(({ id }: { id: PlaceId }) => `8,${id},`).join('\n')}\n`)
    expect(full.lines[0]).toMatch(/^line 52: /)
    expect(full.error).toBe('1 not taken')
  })
})
