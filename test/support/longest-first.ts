import { existsSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Files that take longest, the longest first; those with limits of time come once chaos is over. */
const LONGEST = [
  'test/chaos/chaos.test.ts',
  'test/e2e/seeds.test.ts',
  'test/e2e/cli.test.ts',
  'test/e2e/privacy.test.ts',
  'test/notify/kill.test.ts',
  'test/queue/killed-worker.test.ts',
  'test/workers/decide.test.ts',
  'test/detect/fuzz.test.ts',
  'test/admin/broadcast-night.test.ts',
  'test/admin/broadcast-ledger.test.ts',
  'test/bot/bad-updates.test.ts',
  'test/admin/broadcast.test.ts',
  'test/db/clock.test.ts',
  'test/bot/alerts.test.ts',
]

/** Begins with what takes longest, also where no earlier run says what that is: a long file that is begun last leaves the other processor idle. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const gone = LONGEST.filter(path => !existsSync(`${ROOT}/${path}`))
    if (gone.length > 0) throw new Error(`among the longest tests, but gone: ${gone.join(', ')}`)
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.indexOf(relative(ROOT, moduleId).replaceAll('\\', '/'))
      return at < 0 ? LONGEST.length : at
    }
    // those apart before those that share a process: a worker that went to and fro would load the program anew
    const isApart = ({ project }: TestSpecification) => Number(project.config.isolate)
    const sorted = await super.sort(files)
    return sorted.sort((a, b) => isApart(b) - isApart(a) || rank(a) - rank(b))
  }
}
