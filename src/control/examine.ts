import { sql } from 'kysely'
import type { Context } from '../app.ts'
import { backlog } from '../queries/backlog.ts'
import { JOB_NAMES } from '../queue/jobs.ts'

const LATE_S = 60

/** `ok …` or `wrong …`, a line each: what this set-up stands on. */
export async function* examine(context: Context): AsyncGenerator<string> {
  const version = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(context.db)
  yield `ok     database ${context.database.kind === 'embedded' ? 'embedded (no fsync: survives kills, not power cuts)' : 'server'}, Postgres ${version.rows[0]?.version ?? '?'}`
  try {
    for (const name of JOB_NAMES) await context.queues.counts(name)
    yield 'ok     queue answers'
  } catch {
    yield 'wrong  queue does not answer'
  }
  const work = await backlog(context.db)
  yield work.oldestS > LATE_S
    ? `wrong  deliveries wait for ${Math.round(work.oldestS)} s: is a notify worker running?`
    : 'ok     no delivery waits'
  yield work.articles > 0 ? 'ok     articles are being read' : 'ok     no article waits'
  yield context.gazetteer.places.size > 0 ? `ok     ${context.gazetteer.places.size} places` : 'wrong  no places'
  yield context.config.telegram.token === null ? 'wrong  TELEGRAM_BOT_TOKEN is missing: start will refuse' : 'ok     a bot token is set'
  yield context.config.adminIds.length === 0 ? 'wrong  ADMIN_IDS is empty: nobody can broadcast or review' : 'ok     admins are named'
  yield context.config.ingestKeys.length === 0
    ? 'wrong  INGEST_KEYS is empty: POST /v1/articles answers 401 to everybody'
    : 'ok     ingest keys are set'
}
