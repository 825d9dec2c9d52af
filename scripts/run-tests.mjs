// Runs the suite: embedded everywhere, and in the server set-up too where Postgres and Redis are found.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

const postgresFolders = existsSync('/usr/lib/postgresql')
  ? readdirSync('/usr/lib/postgresql').map(version => `/usr/lib/postgresql/${version}/bin`)
  : []
const folders = [...(process.env.PATH ?? '').split(delimiter), ...postgresFolders]
const found = name => folders.some(folder => existsSync(join(folder, name)))
const missing = ['postgres', 'initdb', 'redis-server'].filter(name => !found(name))

if (missing.length > 0) {
  const line = `NOT RUN: the server set-up (Postgres and Redis), because ${missing.join(', ')} was not found.`
  process.stderr.write(
    `\n${'!'.repeat(line.length)}\n${line}\nDebian: apt-get install postgresql redis-server\n${'!'.repeat(line.length)}\n\n`,
  )
  if (process.env.REQUIRE_SERVERS === '1') process.exit(1)
}
if (!existsSync('../shared/eval')) process.stderr.write('NOT RUN: checks against ../shared (not present here).\n')

const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '..', 'vitest.mjs')
const run = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, HUDNA_SETUPS: missing.length > 0 ? 'embedded' : 'embedded,server' },
})
if (missing.length > 0) process.stderr.write(`\nNOT RUN: the server set-up (${missing.join(', ')} missing).\n`)
process.exit(run.status ?? 1)
