import type { AddressInfo } from 'node:net'
import { startBot } from '../workers/bot.ts'
import { startDecide } from '../workers/decide.ts'
import { startDetect } from '../workers/detect.ts'
import { createHttp } from '../workers/http.ts'
import { postArticle, startIngest } from '../workers/ingest.ts'
import { startNotify } from '../workers/notify.ts'
import { startSchedule } from '../workers/schedule.ts'
import { type Context, openContext } from './app.ts'
import { type Config, ROLES, type Role } from './config.ts'
import { openControl } from './control/server.ts'
import { type Source, seedSource } from './db/source-store.ts'
import type { Logger } from './logger.ts'
import { backlog } from './queries/backlog.ts'

export interface Running {
  /** Root of our HTTP interface, or '' where it does not run here. */
  readonly httpUrl: string
  /** Articles and deliveries that are not finished; 0 is a system at rest. */
  unfinished(): Promise<number>
  /** Takes no more work, finishes what is under way, closes everything. */
  stop(): Promise<void>
}

interface Part {
  stop(): Promise<void>
}

/**
 * Starts these roles in this process. What starts first is stopped last.
 * @param sources that a new system begins with; one that an admin has changed stays as it is
 */
export async function startSystem(
  config: Config,
  log: Logger,
  roles: readonly Role[] = ROLES,
  sources: readonly Source[] = [],
): Promise<Running> {
  const context = await openContext(config, log)
  const parts: Part[] = []
  let httpUrl = ''
  const stop = async () => {
    // one that fails to stop does not keep the others, or the database, open
    for (const part of parts.splice(0).reverse())
      await part.stop().catch((error: unknown) => log.error({ err: error }, 'a part did not stop'))
    await context.close()
  }
  try {
    for (const source of sources) await seedSource(context.db, source)
    const has = (role: Role) => roles.includes(role)
    if (has('notify')) parts.push(await startNotify(context))
    if (has('decide')) parts.push(closing(startDecide(context)))
    if (has('detect')) parts.push(closing(startDetect(context)))
    if (has('ingest')) parts.push(closing(startIngest(context)))
    const bot = has('bot') ? startBot(context) : null
    if (bot) parts.push(bot)
    if (has('http')) {
      const server = createHttp(context, body => postArticle(context, body), bot?.webhook ?? null)
      await server.listen({ host: config.http.host, port: config.http.port })
      const { port } = server.server.address() as AddressInfo
      httpUrl = `http://${config.http.host}:${port}`
      parts.push({ stop: () => server.close() })
    }
    if (has('schedule')) parts.push(startSchedule(context))
    if (config.storage.kind === 'embedded') parts.push(await openControl(context))
  } catch (error) {
    await stop()
    throw error
  }
  log.info({ roles, storage: config.storage.kind }, 'started')
  warm(context, roles)
  return {
    httpUrl,
    unfinished: async () => {
      const { articles, deliveries } = await backlog(context.db)
      return articles + deliveries
    },
    stop,
  }
}

function closing(worker: { close(): Promise<void> }): Part {
  return { stop: () => worker.close() }
}

/** Builds the index of places once the process answers, before the first question needs it. */
function warm({ pack }: Context, roles: readonly Role[]): void {
  if (roles.includes('bot') || roles.includes('http')) setImmediate(() => pack.search)
}
