import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Detection } from '../../src/domain/detection.ts'
import { read } from './support/tables.ts'

/**
 * Whole articles, written without a look at the rules and measured before the rules were mended by them: of quiet-articles (50) 19 were alarmed,
 * of quiet-articles-2 (40), measured after that mending, 9; of quiet-articles-3 (35) 4; of event-articles (48) F1 was 0.84 (shelling 0.90, truces
 * 0.82, ways 0.56). quiet-articles-4 (10) keeps what longer pieces taught: those that check, remember, tell by the way or of another country.
 */
interface Article {
  readonly id: string
  readonly publishedAt: string
  readonly text: string
}

interface GoldEvent {
  readonly kind: Detection['kind']
  readonly places: readonly (readonly string[])[]
  readonly optional?: boolean
}

interface Gold {
  readonly id: string
  readonly events: readonly GoldEvent[]
}

const lines = <Row>(file: string): readonly Row[] =>
  readFileSync(new URL(`corpus/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Row)

const told = ({ text, publishedAt }: Article) => read(text, new Date(publishedAt))

describe('articles that tell no news of fire or truce', () => {
  // what the rules reach today: it may fall, not grow
  it.each([
    ['quiet-articles.ndjson', 4],
    ['quiet-articles-2.ndjson', 4],
    ['quiet-articles-3.ndjson', 1],
    ['quiet-articles-4.ndjson', 0],
  ])('%s: no more than %i are alarmed', (file, most) => {
    const alarmed = lines<Article>(file).filter(article => told(article).some(({ places }) => places.length > 0))
    expect(alarmed.map(({ id }) => id).length).toBeLessThanOrEqual(most)
  })
})

describe('articles of fire, truces and ways out', () => {
  const texts = new Map(lines<Article>('event-articles.ndjson').map(article => [article.id, article]))
  const pairs = lines<Gold>('event-articles-gold.ndjson').map(({ id, events }) => ({
    gold: events.flatMap(({ kind, places, optional }) =>
      places.map(names => ({ kind, names: names.map(bare), optional: optional === true })),
    ),
    mine: told(texts.get(id) as Article).flatMap(({ kind, places }) =>
      places.map(({ name, mention }) => ({ kind, names: [bare(name), bare(mention)] })),
    ),
  }))
  const fits = (one: { readonly kind: string; readonly names: readonly string[] }, other: typeof one) =>
    one.kind === other.kind && one.names.some(name => other.names.includes(name))

  it.each([
    ['shelling', 0.88, 0.9],
    ['ceasefire', 0.72, 0.9],
    ['corridor', 0.35, 0.85],
  ] as const)('%s: at least %d are found, at least %d of what is told is so', (kind, found, right) => {
    const asked = pairs.flatMap(({ gold, mine }) =>
      gold.filter(event => event.kind === kind && !event.optional).map(event => mine.some(one => fits(one, event))),
    )
    const given = pairs.flatMap(({ gold, mine }) => mine.filter(one => one.kind === kind).map(one => gold.some(event => fits(event, one))))
    expect(share(asked)).toBeGreaterThanOrEqual(found)
    expect(share(given)).toBeGreaterThanOrEqual(right)
  })
})

function share(answers: readonly boolean[]): number {
  return answers.filter(answer => answer).length / answers.length
}

/** A name without articles and the words for what it is. */
function bare(name: string): string {
  return name
    .replace(/[أإآ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .split(/\s+/)
    .map(word => word.replace(/^ال(?=..)/, ''))
    .filter(word => !/^(مدينه|بلده|قريه|معبر|مخيم|حي|حيي|محافظه|منطقه)$/.test(word))
    .join(' ')
}
