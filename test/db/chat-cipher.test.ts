import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createChatCipher, SealBrokenError } from '../../src/db/chat-cipher.ts'
import { checkDataKey, DataKeyError, loadDataKey } from '../../src/db/data-key.ts'
import type { TelegramChatId } from '../../src/domain/ids.ts'
import { openEmbedded } from '../support/databases.ts'

const key = (fill: number) => new Uint8Array(32).fill(fill)
const chat = (id: number) => id as TelegramChatId

describe('chat cipher', () => {
  const cipher = createChatCipher(key(1))

  it.each([1, 7_000_000_001, -100_1234567890, -5, 2 ** 52])('opens what it sealed: %i', id => {
    expect(cipher.open(cipher.seal(chat(id)))).toBe(id)
  })

  it('seals the same chat differently each time, and all chats to the same length', () => {
    const seals = [cipher.seal(chat(5)), cipher.seal(chat(5)), cipher.seal(chat(-100_1234567890))].map(seal => Buffer.from(seal))
    expect(new Set(seals.map(seal => seal.toString('hex'))).size).toBe(3)
    expect(new Set(seals.map(seal => seal.length)).size).toBe(1)
  })

  it('hashes the same chat alike, and differently under another key', () => {
    expect(cipher.hash(chat(5))).toEqual(cipher.hash(chat(5)))
    expect(cipher.hash(chat(5))).not.toEqual(createChatCipher(key(2)).hash(chat(5)))
    expect(cipher.hash(chat(5))).toHaveLength(32)
  })

  it.each([
    ['another key', (seal: Uint8Array) => ({ seal, with: createChatCipher(key(2)) })],
    ['a changed byte', (seal: Uint8Array) => ({ seal: seal.map((byte, at) => (at === seal.length - 1 ? byte ^ 1 : byte)), with: cipher })],
    ['a missing byte', (seal: Uint8Array) => ({ seal: seal.slice(0, -1), with: cipher })],
    ['nothing', () => ({ seal: new Uint8Array(), with: cipher })],
  ])('does not open with %s', (_, spoil) => {
    const spoilt = spoil(cipher.seal(chat(5)))
    expect(() => spoilt.with.open(spoilt.seal)).toThrow(SealBrokenError)
  })
})

describe('data key', () => {
  const embedded = (dataDir: string) => ({ dataKey: null, storage: { kind: 'embedded', dataDir } }) as const

  it('is made at the first start of an embedded system, readable by its owner alone, and kept', () => {
    const dataDir = join(mkdtempSync(join(tmpdir(), 'hudna-key-')), 'data')
    const first = loadDataKey(embedded(dataDir))
    expect(first).toHaveLength(32)
    expect(loadDataKey(embedded(dataDir))).toEqual(first)
    expect(statSync(join(dataDir, 'data.key')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(dataDir, 'data.key'), 'utf8')).toBe(`${Buffer.from(first).toString('base64')}\n`)
  })

  it('is demanded of a server', () => {
    const storage = { kind: 'server', databaseUrl: '', redisUrl: '', dataDir: '' } as const
    expect(() => loadDataKey({ dataKey: null, storage })).toThrow(DataKeyError)
    expect(loadDataKey({ dataKey: key(3), storage })).toEqual(key(3))
  })

  it('is bound to the database: another one is refused', async () => {
    const test = await openEmbedded()
    try {
      await checkDataKey(test.database.db, createChatCipher(key(1)))
      await checkDataKey(test.database.db, createChatCipher(key(1)))
      await expect(checkDataKey(test.database.db, createChatCipher(key(2)))).rejects.toThrow(DataKeyError)
    } finally {
      await test.close()
    }
  })
})
