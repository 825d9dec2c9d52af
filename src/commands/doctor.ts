import { Redis } from 'ioredis'
import pg from 'pg'
import { type Config, readConfig, strayVariables } from '../config.ts'
import { runOperation } from '../control/client.ts'

/** What is wrong with this set-up, a line each; exit code 1 where anything is. `quick`: whether the database answers, for health checks. */
export async function doctorCommand(options: { quick?: boolean }): Promise<void> {
  const say = (line: string) => {
    if (line.startsWith('wrong')) process.exitCode = 1
    process.stdout.write(`${line}\n`)
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  say(
    major > 20 || (major === 20 && minor >= 19)
      ? `ok     Node ${process.versions.node}`
      : `wrong  Node ${process.versions.node}: 20.19 or newer is needed`,
  )
  for (const stray of strayVariables(process.env)) say(`wrong  ${stray}`)
  const read = readConfig(process.env)
  if (!read.ok) {
    for (const problem of read.problems) say(`wrong  ${problem}`)
    return
  }
  if (options.quick === true && read.config.storage.kind === 'server') return say(await answers(read.config.storage))
  try {
    for await (const line of runOperation(read.config, 'examine', {}))
      if (options.quick !== true || line.includes('database') || line.includes('queue')) say(line)
  } catch (error) {
    say(`wrong  ${error instanceof Error && 'forPeople' in error ? error.message : 'the database does not answer'}`)
  }
}

const ANSWER_TIMEOUT_MS = 5000

/** Whether Postgres and Redis answer: for health checks, which must not cost what a start costs. */
async function answers(storage: Extract<Config['storage'], { kind: 'server' }>): Promise<string> {
  const client = new pg.Client({
    connectionString: storage.databaseUrl,
    connectionTimeoutMillis: ANSWER_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
  })
  const redis = new Redis(storage.redisUrl, {
    lazyConnect: true,
    connectTimeout: ANSWER_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  })
  redis.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    await redis.connect()
    await redis.ping()
    return 'ok     database and queue answer'
  } catch {
    return 'wrong  database or queue does not answer'
  } finally {
    redis.disconnect()
    await client.end().catch(() => {})
  }
}
