import { sql } from 'kysely'
import type { Db } from './database.ts'
import { jsonb } from './json.ts'
import type { SourceKind } from './schema.ts'

/** Where articles come from, as far as admins set it. */
export interface Source {
  readonly key: string
  readonly outlet: string
  readonly kind: SourceKind
  readonly feedUrl: string | null
  readonly language: string
  readonly side: string
  readonly trust: number
  readonly wireFamily: string | null
  readonly region: string | null
  readonly paused: boolean
  readonly pollEveryS: number
}

/** A feed that a poller has taken: nobody else gets it until `poll_after`. */
export interface DueFeed {
  readonly key: string
  readonly feedUrl: string
  readonly pollEveryS: number
  readonly failures: number
  /** What the last poll left behind (`etag`, `lastModified`, ids seen); its reader checks it. */
  readonly pollState: unknown
}

/** Adds a source, or changes what is known of it; what polls have left stays. */
export async function storeSource(db: Db, source: Source): Promise<void> {
  const columns = {
    outlet: source.outlet,
    kind: source.kind,
    feed_url: source.feedUrl,
    language: source.language,
    side: source.side,
    trust: source.trust,
    wire_family: source.wireFamily,
    region: source.region,
    paused: source.paused,
    poll_every_s: source.pollEveryS,
  }
  await db
    .insertInto('hudna.source')
    .values({ key: source.key, ...columns })
    .onConflict(conflict => conflict.column('key').doUpdateSet(columns))
    .execute()
}

/** Adds a source only if its key is not taken: how the table that comes with the program meets what admins have changed. */
export async function seedSource(db: Db, source: Source): Promise<void> {
  if ((await findSource(db, source.key)) === null) await storeSource(db, source)
}

export async function findSource(db: Db, key: string): Promise<Source | null> {
  const row = await db.selectFrom('hudna.source').selectAll().where('key', '=', key).executeTakeFirst()
  return row ? toSource(row) : null
}

export async function allSources(db: Db): Promise<readonly Source[]> {
  const rows = await db.selectFrom('hudna.source').selectAll().orderBy('key').execute()
  return rows.map(toSource)
}

/** Binds a channel, by the keyed hash of its id, to a source of kind `channel`. */
export async function bindChannel(db: Db, key: string, channelHash: Uint8Array): Promise<void> {
  await db.updateTable('hudna.source').set({ channel_hash: channelHash }).where('key', '=', key).execute()
}

export async function sourceOfChannel(db: Db, channelHash: Uint8Array): Promise<Source | null> {
  const row = await db.selectFrom('hudna.source').selectAll().where('channel_hash', '=', channelHash).executeTakeFirst()
  return row ? toSource(row) : null
}

export async function setPaused(db: Db, key: string, paused: boolean): Promise<boolean> {
  const changed = await db.updateTable('hudna.source').set({ paused }).where('key', '=', key).executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** No feed waits longer: one that seems to was put off by a clock that has since been set back. */
const LONGEST_WAIT_S = 3600

/** Takes feeds that are due, each for the length of its own interval, so that no two processes fetch the same. */
export async function takeDueFeeds(db: Db, limit: number): Promise<readonly DueFeed[]> {
  const { rows } = await sql<{ key: string; feed_url: string; poll_every_s: number; failures: number; poll_state: unknown }>`
    update hudna.source set poll_after = now() + make_interval(secs => poll_every_s), polled_at = hudna.hudna_now()
    where key in (
      select key from hudna.source
      where kind = 'feed' and not paused and feed_url is not null
        and (poll_after <= now() or poll_after > now() + make_interval(secs => greatest(poll_every_s, ${LONGEST_WAIT_S})))
      order by poll_after limit ${limit} for update skip locked
    )
    returning key, feed_url, poll_every_s, failures, poll_state`.execute(db)
  return rows.map(row => ({
    key: row.key,
    feedUrl: row.feed_url,
    pollEveryS: row.poll_every_s,
    failures: row.failures,
    pollState: row.poll_state,
  }))
}

/** Notes that a source was read, with or without news; `lastItemAt` is the publication of its newest article. */
export async function noteRead(db: Db, key: string, pollState: unknown, lastItemAt: Date | null): Promise<void> {
  await sql`
    update hudna.source
    set read_at = hudna.hudna_now(), failures = 0, failure = null, poll_state = ${jsonb(pollState)},
        last_item_at = greatest(last_item_at, ${lastItemAt}::timestamptz)
    where key = ${key}`.execute(db)
}

/** Notes that a source could not be read, and when to try again, in seconds of real time from now. */
export async function noteUnread(db: Db, key: string, failure: string, retryAfterS: number): Promise<void> {
  await sql`
    update hudna.source
    set failures = failures + 1, failure = ${failure}, poll_after = now() + make_interval(secs => ${retryAfterS}),
        -- a reading in the future, from before the clock was set back, would hide for as long that nothing is read
        read_at = case when read_at > hudna.hudna_now() then hudna.hudna_now() else read_at end
    where key = ${key}`.execute(db)
}

/** When any source was last read, by the clock of the world; null where none ever was. */
export async function lastRead(db: Db): Promise<Date | null> {
  const row = await db
    .selectFrom('hudna.source')
    .select(expression => expression.fn.max('read_at').as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}

interface Row {
  readonly key: string
  readonly outlet: string
  readonly kind: SourceKind
  readonly feed_url: string | null
  readonly language: string
  readonly side: string
  readonly trust: number
  readonly wire_family: string | null
  readonly region: string | null
  readonly paused: boolean
  readonly poll_every_s: number
}

function toSource(row: Row): Source {
  const { key, outlet, kind, language, side, trust, region, paused } = row
  return {
    key,
    outlet,
    kind,
    language,
    side,
    trust,
    region,
    paused,
    feedUrl: row.feed_url,
    wireFamily: row.wire_family,
    pollEveryS: row.poll_every_s,
  }
}
