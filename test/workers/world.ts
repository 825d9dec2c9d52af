import { sql } from 'kysely'
import type { Context } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { startClock } from '../../src/db/clock.ts'
import { insertDetections } from '../../src/db/detection-store.ts'
import type { Detection } from '../../src/domain/detection.ts'
import type { ArticleId } from '../../src/domain/ids.ts'
import { loadPack } from '../../src/pack.ts'
import { openQueues } from '../../src/queue/queues.ts'
import { DECIDE_PARTS, type DecideParts, decideArticle } from '../../workers/decide.ts'
import { testCipher } from '../notify/ledger.ts'
import { silent, type TestDatabase } from '../support/databases.ts'
import { gazetteer } from '../support/detections.ts'

export interface World {
  readonly context: () => Context
  /** Moves the time of the world on; it never goes back. */
  at(iso: string): Promise<void>
  /** An article that says this, published now unless told otherwise, decided at once. */
  tell(detections: readonly Detection[], article?: Partial<ToldArticle>, parts?: Partial<DecideParts>): Promise<ArticleId>
  /** Every delivery so far, the oldest first: `type place-id`. */
  deliveries(): Promise<string[]>
  close(): Promise<void>
}

export interface ToldArticle {
  readonly publishedAt: Date | null
  readonly source: string
  readonly text: string
  readonly supersedes: ArticleId | null
}

/** Deciding on a real database, with its clock in our hand. */
export async function openWorld({ database, storage }: TestDatabase): Promise<World> {
  const read = readConfig({ DATA_DIR: storage.dataDir, DATA_KEY: Buffer.alloc(32, 7).toString('base64') })
  if (!read.ok) throw new Error(read.problems.join('; '))
  const { db } = database
  const base = {
    ...{ config: read.config, log: silent, database, db, cipher: testCipher, transport: null, gazetteer },
    queues: await openQueues(database, storage, silent),
    pack: loadPack({ country: 'SY', dataDir: null }),
    close: async () => {},
  }
  let context: Context = { ...base, clock: await startClock(db, null) }
  let count = 0
  return {
    context: () => context,
    at: async iso => {
      context = { ...base, clock: await startClock(db, new Date(iso)) }
    },
    tell: async (detections, article = {}, parts = {}) => {
      const publishedAt = article.publishedAt === undefined ? context.clock.now() : article.publishedAt
      const { source = 'شبكة النموذج', text = `نص ${++count}`, supersedes = null } = article
      const { rows } = await sql<{ id: ArticleId }>`
        insert into hudna.article (source, text, published_at, content_hash, supersedes, state)
        values (${source}, ${text}, ${publishedAt}, ${`hash ${count}`}, ${supersedes}, 'detected') returning id`.execute(db)
      const id = rows[0]!.id
      await insertDetections(db, id, detections)
      await decideArticle(context, id, { ...DECIDE_PARTS, ...parts })
      return id
    },
    deliveries: async () => {
      const { rows } = await sql<{ told: string }>`
        select a.type || ' ' || d.place_id as told from hudna.delivery d join hudna.alert a on a.id = d.alert_id
        where d.state <> 'cancelled' order by d.id`.execute(db)
      return rows.map(row => row.told)
    },
    close: async () => {
      await base.queues.close()
    },
  }
}
