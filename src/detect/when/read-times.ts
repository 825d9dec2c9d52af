import { normalize } from '../normalize/tokens.ts'
import { findTimes, type Tense, type TimeReading } from './find-times.ts'
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
  const settled = new Map<Tense, ReadonlySet<string>>()
  const allowed = (tense: Tense) => {
    const known = settled.get(tense) ?? new Set(findTimes(text, local, { zone, tense }).map(keyOf))
    settled.set(tense, known)
    return known
  }
  const found: ReadTime[] = []
  for (const reading of findTimes(text, local, { zone })) {
    const { from, to, text: words, start, end, grain, recurs, stated, relation } = reading
    if (start === null || end === null) continue
    const tense = tenseAround(text, from, to)
    if (tense !== 'unknown' && !allowed(tense).has(keyOf(reading))) continue
    // «بحلول الثانية» lasts from now until then
    const by = relation === 'by' && start > local
    found.push({ text: words, start: by ? local.slice(0, 19) : start, end: by ? start : end, grain, recurs, stated })
  }
  return found
}

function keyOf({ from, start }: TimeReading): string {
  return `${from} ${start}`
}
