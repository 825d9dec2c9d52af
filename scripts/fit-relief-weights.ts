/**
 * Fits the weights of `reads unlike relief` to labelled articles and writes src/detect/refine/relief-weights.ts; docs/decisions/relief-weights.md says to
 * which. Run: npx tsx scripts/fit-relief-weights.ts ARTICLES.ndjson GOLD.ndjson [ARTICLES GOLD …], in the form of an evaluation. The same input gives
 * the same weights.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { loadGazetteer } from '../src/data/gazetteer.ts'
import { readPlaceTables } from '../src/data/place-tables.ts'
import { readArticle } from '../src/detect/detect.ts'
import { fold } from '../src/detect/normalize/fold.ts'
import type { PlacedMention } from '../src/detect/reading/placed-mention.ts'
import { reliefSigns } from '../src/detect/refine/relief-signs.ts'
import { createDetectTables } from '../src/detect/tables.ts'

const KINDS = ['ceasefire', 'corridor'] as const
type ReliefKind = (typeof KINDS)[number]

/** A sign of fewer articles than this is chance. */
const LEAST_ARTICLES = 40
/** A weight nearer to nothing than this is left out. */
const LEAST_WEIGHT = 0.15
const ROUNDS = 12
const STEP = 0.1
const SHRINK = 1e-4
const SEED = 7

interface Labelled {
  readonly id: string
  readonly events: readonly {
    readonly kind: string
    readonly optional?: boolean
    readonly places: readonly (readonly string[])[]
  }[]
}

/** One place of one sentence. */
interface Spot {
  readonly signs: readonly string[]
  /** Whether the reader wants it told; null where readers may differ. */
  readonly wanted: Readonly<Record<ReliefKind, boolean | null>>
}

interface Model {
  readonly bias: number
  readonly weights: ReadonlyMap<string, number>
}

const tables = createDetectTables(loadGazetteer({ country: 'SY' }), readPlaceTables('SY'))
const files = process.argv.slice(2)
if (files.length === 0 || files.length % 2 === 1) throw new Error('give pairs of files: articles and what is wanted of them')
const articles: Spot[][] = []
for (let at = 0; at < files.length; at += 2) {
  const wanted = new Map(linesOf<Labelled>(files[at + 1] as string).map(labelled => [labelled.id, labelled]))
  for (const { id, text, title, source, publishedAt } of linesOf<ArticleLine>(files[at] as string)) {
    const labelled = wanted.get(id)
    if (labelled) articles.push(spotsOf({ text, title: title ?? '', source: source ?? '', publishedAt: new Date(publishedAt) }, labelled))
  }
}
const known = commonSigns(articles)
write(KINDS.map(kind => fitModel(kind, articles.flat(), known)))

interface ArticleLine {
  readonly id: string
  readonly text: string
  readonly title?: string
  readonly source?: string
  readonly publishedAt: string
}

function linesOf<Line>(file: string): Line[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Line)
}

function spotsOf(article: Parameters<typeof readArticle>[0], { events }: Labelled): Spot[] {
  const told = (kind: ReliefKind, optional: boolean) =>
    new Set(
      events
        .filter(event => event.kind === kind && (event.optional === true) === optional)
        .flatMap(event => event.places.flat().map(bareName)),
    )
  const names = KINDS.map(kind => ({ kind, asked: told(kind, false), free: told(kind, true) }))
  const { lines } = readArticle(article, tables).reading
  return lines.flatMap(({ line, roles }, at) =>
    line.mentions.flatMap((mention, index) => {
      if (mention.mention === null || roles[index]?.role === 'foreign') return []
      const own = namesOf(mention, article.text)
      const wanted = Object.fromEntries(
        names.map(({ kind, asked, free }) => [
          kind,
          own.some(name => asked.has(name)) ? true : own.some(name => free.has(name)) ? null : false,
        ]),
      ) as Record<ReliefKind, boolean | null>
      return [{ signs: reliefSigns(lines, at, mention), wanted }]
    }),
  )
}

function namesOf({ place, mention, start, end }: PlacedMention, text: string): string[] {
  return [place?.name ?? '', text.slice(start, end), mention?.text ?? ''].map(bareName).filter(name => name !== '')
}

/** Folded, without words of kind and articles, as the scorer compares names. */
function bareName(name: string): string {
  return fold(name)
    .text.trim()
    .split(' ')
    .filter(word => !/^(مدينه|بلده|قريه|حي|مخيم|محافظه|ريف|معبر|ممر|منطقه|بلدات|قري|مدينتي|بلدتي)$/.test(word))
    .map(word => word.replace(/^ال/, ''))
    .join(' ')
}

function commonSigns(all: readonly (readonly Spot[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const spots of all) for (const sign of new Set(spots.flatMap(({ signs }) => signs))) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  return new Set([...counts].flatMap(([sign, count]) => (count >= LEAST_ARTICLES ? [sign] : [])))
}

/** Logistic regression by steps that shrink with what each sign has learnt (Duchi, Hazan and Singer 2011, AdaGrad), shuffled anew each round. */
function fitModel(kind: ReliefKind, all: readonly Spot[], signs: ReadonlySet<string>): Model {
  const weights = new Map<string, number>()
  const learnt = new Map<string, number>()
  let bias = 0
  let biasLearnt = 1
  const spots = all
    .filter(({ wanted }) => wanted[kind] !== null)
    .map(spot => ({ signs: spot.signs.filter(sign => signs.has(sign)), target: spot.wanted[kind] ? 1 : 0 }))
  const random = randomFrom(SEED)
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(spots, random)
    for (const { signs: own, target } of spots) {
      const sum = own.reduce((total, sign) => total + (weights.get(sign) ?? 0), bias)
      const error = 1 / (1 + Math.exp(-sum)) - target
      biasLearnt += error * error
      bias -= (STEP * error) / Math.sqrt(biasLearnt)
      for (const sign of own) {
        const seen = (learnt.get(sign) ?? 1) + error * error
        const weight = weights.get(sign) ?? 0
        learnt.set(sign, seen)
        weights.set(sign, weight - (STEP * (error + SHRINK * weight)) / Math.sqrt(seen))
      }
    }
  }
  return { bias, weights: new Map([...weights].filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT)) }
}

function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x80000000
  }
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const item = items[at] as Item
    items[at] = items[other] as Item
    items[other] = item
  }
}

function hundredths(weight: number): number {
  return Math.round(weight * 100) / 100
}

function write(models: readonly Model[]): void {
  const signs = [...new Set(models.flatMap(({ weights }) => [...weights.keys()]))].sort()
  const rows = signs.map(sign => `  ['${sign}', [${models.map(({ weights }) => hundredths(weights.get(sign) ?? 0)).join(', ')}]],`)
  const file = new URL('../src/detect/refine/relief-weights.ts', import.meta.url)
  writeFileSync(
    file,
    `// Written by scripts/fit-relief-weights.ts from ${articles.length} labelled articles, not by hand: docs/decisions/relief-weights.md.

/** Of a truce and of a way: the logarithm of the odds where no sign is known. */
export const BIAS: readonly [ceasefire: number, corridor: number] = [${models.map(({ bias }) => hundredths(bias)).join(', ')}]

/** By sign (relief-signs.ts): what it adds to the odds that a truce, or a way, is told of the place. */
export const RELIEF_WEIGHTS: ReadonlyMap<string, readonly [ceasefire: number, corridor: number]> = new Map([
${rows.join('\n')}
])
`,
  )
  console.log(`${articles.length} articles, ${articles.flat().length} places, ${signs.length} signs`)
}
