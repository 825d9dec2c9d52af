import { z } from 'zod'
import { matchesOf } from '../bot/features/search.ts'
import type { Button } from '../bot/keyboard.ts'
import { placeIn, placeLabel } from '../bot/show-place.ts'
import { issueToken, withdrawTokens } from '../db/action-token-store.ts'
import type { Status } from '../domain/detection.ts'
import { KINDS } from '../domain/detection.ts'
import { type PlaceId, parsePlaceId } from '../domain/ids.ts'
import type { Amendment } from './deps.ts'
import type { AdminTurn } from './desk.ts'

const TOKEN_LIFE_MS = 3600_000
const QUESTION_LIFE_MS = 30 * 60_000
/** As many rows as are read; beyond them stands the name with its governorate, or the code. */
const MOST_CHOICES = 25
const ASK_PLACE = 'amend-place-name'

/** What is put right: a report that was held, or an event that was told. */
export const Target = z.object({ of: z.enum(['review', 'event']), id: z.string() })
export type Target = z.infer<typeof Target>

const STATUSES = ['reported', 'announced', 'open', 'violated', 'ended', 'closed', 'denied'] as const satisfies readonly Status[]
const AmendmentShape = z.union([
  z.object({ what: z.literal('place'), place: z.string() }),
  z.object({ what: z.literal('kind'), kind: z.enum(KINDS), status: z.enum(STATUSES) }),
])
export const Amended = z.object({ target: Target, change: AmendmentShape })

/** What it may have been instead; relief only as announced or open, since its qualification is nobody's to strip. */
const CHOICES = [
  ['shelling', 'reported'],
  ['ceasefire', 'announced'],
  ['ceasefire', 'violated'],
  ['ceasefire', 'ended'],
  ['corridor', 'announced'],
  ['corridor', 'open'],
  ['corridor', 'closed'],
] as const

export async function actionButton(turn: AdminTurn, label: string, action: string, payload: object): Promise<Button> {
  const userHash = turn.deps.cipher.hash(turn.user)
  const token = await issueToken(turn.deps.db, { userHash, action, payload, lifeMs: TOKEN_LIFE_MS })
  return { label, press: { do: 'action', token } }
}

/** Change the place, change the kind. */
export async function amendButtons(turn: AdminTurn, target: Target): Promise<readonly Button[]> {
  return [
    await actionButton(turn, turn.t('button-amend-place'), 'amend-place', { target }),
    await actionButton(turn, turn.t('button-amend-kind'), 'amend-kind', { target }),
  ]
}

/** Asks for the name of the right place. */
export async function askPlace(turn: AdminTurn, payload: unknown): Promise<void> {
  const { target } = z.object({ target: Target }).parse(payload)
  await expectPlace(turn, target)
  await turn.send({ text: turn.t('amend-place-ask') })
}

/** The places of that name, to pick one. */
export async function pickPlace(turn: AdminTurn, text: string, payload: unknown): Promise<void> {
  const { target } = z.object({ target: Target }).parse(payload)
  const byId = parsePlaceId(text.trim())
  const exact = byId === null ? undefined : turn.deps.gazetteer.get(byId)
  const places = exact
    ? [exact]
    : matchesOf(turn, text.trim())
        .map(match => match.place)
        .slice(0, MOST_CHOICES)
  if (places.length === 0) {
    await expectPlace(turn, target)
    await turn.send({ text: turn.t('amend-place-unknown') })
    return
  }
  const buttons = places.map(place =>
    actionButton(turn, placeLabel(turn, place), 'amend-set', { target, change: { what: 'place', place: place.id } }),
  )
  await turn.send({ text: turn.t('town-choose'), rows: (await Promise.all(buttons)).map(button => [button]) })
}

export async function pickKind(turn: AdminTurn, payload: unknown): Promise<void> {
  const { target } = z.object({ target: Target }).parse(payload)
  const buttons = CHOICES.map(([kind, status]) =>
    actionButton(turn, turn.t(`amend-kind-${kind}-${status}`), 'amend-set', { target, change: { what: 'kind', kind, status } }),
  )
  await turn.send({ text: turn.t('amend-kind-ask'), rows: (await Promise.all(buttons)).map(button => [button]) })
}

/** Null where the place has left the tables since. */
export function readAmendment(turn: AdminTurn, change: z.infer<typeof AmendmentShape>): Amendment | null {
  if (change.what === 'kind') return change
  return turn.deps.gazetteer.get(change.place as PlaceId) ? { what: 'place', place: change.place as PlaceId } : null
}

export function describeAmendment(turn: AdminTurn, change: Amendment): string {
  if (change.what === 'kind') return turn.t(`amend-kind-${change.kind}-${change.status}`)
  const place = turn.deps.gazetteer.get(change.place)
  return place ? placeIn(turn, place) : change.place
}

const AMEND_QUESTIONS = [ASK_PLACE] as const

async function expectPlace(turn: AdminTurn, target: Target): Promise<void> {
  const userHash = turn.deps.cipher.hash(turn.user)
  await withdrawTokens(turn.deps.db, userHash, AMEND_QUESTIONS)
  await issueToken(turn.deps.db, { userHash, action: ASK_PLACE, payload: { target }, lifeMs: QUESTION_LIFE_MS })
}
