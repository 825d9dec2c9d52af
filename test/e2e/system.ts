import { setTimeout as delay } from 'node:timers/promises'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/logger.ts'
import { type Running, startSystem } from '../../src/main.ts'
import type { BotApi } from '../bot-api/server.ts'
import type { TestDatabase } from '../support/databases.ts'

export const INGEST_KEY = 'key-of-an-outlet'
const SETTLE_TIMEOUT_MS = 60_000

export interface TestSystem extends Running {
  post(article: object): Promise<{ readonly status: number; readonly body: Record<string, unknown> }>
  /** Resolves when nothing is left to read, decide or deliver. */
  settled(): Promise<void>
}

/** The whole system in this process, on the storage of the test, as it would start from its environment. */
export async function startTestSystem(
  storage: TestDatabase['storage'],
  api: BotApi,
  env: Record<string, string> = {},
): Promise<TestSystem> {
  const read = readConfig({
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.url,
    DATA_DIR: storage.dataDir,
    DATA_KEY: Buffer.alloc(32, 5).toString('base64'),
    HTTP_PORT: '0',
    INGEST_KEYS: INGEST_KEY,
    LOG_LEVEL: 'error',
    ...(storage.kind === 'server' ? { DATABASE_URL: storage.databaseUrl, REDIS_URL: storage.redisUrl } : {}),
    ...env,
  })
  if (!read.ok) throw new Error(read.problems.join('; '))
  const running = await startSystem(read.config, createLogger(read.config.logLevel))
  return {
    ...running,
    post: async article => {
      const response = await fetch(`${running.httpUrl}/v1/articles`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${INGEST_KEY}` },
        body: JSON.stringify(article),
      })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
    settled: async () => {
      const end = performance.now() + SETTLE_TIMEOUT_MS
      while (performance.now() < end) {
        if ((await running.unfinished()) === 0) return
        await delay(50)
      }
      throw new Error('unfinished work is left')
    },
  }
}
