import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/logger.ts'
import { startSystem } from '../../src/main.ts'

/** The bot in a process of its own, for chaos to kill. Takes its environment as JSON, prints `ready`, ends in order on SIGTERM. */
const read = readConfig(JSON.parse(process.argv[2] ?? '{}') as Record<string, string>)
if (!read.ok) throw new Error(read.problems.join('; '))
const running = await startSystem(read.config, createLogger(read.config.logLevel), ['bot'])
process.on('SIGTERM', async () => {
  await running.stop()
  process.exit(0)
})
process.stdout.write('ready\n')
