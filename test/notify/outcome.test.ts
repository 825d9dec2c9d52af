import { describe, expect, it } from 'vitest'
import { describeCallError } from '../../src/notify/call-error.ts'
import { outcomeOf } from '../../src/notify/outcome.ts'
import { settle } from '../../src/notify/settle.ts'

const CANARY_TOKEN = '123456:CANARY_token_CANARY_token'
const CANARY_CHAT = 7_123_456_789
const CANARY_TEXT = 'نص لا يراه أحد'

/** As telegraf throws it: with the payload and, of some errors, the address. */
function telegramError(code: number, description: string, parameters?: object) {
  return Object.assign(new Error(`${code}: ${description}`), {
    response: { ok: false, error_code: code, description, parameters },
    on: { method: 'sendMessage', payload: { chat_id: CANARY_CHAT, text: CANARY_TEXT } },
  })
}

function networkError(fields: object) {
  return Object.assign(new Error(`request to https://api.telegram.org/bot${CANARY_TOKEN}/sendMessage failed`), fields)
}

const outcome = (thrown: unknown, action: 'send' | 'edit' | 'delete' = 'send') =>
  outcomeOf({ ok: false, error: describeCallError('sendMessage', thrown) }, action)

describe('outcome of a call', () => {
  it('is sent, with the id of the message', () => {
    expect(outcomeOf({ ok: true, result: { message_id: 17 } }, 'send')).toEqual({ to: 'sent', messageId: 17 })
    expect(outcomeOf({ ok: true, result: true }, 'delete')).toEqual({ to: 'sent', messageId: null })
  })

  it.each([
    ['Forbidden: bot was blocked by the user', 'blocked'],
    ['Forbidden: user is deactivated', 'gone'],
    ['Forbidden: bot was kicked from the group chat', 'gone'],
    ['Forbidden: bot was kicked from the supergroup chat', 'gone'],
    ['Forbidden: bot is not a member of the channel chat', 'gone'],
    ['Forbidden: the group chat was deleted', 'gone'],
    ["Forbidden: bot can't initiate conversation with a user", 'gone'],
  ])('403 %s retires the chat', (description, chat) => {
    expect(outcome(telegramError(403, description))).toMatchObject({ to: 'gone', chat })
  })

  it.each([
    ['Bad Request: chat not found', 'gone'],
    ['Bad Request: PEER_ID_INVALID', 'gone'],
    ['Bad Request: CHAT_WRITE_FORBIDDEN', 'gone'],
    ['Bad Request: not enough rights to send text messages to the chat', 'gone'],
    ["Bad Request: can't parse entities: Unexpected end tag at byte offset 3", 'plain'],
    ["Bad Request: can't parse MessageEntity: expected an Object", 'plain'],
    ['Bad Request: ENTITY_BOUNDS_INVALID', 'plain'],
    ['Bad Request: message is too long', 'failed'],
    ['Bad Request: message text is empty', 'failed'],
    ['Bad Request: BUTTON_DATA_INVALID', 'failed'],
  ])('400 %s is %s', (description, to) => {
    expect(outcome(telegramError(400, description)).to).toBe(to)
  })

  it.each([
    ['edit', 'Bad Request: message is not modified: specified new message content is the same', 'sent'],
    ['edit', 'Bad Request: message to edit not found', 'failed'],
    ['edit', "Bad Request: message can't be edited", 'failed'],
    ['delete', 'Bad Request: message to delete not found', 'sent'],
    ['delete', "Bad Request: message can't be deleted", 'failed'],
  ] as const)('%s: 400 %s is %s', (action, description, to) => {
    expect(outcome(telegramError(400, description), action).to).toBe(to)
  })

  it('follows a group that became a supergroup', () => {
    const error = telegramError(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -1001234567890 })
    expect(outcome(error)).toEqual({ to: 'moved', chat: -1001234567890 })
  })

  it.each([
    [{ retry_after: 7 }, 7],
    [{ retry_after: 10_072 }, 10_072],
    [undefined, 5],
  ])('429 waits: %j', (parameters, seconds) => {
    expect(outcome(telegramError(429, 'Too Many Requests', parameters))).toEqual({ to: 'wait', seconds })
  })

  it.each([
    ['nobody listening', networkError({ type: 'system', code: 'ECONNREFUSED' }), 'again'],
    ['no such host', networkError({ type: 'system', code: 'ENOTFOUND' }), 'again'],
    ['resolver away', networkError({ type: 'system', code: 'EAI_AGAIN' }), 'again'],
    ['certificate of somebody else', networkError({ type: 'system', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'again'],
    ['two pollers', telegramError(409, 'Conflict'), 'again'],
    ['reset', networkError({ type: 'system', code: 'ECONNRESET' }), 'doubt'],
    ['broken pipe', networkError({ type: 'system', code: 'EPIPE' }), 'doubt'],
    ['our deadline', Object.assign(new Error('aborted'), { name: 'AbortError', type: 'aborted' }), 'doubt'],
    ['a page instead of JSON', networkError({ name: 'FetchError', type: 'invalid-json' }), 'doubt'],
    ['cut short', networkError({ code: 'ERR_STREAM_PREMATURE_CLOSE' }), 'doubt'],
    ['something else', 'thrown', 'doubt'],
    ['500', telegramError(500, 'Internal Server Error'), 'doubt'],
    ['502', telegramError(502, 'Bad Gateway'), 'doubt'],
    ['token unknown', telegramError(401, 'Unauthorized'), 'stop'],
    ['method unknown', telegramError(404, 'Not Found'), 'stop'],
    ['too large', telegramError(413, 'Request Entity Too Large'), 'failed'],
  ])('%s', (_, thrown, to) => {
    expect(outcome(thrown).to).toBe(to)
  })

  it('keeps neither token nor chat nor text of an error', () => {
    const errors = [
      networkError({ type: 'system', code: 'ECONNRESET' }),
      networkError({ code: `bot${CANARY_TOKEN}` }),
      telegramError(400, `Bad Request: can't parse entities: Unsupported start tag "${CANARY_TEXT}" in chat ${CANARY_CHAT}`),
      telegramError(400, `Bad Request: ${CANARY_TEXT}`),
    ]
    const kept = JSON.stringify(errors.map(error => describeCallError('sendMessage', error)))
    for (const canary of ['CANARY', String(CANARY_CHAT), CANARY_TEXT, 'نص']) expect(kept).not.toContain(canary)
  })
})

describe('what an outcome makes of a delivery', () => {
  const article = { id: '1', tries: 3, action: 'send', resend: true } as const
  const broadcast = { ...article, resend: false }
  const edit = { ...broadcast, action: 'edit' } as const

  it.each([
    ['sent', article, { to: 'sent', messageId: 5 }, { state: 'sent', messageId: 5 }],
    ['gone', article, { to: 'gone', chat: 'gone', why: 'x' }, { state: 'gone', error: 'x' }],
    ['failed', article, { to: 'failed', why: 'x' }, { state: 'failed', error: 'x' }],
    ['in doubt, of an article', article, { to: 'doubt', why: 'x' }, { state: 'pending', ambiguous: true, afterS: 8 }],
    ['in doubt, of an admin', broadcast, { to: 'doubt', why: 'x' }, { state: 'unknown', ambiguous: true }],
    ['an edit in doubt', edit, { to: 'doubt', why: 'x' }, { state: 'pending', ambiguous: true }],
    ['not reached', article, { to: 'again', why: 'x' }, { state: 'pending', uncounted: true }],
    ['told to wait', article, { to: 'wait', seconds: 9 }, { state: 'pending', uncounted: true }],
    ['refused as plain text too', article, { to: 'plain', why: 'x' }, { state: 'failed' }],
    ['token refused', article, { to: 'stop', why: 'x' }, { state: 'pending', uncounted: true }],
  ] as const)('%s', (_, delivery, result, expected) => {
    expect(settle(delivery, result)).toMatchObject({ id: '1', tries: 3, ...expected })
  })
})
