import type { LocalTime } from '../when/local-time.ts'
import { toLocal } from '../when/zone.ts'

/** Zone of the places; times that name another are converted by the reader of times. */
export const PLACE_ZONE = 'Asia/Damascus'

let last: { readonly at: number; readonly local: LocalTime } | null = null

/** The publication in the zone of the places. The last answer is kept, since every sentence of an article asks the same. */
export function localNow(publishedAt: Date | null): LocalTime | null {
  if (publishedAt === null) return null
  const at = publishedAt.getTime()
  if (last?.at !== at) last = { at, local: toLocal(publishedAt, PLACE_ZONE) }
  return last.local
}
