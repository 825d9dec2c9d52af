import type { Place } from '../../domain/place.ts'
import type { Button } from '../keyboard.ts'
import { placeLabel } from '../show-place.ts'
import type { Turn } from '../turn.ts'

export const CERTAIN = 0.95
const MOST_MATCHES = 8
const LEAST_SCORE = 0.5
/** The longest name of a place has some forty letters; beyond that somebody pastes an article. */
const MOST_QUERY_UNITS = 80

/** Text that is no command: the places so called, as buttons that follow. */
export async function search(turn: Turn, text: string): Promise<void> {
  const query = text.trim().replace(/\s+/g, ' ')
  if (query.length > MOST_QUERY_UNITS) {
    await turn.send({ text: turn.t('search-long') })
    return
  }
  const matches = matchesOf(turn, query)
  if (matches.length === 0) {
    await turn.send({
      text: turn.t('search-nothing'),
      rows: [[{ label: turn.t('button-list'), press: { do: 'list', place: null, page: 0 } }]],
    })
    return
  }
  const certain = matches.some(match => match.score >= CERTAIN)
  await turn.send({
    text: certain ? turn.t('search-found') : turn.t('search-near-names', { query }),
    rows: matches.map(match => [followButton(turn, match.place)]),
  })
}

export interface Match {
  readonly place: Place
  readonly score: number
}

/** Certain matches alone where there are any, else what comes near. */
export function matchesOf(turn: Turn, query: string): readonly Match[] {
  if (query === '') return []
  const found = turn.deps.answers.search(query, MOST_MATCHES).filter(match => match.score >= LEAST_SCORE)
  const certain = found.filter(match => match.score >= CERTAIN)
  return certain.length > 0 ? certain : found
}

export function followButton(turn: Turn, place: Place): Button {
  return { label: placeLabel(turn, place), press: { do: 'follow', place: place.id } }
}
