import type { Clock } from './clock.ts'
import { badRequest } from './errors.ts'
import type { Params } from './params.ts'

const ANSWERABLE_MS = 60_000

/** One answer to a pressed button or an inline query, as the bot gave it. */
export interface QueryAnswer {
  readonly at: number
  readonly params: Params
}

interface OpenQuery {
  readonly kind: 'callback' | 'inline'
  readonly at: number
  readonly answers: QueryAnswer[]
}

/** Callback and inline queries: each is answered once, and soon. */
export class QueryBook {
  readonly #queries = new Map<string, OpenQuery>()
  readonly #clock: Clock
  #next = 1

  constructor(clock: Clock) {
    this.#clock = clock
  }

  open(kind: 'callback' | 'inline'): string {
    const id = String(4_000_000_000_000_000 + this.#next++)
    this.#queries.set(id, { kind, at: this.#clock.now(), answers: [] })
    return id
  }

  /** Throws 400 for an unknown, an old or an answered query. */
  answer(kind: 'callback' | 'inline', id: string | undefined, params: Params): void {
    const query = id === undefined ? undefined : this.#queries.get(id)
    const now = this.#clock.now()
    if (!query || query.kind !== kind || query.answers.length > 0 || now - query.at > ANSWERABLE_MS) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid')
    }
    query.answers.push({ at: now, params })
  }

  answersTo(id: string): readonly QueryAnswer[] {
    return this.#queries.get(id)?.answers ?? []
  }
}
