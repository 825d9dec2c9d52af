import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { BotApi } from '../../test/bot-api/server.ts'
import { readConfig } from '../config.ts'
import { createLogger } from '../logger.ts'
import { type Running, startSystem } from '../main.ts'
import { STORY_CLOCK, type StoryArticle } from './story.ts'

export interface DemoSystem {
  readonly api: BotApi
  /** Posts an article over HTTP as an outlet would. */
  post(article: StoryArticle): Promise<void>
  /** Resolves when everything posted is read, decided and delivered. */
  settled(): Promise<void>
  close(): Promise<void>
}

const TOKEN = '4242:demo-token-of-the-stand-in'
const INGEST_KEY = 'demo'
const SETTLE_TIMEOUT_MS = 30_000

/** The whole system, embedded, against the stand-in of the Bot API, in a folder that is removed at the end. */
export async function startDemoSystem(): Promise<DemoSystem> {
  // the stand-in is part of the tests; only the demo brings it along
  const { startBotApi } = await import('../../test/bot-api/server.ts')
  const api = await startBotApi({ token: TOKEN, autoChats: true })
  const dataDir = mkdtempSync(join(tmpdir(), 'hudna-demo-'))
  const read = readConfig({
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: api.url,
    DATA_DIR: dataDir,
    HTTP_PORT: '0',
    INGEST_KEYS: INGEST_KEY,
    CLOCK: STORY_CLOCK,
    LOG_LEVEL: 'error',
  })
  if (!read.ok) throw new Error(`the demo's own settings are wrong: ${read.problems.join('; ')}`)
  const system = await startSystem(read.config, createLogger('error'))
  return {
    api,
    post: article => post(system, article),
    settled: () => settled(system),
    close: async () => {
      await system.stop()
      await api.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function post(system: Running, article: StoryArticle): Promise<void> {
  const response = await fetch(`${system.httpUrl}/v1/articles`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${INGEST_KEY}` },
    body: JSON.stringify(article),
  })
  if (!response.ok) throw new Error(`the article was answered ${response.status}`)
}

async function settled(system: Running): Promise<void> {
  const end = performance.now() + SETTLE_TIMEOUT_MS
  while (performance.now() < end) {
    if ((await system.unfinished()) === 0) return
    await delay(50)
  }
  throw new Error(`unfinished work is left after ${SETTLE_TIMEOUT_MS} ms`)
}
