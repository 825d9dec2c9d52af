import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { ChatCipher } from './chat-cipher.ts'
import type { Db } from './database.ts'
import { claimSetting } from './setting-store.ts'

/** Thrown where the key is missing or is not the one that the chats of this database are sealed with. */
export class DataKeyError extends Error {
  override readonly name = 'DataKeyError'
}

const KEY_BYTES = 32
const CHECK_SETTING = 'data-key-check'

/**
 * The 32 bytes that the keys for chat ids are derived from: DATA_KEY, or, embedded, the file DATA_DIR/data.key, made on first start.
 * @throws DataKeyError
 */
export function loadDataKey(config: Pick<Config, 'dataKey' | 'storage'>): Uint8Array {
  if (config.dataKey) return config.dataKey
  if (config.storage.kind === 'server') throw new DataKeyError('DATA_KEY: missing; the server set-up needs it')
  mkdirSync(config.storage.dataDir, { recursive: true, mode: 0o700 })
  const path = join(config.storage.dataDir, 'data.key')
  try {
    writeFileSync(path, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
  if (key.length !== KEY_BYTES) throw new DataKeyError(`${path}: does not hold ${KEY_BYTES} bytes in base64`)
  return key
}

/**
 * Binds the database to the key at the first start, and refuses another one later: chats sealed with the old could never be written to again.
 * @throws DataKeyError
 */
export async function checkDataKey(db: Db, cipher: ChatCipher): Promise<void> {
  const stands = await claimSetting(db, CHECK_SETTING, cipher.checkValue)
  if (stands !== cipher.checkValue)
    throw new DataKeyError('DATA_KEY: the chats of this database are sealed with another key; give the one it was started with')
}
