import type { Place } from '../../domain/place.ts'
import { keysOf } from '../../queries/place-search/keys.ts'
import type { Press } from '../callback-data.ts'
import type { Button, Rows } from '../keyboard.ts'
import { nameOf, placeLabel } from '../show-place.ts'
import { holdsTalk, phrasesOf, withoutParticle } from '../spoken-text.ts'
import type { Turn } from '../turn.ts'

/** The name, and nothing but the name of a place: it may be picked out of a sentence. */
export const CERTAIN = 0.95
/** The very name, of a hamlet that is called like a word too: whoever writes it alone may mean any of its bearers. */
const BEARS = 0.935
const MOST_MATCHES = 10
/** More than any name has bearers, with what sounds like them. */
const MOST_NAMESAKES = 200
/** So near a guess at a whole text is likelier than a village called like one word of it. */
const LIKELY = 0.8
/** Of what only sounds alike: more would hide the right one. */
const MOST_GUESSES = 5
const LEAST_SCORE = 0.5
/** A guess that is so much worse than the best is noise. */
const GUESS_RANGE = 0.1
/** The longest name of a place has some forty letters; beyond that somebody pastes an article. */
const MOST_QUERY_UNITS = 120

/** Text that is no command: the places so called, as buttons that follow. */
export async function search(turn: Turn, text: string): Promise<void> {
  const query = text.trim().replace(/[^\S\n]+/g, ' ')
  if (query.length > MOST_QUERY_UNITS) {
    await turn.send({ text: turn.t('search-long') })
    return
  }
  const matches = matchesOf(turn, query)
  const named = matches.some(isBearer) ? [] : placesWithin(turn, query)
  const likely = holdsTalk(query) ? [] : matches.filter(match => match.score >= LIKELY)
  if (named.length > 0 && likely.length === 0) {
    await turn.send({ text: turn.t('search-found'), rows: followRows(turn, named) })
    return
  }
  if (matches.length === 0) return tellNothing(turn)
  const places = named.length === 0 ? matches : likely
  const others = named
    .filter(place => !places.some(match => match.place.id === place.id))
    .map(place => ({ place, score: 0, matched: place.name }))
  await offerPlaces(turn, query, [...places, ...others], 'search-found', place => ({ do: 'follow', place: place.id }))
}

/** The places of a name as buttons; where none bears it, what comes near, and that it was not found. */
export async function offerPlaces(
  turn: Turn,
  query: string,
  matches: readonly Match[],
  key: 'search-found' | 'town-choose',
  press: (place: Place) => Press,
): Promise<void> {
  const shown = matches.slice(0, MOST_MATCHES)
  const more = matches.slice(MOST_MATCHES).find(isBearer)
  const lines = [
    shown.some(isBearer) ? turn.t(key) : turn.t('search-near-names', { query }),
    ...(more === undefined ? [] : [turn.t('search-more', { example: narrower(turn, query, more.place) })]),
  ]
  await turn.send({
    text: lines.join('\n\n'),
    rows: shown.map(({ place }) => [{ label: placeLabel(turn, place), press: press(place) }]),
  })
}

/** «الصالحية الحسكة»: the name with the governorate of one that was not shown. */
function narrower(turn: Turn, query: string, place: Place): string {
  const governorate = turn.deps.gazetteer.governorateOf(place.id)
  return governorate === null ? query : `${query} ${nameOf(turn, governorate)}`
}

/** No place of that name, and the way to the list. */
export async function tellNothing(turn: Turn): Promise<void> {
  await turn.send({
    text: turn.t('search-nothing'),
    rows: [[{ label: turn.t('button-list'), press: { do: 'list', place: null, page: 0 } }]],
  })
}

export interface Match {
  readonly place: Place
  readonly score: number
  /** The name or spelling of the place that was found. */
  readonly matched: string
}

/** Whether the text is the very name of the place. */
export function isBearer({ score }: Match): boolean {
  return score >= BEARS
}

/** Those who bear the name alone, all of them, where there are any; else what comes near. */
export function matchesOf(turn: Turn, query: string): readonly Match[] {
  if (query === '') return []
  const all = turn.deps.answers.search(query, MOST_NAMESAKES)
  const bearers = all.filter(isBearer)
  // «ريف دمشق» is no word for Damascus, though that is the name of it without «ريف».
  const certain = bearers.some(match => match.score >= CERTAIN)
  if (bearers.length > 0) return certain ? bearers.filter(match => match.score >= CERTAIN || beginsWith(query, match.matched)) : bearers
  const found = all.slice(0, MOST_MATCHES).filter(match => match.score >= LEAST_SCORE)
  const best = Math.max(...found.map(match => match.score))
  return found.filter(match => match.score >= best - GUESS_RANGE).slice(0, MOST_GUESSES)
}

function beginsWith(query: string, name: string): boolean {
  return `${keysOf(query).exact} `.startsWith(`${keysOf(name).exact} `)
}

/** The places that a sentence names for certain, in its order of length: no guess is made of a word of talk. */
function placesWithin(turn: Turn, text: string): readonly Place[] {
  const places: Place[] = []
  const read = new Set<string>()
  for (const phrase of phrasesOf(text)) {
    // A part of a name that was found is no name of its own.
    if (phrase.some(word => read.has(word))) continue
    const [first = '', ...rest] = phrase
    const spellings = [phrase, [withoutParticle(first, rest.length > 0 ? 2 : 3), ...rest]].map(words => words.join(' '))
    const found = [...new Set(spellings)]
      .flatMap(name => turn.deps.answers.search(name, MOST_MATCHES))
      .filter(({ score }) => score >= CERTAIN)
    if (found.length === 0) continue
    for (const word of phrase) read.add(word)
    places.push(...found.map(({ place }) => place))
  }
  return [...new Set(places)].slice(0, MOST_MATCHES)
}

export function followRows(turn: Turn, places: readonly Place[]): Rows {
  return places.map(place => [followButton(turn, place)])
}

export function followButton(turn: Turn, place: Place): Button {
  return { label: placeLabel(turn, place), press: { do: 'follow', place: place.id } }
}
