/**
 * Reads the evaluation texts in this process and runs their scorers. Run: npx tsx scripts/score.ts [folder of the evaluation] [--misses]
 * Misses are printed for the texts to learn from only; the check set gives its score and nothing else.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { loadGazetteer } from '../src/data/gazetteer.ts'
import { readPlaceTables } from '../src/data/place-tables.ts'
import { readNumbers } from '../src/detect/count/read-numbers.ts'
import { detect } from '../src/detect/detect.ts'
import { toPredicted } from '../src/detect/predicted.ts'
import { createDetectTables } from '../src/detect/tables.ts'
import { readTimes } from '../src/detect/when/read-times.ts'

interface EvalArticle {
  readonly id: string
  readonly text: string
  readonly title?: string
  readonly source?: string
  readonly publishedAt: string | null
}

const folder = resolve(process.argv.slice(2).find(argument => !argument.startsWith('--')) ?? '../shared/eval')
const misses = process.argv.includes('--misses')
if (!existsSync(folder)) {
  console.log(`no evaluation at ${folder}: nothing to score`)
  process.exit(0)
}
const out = mkdtempSync(join(tmpdir(), 'hudna-score-'))
try {
  score()
} finally {
  rmSync(out, { recursive: true, force: true })
}

function score(): void {
  const tables = createDetectTables(loadGazetteer({ country: 'SY' }), readPlaceTables('SY'))
  const predict = (name: string): string =>
    write(
      name,
      readLines<EvalArticle>(name).map(({ id, text, title = '', source = '', publishedAt }) =>
        toPredicted(id, detect({ text, title, source, publishedAt: publishedAt ? new Date(publishedAt) : null }, tables)),
      ),
    )
  for (const set of ['dev', 'check']) {
    const extra = set === 'dev' && misses ? ['--misses'] : []
    const articles = `articles/${set}.ndjson`
    run(`articles ${set}`, 'score.mjs', [
      join(folder, `articles/${set}-gold.ndjson`),
      predict(articles),
      join(folder, articles),
      '--country',
      'SY',
      ...extra,
    ])
  }
  run('incidents', 'score-incidents.mjs', [join(folder, 'incidents/dev.ndjson'), predict('incidents/dev.ndjson')])
  const times = readLines<{ text: string; at: string }>('when/times-dev.ndjson').map(({ text, at }) => readTimes(text, at, 'Asia/Damascus'))
  run('times', 'score-when.mjs', [join(folder, 'when/times-dev.ndjson'), write('times', times)])
  const numbers = readLines<{ text: string }>('when/numbers-dev.ndjson').map(({ text }) => readNumbers(text))
  run('numbers', 'score-when.mjs', [join(folder, 'when/numbers-dev.ndjson'), write('numbers', numbers)])
}

function readLines<Line>(name: string): Line[] {
  const lines = readFileSync(join(folder, name), 'utf8').split('\n')
  return lines.filter(line => line.trim() !== '').map(line => JSON.parse(line) as Line)
}

function write(name: string, rows: readonly unknown[]): string {
  const file = join(out, name.replaceAll('/', '-'))
  writeFileSync(file, rows.map(row => `${JSON.stringify(row)}\n`).join(''))
  return file
}

function run(title: string, scorer: string, args: readonly string[]): void {
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, scorer), ...args], { encoding: 'utf8', maxBuffer: 64 << 20 })
  console.log(`${title}\n${stdout}${stderr}`)
}
