/**
 * Share of the places in the reference articles' gold file that are among the mentions, by name or as a named mention. Prints the misses.
 * Usage: tsx scripts/score-mentions.ts [dev|check] [--all]; needs ../shared/eval, prints nothing where it is missing.
 */
import { existsSync, readFileSync } from 'node:fs'
import { loadGazetteer } from '../src/data/gazetteer.ts'
import { readPlaceTables } from '../src/data/place-tables.ts'
import { foldWord } from '../src/detect/normalize/fold.ts'
import { normalize } from '../src/detect/normalize/tokens.ts'
import { createPlaceFinder } from '../src/detect/where/place-finder.ts'

interface Article {
  readonly id: string
  readonly text: string
}
interface Gold {
  readonly id: string
  readonly country?: string
  readonly events: readonly { readonly country?: string; readonly places: readonly (readonly string[])[]; readonly optional?: boolean }[]
}

const KIND = /^(مدينه|بلده|قريه|مخيم|حي|منطقه|محافظه) /
const set = process.argv[2] ?? 'dev'
const folder = new URL('../../shared/eval/articles/', import.meta.url)
const texts = new URL(`${set}.ndjson`, folder)
if (existsSync(texts)) score(read<Article>(texts), read<Gold>(new URL(`${set}-gold.ndjson`, folder)))

function score(articles: readonly Article[], gold: readonly Gold[]): void {
  const gazetteer = loadGazetteer({ country: 'SY' })
  const finder = createPlaceFinder(gazetteer, readPlaceTables('SY'))
  const byId = new Map(gold.map(entry => [entry.id, entry]))
  let asked = 0
  let found = 0
  for (const article of articles) {
    const entry = byId.get(article.id)
    if (!entry) continue
    const text = normalize(article.text)
    const { mentions } = finder.find(text)
    const names = new Set<string>()
    for (const mention of mentions) {
      names.add(key(mention.text))
      if (mention.chosen || process.argv.includes('--candidates')) {
        for (const id of mention.chosen ? [mention.chosen] : mention.candidates) {
          const place = gazetteer.get(id)
          for (const name of place ? [place.name, ...place.aliases] : []) names.add(key(name))
        }
      }
    }
    const wanted = new Map<string, readonly string[]>()
    for (const event of entry.events) {
      if ((event.country ?? entry.country) !== 'SY') continue
      for (const place of event.places) wanted.set(place.join('|'), place)
    }
    for (const [label, place] of wanted) {
      asked++
      if (place.some(name => names.has(key(name)))) found++
      else console.log(`${article.id}\t${label}`)
    }
  }
  console.log(`${found} of ${asked} places: ${((100 * found) / asked).toFixed(1)}%`)
}

function key(name: string): string {
  return foldWord(name)
    .replace(KIND, '')
    .replace(/(^| )ال/g, '$1')
    .replaceAll(' ', '')
    .replace(/[اهي]$/, '')
}

function read<Row>(file: URL): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Row)
}
