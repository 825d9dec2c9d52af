import { EventEmitter } from 'node:events'
import type { PGliteInterface, Results } from '@electric-sql/pglite'
import { refuseInsideTransaction } from './inside-transaction.ts'
import { SessionQueue } from './session-queue.ts'

export interface PoolResult<Row> {
  command: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' | 'MERGE'
  rows: Row[]
  rowCount: number
}

/** How long a transaction may leave the only session idle while others wait for it, before it is rolled back. */
const IDLE_TRANSACTION_LIMIT_MS = 30_000

/**
 * PGlite behind the methods of a node-postgres pool that BullMQ and Kysely call. PGlite is one session: a client that begins holds it until it
 * commits or rolls back, and every other query waits its turn.
 */
export class PglitePool extends EventEmitter {
  /** BullMQ reads it: without it a waiting worker wakes every ten seconds. */
  readonly options = { keepAlive: true }
  readonly #db: PGliteInterface
  readonly #session = new SessionQueue(IDLE_TRANSACTION_LIMIT_MS)
  #ended = false

  constructor(db: PGliteInterface) {
    super()
    this.setMaxListeners(0)
    this.#db = db
  }

  async query<Row = never>(text: string, parameters?: readonly unknown[]): Promise<PoolResult<Row>> {
    const client = await this.connect()
    try {
      return await client.query<Row>(text, parameters)
    } finally {
      client.release()
    }
  }

  async connect(): Promise<PgliteClient> {
    if (this.#ended) throw new Error('the embedded database is closed')
    return new PgliteClient(this.#db, this.#session)
  }

  /** Waits for what is under way, then closes the database. */
  async end(): Promise<void> {
    if (this.#ended) return
    this.#ended = true
    const release = await this.#session.acquire(async () => {})
    try {
      await this.#db.close()
    } finally {
      release()
    }
  }
}

/** One borrowed connection: what it begins, listens to and leaves open ends with `release`. */
export class PgliteClient extends EventEmitter {
  readonly #db: PGliteInterface
  readonly #session: SessionQueue
  readonly #channels: (() => Promise<void>)[] = []
  #endTransaction: (() => void) | null = null

  constructor(db: PGliteInterface, session: SessionQueue) {
    super()
    this.setMaxListeners(0)
    this.#db = db
    this.#session = session
  }

  // biome-ignore lint/suspicious/noExplicitAny: Kysely's pool type has an overload for cursors, which no caller uses
  query(cursor: any): any
  query<Row = never>(text: string, parameters?: readonly unknown[]): Promise<PoolResult<Row>>
  async query<Row>(text: string, parameters: readonly unknown[] = []): Promise<PoolResult<Row>> {
    // PGlite answers in microtasks: without this pause a loop of queries starves every timer and socket of the process.
    await new Promise(resolve => setImmediate(resolve))
    const verb = verbOf(text)
    if (verb === 'listen') return this.#listen(text)
    if (this.#endTransaction) return this.#insideTransaction<Row>(verb, text, parameters)
    refuseInsideTransaction()
    if (verb === 'begin') return this.#begin<Row>(text)
    const release = await this.#session.acquire(async () => {})
    try {
      return await run<Row>(this.#db, text, parameters)
    } finally {
      release()
    }
  }

  release(): void {
    for (const stop of this.#channels.splice(0)) void this.#alone(stop).catch(() => {})
    this.removeAllListeners()
    const end = this.#endTransaction
    if (!end) return
    this.#endTransaction = null
    void run(this.#db, 'rollback', [])
      .catch(() => {})
      .finally(end)
  }

  async #begin<Row>(text: string): Promise<PoolResult<Row>> {
    const release = await this.#session.acquire(async () => {
      this.#endTransaction = null
      await run(this.#db, 'rollback', []).catch(() => {})
    })
    try {
      const result = await run<Row>(this.#db, text, [])
      this.#endTransaction = release
      return result
    } catch (error) {
      release()
      throw error
    }
  }

  async #insideTransaction<Row>(verb: Verb, text: string, parameters: readonly unknown[]): Promise<PoolResult<Row>> {
    this.#session.touch()
    try {
      return await run<Row>(this.#db, text, parameters)
    } finally {
      this.#session.touch()
      if (verb === 'end') {
        this.#endTransaction?.()
        this.#endTransaction = null
      }
    }
  }

  async #listen<Row>(text: string): Promise<PoolResult<Row>> {
    const channel = LISTEN.exec(withoutComments(text))?.[1] ?? ''
    await this.#alone(async () => {
      const stop = await this.#db.listen(channel, payload => this.emit('notification', { channel, payload }))
      this.#channels.push(() => stop())
    })
    return { command: 'SELECT', rows: [], rowCount: 0 }
  }

  async #alone(step: () => Promise<void>): Promise<void> {
    const release = await this.#session.acquire(async () => {})
    try {
      await step()
    } finally {
      release()
    }
  }
}

type Verb = 'begin' | 'end' | 'listen' | 'other'

const COMMENTS = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/
const LISTEN = /^listen\s+"?([a-z_0-9$]+)"?/i

function verbOf(text: string): Verb {
  const start = withoutComments(text)
  if (/^(?:begin|start\s+transaction)\b/i.test(start)) return 'begin'
  if (/^(?:commit|end|abort)\b/i.test(start)) return 'end'
  if (/^rollback\b(?!\s+to\b)/i.test(start)) return 'end'
  return /^listen\b/i.test(start) ? 'listen' : 'other'
}

function withoutComments(text: string): string {
  return text.slice(COMMENTS.exec(text)?.[0].length ?? 0)
}

async function run<Row>(db: PGliteInterface, text: string, parameters: readonly unknown[]): Promise<PoolResult<Row>> {
  if (parameters.length === 0 && /;\s*\S/.test(text)) {
    const results = await db.exec(text)
    return toPoolResult<Row>(results.at(-1))
  }
  const values = parameters.map(value => (value === undefined ? null : value))
  return toPoolResult<Row>(await db.query(text, values))
}

function toPoolResult<Row>(result: (Results & { command?: string }) | undefined): PoolResult<Row> {
  const rows = (result?.rows ?? []) as Row[]
  const command = (result?.command ?? 'SELECT') as PoolResult<Row>['command']
  return { command, rows, rowCount: command === 'SELECT' ? rows.length : (result?.affectedRows ?? rows.length) }
}
