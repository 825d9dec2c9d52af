/** How long a person waits for a place search: building the index, then each query of the test list, warm. Run: tsx bench/place-search.ts */
import { readFileSync } from 'node:fs'
import { loadGazetteer } from '../src/data/gazetteer.ts'
import { createPlaceSearch } from '../src/queries/place-search.ts'

const ROUNDS = 5

const gazetteer = loadGazetteer({ country: 'SY' })
const building = performance.now()
const search = createPlaceSearch(gazetteer)
const built = performance.now() - building
const queries = readFileSync(new URL('../test/queries/place-search-queries.tsv', import.meta.url), 'utf8')
  .split('\n')
  .filter(line => line !== '')
  .map(line => line.split('\t')[0] as string)

// the best of some rounds: what the machine does besides is not the search's
const best = queries.map(query => {
  let fastest = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    search.search(query)
    fastest = Math.min(fastest, performance.now() - start)
  }
  return fastest
})
best.sort((a, b) => a - b)
const at = (share: number) => (best[Math.min(best.length - 1, Math.floor(best.length * share))] as number).toFixed(2)

console.log(`places   ${gazetteer.places.size}`)
console.log(`build    ${built.toFixed(0)} ms`)
console.log(`queries  ${queries.length}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms`)
