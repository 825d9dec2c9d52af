/**
 * What reading costs: the built program on 20 MB and more of articles, its start, how cost grows with the length of what is no prose, and taggers of
 * English on as many letters. Run: npm run build, then node --import tsx bench/detect.ts [articles.ndjson]
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const TEXT_BYTES = 20_000_000
const SHARED = fileURLToPath(new URL('../../shared/eval/articles/dev.ndjson', import.meta.url))
const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const PACK = new URL('../dist/src/pack.js', import.meta.url).href
const DETECT = new URL('../dist/src/detect/detect.js', import.meta.url).href
/** What the taggers get: enough for their engine to be warm. */
const TAGGED_BYTES = 2_000_000
const ENGLISH =
  'Government forces shelled the eastern suburbs this morning, and three civilians were wounded, the local council said on Sunday. '

if (!existsSync(CLI)) throw new Error('dist/cli.js is missing: npm run build')
const folder = mkdtempSync(join(tmpdir(), 'hudna-bench-'))
try {
  console.log(
    `load before       ${loadavg()
      .map(load => load.toFixed(1))
      .join(' ')}`,
  )
  benchProgram()
  benchGrowth()
  await benchTaggers()
} finally {
  rmSync(folder, { recursive: true })
}

function benchProgram(): void {
  const lines = readFileSync(process.argv[2] ?? SHARED, 'utf8')
    .split('\n')
    .filter(line => line !== '')
  const once = lines.reduce((sum, line) => sum + Buffer.byteLength((JSON.parse(line) as { text: string }).text), 0)
  const times = Math.ceil(TEXT_BYTES / once)
  const input = join(folder, 'articles.ndjson')
  writeFileSync(input, `${lines.join('\n')}\n`.repeat(times))
  const start = cpuOf([CLI, 'detect', '--ndjson'])
  const empty = run('')
  const whole = cpuOf([CLI, 'detect', '--ndjson'], openSync(input, 'r'))
  const seconds = whole - start
  console.log(`start             ${((start - empty) * 1000).toFixed(0)} ms CPU beyond an empty process of ${(empty * 1000).toFixed(0)} ms`)
  console.log(`articles          ${lines.length * times}, ${((once * times) / 1e6).toFixed(1)} MB of text`)
  console.log(`detect --ndjson   ${seconds.toFixed(1)} s CPU, ${((once * times) / 1e6 / seconds).toFixed(2)} MB a CPU second`)
}

function run(code: string): number {
  return cpuOf(['--input-type=module', '-e', code])
}

/** CPU seconds of a process, as it counts them itself when it ends. */
function cpuOf(args: readonly string[], input: number | 'ignore' = 'ignore'): number {
  const report = join(folder, 'usage')
  const hook = `data:text/javascript,${encodeURIComponent(
    `import { writeFileSync } from 'node:fs'; process.on('exit', () => { const { user, system } = process.cpuUsage(); writeFileSync(${JSON.stringify(report)}, String((user + system) / 1e6)) })`,
  )}`
  const { status } = spawnSync(process.execPath, ['--import', hook, ...args], { stdio: [input, 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`the process ended with ${status}`)
  return Number(readFileSync(report, 'utf8'))
}

/** Time for 1 MB over time for 100 KB: 10 is linear. */
function benchGrowth(): void {
  const code = (text: string) => `
    const { tables } = (await import(${JSON.stringify(PACK)})).loadPack({ country: 'SY', dataDir: null })
    const { detect } = await import(${JSON.stringify(DETECT)})
    const time = bytes => {
      const text = ${JSON.stringify(text)}.repeat(Math.round(bytes / Buffer.byteLength(${JSON.stringify(text)})))
      const article = { text, title: '', source: '', publishedAt: new Date('2018-03-01T12:00:00Z') }
      let best = Infinity
      for (let round = 0; round < 4; round++) {
        const start = process.cpuUsage()
        detect(article, tables)
        const { user, system } = process.cpuUsage(start)
        best = Math.min(best, user + system)
      }
      return best
    }
    time(100_000)
    const small = time(100_000)
    const ratio = time(1_000_000) / small
    console.error('growth            ' + ${JSON.stringify(text.trim())} + '  ' + ratio.toFixed(1) + ' times the time for 10 times the text')`
  for (const text of ['ا', '(', '[', '7', '7 ', 'و', 'و ', '"', '«', 'قصف ', '، ']) run(code(text))
}

async function benchTaggers(): Promise<void> {
  const text = ENGLISH.repeat(Math.ceil(TAGGED_BYTES / ENGLISH.length))
  const pieces = text.match(/.{1,4000}/gs) ?? []
  const say = (name: string, tag: ((piece: string) => unknown) | null) => {
    if (!tag) return console.log(`${name.padEnd(17)} not installed`)
    const start = process.cpuUsage()
    for (const piece of pieces) tag(piece)
    const { user, system } = process.cpuUsage(start)
    const seconds = (user + system) / 1e6
    console.log(`${name.padEnd(17)} ${(text.length / 1e6 / seconds).toFixed(2)} million letters of English a CPU second`)
  }
  const wink = await optional('wink-nlp')
  const model = await optional('wink-eng-lite-web-model')
  const winkNlp = wink && model ? (wink as unknown as (model: unknown) => { readDoc(text: string): unknown })(model) : null
  say('wink-nlp', winkNlp && (piece => winkNlp.readDoc(piece)))
  const compromise = (await optional('compromise')) as ((text: string) => { json(): unknown }) | null
  say('compromise', compromise && (piece => compromise(piece).json()))
}

async function optional(name: string): Promise<unknown> {
  try {
    return ((await import(name)) as { default: unknown }).default
  } catch {
    return null
  }
}
