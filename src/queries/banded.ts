/** A count that may be shown: none under 20, others rounded to 10 (SAFETY, People). Null reads "fewer than 20". */
export function banded(count: number): number | null {
  return count < 20 ? null : Math.round(count / 10) * 10
}
