/** A count as it may be shown: none under 20, rounded to 10; null where it may not be told. */
export function bandOf(count: number): number | null {
  return count < LEAST_SHOWN ? null : Math.round(count / 10) * 10
}

export const LEAST_SHOWN = 20

/** Share in whole per cent; 0 of 0 is all. */
export function percentOf(part: number, total: number): number {
  return total === 0 ? 100 : Math.floor((part / total) * 100)
}
