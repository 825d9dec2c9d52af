import { normalize } from '../normalize/tokens.ts'
import { findTimes } from './find-times.ts'
import type { Grain, LocalTime } from './local-time.ts'
import { tenseAround } from './tense.ts'
import { toLocal } from './zone.ts'

export interface ReadTime {
  readonly text: string
  readonly start: LocalTime
  readonly end: LocalTime
  readonly grain: Grain
  readonly recurs: 'daily' | null
  readonly stated: boolean
}

const WITH_OFFSET = /(?:z|[+-]\d{2}:?\d{2})$/i

/**
 * Times of a text as people ask for them. `at` is an ISO time; without an offset it is on the clocks of `zone` (IANA name), as are the answers.
 * Where the tense of the sentence decides nothing, both readings are given, the past first.
 */
export function readTimes(source: string, at: string, zone: string): ReadTime[] {
  const text = normalize(source)
  const local = WITH_OFFSET.test(at.slice(10)) ? toLocal(new Date(at), zone) : at
  const found: ReadTime[] = []
  for (const open of findTimes(text, local, { zone })) {
    const { start, end, grain, recurs, stated } = open
    if (start === null || end === null || isDecided(found, open.text, start)) continue
    const tense = tenseAround(text, open.from, open.to)
    const wanted = tense === 'unknown' ? null : findTimes(text, local, { zone, from: open.from, to: open.to, tense })
    if (wanted && wanted.length > 0 && !wanted.some(reading => reading.start === start)) continue
    found.push({ text: open.text, start, end, grain, recurs, stated })
  }
  return found
}

function isDecided(found: readonly ReadTime[], text: string, start: LocalTime): boolean {
  const last = found.at(-1)
  return last?.text === text && last.start === start
}
