import { goesBeyond } from '../decide/figures.ts'
import type { Claim, Event } from '../domain/event.ts'

/** Events in groups: those among which a bulletin that sums up their tolls was shared out, each other event by itself. */
export function toldTogether(events: readonly Event[]): (readonly Event[])[] {
  const byArticle = new Map<string, Event[]>()
  for (const event of events) {
    for (const article of new Set(event.claims.map(claim => claim.article)))
      byArticle.set(article, [...(byArticle.get(article) ?? []), event])
  }
  const groups = new Map<Event, readonly Event[]>(events.map(event => [event, [event]]))
  for (const event of events) {
    for (const bulletin of event.claims.filter(claim => goesBeyond(event, claim))) {
      const sharers = (byArticle.get(bulletin.article) ?? []).filter(other => other.claims.some(claim => isPartOf(claim, bulletin)))
      const joined = [...new Set([event, ...sharers].flatMap(other => groups.get(other) ?? []))]
      for (const member of joined) groups.set(member, joined)
    }
  }
  return [...new Set(groups.values())]
}

/** Of a list of towns that known events share, each keeps a claim that names its own. */
function isPartOf(claim: Claim, bulletin: Claim): boolean {
  return (
    claim.article === bulletin.article && claim.placeNames.length > 0 && claim.placeNames.every(name => bulletin.placeNames.includes(name))
  )
}
