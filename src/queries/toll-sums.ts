import { figureRange, goesBeyond, ownRange } from '../decide/figures.ts'
import type { Count } from '../domain/detection.ts'
import type { Event } from '../domain/event.ts'
import { toldTogether } from './told-together.ts'

/** From the sum of the lowest figures to that of the highest, over different events; a bulletin's sum over several of them counts once. */
export interface TollSum {
  readonly min: number
  readonly max: number
  /** Some highest figure reads «at least»: the sum is open upwards. */
  readonly open: boolean
  /** Events that have such a figure. */
  readonly events: number
}

const FIELDS = ['killed', 'wounded', 'casualties'] as const
type Field = (typeof FIELDS)[number]

export interface TollSums extends Readonly<Record<Field, TollSum>> {
  /** Strikes of which nobody gave a figure. */
  readonly without: number
}

/** Denied strikes are left out. */
export function tollSums(events: readonly Event[]): TollSums {
  const strikes = events.filter(event => event.kind === 'shelling' && event.status !== 'denied')
  const sums = Object.fromEntries(FIELDS.map(field => [field, sumOf(strikes, field)])) as Record<Field, TollSum>
  const without = strikes.filter(({ claims }) => FIELDS.every(field => claims.every(claim => claim.toll[field] === null))).length
  return { ...sums, without }
}

function sumOf(events: readonly Event[], field: Field): TollSum {
  let sum = { min: 0, max: 0, open: false, events: 0 }
  for (const together of toldTogether(events)) {
    const range = rangeOver(together, field)
    if (range === null) continue
    sum = {
      min: sum.min + range.min,
      max: sum.max + range.max,
      open: sum.open || range.open,
      events: sum.events + together.filter(event => ownRange(event, field) !== null).length,
    }
  }
  return sum
}

/**
 * The toll of the events of one bulletin: what is told of each, added up; what the bulletin sums up is counted once, and raises the sum only
 * where nobody else tells of one of the towns.
 */
function rangeOver(events: readonly Event[], field: Field): Omit<TollSum, 'events'> | null {
  const own = events.map(event => ({ ...event, claims: event.claims.filter(claim => !goesBeyond(event, claim)) }))
  const told = own.flatMap(({ claims }) => figureRange(claims, field) ?? [])
  const each = {
    min: told.reduce((sum, { min }) => sum + atLeast(min), 0),
    max: told.reduce((sum, { max }) => sum + max.value, 0),
    open: told.some(({ max }) => max.bound === 'min'),
  }
  const sums = events.flatMap(event => event.claims.filter(claim => claim.toll[field] !== null && goesBeyond(event, claim)))
  const summed = figureRange(sums, field)
  if (summed === null) return told.length > 0 ? each : null
  const alone = new Set(own.flatMap(({ claims }) => claims.filter(claim => claim.toll[field] !== null).flatMap(claim => claim.placeNames)))
  const towns = events.flatMap(({ places }) => places.map(({ name }) => name))
  const known = towns.every(name => alone.has(name) || !sums.some(claim => claim.placeNames.includes(name)))
  if (known) return each
  const higher = summed.max.value > each.max
  return {
    min: told.length > 0 ? each.min : atLeast(summed.min),
    max: higher ? summed.max.value : each.max,
    open: each.open || (higher && summed.max.bound === 'min'),
  }
}

/** «At most ten» may be none. */
function atLeast({ value, bound }: Count): number {
  return bound === 'max' ? 0 : value
}
