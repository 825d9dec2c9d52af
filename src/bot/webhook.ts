import { createHash, timingSafeEqual } from 'node:crypto'

export const WEBHOOK_BODY_LIMIT_BYTES = 1024 * 1024

/**
 * Takes the bytes of one request as they came, and its header X-Telegram-Bot-Api-Secret-Token; answers with a status.
 * Telegram repeats what is not answered with 2xx.
 */
export type WebhookHandler = (body: Uint8Array, secret: string | undefined) => Promise<200 | 400 | 401 | 413 | 503>

/** @param onUpdate takes the update over; it is not answered for before this resolves */
export function createWebhookHandler(secret: string, onUpdate: (update: unknown) => Promise<void>): WebhookHandler {
  const expected = digest(secret)
  return async (body, given) => {
    if (given === undefined || !timingSafeEqual(digest(given), expected)) return 401
    if (body.byteLength > WEBHOOK_BODY_LIMIT_BYTES) return 413
    const update = parseBody(body)
    if (update === undefined) return 400
    try {
      await onUpdate(update)
      return 200
    } catch {
      return 503
    }
  }
}

/** Undefined for bytes that are not JSON in UTF-8. */
function parseBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}

/** Digests of both are compared, so that neither length nor content shows in the time. */
function digest(text: string): Uint8Array {
  return createHash('sha256').update(text).digest()
}
