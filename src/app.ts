import type { Config } from './config.ts'
import { type ChatCipher, createChatCipher } from './db/chat-cipher.ts'
import { type Clock, keepClock, startClock } from './db/clock.ts'
import { checkDataKey, loadDataKey } from './db/data-key.ts'
import { type Database, type Db, openDatabase } from './db/database.ts'
import { migrate } from './db/migrate.ts'
import type { Gazetteer } from './domain/gazetteer.ts'
import { writeImportedPlaces } from './imported-places.ts'
import type { Logger } from './logger.ts'
import { createTransport, type Transport } from './notify/transport.ts'
import { loadPack, type Pack } from './pack.ts'
import { openQueues, type Queues } from './queue/queues.ts'

/** What the steps stand on; built once, handed on as an argument. */
export interface Context {
  readonly config: Config
  readonly log: Logger
  readonly database: Database
  readonly db: Db
  readonly clock: Clock
  readonly cipher: ChatCipher
  readonly queues: Queues
  /** Null where no bot token is set: nothing can be sent, everything else works. */
  readonly transport: Transport | null
  readonly pack: Pack
  readonly gazetteer: Gazetteer
  close(): Promise<void>
}

/**
 * Opens the database (migrated), the queue, the keys and the places.
 * @throws what names itself: DataDirInUseError, DataKeyError, ClockEarlierError, MigrationMismatchError
 */
export async function openContext(config: Config, log: Logger): Promise<Context> {
  const database = await openDatabase(config.storage, log)
  try {
    await migrate(database)
    const cipher = createChatCipher(loadDataKey(config))
    await checkDataKey(database.db, cipher)
    const clock = await startClock(database.db, config.clock)
    const queues = await openQueues(database, config.storage, log)
    await writeImportedPlaces(database.db, config.storage.dataDir)
    const pack = loadPack({ country: 'SY', dataDir: config.storage.dataDir })
    const { token, apiRoot } = config.telegram
    const onRefused = (error: { code: number | null }) =>
      log.error({ code: error.code }, 'Telegram does not know this token: nothing is sent')
    const keeping = keepClock(clock, error => log.warn({ err: error }, 'the clock was not read'))
    return {
      config,
      log,
      database,
      db: database.db,
      clock,
      cipher,
      queues,
      transport: token === null ? null : createTransport({ token, apiRoot, onRefused }),
      pack,
      gazetteer: pack.gazetteer,
      close: async () => {
        await keeping.stop()
        await queues.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
