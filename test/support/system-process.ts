import { type Role, readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/logger.ts'
import { startSystem } from '../../src/main.ts'

/** What `system-process.ts` is started with. */
export interface SystemProcessOptions {
  readonly env: Readonly<Record<string, string>>
  readonly roles: readonly Role[]
}

/** Some roles of the system in a process of their own. Takes its options as JSON, prints `ready`, ends in order on SIGTERM. */
const options = JSON.parse(process.argv[2] ?? '{}') as SystemProcessOptions
const read = readConfig(options.env)
if (!read.ok) throw new Error(read.problems.join('; '))
const running = await startSystem(read.config, createLogger(read.config.logLevel), options.roles)
process.on('SIGTERM', async () => {
  await running.stop()
  process.exit(0)
})
process.stdout.write('ready\n')
