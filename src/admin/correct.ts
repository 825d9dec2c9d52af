import { z } from 'zod'
import { matchesOf } from '../bot/features/search.ts'
import { fitBlocks, plain } from '../bot/fit-blocks.ts'
import { showDay } from '../bot/show-time.ts'
import { recordAudit } from '../db/audit-store.ts'
import { findEvent } from '../db/event-store.ts'
import type { Event } from '../domain/event.ts'
import { type EventId, parseEventId } from '../domain/ids.ts'
import { eventPlaceName } from '../notify/render/places.ts'
import { localParts } from '../notify/render/time.ts'
import { recentlyTold } from '../queries/recently-told.ts'
import { Amended, actionButton, amendButtons, describeAmendment, readAmendment } from './amend.ts'
import type { AdminDeps, Amendment } from './deps.ts'
import type { AdminTurn } from './desk.ts'

const MOST_EVENTS = 10
const NEWS_ZONE = 'Asia/Damascus'
const Picked = z.object({ event: z.string() })
const Confirmed = z.object({ event: z.string(), change: Amended.shape.change.nullable() })

export interface CorrectDesk {
  show(turn: AdminTurn, args: string): Promise<void>
  /** What an amendment will do, with the button that does it. */
  confirm(turn: AdminTurn, event: string, change: z.infer<typeof Amended>['change'] | null): Promise<void>
  readonly actions: Readonly<Record<string, (turn: AdminTurn, payload: unknown) => Promise<void>>>
}

/** `/correct [PLACE]`: what was told lately, to put right or to take back. */
export function createCorrectDesk({ correctEvent }: Pick<AdminDeps, 'correctEvent'>): CorrectDesk {
  async function show(turn: AdminTurn, args: string): Promise<void> {
    const { db, gazetteer } = turn.deps
    const places = args === '' ? null : matchesOf(turn, args).map(match => match.place.id)
    const inside = places?.flatMap(id => [id, ...gazetteer.descendants(id)]) ?? null
    const events = inside?.length === 0 ? [] : await recentlyTold(db, inside, MOST_EVENTS)
    if (events.length === 0) {
      await turn.send({ text: turn.t('correct-none') })
      return
    }
    const buttons = events.map(event => actionButton(turn, labelOf(turn, event), 'correct-pick', { event: event.id }))
    await turn.send({ text: turn.t('correct-list'), rows: (await Promise.all(buttons)).map(button => [button]) })
  }

  async function pick(turn: AdminTurn, payload: unknown): Promise<void> {
    const event = await load(turn, Picked.parse(payload).event)
    if (event === null) return turn.toast(turn.t('stale-button'))
    const withdraw = await actionButton(turn, turn.t('button-withdraw'), 'correct-withdraw', { event: event.id })
    const told = turn.deps.answers.tell(event, { language: turn.language, digits: turn.digits, followed: null })
    await turn.send({ text: fitBlocks([told]), rows: [await amendButtons(turn, { of: 'event', id: event.id }), [withdraw]] })
  }

  async function confirm(turn: AdminTurn, id: string, change: z.infer<typeof Amended>['change'] | null): Promise<void> {
    const event = await load(turn, id)
    const amendment = change === null ? null : readAmendment(turn, change)
    if (event === null || (change !== null && amendment === null)) return turn.toast(turn.t('stale-button'))
    const told = turn.deps.answers.tell(event, { language: turn.language, digits: turn.digits, followed: null })
    const doing =
      amendment === null ? turn.t('correct-withdraw-ask') : turn.t('correct-ask', { change: describeAmendment(turn, amendment) })
    const button = await actionButton(turn, turn.t('button-confirm'), 'correct-do', { event: event.id, change })
    await turn.send({ text: fitBlocks([told, plain(doing)]), rows: [[button]] })
  }

  async function apply(turn: AdminTurn, payload: unknown): Promise<void> {
    const { event, change } = Confirmed.parse(payload)
    const id = parseEventId(event)
    const amendment: Amendment | null = change === null ? null : readAmendment(turn, change)
    const possible = id !== null && (change === null || amendment !== null)
    const done = possible && ((await correctEvent?.(id, amendment)) ?? false)
    if (done) await recordAudit(turn.deps.db, turn.deps.cipher.hash(turn.user), 'event corrected', { event, change })
    await turn.show({ text: turn.t(done ? 'correct-done' : 'correct-failed') })
  }

  return {
    show,
    confirm,
    actions: {
      'correct-pick': pick,
      'correct-withdraw': (turn, payload) => confirm(turn, Picked.parse(payload).event, null),
      'correct-do': apply,
    },
  }
}

async function load(turn: AdminTurn, id: string): Promise<Event | null> {
  const parsed: EventId | null = parseEventId(id)
  const event = parsed === null ? null : await findEvent(turn.deps.db, parsed)
  return event?.withdrawnAt === undefined ? event : null
}

function labelOf(turn: AdminTurn, event: Event): string {
  const [place] = event.places
  const name = place ? eventPlaceName(place, turn.deps.gazetteer, turn.language) : ''
  const more = event.places.length > 1 ? ` +${event.places.length - 1}` : ''
  return `${turn.t(`kind-${event.kind}`)} · ${name}${more} · ${showDay(event.day ?? localParts(new Date(event.createdAt), NEWS_ZONE).day, turn)}`
}
