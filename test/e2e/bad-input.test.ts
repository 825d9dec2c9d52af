import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createResident } from '../../src/demo/resident.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'
import { openEmbedded, type TestDatabase } from '../support/databases.ts'
import { INGEST_KEY, startTestSystem, type TestSystem } from './system.ts'

describe('bad input gets a clear answer and changes nothing', () => {
  let test: TestDatabase
  let api: BotApi
  let system: TestSystem

  beforeAll(async () => {
    test = await openEmbedded()
    await test.database.close()
    api = await startBotApi({ autoChats: true, token: '4242:token-of-the-bad-input' })
    system = await startTestSystem(test.storage, api)
  })
  afterAll(async () => {
    await system.stop()
    await api.close()
    await test.close()
  })

  const post = (body: string, authorization = `Bearer ${INGEST_KEY}`) =>
    fetch(`${system.httpUrl}/v1/articles`, { method: 'POST', body, headers: { 'content-type': 'application/json', authorization } })

  it.each([
    ['a wrong key', '{"text":"خبر"}', 401, 'Bearer wrong', /key/],
    ['broken JSON', '{"text":', 400, undefined, /not valid JSON/],
    ['a body of 2 MB', JSON.stringify({ text: 'ا'.repeat(1_000_000) }), 413, undefined, /larger/],
    ['no text', '{"title":"عنوان"}', 400, undefined, /text/],
    ['text and html', '{"text":"خبر","html":"<p>خبر</p>"}', 400, undefined, /exactly one/],
    ['a date without a zone', '{"text":"خبر","publishedAt":"2018-03-12T09:00:00"}', 400, undefined, /zone/],
    ['a url of this machine as a file', '{"text":"خبر","url":"file:///etc/passwd"}', 400, undefined, /url/],
    ['an unknown field', '{"text":"خبر","chat":1}', 400, undefined, /chat/],
  ])('%s', async (_what, body, status, authorization, reason) => {
    const response = await post(body, authorization)
    expect(response.status).toBe(status)
    expect(JSON.stringify(await response.json())).toMatch(reason)
    expect(await system.unfinished()).toBe(0)
  })

  it('a page of 100,000 nested tags, while others are served', async () => {
    const answers: number[] = []
    const bomb = post(JSON.stringify({ html: `${'<div>'.repeat(100_000)}خبر${'</div>'.repeat(50_000)}` }))
    for (let i = 0; i < 5; i++) answers.push((await fetch(`${system.httpUrl}/healthz`)).status)
    const response = await bomb
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: expect.stringContaining('nested'), field: 'html' })
    expect(answers).toEqual([200, 200, 200, 200, 200])
  })

  it('an unknown command is answered, and a broken update ends nothing', async () => {
    const resident = createResident(api, 700)
    api.update({ message: { message_id: 'x', chat: { id: 'y' } } })
    expect((await resident.say('/nosuchcommand')).text).not.toBe('')
    expect((await resident.say('دوما')).text).not.toBe('')
  })
})
