import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A private Postgres and Redis of one test run: own ports, own folder, gone afterwards. */
export interface Servers {
  readonly postgres: Server
  readonly redis: Server
  /** Superuser's url of the given database. */
  databaseUrl(name: string): string
  redisUrl(index: number): string
  /** Ends both and removes their data. */
  stop(): Promise<void>
}

export interface Server {
  readonly port: number
  /** SIGKILL for the whole process group: nothing is flushed, nobody is told. */
  kill(): Promise<void>
  /** SIGSTOP and SIGCONT for the whole group. */
  freeze(): void
  thaw(): void
  /** Starts again on the same data and port, and waits until it answers. */
  restart(): Promise<void>
}

export interface ServerOptions {
  /** Redis writes its append-only file, fsynced every second: for tests that kill it. */
  readonly redisAof?: boolean
  /** The folder in which Postgres keeps its data; a disk of its own for tests that fill it. */
  readonly postgresDir?: string
}

const START_TIMEOUT_MS = 30_000

/** What is missing on this machine, or null where both servers can be started. */
export function whyNoServers(): string | null {
  const missing = ['initdb', 'postgres', 'redis-server'].filter(name => findBinary(name) === null)
  if (missing.length > 0) return `not found: ${missing.join(', ')}`
  return isRoot() && postgresUser() === null ? 'run as root, and there is no user postgres to run Postgres as' : null
}

export async function startServers(options: ServerOptions = {}): Promise<Servers> {
  const directory = mkdtempSync(join(tmpdir(), 'hudna-servers-'))
  const postgres = await startPostgres(directory, options)
  const redis = await startRedis(directory, options)
  const killAll = () => {
    postgres.killNow()
    redis.killNow()
    rmSync(directory, { recursive: true, force: true })
  }
  process.once('exit', killAll)
  return {
    postgres,
    redis,
    databaseUrl: name => `postgresql://postgres@127.0.0.1:${postgres.port}/${name}`,
    redisUrl: index => `redis://127.0.0.1:${redis.port}/${index}`,
    stop: async () => {
      process.off('exit', killAll)
      await Promise.all([postgres.kill(), redis.kill()])
      rmSync(directory, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function startPostgres(directory: string, options: ServerOptions): Promise<Process> {
  const user = isRoot() ? postgresUser() : null
  const data = join(options.postgresDir ?? directory, 'postgres')
  mkdirSync(data, { mode: 0o700 })
  if (user) for (const owned of [directory, data]) chownSync(owned, user.uid, user.gid)
  const initialised = spawnSync(
    findBinary('initdb') ?? 'initdb',
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { encoding: 'utf8', ...(user ?? {}) },
  )
  if (initialised.status !== 0) throw new Error(`initdb failed: ${initialised.stderr}`)
  const port = await freePort()
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${directory}`,
    // Commits reach the system, which outlives a killed server; only a power cut would lose them.
    'fsync=off',
    'full_page_writes=off',
    'max_connections=200',
    'shared_buffers=64MB',
  ]
  const arguments_ = ['-D', data, ...settings.flatMap(setting => ['-c', setting])]
  const server = new Process(findBinary('postgres') ?? 'postgres', arguments_, port, user, () => postgresAnswers(port))
  await server.restart()
  return server
}

async function startRedis(directory: string, options: ServerOptions): Promise<Process> {
  const port = await freePort()
  const data = join(directory, 'redis')
  mkdirSync(data)
  const aof = options.redisAof ? ['--appendonly', 'yes', '--appendfsync', 'everysec'] : ['--appendonly', 'no']
  const arguments_ = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', data, '--save', '', '--maxmemory-policy', 'noeviction', ...aof]
  const server = new Process(findBinary('redis-server') ?? 'redis-server', arguments_, port, null, () => redisAnswers(port))
  await server.restart()
  return server
}

interface User {
  readonly uid: number
  readonly gid: number
}

class Process implements Server {
  readonly port: number
  readonly #command: string
  readonly #arguments: readonly string[]
  readonly #user: User | null
  readonly #answers: () => Promise<boolean>
  #child: ChildProcess | null = null
  #ended: Promise<void> = Promise.resolve()

  constructor(command: string, arguments_: readonly string[], port: number, user: User | null, answers: () => Promise<boolean>) {
    this.port = port
    this.#command = command
    this.#arguments = arguments_
    this.#user = user
    this.#answers = answers
  }

  async restart(): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS
    while (Date.now() < deadline) {
      this.#spawn()
      while (this.#child && Date.now() < deadline) {
        if (await this.#answers()) return
        await pause(20)
      }
      // Right after a kill, Postgres may refuse to start until the last of its old processes is gone.
      await pause(100)
    }
    throw new Error(`${this.#command} did not answer within ${START_TIMEOUT_MS} ms`)
  }

  async kill(): Promise<void> {
    this.killNow()
    await this.#ended
  }

  killNow(): void {
    this.#signal('SIGKILL')
  }

  freeze(): void {
    this.#signal('SIGSTOP')
  }

  thaw(): void {
    this.#signal('SIGCONT')
  }

  #spawn(): void {
    const child = spawn(this.#command, this.#arguments, { stdio: 'ignore', detached: true, cwd: '/', ...(this.#user ?? {}) })
    this.#child = child
    this.#ended = new Promise(resolve => {
      const end = () => {
        if (this.#child === child) this.#child = null
        resolve()
      }
      child.once('exit', end)
      child.once('error', end)
    })
  }

  #signal(signal: NodeJS.Signals): void {
    if (!this.#child?.pid) return
    try {
      process.kill(-this.#child.pid, signal)
    } catch {
      // The group has ended by itself in the meantime.
    }
  }
}

const POSTGRES_FOLDERS = '/usr/lib/postgresql'

function findBinary(name: string): string | null {
  const versions = existsSync(POSTGRES_FOLDERS) ? readdirSync(POSTGRES_FOLDERS).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...(process.env['PATH'] ?? '').split(':'), ...versions.map(version => join(POSTGRES_FOLDERS, version, 'bin'))]
  return folders.map(folder => join(folder, name)).find(path => existsSync(path)) ?? null
}

function isRoot(): boolean {
  return process.getuid?.() === 0
}

function postgresUser(): User | null {
  try {
    const ask = (option: string) =>
      Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return null
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** Asks for a session, as any client does: a listening socket alone may belong to a server that is still recovering. */
function postgresAnswers(port: number): Promise<boolean> {
  const startup = Buffer.from('\0\x03\0\0user\0postgres\0database\0postgres\0\0', 'latin1')
  const length = Buffer.alloc(4)
  length.writeInt32BE(startup.length + 4)
  // R: it asks for no password and lets us in; E: it is still starting.
  return answers(port, Buffer.concat([length, startup]), reply => reply[0] === 0x52)
}

function redisAnswers(port: number): Promise<boolean> {
  return answers(port, Buffer.from('PING\r\n'), reply => reply.toString('latin1').startsWith('+PONG'))
}

function answers(port: number, question: Buffer, good: (reply: Buffer) => boolean): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    const settle = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(1000, () => settle(false))
    socket.once('error', () => settle(false))
    socket.once('close', () => settle(false))
    socket.once('connect', () => socket.write(question))
    socket.once('data', reply => settle(good(reply)))
  })
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
