import { sql } from 'kysely'
import type { Context } from '../app.ts'
import { backlog } from '../queries/backlog.ts'
import { type SourceHealth, sourceHealth } from '../queries/source-health.ts'
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
  yield work.articleOldestS > LATE_S
    ? `wrong  ${work.articles} articles wait, the oldest for ${Math.round(work.articleOldestS)} s: are the detect and decide workers running?`
    : work.articles > 0
      ? 'ok     articles are being read'
      : 'ok     no article waits'
  yield* examineSources(await sourceHealth(context.db))
  yield context.gazetteer.places.size > 0 ? `ok     ${context.gazetteer.places.size} places` : 'wrong  no places'
  yield context.config.telegram.token === null ? 'wrong  TELEGRAM_BOT_TOKEN is missing: start will refuse' : 'ok     a bot token is set'
  yield context.config.adminIds.length === 0 ? 'wrong  ADMIN_IDS is empty: nobody can broadcast or review' : 'ok     admins are named'
  yield context.config.ingestKeys.length === 0
    ? 'wrong  INGEST_KEYS is empty: POST /v1/articles answers 401 to everybody'
    : 'ok     ingest keys are set'
  yield context.config.queryKeys.length === 0
    ? 'wrong  QUERY_KEYS is empty: GET /v1/events and /metrics answer 401 to everybody'
    : 'ok     query keys are set'
}

function* examineSources(sources: readonly SourceHealth[]): Iterable<string> {
  const feeds = sources.filter(({ kind, paused }) => kind === 'feed' && !paused)
  const unwell = feeds.filter(({ silent, stale }) => silent || stale)
  for (const { key, silent, readAt, failure } of unwell)
    yield silent
      ? `wrong  source ${key} was ${readAt === null ? 'never' : 'not lately'} read${failure === null ? '' : `: ${failure}`}`
      : `wrong  source ${key} has brought nothing new for days`
  if (feeds.length > 0 && unwell.length === 0)
    yield feeds.some(({ readAt }) => readAt !== null)
      ? `ok     ${feeds.length} sources are read`
      : `ok     ${feeds.length} sources, none read yet`
}
