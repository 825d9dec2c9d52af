import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { detect } from '../../src/detect/detect.ts'
import type { Detection } from '../../src/domain/detection.ts'
import { TABLES } from './support/tables.ts'

interface GoldEvent {
  readonly kind: string
  readonly status: string
  readonly altStatus?: readonly string[]
  readonly places: readonly (readonly string[])[]
  readonly optional?: boolean
}

interface GoldArticle {
  readonly id: string
  readonly publishedAt: string
  readonly text: string
  readonly events: readonly GoldEvent[]
}

interface Corpus {
  readonly file: string
  /** What the rules reach today, a little rounded down: they may grow, not fall. */
  readonly found: number
  readonly right: number
  readonly status: number
  readonly quietAlarmed: number
}

/**
 * Each file was written without a look at the rules, and measured before they were mended by it:
 * relief-2 (132 articles): found 0.59, right 0.94, status 0.80, one quiet article alarmed;
 * relief-3 (80 articles, longer, after relief-2 was learnt): found 0.53, right 0.89, status 0.94, two quiet articles alarmed;
 * relief-4 (70 articles, half of them of other wars, after relief-3): found 0.61, right 0.83, status 1.0, three quiet articles alarmed;
 * relief-5 (30 articles, nearly all of them opinion, history and other wars, after relief-4): three quiet articles alarmed, none found of four.
 * relief-6 (32 articles) was written after the rules: families of language that pages never seen before had taught.
 * relief-7 (223 short texts) tells truces in as many words as agencies and local pages have for them, and their place one sentence away:
 * found 0.49 before the rules were mended by it.
 * relief-8 tells truces of all years in the order in which reports tell them (headline, deal, terms, background); places of ways are not listed.
 * Found 0.75, right 0.88 before the rules were mended by it.
 */
const CORPORA: readonly Corpus[] = [
  { file: 'relief.ndjson', found: 0.82, right: 0.9, status: 0.93, quietAlarmed: 2 },
  { file: 'relief-2.ndjson', found: 0.87, right: 0.97, status: 0.97, quietAlarmed: 0 },
  { file: 'relief-3.ndjson', found: 0.83, right: 0.95, status: 0.96, quietAlarmed: 1 },
  { file: 'relief-4.ndjson', found: 0.83, right: 0.97, status: 0.97, quietAlarmed: 0 },
  { file: 'relief-5.ndjson', found: 0.5, right: 0.5, status: 1, quietAlarmed: 2 },
  { file: 'relief-6.ndjson', found: 0.93, right: 0.95, status: 0.96, quietAlarmed: 0 },
  { file: 'relief-7.ndjson', found: 0.9, right: 0.95, status: 0.94, quietAlarmed: 1 },
  { file: 'relief-8.ndjson', found: 0.94, right: 0.93, status: 0.95, quietAlarmed: 1 },
]

describe.each(CORPORA)('own articles on truces and ways: $file', ({ file, found, right, status, quietAlarmed }) => {
  const articles = readFileSync(new URL(`corpus/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as GoldArticle)
  const read = articles.map(article => ({ article, told: reliefOf(article) }))
  const pairs = read.flatMap(({ article, told }) =>
    article.events.filter(isRelief).map(event => ({ event, match: told.find(fits(event)) })),
  )
  const asked = pairs.filter(({ event }) => !event.optional)
  const matched = asked.filter(({ match }) => match)

  it('finds most of what they tell', () => {
    expect(matched.length / asked.length).toBeGreaterThanOrEqual(found)
  })

  it('tells little else', () => {
    const told = read.flatMap(({ article, told: all }) => all.map(one => article.events.some(event => fits(event)(one))))
    expect(told.filter(fit => fit).length / told.length).toBeGreaterThanOrEqual(right)
  })

  it('gives them the right standing', () => {
    const fit = matched.filter(({ event, match }) => match && [event.status, ...(event.altStatus ?? [])].includes(match.status))
    expect(fit.length / matched.length).toBeGreaterThanOrEqual(status)
  })

  it('gives no hope where there is none', () => {
    const alarmed = read.filter(({ article, told }) => !article.events.some(isRelief) && told.length > 0)
    expect(alarmed.length).toBeLessThanOrEqual(quietAlarmed)
  })
})

interface Told {
  readonly kind: string
  readonly status: string
  readonly names: readonly string[]
}

function reliefOf({ text, publishedAt }: GoldArticle): Told[] {
  return detect({ text, title: '', source: '', publishedAt: new Date(publishedAt) }, TABLES)
    .filter(isRelief)
    .flatMap(({ kind, status, places }: Detection) =>
      places.map(({ name, mention }) => ({ kind, status, names: [bare(name), bare(mention)] })),
    )
}

function isRelief({ kind }: { readonly kind: string }): boolean {
  return kind === 'ceasefire' || kind === 'corridor'
}

function fits({ kind, places }: GoldEvent): (told: Told) => boolean {
  const names = (places[0] ?? []).map(bare)
  return told => told.kind === kind && told.names.some(name => names.includes(name))
}

/** A name without its article, the words for what it is, and the ways to spell it. */
function bare(name: string): string {
  return name
    .replace(/[أإآ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .replace(/ض/g, 'ظ')
    .split(/\s+/)
    .map(word => word.replace(/^(وال|بال|ال|لل)/, ''))
    .filter(word => !/^(ب|ل)?(مدينه|بلده|قريه|معبر|معبري|مخيم|حي|احياء|محافظه|محافظات)$/.test(word))
    .join(' ')
}
