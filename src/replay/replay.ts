import { nextSteps, tick } from '../decide/clock.ts'
import { correctEvent } from '../decide/correct.ts'
import { type ClaimSource, type DecideContext, decide, toClaim } from '../decide/decide.ts'
import { inOrder } from '../decide/order.ts'
import { lookUpKeys, toEventPlace } from '../decide/places.ts'
import { pairSuperseding } from '../decide/supersede.ts'
import { HOUR_MS, type PlaceTimes } from '../decide/times.ts'
import type { Decision } from '../domain/decision.ts'
import { type Detection, KINDS, type Kind } from '../domain/detection.ts'
import type { Event } from '../domain/event.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import type { ArticleId, EventId, PlaceId } from '../domain/ids.ts'
import { addsNothing } from '../ingest/near-identity.ts'
import { createFamilies } from './families.ts'
import { createKnownEvents } from './known-events.ts'
import { createLedger, type Message, type PlannedAlert, type RenderText } from './ledger.ts'
import type { ReplayArticle } from './read-articles.ts'
import { createVersions } from './versions.ts'

export interface ReplayTools {
  readonly gazetteer: Gazetteer
  readonly times: PlaceTimes
  /** What an article says. */
  readonly read: (article: ReplayArticle) => readonly Detection[]
  readonly render: RenderText
}

/** One decision, or one step of the clock, with what followers get of it. */
export interface ReplayStep {
  readonly at: Date
  /** Null for a step of the clock. */
  readonly article: string | null
  readonly kind: Kind
  readonly places: readonly PlaceId[]
  readonly decision: Decision['action'] | 'clock'
  readonly reason: string
  readonly messages: readonly Message[]
  /** The event that it made or changed. */
  readonly event: Event | null
}

interface Held {
  readonly releaseAt: number
  readonly item: Item
}

interface Item {
  readonly detection: Detection
  readonly ordinal: number
  readonly source: ClaimSource
}

const RUNS_ON_MS = 24 * HOUR_MS
const CLOCK_STRIDE_MS = 24 * HOUR_MS

/**
 * Articles in order through reading and deciding to the messages that a follower of each place gets; between them the clock runs. Nothing is asked
 * outside of what is given: the same articles give the same steps.
 * @param until where the clock stops; a day after the last article where it is null
 */
export function replay(articles: readonly ReplayArticle[], until: Date | null, tools: ReplayTools): ReplayStep[] {
  const { gazetteer, times } = tools
  const known = createKnownEvents()
  const families = createFamilies()
  const steps: (Omit<ReplayStep, 'messages'> & { readonly alerts: readonly PlannedAlert[] })[] = []
  const held: Held[] = []
  const versions = createVersions()
  const arrivals = articles.flatMap(article => arrival(article)?.getTime() ?? [])
  // without any date no day is inferred, and the clock stands at the end
  let now = arrivals.length === 0 ? (until ?? new Date(0)) : new Date(Math.min(...arrivals))
  let serial = 0

  for (const article of articles) {
    const at = arrival(article)
    if (at && at > now) runClock(at)
    take(article)
  }
  runClock(until ?? new Date(now.getTime() + RUNS_ON_MS))
  const ledger = createLedger(
    steps.flatMap(step => step.alerts),
    gazetteer,
    tools.render,
  )
  return steps.map(({ alerts, ...step }) => ({ ...step, messages: alerts.flatMap(alert => ledger.deliver(alert)) }))

  function take(article: ReplayArticle): void {
    const source = sourceOf(article, families.of(article))
    const items = tools.read(article).map((detection, ordinal) => ({ detection, ordinal, source }))
    for (const item of correctOlder(article, items)) decideItem(item, false)
  }

  function decideItem(item: Item, released: boolean): void {
    const { detection, source } = item
    const kinds = detection.kind === 'shelling' ? KINDS : [detection.kind]
    const context = {
      ...contextOf(source, released),
      known: known.at(kinds, lookUpKeys(gazetteer, detection.kind, detection.places.map(toEventPlace))),
    }
    const decision = decide(detection, context)
    const waiting = decision.action === 'review' ? decision : 'waiting' in decision ? decision.waiting : undefined
    if (waiting?.releaseAfterS != null) held.push({ releaseAt: now.getTime() + waiting.releaseAfterS * 1000, item })
    note(decision, source.article, detection)
  }

  function correctOlder(article: ReplayArticle, items: readonly Item[]): readonly Item[] {
    const [first] = items
    const { publishedAt } = article
    const ordered = inOrder(items, gazetteer)
    const older = versions.olderOf(article)
    if (older === null || publishedAt === null) return ordered
    const old = older.id as ArticleId
    const source = first?.source ?? sourceOf(article, families.of(article))
    const context = contextOf(source, true)
    const matching = { gazetteer, times, publishedAt, family: source.family, lostOnly: addsNothing(older, article) }
    const { pairs, rest } = pairSuperseding(known.withArticle(old), ordered, matching)
    for (const { event, item } of pairs) {
      const by = item && { detection: item.detection, claim: toClaim(item.detection, context, publishedAt) }
      note(correctEvent(event, { what: 'article', drop: old, by }, context), source.article, item?.detection ?? null)
    }
    return rest
  }

  function note(decision: Decision, article: string | null, detection: Detection | null): void {
    const event = 'event' in decision ? decision.event : null
    const alerts: PlannedAlert[] = []
    if ('event' in decision)
      for (const { event: changed, alerts: plans } of [decision, ...(decision.touched ?? [])]) {
        known.put(changed)
        alerts.push(...plans.map(plan => ({ eventId: changed.id, at: now, plan })))
      }
    const places = (detection?.places ?? event?.places ?? []).flatMap(place => place.id ?? place.area ?? place.candidates)
    const kind = detection?.kind ?? event?.kind ?? 'shelling'
    steps.push({
      at: now,
      article,
      kind,
      places,
      decision: article === null ? 'clock' : decision.action,
      reason: decision.reason,
      event,
      alerts,
    })
  }

  /** Takes every step and release that falls due on the way, each at its own time. */
  function runClock(to: Date): void {
    while (true) {
      const due = nextDue()
      if (due !== null && due.at <= to.getTime()) {
        now = new Date(Math.max(now.getTime(), due.at))
        due.run()
      } else if (to.getTime() - now.getTime() > CLOCK_STRIDE_MS) now = new Date(now.getTime() + CLOCK_STRIDE_MS)
      else break
    }
    if (to > now) now = to
  }

  function nextDue(): { readonly at: number; readonly run: () => void } | null {
    const releases = held.map(one => ({ at: one.releaseAt, run: () => release(one) }))
    const ticks = known.open().flatMap(event => {
      const [step] = nextSteps(event, now, times)
      return step ? [{ at: step.at.getTime(), run: () => tickEvent(event) }] : []
    })
    return [...releases, ...ticks].sort((a, b) => a.at - b.at)[0] ?? null
  }

  function release(one: Held): void {
    held.splice(held.indexOf(one), 1)
    decideItem(one.item, true)
  }

  function tickEvent(event: Event): void {
    const decision = tick(event, { gazetteer, times, now })
    if (decision) note(decision, null, null)
  }

  function contextOf(source: ClaimSource, released: boolean): DecideContext {
    const newEventId = `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}` as EventId
    return { source, familyOf: () => null, known: [], gazetteer, now, times, newEventId, released }
  }
}

function sourceOf(article: ReplayArticle, family: string): ClaimSource {
  const { source, url, publishedAt } = article
  return { article: article.id as ArticleId, source, outlet: source, family, url, publishedAt }
}

function arrival(article: ReplayArticle): Date | null {
  return article.fetchedAt ?? article.publishedAt
}
