import { type Count, NO_TOLL, type Toll, WEAPONS } from '../../domain/detection.ts'
import type { Sketch } from '../sketch.ts'

/** One sketch for what several sentences tell of the same place: its kind, status and day agree. */
export function mergeSame(sketches: readonly Sketch[]): Sketch[] {
  const merged = new Map<string, Sketch>()
  for (const sketch of sketches) {
    const key = [sketch.kind, sketch.status, sketch.day, placeKey(sketch)].join('|')
    const known = merged.get(key)
    merged.set(key, known ? join(known, sketch) : sketch)
  }
  return [...merged.values()]
}

export function placeKey({ place, line }: Sketch): string {
  if (place.mention?.chosen) return place.mention.chosen
  return line.text.tokens
    .slice(place.from, place.to)
    .map(token => token.text)
    .join(' ')
}

function join(first: Sketch, second: Sketch): Sketch {
  return {
    ...first,
    more: [...first.more, { from: second.from, to: second.to }, ...second.more],
    weapons: WEAPONS.filter(weapon => first.weapons.includes(weapon) || second.weapons.includes(weapon)),
    targets: [...new Set([...first.targets, ...second.targets])],
    toll: joinToll(first.toll, second.toll),
    dayStated: first.dayStated || second.dayStated,
    timeText: first.timeText ?? second.timeText,
    start: first.start ?? second.start,
    end: first.end ?? second.end,
    daily: first.daily ?? second.daily,
    actor: first.actor ?? second.actor,
    confidence: Math.max(first.confidence, second.confidence),
  }
}

function joinToll(first: Toll, second: Toll): Toll {
  return {
    ...NO_TOLL,
    killed: larger(first.killed, second.killed),
    wounded: larger(first.wounded, second.wounded),
    children: larger(first.children, second.children),
    women: larger(first.women, second.women),
    casualties: larger(first.casualties, second.casualties),
  }
}

function larger(first: Count | null, second: Count | null): Count | null {
  if (!first || !second) return first ?? second
  return second.value > first.value ? second : first
}
