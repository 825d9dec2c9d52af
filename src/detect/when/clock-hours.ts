import type { SaidClock } from './clock.ts'
import type { Clock, Part } from './piece.ts'

/** The hour of twenty-four that a part of the day makes of an hour of twelve. */
export function ofPart(clock: Clock, part: Part): Clock {
  if (clock.hour > 12) return clock
  return { ...clock, hour: hourOf(clock.hour, part.clock), twelve: false }
}

function hourOf(hour: number, part: Part['clock']): number {
  switch (part) {
    case 'am':
      return hour === 12 ? 0 : hour
    case 'noon':
      return hour >= 9 ? hour : hour + 12
    case 'pm':
      return hour === 12 ? 12 : hour + 12
    case 'night':
      return hour === 12 ? 24 : hour >= 6 ? hour + 12 : hour
  }
}

/** Both ends of a range of hours: an unsaid half of the day is the one that makes the shorter range, by day rather than by night. */
export function settleRange(first: SaidClock, last: SaidClock): { clock: Clock; until: Clock } {
  const starts = readings(first)
  const ends = readings(last)
  let best = { clock: starts[0] as Clock, until: ends[0] as Clock }
  let bestCost = Number.POSITIVE_INFINITY
  for (const clock of starts)
    for (const until of ends) {
      const length = (minutesOf(until) - minutesOf(clock) + 1440) % 1440 || 1440
      const night = starts.length > 1 && (clock.hour < 5 || clock.hour > 16) ? 1440 : 0
      const cost = starts.length > 1 && ends.length > 1 ? length + night : length
      if (cost < bestCost) {
        best = { clock, until }
        bestCost = cost
      }
    }
  return best
}

/** Both hours where nothing says which of the two is meant. */
export function bothHalves(clock: Clock): readonly Clock[] {
  if (!clock.twelve || clock.hour > 12) return [clock]
  const other = clock.hour === 12 ? 0 : clock.hour + 12
  return [
    { ...clock, twelve: false },
    { ...clock, hour: other, twelve: false },
  ]
}

export function minutesOf(clock: Clock): number {
  return clock.hour * 60 + clock.minute
}

function readings(said: SaidClock): readonly Clock[] {
  return said.part ? [ofPart(said.clock, said.part)] : bothHalves(said.clock)
}
