import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { detectionsOf } from '../../src/db/detection-store.ts'
import { detect } from '../../src/detect/detect.ts'
import type { ArticleText } from '../../src/domain/article.ts'
import type { ArticleId } from '../../src/domain/ids.ts'
import { loadPack } from '../../src/pack.ts'
import { ReadingTimeoutError, readingLimitMs } from '../../src/reading-limit.ts'
import { type ArticleReader, startArticleReader } from '../../workers/article-reader.ts'
import { articleDetector } from '../../workers/detect.ts'
import { guarded } from '../../workers/guarded.ts'
import { describeOnBoth, type TestDatabase } from '../support/databases.ts'
import { openWorld, type World } from './world.ts'

const TEXT = 'قصفت مدفعية النظام اليوم الأربعاء مدينة سقبا في الغوطة الشرقية، ما أدى إلى مقتل ثلاثة مدنيين، بحسب الدفاع المدني.'
/** No text is read within no time at all. */
const SLOW = `${TEXT} وطال القصف بلدة حمورية.`
const article = (text: string): ArticleText => ({ text, title: '', source: '', publishedAt: new Date('2018-02-28T12:00:00Z') })

describeOnBoth('reading apart', setup => {
  let test: TestDatabase
  let world: World
  let reader: ArticleReader

  beforeAll(async () => {
    test = await setup.open()
    world = await openWorld(test)
    reader = startArticleReader({
      dataDir: test.storage.dataDir,
      limitMs: given => (given.text === SLOW ? 0 : readingLimitMs(given)),
    })
  })
  afterAll(async () => {
    await reader.close()
    await world.close()
    await test.close()
  })
  beforeEach(async () => {
    await sql`truncate hudna.review, hudna.detection, hudna.article cascade`.execute(test.database.db)
  })

  const store = async (text: string): Promise<ArticleId> => {
    const { rows } = await sql<{ id: ArticleId }>`
      insert into hudna.article (source, text, published_at, content_hash)
      values ('شبكة النموذج', ${text}, '2018-02-28T12:00:00Z', ${text}) returning id`.execute(test.database.db)
    return rows[0]!.id
  }
  const stateOf = async (id: ArticleId) => {
    const { rows } = await sql<{ state: string; tries: number; failure: string | null }>`
      select state, tries, failure from hudna.article where id = ${id}`.execute(test.database.db)
    return rows[0]
  }
  const step = (articleId: ArticleId) => guarded(world.context(), articleDetector(reader))({ articleId })

  it('tells what the detector tells', async () => {
    const { tables } = loadPack({ country: 'SY', dataDir: null })
    const told = await reader.read(article(TEXT))
    expect(told).toEqual(detect(article(TEXT), tables))
    expect(told).toHaveLength(1)
  })

  it('ends what is read for too long, and reads on, also what was waiting', async () => {
    const [slow, next] = await Promise.allSettled([reader.read(article(SLOW)), reader.read(article(TEXT))])
    expect(slow).toMatchObject({ status: 'rejected', reason: expect.any(ReadingTimeoutError) })
    expect(next).toMatchObject({ status: 'fulfilled', value: [expect.objectContaining({ kind: 'shelling' })] })
  })

  it('tells an admin of an article that is read for too long twice, and holds up no other', async () => {
    const [slow, next] = [await store(SLOW), await store(TEXT)]
    await step(slow)
    expect(await stateOf(slow)).toEqual({ state: 'new', tries: 1, failure: 'ReadingTimeoutError' })
    await step(next)
    expect(await stateOf(next)).toMatchObject({ state: 'detected', tries: 0 })
    expect(await detectionsOf(test.database.db, next)).toHaveLength(1)
    await step(slow)
    expect(await stateOf(slow)).toMatchObject({ state: 'failed' })
    const { rows } = await sql<{ article_id: ArticleId; reason: string }>`select article_id, reason from hudna.review`.execute(
      test.database.db,
    )
    expect(rows).toEqual([{ article_id: slow, reason: 'deciding failed' }])
  })
})
