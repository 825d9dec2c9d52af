import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Thrown where another living process holds the data folder: two in one folder would destroy the database. */
export class DataDirInUseError extends Error {
  override readonly name = 'DataDirInUseError'
  constructor(dataDir: string, pid: number) {
    super(`${dataDir} is in use by process ${pid}: stop it first, or give another DATA_DIR`)
  }
}

interface Holder {
  readonly pid: number
  /** Boot and start time of the process, so that a pid given out again is not taken for the holder; null where the system does not tell. */
  readonly started: string | null
}

/**
 * Takes the data folder for this process. A lock left by a killed process is taken over.
 * @returns a function that gives the folder back
 * @throws DataDirInUseError
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const path = join(dataDir, 'lock')
  const own = JSON.stringify({ pid: process.pid, started: startOf(process.pid) } satisfies Holder)
  for (let attempt = 0; attempt < 5; attempt++) {
    if (createExclusively(path, own)) return () => rmSync(path, { force: true })
    removeIfStale(dataDir, path)
  }
  throw new DataDirInUseError(dataDir, parseHolder(readText(path))?.pid ?? 0)
}

function createExclusively(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

function removeIfStale(dataDir: string, path: string): void {
  const text = readText(path)
  if (text === null) return
  const holder = parseHolder(text)
  if (holder && isAlive(holder)) throw new DataDirInUseError(dataDir, holder.pid)
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  // Of two processes that find the same stale lock, the slower one may have moved the faster one's new lock away.
  const moved = readText(aside)
  if (moved !== null && moved !== text) createExclusively(path, moved)
  rmSync(aside, { force: true })
}

function isAlive(holder: Holder): boolean {
  const started = startOf(holder.pid)
  if (holder.started !== null && started !== null) return holder.started === started
  if (holder.pid === process.pid) return false
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

function startOf(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`)
  const boot = readText('/proc/sys/kernel/random/boot_id')
  if (stat === null || boot === null) return null
  // The second field is the program's name in brackets and may hold spaces; the start time is the 22nd.
  const ticks = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .at(19)
  return ticks === undefined ? null : `${boot.trim()}:${ticks}`
}

function parseHolder(text: string | null): Holder | null {
  try {
    const value: unknown = JSON.parse(text ?? '')
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') return null
    return { pid: value.pid, started: 'started' in value && typeof value.started === 'string' ? value.started : null }
  } catch {
    return null
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'ESRCH') || isCode(error, 'EACCES')) return null
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
