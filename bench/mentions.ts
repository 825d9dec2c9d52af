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

const gazetteer = loadGazetteer({ country: 'SY' })
const tables = readPlaceTables('SY')
// the runtime compiles what it runs often: the second building is what a warm process pays, the first what a start does
const before = heap()
const first = cpu(() => createPlaceFinder(gazetteer, tables))
const held = heap() - before
const finder = first.result

const texts = articles().map(text => normalize(text))
const tokenising = cpu(() => articles().map(text => normalize(text).tokens.length))
const finding = cpu(() => texts.reduce((count, text) => count + finder.find(text).mentions.length, 0))

console.log(`places            ${gazetteer.places.size}`)
console.log(`start             ${first.ms.toFixed(0)} ms CPU, ${(held / 1e6).toFixed(1)} MB`)
console.log(`articles          ${texts.length}, ${(TEXT_BYTES / 1e6).toFixed(0)} MB`)
console.log(`tokenising        ${(tokenising.ms / 1000).toFixed(2)} s CPU`)
console.log(`finding           ${(finding.ms / 1000).toFixed(2)} s CPU, ${finding.result} mentions`)

/** A third of the sentences name places, the rest are ordinary prose: denser than any newspaper. */
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
      const list = at % 3 === 0 ? named : plain
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
