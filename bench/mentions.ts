/**
 * What finding places costs: building the index, its memory, and CPU time for 10 MB of articles made of the corpus's sentences, beyond tokenising.
 * Run: node --expose-gc --import tsx bench/mentions.ts
 */
import { readFileSync } from 'node:fs'
import { loadGazetteer } from '../src/data/gazetteer.ts'
import { readPlaceTables } from '../src/data/place-tables.ts'
import { normalize } from '../src/detect/normalize/tokens.ts'
import { createPlaceFinder } from '../src/detect/where/place-finder.ts'

const TEXT_BYTES = 10_000_000
const SENTENCES_PER_ARTICLE = 30
const NAMED_EVERY = 8

const gazetteer = loadGazetteer({ country: 'SY' })
const tables = readPlaceTables('SY')
// the runtime compiles what it runs often: the second building is what a warm process pays, the first what a start does
const before = heap()
const first = cpu(() => createPlaceFinder(gazetteer, tables))
const held = heap() - before
const finder = first.result

// one article after the other, as they come in: a heap full of tokens would be measured with the finder
const texts = articles()
const tokenising = cpu(() => texts.reduce((count, text) => count + normalize(text).tokens.length, 0))
const both = cpu(() => texts.reduce((count, text) => count + finder.find(normalize(text)).mentions.length, 0))
const again = cpu(() => texts.reduce((count, text) => count + finder.find(normalize(text)).mentions.length, 0))

console.log(`places            ${gazetteer.places.size}`)
console.log(`start             ${first.ms.toFixed(0)} ms CPU, ${(held / 1e6).toFixed(1)} MB`)
console.log(`articles          ${texts.length}, ${(TEXT_BYTES / 1e6).toFixed(0)} MB`)
console.log(`tokenising        ${(tokenising.ms / 1000).toFixed(2)} s CPU`)
console.log(
  `finding           ${((both.ms - tokenising.ms) / 1000).toFixed(2)} s CPU beyond tokenising, ${both.result} mentions; again ${((again.ms - tokenising.ms) / 1000).toFixed(2)} s`,
)

/** One sentence in eight names places, the rest are ordinary prose: some 4,000 mentions a megabyte, as dense as news of the war is. */
function articles(): string[] {
  const read = (file: string) =>
    readFileSync(new URL(`../test/detect/where/${file}`, import.meta.url), 'utf8')
      .split('\n')
      .filter(line => line !== '')
  const named = read('places.tsv').map(line => line.split('\t')[0] as string)
  const plain = read('no-places.tsv')
  const out: string[] = []
  let bytes = 0
  for (let at = 0; bytes < TEXT_BYTES; ) {
    const sentences: string[] = []
    for (let index = 0; index < SENTENCES_PER_ARTICLE; index++, at++) {
      const list = at % NAMED_EVERY === 0 ? named : plain
      sentences.push(list[(at * 7919) % list.length] as string)
    }
    const article = `${sentences.join('. ')}.`
    bytes += Buffer.byteLength(article)
    out.push(article)
  }
  return out
}

function cpu<Result>(work: () => Result): { ms: number; result: Result } {
  const start = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(start)
  return { ms: (user + system) / 1000, result }
}

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}
