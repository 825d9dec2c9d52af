import { ROLES, type Role, readConfig, strayVariables } from '../config.ts'
import { readSources } from '../ingest/sources.ts'
import { createLogger } from '../logger.ts'
import { startSystem } from '../main.ts'
import { limit } from '../queue/limit.ts'
import { CommandError } from './command-error.ts'
import { explain } from './explain.ts'

/** Runs until SIGTERM or SIGINT; what is under way is finished first. */
export async function startCommand(only: string | undefined): Promise<void> {
  const read = readConfig(process.env)
  if (!read.ok) throw new CommandError(`cannot start:\n  ${read.problems.join('\n  ')}`)
  const { config } = read
  const roles = parseRoles(only)
  if (config.storage.kind === 'embedded' && roles.length < ROLES.length)
    throw new CommandError(
      'cannot start: --only is for the server set-up (DATABASE_URL and REDIS_URL); the embedded one is a single process',
    )
  if ((roles.includes('bot') || roles.includes('notify')) && config.telegram.token === null)
    throw new CommandError(
      'cannot start:\n  TELEGRAM_BOT_TOKEN: missing; the bot and the sender need it (try `npm run demo` for a start without one)',
    )
  const log = createLogger(config.logLevel)
  for (const stray of strayVariables(process.env)) log.warn({ stray }, 'a variable is not known')
  const running = await startSystem(config, log, roles, readSources()).catch(error => {
    // a part that was stopped while it started may go on, and would keep a program that failed from being started again
    setImmediate(() => process.exit(1))
    throw explain(error)
  })
  if (running.httpUrl) log.info({ at: running.httpUrl }, 'listening')
  await new Promise<void>(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })
  log.info({}, 'stopping')
  await limit(running.stop(), STOP_TIMEOUT_MS).catch((error: unknown) =>
    log.error({ err: error }, 'what is under way is left as a kill leaves it'),
  )
  // a queue that is away would keep its connections, and with them this process, trying for ever
  process.exit()
}

/** Longer than all that is under way may take where database and queue answer. */
const STOP_TIMEOUT_MS = 60_000

function parseRoles(only: string | undefined): readonly Role[] {
  if (only === undefined) return ROLES
  const names = only.split(',').map(name => name.trim())
  const unknown = names.filter(name => !ROLES.includes(name as Role))
  if (unknown.length > 0) throw new CommandError(`cannot start: unknown role ${unknown.join(', ')}; there are ${ROLES.join(', ')}`)
  return ROLES.filter(role => names.includes(role))
}
