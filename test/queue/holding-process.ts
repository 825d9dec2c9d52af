import type { Config } from '../../src/config.ts'
import { openDatabase } from '../../src/db/database.ts'
import type { ArticleId } from '../../src/domain/ids.ts'
import { createLogger } from '../../src/logger.ts'
import { openQueues } from '../../src/queue/queues.ts'

/** A process that takes a job and never ends it: what a test kills. Prints `taken`. */
const { storage, articleId } = JSON.parse(process.argv[2] ?? '{}') as { storage: Config['storage']; articleId: ArticleId }
const log = createLogger('silent')
const queues = await openQueues(await openDatabase(storage, log), storage, log)
queues.worker('detect', async () => {
  process.stdout.write('taken\n')
  await new Promise(() => {})
})
await queues.enqueue({ name: 'detect', data: { articleId } })
