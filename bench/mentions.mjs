/**
 * What finding places costs in the built program: building the index, its memory, and CPU time beyond tokenising for 10 MB of articles, in a fresh
 * process, which compiles the finder and spells names out as texts first say them, and for the 10 MB after them; then for 10 MB made of the corpus's
 * sentences. Run: npm run build, then node --expose-gc bench/mentions.mjs [articles.ndjson]
 * No TypeScript: what loads that also rewrites the program, and makes it a third slower.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const TEXT_BYTES = 10_000_000
const SENTENCES_PER_ARTICLE = 30
const NAMED_EVERY = 8
const SHARED = fileURLToPath(new URL('../../shared/eval/articles/dev.ndjson', import.meta.url))

const { loadGazetteer } = await import('../dist/src/data/gazetteer.js')
const { readPlaceTables } = await import('../dist/src/data/place-tables.js')
const { normalize } = await import('../dist/src/detect/normalize/tokens.js')
const { createLexicon } = await import('../dist/src/detect/reading/lexicon.js')
const { createPlaceFinder } = await import('../dist/src/detect/where/place-finder.js')

const gazetteer = loadGazetteer({ country: 'SY' })
const tables = readPlaceTables('SY')
// the program has it anyway: rules read by it
const lexicon = createLexicon()
const before = heap()
const first = cpu(() => createPlaceFinder(gazetteer, tables, lexicon))
const held = heap() - before
const finder = first.result
console.log(`places            ${gazetteer.places.size}`)
console.log(`start             ${first.ms.toFixed(0)} ms CPU, ${(held / 1e6).toFixed(1)} MB`)

const file = process.argv[2] ?? SHARED
if (existsSync(file)) {
  const articles = filled(textsOf(file))
  report('articles, fresh', articles)
  report('articles, next', articles)
}
report('sentences', composed(TEXT_BYTES))

/** Both ways over the same texts, one after the other, as articles come in: a heap full of tokens would be measured with the finder. */
function report(name, texts) {
  const tokens = cpu(() => texts.reduce((count, text) => count + normalize(text).tokens.length, 0))
  const both = cpu(() => texts.reduce((count, text) => count + finder.find(normalize(text)).mentions.length, 0))
  const beyond = ((both.ms - tokens.ms) / 1000).toFixed(2)
  const bytes = (texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6).toFixed(1)
  console.log(
    `${name.padEnd(17)} ${bytes} MB: ${beyond} s CPU beyond ${(tokens.ms / 1000).toFixed(2)} s of tokenising, ${both.result} mentions`,
  )
}

function textsOf(path) {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line).text)
}

/** The texts again and again until they fill the measure, and no more: a whole last turn would be a tenth on top. */
function filled(texts) {
  const out = []
  for (let bytes = 0; bytes < TEXT_BYTES; ) {
    const text = texts[out.length % texts.length]
    bytes += Buffer.byteLength(text)
    out.push(text)
  }
  return out
}

/** One sentence in eight names places, the rest are ordinary prose: some 4,700 mentions a megabyte, denser than news is. */
function composed(wanted) {
  const read = name =>
    readFileSync(new URL(`../test/detect/where/${name}`, import.meta.url), 'utf8')
      .split('\n')
      .filter(line => line !== '')
  const named = read('places.tsv').map(line => line.split('\t')[0])
  const plain = read('no-places.tsv')
  const out = []
  let bytes = 0
  for (let at = 0; bytes < wanted; ) {
    const sentences = []
    for (let index = 0; index < SENTENCES_PER_ARTICLE; index++, at++) {
      const list = at % NAMED_EVERY === 0 ? named : plain
      sentences.push(list[(at * 7919) % list.length])
    }
    const article = `${sentences.join('. ')}.`
    bytes += Buffer.byteLength(article)
    out.push(article)
  }
  return out
}

function cpu(work) {
  const start = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(start)
  return { ms: (user + system) / 1000, result }
}

function heap() {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
