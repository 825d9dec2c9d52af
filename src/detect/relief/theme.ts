import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading } from '../reading/reading.ts'
import { isVast } from './linked.ts'

/** How often the place of an article is named at least, what share of all namings it has, and how far it leads the next. */
const NAMED = 3
const SHARE = 0.4
const LEAD = 1.6

/** The one place that an article is about, as its first mention; null where several share it. */
export function themeOf({ lines }: Reading): PlacedMention | null {
  const counts = new Map<string, { first: PlacedMention; count: number }>()
  let all = 0
  let abroad = 0
  for (const { line, roles } of lines)
    line.mentions.forEach((mention, index) => {
      const id = mention.mention?.chosen
      const role = roles[index]?.role
      if (role === 'foreign') abroad++
      if (
        !id ||
        isVast(mention) ||
        mention.place?.name === 'دمشق' ||
        role === 'foreign' ||
        role === 'near' ||
        role === 'force' ||
        role === 'speaker'
      )
        return
      all++
      const known = counts.get(id)
      if (known) known.count++
      else counts.set(id, { first: mention, count: 1 })
    })
  const [best, next] = [...counts.values()].sort((a, b) => b.count - a.count)
  if (!best || abroad > best.count || best.count < NAMED || best.count < SHARE * all || best.count < LEAD * (next?.count ?? 0)) return null
  return best.first
}
