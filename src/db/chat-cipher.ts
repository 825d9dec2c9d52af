import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { parseTelegramChatId, type TelegramChatId } from '../domain/ids.ts'

/** Telegram's chat ids at rest: sealed for sending, hashed with a key for look-ups. */
export interface ChatCipher {
  /** Never the same twice for the same chat. */
  seal(chat: TelegramChatId): Uint8Array
  /** @throws SealBrokenError */
  open(sealed: Uint8Array): TelegramChatId
  /** The same for the same chat, 32 bytes. */
  hash(chat: TelegramChatId): Uint8Array
  /** Tells keys apart without telling anything of them. */
  readonly checkValue: string
}

/** Thrown where a sealed chat id was made with another key or was altered. */
export class SealBrokenError extends Error {
  override readonly name = 'SealBrokenError'
}

const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** @param dataKey 32 bytes, from which one key for sealing and one for hashing are derived */
export function createChatCipher(dataKey: Uint8Array): ChatCipher {
  const sealKey = derive(dataKey, 'chat id seal')
  const hashKey = derive(dataKey, 'chat id hash')
  return {
    seal: chat => {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce)
      const body = Buffer.concat([cipher.update(toBytes(chat)), cipher.final()])
      return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body])
    },
    open: sealed => open(sealKey, Buffer.from(sealed)),
    hash: chat => createHmac('sha256', hashKey).update(toBytes(chat)).digest(),
    checkValue: createHmac('sha256', derive(dataKey, 'key check')).update('hudna').digest('base64'),
  }
}

function open(key: Uint8Array, sealed: Buffer): TelegramChatId {
  try {
    if (sealed[0] !== VERSION) throw new Error('unknown version')
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
    const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
    decipher.setAuthTag(tag)
    const body = Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES + TAG_BYTES)), decipher.final()])
    const chat = parseTelegramChatId(Number(body.readBigInt64BE()))
    if (chat === null) throw new Error('no chat id')
    return chat
  } catch (cause) {
    throw new SealBrokenError('a sealed chat id does not open with this key', { cause })
  }
}

/** Eight bytes for every id, so that the length of what is stored tells nothing of it. */
function toBytes(chat: TelegramChatId): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64BE(BigInt(chat))
  return bytes
}

function derive(dataKey: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', dataKey, 'hudna', purpose, 32))
}
