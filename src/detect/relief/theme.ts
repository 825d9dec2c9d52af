import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading } from '../reading/reading.ts'
import { isPower, isVast } from './linked.ts'

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

const NAMED_FOR_ITSELF = new Set(['open', 'source', 'speaker'])
/** The place of an article that names no other, neither at home nor abroad, as its first mention. */
export function onlyPlaceNamed({ lines }: Reading): PlacedMention | null {
  let only: PlacedMention | null = null
  for (const { line, roles } of lines)
    for (const [index, mention] of line.mentions.entries()) {
      const id = mention.mention?.chosen
      if (roles[index]?.role === 'foreign' && !isPower(line, mention)) return null
      if (mention.mention === null || mention.place?.kind === 'country' || mention.place?.name === 'دمشق') continue
      if (isVast(mention)) return null
      if (!id || (only !== null && only.mention?.chosen !== id)) return null
      if (NAMED_FOR_ITSELF.has(roles[index]?.role ?? '')) only ??= mention
    }
  return only
}

/** How often a side of the country is named at least, to be what an article is about. */
const SIDE_NAMED = 2

/** The one side of the country that an article names («جنوب غرب سوريا»), as its first mention; null where it names several or only in passing. */
export function sideNamed({ lines }: Reading): PlacedMention | null {
  let only: PlacedMention | null = null
  let count = 0
  for (const { line } of lines)
    for (const [index, mention] of line.mentions.entries()) {
      if (mention.place?.kind !== 'region' || !isVast(mention) || /خفض/.test(mention.place.name)) continue
      if (isWhereabouts(line.mentions[index - 1], mention)) continue
      if (only !== null && only.mention?.chosen !== mention.mention?.chosen) return null
      only ??= mention
      count++
    }
  return count >= SIDE_NAMED ? only : null
}

/** «محافظة السويداء جنوب سوريا», «جاسم (جنوب سوريا)»: says where a place lies and names no side for itself. */
function isWhereabouts(before: PlacedMention | undefined, { kindFrom }: PlacedMention): boolean {
  return before !== undefined && before.mention !== null && kindFrom - before.to <= 1
}

/** The country, as its first mention, where an article names no place at home besides it and its government, and abroad only those who speak of every war. */
export function countryNamed({ lines }: Reading): PlacedMention | null {
  let only: PlacedMention | null = null
  for (const { line, roles } of lines)
    for (const [index, mention] of line.mentions.entries()) {
      if (roles[index]?.role === 'foreign' && !isPower(line, mention)) return null
      if (mention.mention === null || mention.place?.name === 'دمشق') continue
      if (mention.place?.kind !== 'country') return null
      only ??= mention
    }
  return only
}
