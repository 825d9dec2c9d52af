import type { Count } from '../domain/detection.ts'
import type { Claim, FigureRange } from '../domain/event.ts'

/**
 * The range of a figure over each speaker's latest word. Figures of different speakers are never summed (DESIGN, Claim).
 * Null where nobody gave one.
 */
export function figureRange(
  claims: readonly Claim[],
  field: 'killed' | 'wounded' | 'children' | 'women' | 'casualties',
): FigureRange | null {
  const latest = new Map<string, { count: Count; by: string; at: string }>()
  for (const claim of claims) {
    const count = claim.toll[field]
    if (count === null) continue
    const by = speakerName(claim)
    const before = latest.get(by)
    if (before === undefined || before.at <= claim.publishedAt) latest.set(by, { count, by, at: claim.publishedAt })
  }
  const words = [...latest.values()].sort((a, b) => a.count.value - b.count.value || a.by.localeCompare(b.by))
  const [first] = words
  const last = words.at(-1)
  return first && last ? { min: first.count, max: last.count, minBy: first.by, maxBy: last.by } : null
}

/** Who stands behind a claim: the ultimate speaker, not the outlet that quotes him. */
export function speakerName(claim: Claim): string {
  return claim.speakers[0]?.name ?? (claim.outlet || claim.source)
}

/** Number of sources that are different as SAFETY counts them: one per ultimate speaker, one per family of outlets. */
export function sourceCount(claims: readonly Claim[]): number {
  const families = new Map<string, string>()
  for (const claim of claims) {
    const speaker = speakerName(claim)
    if (![...families.entries()].some(([name, family]) => name === speaker || (family !== '' && family === claim.family)))
      families.set(speaker, claim.family)
  }
  return families.size
}

/** What a rise of the toll means for a chat (SAFETY, "A follow-up notifies when"). */
export function tollRise(before: FigureRange | null, after: FigureRange | null): 'first death' | 'toll rises' | null {
  const from = before?.min.value ?? 0
  const to = after?.min.value ?? 0
  if (to > 0 && (before === null || before.max.value === 0)) return 'first death'
  const rise = to - from
  return (to >= 2 * from && rise >= 5) || rise >= 20 ? 'toll rises' : null
}
