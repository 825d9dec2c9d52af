import { openSync, writeSync } from 'node:fs'
import { startClock } from '../../src/db/clock.ts'
import { openDatabase } from '../../src/db/database.ts'
import { releaseLeases } from '../../src/db/delivery-upkeep.ts'
import { createLogger } from '../../src/logger.ts'
import { startSender } from '../../src/notify/sender.ts'
import { startSweep } from '../../src/notify/sweep.ts'
import { CALL_DEADLINE_MS, createTransport, type Transport } from '../../src/notify/transport.ts'
import { openQueues } from '../../src/queue/queues.ts'
import { testCipher, testRender } from './ledger.ts'
import type { SenderProcessOptions } from './start-sender-process.ts'

/** A process that does nothing but send: what tests kill. Prints `ready`, ends in order on SIGTERM. */
const options = JSON.parse(process.argv[2] ?? '{}') as SenderProcessOptions
const log = createLogger(options.logLevel ?? 'silent')
const database = await openDatabase(options.storage, log)
const { db } = database
// An embedded database has one process: whatever reads `sending` was left by one that is dead.
if (database.kind === 'embedded') await releaseLeases(db, true)
const queues = await openQueues(database, options.storage, log)
const transport = createTransport({ token: options.token, apiRoot: options.apiRoot, deadlineMs: options.deadlineMs ?? CALL_DEADLINE_MS })
const { callLog } = options
const clock = await startClock(db, null)
const context = {
  db,
  queues,
  transport: callLog === undefined ? transport : noting(transport, openSync(callLog, 'a')),
  clock,
  cipher: testCipher,
  render: testRender,
  log,
  rate: options.rate,
  leaseS: options.leaseS,
}
startSender(context)
const sweep = startSweep(context, options.sweepEveryMs)
await queues.enqueue({ name: 'send', data: {} })

process.on('SIGTERM', async () => {
  await sweep.stop()
  await queues.close()
  await database.close()
  process.exit(0)
})
process.stdout.write('ready\n')

/** Writes down when each call starts. */
function noting(inner: Transport, file: number): Transport {
  return {
    call: (method, payload, deadlineMs) => {
      writeSync(file, `${(payload as { chat_id?: number }).chat_id ?? 0} ${Date.now()}\n`)
      return inner.call(method, payload, deadlineMs)
    },
  }
}
