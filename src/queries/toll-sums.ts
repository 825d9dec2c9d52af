import { figureRange } from '../decide/figures.ts'
import type { Event } from '../domain/event.ts'

/** From the sum of the lowest figures to that of the highest, over different events. */
export interface TollSum {
  readonly min: number
  readonly max: number
  /** Some highest figure reads «at least»: the sum is open upwards. */
  readonly open: boolean
  /** Events that have such a figure. */
  readonly events: number
}

const FIELDS = ['killed', 'wounded', 'casualties'] as const

export interface TollSums extends Readonly<Record<(typeof FIELDS)[number], TollSum>> {
  /** Strikes of which nobody gave a figure. */
  readonly without: number
}

/** Denied strikes are left out. */
export function tollSums(events: readonly Event[]): TollSums {
  const strikes = events.filter(event => event.kind === 'shelling' && event.status !== 'denied')
  const sums = Object.fromEntries(FIELDS.map(field => [field, sumOf(strikes, field)])) as Record<(typeof FIELDS)[number], TollSum>
  const without = strikes.filter(({ claims }) => FIELDS.every(field => claims.every(claim => claim.toll[field] === null))).length
  return { ...sums, without }
}

function sumOf(events: readonly Event[], field: (typeof FIELDS)[number]): TollSum {
  let sum = { min: 0, max: 0, open: false, events: 0 }
  for (const { claims } of events) {
    const range = figureRange(claims, field)
    if (range === null) continue
    sum = {
      // «at most ten» may be none
      min: sum.min + (range.min.bound === 'max' ? 0 : range.min.value),
      max: sum.max + range.max.value,
      open: sum.open || range.max.bound === 'min',
      events: sum.events + 1,
    }
  }
  return sum
}
