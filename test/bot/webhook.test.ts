import { describe, expect, it } from 'vitest'
import { createWebhookHandler, WEBHOOK_BODY_LIMIT_BYTES } from '../../src/bot/webhook.ts'

const SECRET = 'a-secret-of-the-webhook'

describe('a webhook request', () => {
  const taken: unknown[] = []
  const handle = createWebhookHandler(SECRET, async update => {
    taken.push(update)
  })
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

  it('with the secret is taken, letters whole', async () => {
    expect(await handle(bytes('{"update_id":1,"text":"دوما"}'), SECRET)).toBe(200)
    expect(taken).toEqual([{ update_id: 1, text: 'دوما' }])
  })

  it.each([
    ['no secret', bytes('{}'), undefined, 401],
    ['another secret', bytes('{}'), 'another', 401],
    ['the secret and more', bytes('{}'), `${SECRET}x`, 401],
    ['broken JSON', bytes('{"update_id":'), SECRET, 400],
    ['half a letter', Buffer.concat([bytes('{"text":"'), Buffer.of(0xd8), bytes('"}')]), SECRET, 400],
    ['nothing', new Uint8Array(), SECRET, 400],
    ['too much', new Uint8Array(WEBHOOK_BODY_LIMIT_BYTES + 1), SECRET, 413],
  ] as const)('with %s is refused', async (_, body, secret, status) => {
    const before = taken.length
    expect(await handle(body, secret)).toBe(status)
    expect(taken).toHaveLength(before)
  })

  it('is asked for again where it could not be taken over', async () => {
    const failing = createWebhookHandler(SECRET, async () => {
      throw new Error('no room')
    })
    expect(await failing(bytes('{}'), SECRET)).toBe(503)
  })
})
