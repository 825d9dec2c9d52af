import { afterEach, describe, expect, it } from 'vitest'
import { createIntake, type Intake } from '../../src/bot/intake.ts'
import type { Logger } from '../../src/logger.ts'
import { type BotApi, startBotApi } from '../bot-api/server.ts'

const lines: string[] = []
const write = (fields: object, message: string): void => void lines.push(`${message} ${JSON.stringify(fields)}`)
const log: Logger = { error: write, warn: write, info: write, debug: write, child: () => log }

describe('polling', () => {
  let api: BotApi
  let intake: Intake
  const taken: unknown[] = []
  const begin = (token: string): void => {
    intake = createIntake({
      token,
      apiRoot: api.url,
      log,
      firstWaitMs: 20,
      longestWaitMs: 50,
      onUpdate: async update => {
        taken.push(update)
        throw new Error('a handler that fails')
      },
    })
    intake.start()
  }
  afterEach(async () => {
    await intake.stop()
    await api.close()
    taken.length = 0
    lines.length = 0
  })

  it('that is stopped while it starts takes nothing later', async () => {
    api = await startBotApi({ autoChats: true })
    begin(api.token)
    await intake.stop()
    api.say(7, 'too late')
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(taken).toEqual([])
  })

  it('goes on after handlers that fail', async () => {
    api = await startBotApi({ autoChats: true })
    begin(api.token)
    for (let count = 1; count <= 3; count++) {
      api.say(1, `نص ${count}`)
      await expect.poll(() => taken.length).toBe(count)
    }
    expect(intake.state()).toBe('polling')
    await intake.stop()
    expect(intake.state()).toBe('stopped')
  })

  it('goes on after broken answers, and after another poller has gone', async () => {
    api = await startBotApi({ autoChats: true })
    api.setFaults({
      seed: 1,
      rules: [{ fault: 'html-200', probability: 1, method: 'deleteWebhook', times: 2 }],
    })
    begin(api.token)
    await expect.poll(() => lines.length).toBe(2)
    api.say(1, 'نص')
    await expect.poll(() => taken.length, { timeout: 10_000 }).toBe(1)
    const rival = await fetch(`${api.url}/bot${api.token}/getUpdates?timeout=0`)
    expect(rival.status).toBeGreaterThanOrEqual(200)
    api.say(1, 'نص آخر')
    await expect.poll(() => taken.length, { timeout: 10_000 }).toBeGreaterThanOrEqual(2)
    expect(lines.join()).not.toContain(api.token)
  })

  it('stops loudly at a token that is not valid', async () => {
    api = await startBotApi()
    begin('4242:another-token-than-that')
    await expect.poll(() => intake.state()).toBe('refused')
    expect(lines.join()).toContain('TELEGRAM_BOT_TOKEN is not valid')
    expect(lines.join()).not.toContain('another-token-than-that')
  })
})
