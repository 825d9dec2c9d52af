import type { Config, Role } from '../../src/config.ts'
import { type ChildHandle, startProcess } from '../notify/start-sender-process.ts'
import type { SystemProcessOptions } from './system-process.ts'

export interface SystemProcess {
  readonly storage: Config['storage']
  readonly apiRoot: string
  readonly token: string
  /** Messages a second, at most 1,000. */
  readonly rate: number
  readonly roles: readonly Role[]
}

/** Starts these roles on servers, as `hudna start --only` would, and waits until they run. Its key is that of `testCipher`. */
export function startSystemProcess({ storage, apiRoot, token, rate, roles }: SystemProcess): Promise<ChildHandle> {
  if (storage.kind !== 'server') throw new Error('some roles alone run on servers only')
  const env = {
    TELEGRAM_BOT_TOKEN: token,
    TELEGRAM_API_ROOT: apiRoot,
    DATABASE_URL: storage.databaseUrl,
    REDIS_URL: storage.redisUrl,
    DATA_DIR: storage.dataDir,
    DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    MESSAGES_PER_SECOND: `${Math.floor(rate)}`,
    LOG_LEVEL: 'silent',
  }
  return startProcess(new URL('./system-process.ts', import.meta.url), { env, roles } satisfies SystemProcessOptions)
}
