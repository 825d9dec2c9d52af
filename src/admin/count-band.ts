/** Counts below this are told to nobody (SAFETY, People). */
export const LEAST_SHOWN = 20

/** Share in whole per cent; 0 of 0 is all. */
export function percentOf(part: number, total: number): number {
  return total === 0 ? 100 : Math.floor((part / total) * 100)
}
