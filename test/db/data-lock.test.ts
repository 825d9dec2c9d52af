import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataDirInUseError, lockDataDir } from '../../src/db/data-lock.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'hudna-lock-'))

/** A process that takes the lock and lives until it is killed. */
async function holder(dataDir: string) {
  const lock = new URL('../../src/db/data-lock.ts', import.meta.url).href
  const program = `const { lockDataDir } = await import(${JSON.stringify(lock)}); lockDataDir(${JSON.stringify(dataDir)}); console.log('held'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise(resolve => child.stdout.once('data', resolve))
  return {
    pid: child.pid,
    kill: () => {
      const ended = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGKILL')
      return ended
    },
  }
}

describe('data folder lock', () => {
  it('is refused while a living process holds it, and taken over once that one is killed', async () => {
    const dataDir = folder()
    const other = await holder(dataDir)
    expect(() => lockDataDir(dataDir)).toThrow(DataDirInUseError)
    expect(() => lockDataDir(dataDir)).toThrow(String(other.pid))
    await other.kill()
    const unlock = lockDataDir(dataDir)
    expect(() => lockDataDir(dataDir)).toThrow(DataDirInUseError)
    unlock()
    expect(readdirSync(dataDir)).toEqual([])
  })

  it.each([
    ['a pid that was given out again', JSON.stringify({ pid: process.pid, started: 'another-boot:1' })],
    ['a pid that no process has', JSON.stringify({ pid: 2 ** 22 + 1, started: null })],
    ['half a lock', '{"pid":'],
  ])('takes over %s', (_, text) => {
    const dataDir = folder()
    writeFileSync(join(dataDir, 'lock'), text)
    lockDataDir(dataDir)()
    expect(readdirSync(dataDir)).toEqual([])
  })
})
