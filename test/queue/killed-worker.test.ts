import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { openDatabase } from '../../src/db/database.ts'
import type { ArticleId } from '../../src/domain/ids.ts'
import { openQueues } from '../../src/queue/queues.ts'
import { startProcess } from '../notify/start-sender-process.ts'
import { describeOnBoth, silent } from '../support/databases.ts'

/** BullMQ's own settings leave a job with a dead worker for thirty seconds at least. */
const TAKEN_UP_WITHIN_MS = 28_000
const LIMIT_MS = 180_000

describeOnBoth('the job of a killed worker', setup => {
  it(
    'is taken up by another in less than half a minute',
    async () => {
      const test = await setup.open()
      const articleId = randomUUID() as ArticleId
      // An embedded database has one process: the one to be killed.
      if (test.database.kind === 'embedded') await test.database.close()
      const holder = await startProcess(new URL('./holding-process.ts', import.meta.url), { storage: test.storage, articleId })
      await holder.end('SIGKILL')
      const database = await openDatabase(test.storage, silent)
      const queues = await openQueues(database, test.storage, silent)
      const seen: string[] = []
      queues.worker('detect', async data => void seen.push(data.articleId))
      await expect.poll(() => seen, { timeout: TAKEN_UP_WITHIN_MS, interval: 100 }).toEqual([articleId])
      await queues.close()
      await database.close()
      await test.close()
    },
    LIMIT_MS,
  )
})
