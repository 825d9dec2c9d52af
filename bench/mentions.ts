/**
 * What finding places costs: building the index, its memory, and CPU time beyond tokenising for 10 MB of articles made of the corpus's sentences:
 * in a fresh process, which compiles the finder and spells names out as texts first say them, and for the 10 MB after them.
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
const texts = articles(2 * TEXT_BYTES)
const half = Math.floor(texts.length / 2)
const fresh = beyondTokenising(texts.slice(0, half))
const warm = beyondTokenising(texts.slice(half))

console.log(`places            ${gazetteer.places.size}`)
console.log(`start             ${first.ms.toFixed(0)} ms CPU, ${(held / 1e6).toFixed(1)} MB`)
console.log(`articles          ${half}, ${(bytesOf(texts.slice(half)) / 1e6).toFixed(1)} MB`)
console.log(`tokenising        ${warm.tokenising.toFixed(2)} s CPU`)
console.log(`fresh process     ${fresh.finding.toFixed(2)} s CPU beyond tokenising`)
console.log(`the next 10 MB    ${warm.finding.toFixed(2)} s CPU beyond tokenising, ${warm.mentions} mentions`)

/** Seconds of CPU; both ways over the same texts. */
function beyondTokenising(part: readonly string[]): { tokenising: number; finding: number; mentions: number } {
  const tokens = cpu(() => part.reduce((count, text) => count + normalize(text).tokens.length, 0))
  const both = cpu(() => part.reduce((count, text) => count + finder.find(normalize(text)).mentions.length, 0))
  return { tokenising: tokens.ms / 1000, finding: (both.ms - tokens.ms) / 1000, mentions: both.result }
}

function bytesOf(part: readonly string[]): number {
  return part.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
}

/** One sentence in eight names places, the rest are ordinary prose: some 4,000 mentions a megabyte, as dense as news of the war is. */
function articles(wanted: number): string[] {
  const read = (file: string) =>
    readFileSync(new URL(`../test/detect/where/${file}`, import.meta.url), 'utf8')
      .split('\n')
      .filter(line => line !== '')
  const named = read('places.tsv').map(line => line.split('\t')[0] as string)
  const plain = read('no-places.tsv')
  const out: string[] = []
  let bytes = 0
  for (let at = 0; bytes < wanted; ) {
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
