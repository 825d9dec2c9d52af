import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Context, openContext } from '../../src/app.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { runOperation } from '../../src/control/client.ts'
import { openControl } from '../../src/control/server.ts'
import { controlSocket, SocketFolderError } from '../../src/control/socket-path.ts'
import { silent } from '../support/databases.ts'

const base = mkdtempSync(join(tmpdir(), 'hudna-long-'))
const long = join(base, ...Array.from({ length: 4 }, () => 'folder-'.repeat(5)))
const other = join(base, ...Array.from({ length: 4 }, () => 'others-'.repeat(5)))
let context: Context

beforeAll(async () => {
  context = await openContext(configFor(long), silent)
})
afterAll(async () => {
  await context.close()
  for (const folder of [long, other]) rmSync(dirname(controlSocket(folder)), { recursive: true, force: true })
  rmSync(base, { recursive: true, force: true })
})

function configFor(dataDir: string): Config {
  const read = readConfig({ DATA_DIR: dataDir })
  if (!read.ok) throw new Error(read.problems.join('; '))
  return read.config
}

async function examined(dataDir: string): Promise<string> {
  const lines: string[] = []
  for await (const line of runOperation(configFor(dataDir), 'examine', {})) lines.push(line)
  return lines.join('\n')
}

it('lies in the folder of the data where the path is short enough', () => {
  expect(controlSocket(base)).toBe(join(base, 'control.sock'))
  expect(existsSync(join(base, 'control.sock'))).toBe(false)
})

it('lets commands speak to the process that holds a folder with a long path, however they name it', async () => {
  expect(Buffer.byteLength(join(long, 'control.sock'))).toBeGreaterThan(108)
  expect(Buffer.byteLength(controlSocket(long))).toBeLessThanOrEqual(100)
  const link = join(base, 'link')
  symlinkSync(long, link)
  const control = await openControl(context)
  try {
    // The folder is held by this very process: only through the socket is there an answer.
    for (const name of [long, relative(process.cwd(), long), link]) expect(await examined(name)).toContain('ok     database embedded')
  } finally {
    await control.stop()
  }
})

it('refuses a folder that others may write to', async () => {
  mkdirSync(other, { recursive: true })
  const folder = dirname(controlSocket(other))
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o777)
  const elsewhere = { ...context, config: configFor(other) }
  await expect(openControl(elsewhere)).rejects.toThrow(SocketFolderError)
})
