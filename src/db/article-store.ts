import { sql } from 'kysely'
import type { Article } from '../domain/article.ts'
import type { ArticleId } from '../domain/ids.ts'
import type { ArticleStore, KnownArticle, NewArticle } from '../ingest/article-store.ts'
import { type Db, transaction } from './database.ts'

/** How far back likeness of texts is looked for. */
const NEAR_WINDOW_H = 72
const MOST_BY_HASH = 5
const MOST_NEAR = 20

export function articleStore(db: Db): ArticleStore {
  return {
    findByUrl: async urlKey => {
      const rows = await known(db).where('canonical_url', '=', urlKey).orderBy('fetched_at', 'desc').limit(1).execute()
      return rows.map(toKnown)[0] ?? null
    },
    findByHash: async hash => {
      const rows = await known(db).where('content_hash', '=', hash).orderBy('fetched_at', 'desc').limit(MOST_BY_HASH).execute()
      return rows.map(toKnown)
    },
    findNear: bands => findNear(db, bands),
    insert: article => transaction(db, open => insert(open, article)),
  }
}

export async function findArticle(db: Db, id: ArticleId): Promise<Article | null> {
  const row = await db
    .selectFrom('hudna.article')
    .select(['id', 'source', 'url', 'title', 'text', 'published_at', 'fetched_at', 'content_hash'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return { ...toKnown(row), source: row.source, fetchedAt: row.fetched_at }
}

/** Articles that wait for a step and that nobody has touched for so long: the oldest first. */
export async function openArticles(
  db: Db,
  untouchedS: number,
  limit: number,
): Promise<readonly { readonly id: ArticleId; readonly state: 'new' | 'detected' }[]> {
  const { rows } = await sql<{ id: ArticleId; state: 'new' | 'detected' }>`
    select id, state from hudna.article
    where state in ('new', 'detected') and touched_at <= now() - make_interval(secs => ${untouchedS})
    order by touched_at limit ${limit}`.execute(db)
  return rows
}

/** Moves an article on to its next step. False where another worker has done so already: whoever gets true writes the results. */
export async function advanceArticle(db: Db, id: ArticleId, from: 'new' | 'detected', to: 'detected' | 'decided'): Promise<boolean> {
  const moved = await sql`
    update hudna.article set state = ${to}, tries = 0, failure = null, touched_at = now() where id = ${id} and state = ${from}
    returning id`.execute(db)
  return moved.rows.length > 0
}

/** Notes a step that failed; after `mostTries` the article is given up. `failed` from then on, else `open`. */
export async function noteArticleFailure(db: Db, id: ArticleId, failure: string, mostTries: number): Promise<'open' | 'failed'> {
  const { rows } = await sql<{ state: string }>`
    update hudna.article
    set tries = tries + 1, failure = ${failure}, touched_at = now(),
        state = case when tries + 1 >= ${mostTries} then 'failed' else state end
    where id = ${id} and state in ('new', 'detected')
    returning state`.execute(db)
  return rows[0]?.state === 'failed' ? 'failed' : 'open'
}

async function insert(db: Db, article: NewArticle): Promise<{ readonly inserted: ArticleId } | { readonly existing: ArticleId }> {
  const inserted = await sql<{ id: ArticleId }>`
    insert into hudna.article (source, url, canonical_url, title, text, published_at, fetched_at, content_hash, bands, supersedes)
    values (${article.source}, ${article.url}, ${article.urlKey}, ${article.title}, ${article.text}, ${article.publishedAt},
      ${article.fetchedAt}, ${article.contentHash}, ${[...article.bands]}::text[], ${article.supersedes})
    on conflict do nothing returning id`.execute(db)
  const [row] = inserted.rows
  if (row) return { inserted: row.id }
  const existing = await sql<{ id: ArticleId }>`
    select id from hudna.article
    where content_hash = ${article.contentHash} and canonical_url is not distinct from ${article.urlKey}
      and published_at is not distinct from ${article.publishedAt} and supersedes is not distinct from ${article.supersedes}`.execute(db)
  return { existing: existing.rows[0]!.id }
}

async function findNear(db: Db, bands: readonly string[]): Promise<readonly KnownArticle[]> {
  if (bands.length === 0) return []
  const { rows } = await sql<KnownRow>`
    select id, url, title, text, published_at, content_hash from hudna.article
    where bands && ${[...bands]}::text[] and fetched_at > hudna.hudna_now() - make_interval(hours => ${NEAR_WINDOW_H})
    order by (select count(*) from unnest(bands) band where band = any(${[...bands]}::text[])) desc, fetched_at desc
    limit ${MOST_NEAR}`.execute(db)
  return rows.map(toKnown)
}

interface KnownRow {
  readonly id: ArticleId
  readonly url: string | null
  readonly title: string
  readonly text: string
  readonly published_at: Date | null
  readonly content_hash: string
}

function known(db: Db) {
  return db.selectFrom('hudna.article').select(['id', 'url', 'title', 'text', 'published_at', 'content_hash'])
}

function toKnown(row: KnownRow): KnownArticle {
  const { id, url, title, text } = row
  return { id, url, title, text, publishedAt: row.published_at, contentHash: row.content_hash }
}
