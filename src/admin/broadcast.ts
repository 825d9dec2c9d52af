import type { BotDeps } from '../bot/deps.ts'
import { isBearer, matchesOf } from '../bot/features/search.ts'
import { placeLabel } from '../bot/show-place.ts'
import { issueToken, peekToken, redeemToken, withdrawTokens } from '../db/action-token-store.ts'
import { recordAudit } from '../db/audit-store.ts'
import { type PlaceId, parsePlaceId } from '../domain/ids.ts'
import { beyondOneDistrict } from './audience.ts'
import { askApproval } from './broadcast-approval.ts'
import { Asked, Draft, DraftRef } from './broadcast-draft.ts'
import type { BroadcastPlans } from './broadcast-plans.ts'
import type { RunningBroadcasts } from './broadcast-running.ts'
import { askAudience, askText, PLACE_ZONE, previews, showDraft } from './broadcast-screens.ts'
import { readBroadcastText } from './broadcast-text.ts'
import { readSendTime } from './broadcast-time.ts'
import { type BroadcastAudience, type Broadcasts, WHO, type Who } from './deps.ts'
import type { AdminAction, AdminTurn } from './desk.ts'
import { adminByHash, allAdmins } from './rights.ts'

const QUESTION_LIFE_MS = 30 * 60_000
const DRAFT_LIFE_MS = 24 * 3600_000
/** So many lines fit into a message. */
const MOST_CODES = 25
const QUESTIONS = ['broadcast-audience', 'broadcast-text', 'broadcast-time'] as const

export interface BroadcastDesk {
  begin(turn: AdminTurn, args: string): Promise<void>
  readonly expected: Readonly<Record<string, (turn: AdminTurn, text: string, payload: unknown) => Promise<void>>>
  readonly actions: Readonly<Record<string, AdminAction>>
}

/** What a draft goes over into once it is confirmed. */
export interface BroadcastWays {
  readonly running: RunningBroadcasts
  readonly plans: BroadcastPlans
  /** A turn of an admin who has pressed nothing just now; null where that is no admin any more. */
  readonly turnOf: (user: AdminTurn['user']) => Promise<AdminTurn | null>
}

/**
 * `/broadcast`: whom, what, a preview as it will arrive, a test to oneself, and the order to send; beyond one district, or for relief, by a second admin.
 * The draft lies in the database under a one-time token: sending spends it, so that it goes out once whoever presses what.
 */
export function createBroadcastDesk(deps: BotDeps, broadcasts: Broadcasts, { running, plans, turnOf }: BroadcastWays): BroadcastDesk {
  const audit = (turn: AdminTurn, action: string, detail: Record<string, unknown>): Promise<void> =>
    recordAudit(deps.db, deps.cipher.hash(turn.user), action, detail)

  async function begin(turn: AdminTurn, args: string): Promise<void> {
    const userHash = deps.cipher.hash(turn.user)
    await withdrawTokens(deps.db, userHash, QUESTIONS)
    const drill = /^(drill|تجربة)$/i.test(args)
    await issueToken(deps.db, { userHash, action: 'broadcast-audience', payload: { drill }, lifeMs: QUESTION_LIFE_MS })
    const everybody = await issueToken(deps.db, { userHash, action: 'broadcast-everybody', payload: { drill }, lifeMs: QUESTION_LIFE_MS })
    await askAudience(turn, everybody, (await allAdmins(deps)).length < 2, await plans.listButton(turn))
  }

  /** An admin's answer to "whom": one place a line. */
  async function readAudience(turn: AdminTurn, text: string, payload: unknown): Promise<void> {
    const names = text
      .split(/[\n،,]/)
      .map(name => name.trim())
      .filter(Boolean)
    const places: PlaceId[] = []
    for (const name of names) {
      const found = parsePlaceId(name) !== null && deps.gazetteer.get(name as PlaceId) ? [name as PlaceId] : certainPlaces(turn, name)
      if (found.length !== 1) {
        await issueToken(deps.db, {
          userHash: deps.cipher.hash(turn.user),
          action: 'broadcast-audience',
          payload: payload as object,
          lifeMs: QUESTION_LIFE_MS,
        })
        await turn.send({
          text: turn.t(found.length === 0 ? 'broadcast-place-unknown' : 'broadcast-place-doubt', {
            name,
            ids: found
              .slice(0, MOST_CODES)
              .map(id => codeOf(turn, id))
              .join('\n'),
          }),
        })
        return
      }
      places.push(found[0]!)
    }
    await wantText(turn, { by: 'places', places: [...new Set(places)] }, drillOf(payload))
  }

  async function wantText(turn: AdminTurn, audience: BroadcastAudience, drill: boolean): Promise<void> {
    const userHash = deps.cipher.hash(turn.user)
    await withdrawTokens(deps.db, userHash, QUESTIONS)
    const alone = (await allAdmins(deps)).length < 2
    if (alone && !drill && beyondOneDistrict(deps.gazetteer, audience)) {
      await turn.send({ text: turn.t('broadcast-needs-second') })
      return
    }
    await issueToken(deps.db, { userHash, action: 'broadcast-text', payload: Asked.parse({ audience, drill }), lifeMs: QUESTION_LIFE_MS })
    await askText(turn)
  }

  async function readText(turn: AdminTurn, text: string, payload: unknown): Promise<void> {
    const asked = Asked.parse(payload)
    const read = readBroadcastText(text, asked.drill)
    const userHash = deps.cipher.hash(turn.user)
    if (!read.ok) {
      await issueToken(deps.db, { userHash, action: 'broadcast-text', payload: asked, lifeMs: QUESTION_LIFE_MS })
      await turn.send({ text: turn.t(`broadcast-${read.problem.replace(' ', '-')}`) })
      return
    }
    const approval = !asked.drill && (read.relief || beyondOneDistrict(deps.gazetteer, asked.audience))
    if (approval && (await allAdmins(deps)).length < 2) {
      await turn.send({ text: turn.t('broadcast-needs-second') })
      return
    }
    const { body, relief } = read
    const draft: Draft = { ...asked, body, flagged: [...read.flagged], relief, approval }
    const token = await issueToken(deps.db, { userHash, action: 'broadcast-draft', payload: draft, lifeMs: DRAFT_LIFE_MS })
    for (const text of previews(broadcasts, draft, turn.language)) await turn.send({ text })
    await showDraft(turn, broadcasts, draft, refOf(turn, token))
  }

  /** The text anew, for the same people at the same time; what was asked of a second admin is void with the old one. */
  async function editText(turn: AdminTurn, payload: unknown): Promise<void> {
    const ref = DraftRef.parse(payload)
    const spent = await redeemToken(deps.db, ref.draft, Buffer.from(ref.author, 'base64'))
    if (spent === null) return turn.toast(turn.t('stale-button'))
    const userHash = deps.cipher.hash(turn.user)
    await withdrawTokens(deps.db, userHash, QUESTIONS)
    await issueToken(deps.db, { userHash, action: 'broadcast-text', payload: Asked.parse(spent.payload), lifeMs: QUESTION_LIFE_MS })
    await askText(turn)
  }

  async function test(turn: AdminTurn, payload: unknown): Promise<void> {
    const ref = DraftRef.parse(payload)
    const draft = await openDraft(ref)
    if (draft === null) return turn.toast(turn.t('stale-button'))
    for (const text of previews(broadcasts, draft, turn.language)) await turn.send({ text })
    await showDraft(turn, broadcasts, draft, ref)
  }

  /** A changed draft is a new one: what an approval was asked for stays as it was. */
  async function change(turn: AdminTurn, payload: unknown, by: (draft: Draft) => Partial<Draft>): Promise<void> {
    const ref = DraftRef.parse(payload)
    const spent = await redeemToken(deps.db, ref.draft, Buffer.from(ref.author, 'base64'))
    if (spent === null) return turn.toast(turn.t('stale-button'))
    const old = Draft.parse(spent.payload)
    const draft: Draft = { ...old, ...by(old) }
    const userHash = deps.cipher.hash(turn.user)
    const token = await issueToken(deps.db, { userHash, action: 'broadcast-draft', payload: draft, lifeMs: DRAFT_LIFE_MS })
    await showDraft(turn, broadcasts, draft, refOf(turn, token))
  }

  async function askTime(turn: AdminTurn, payload: unknown): Promise<void> {
    const userHash = deps.cipher.hash(turn.user)
    await withdrawTokens(deps.db, userHash, QUESTIONS)
    await issueToken(deps.db, { userHash, action: 'broadcast-time', payload: DraftRef.parse(payload), lifeMs: QUESTION_LIFE_MS })
    await turn.send({ text: turn.t('broadcast-when-ask') })
  }

  async function readTime(turn: AdminTurn, text: string, payload: unknown): Promise<void> {
    const at = readSendTime(text, deps.now(), PLACE_ZONE)
    if (at === null) return askTime(turn, payload)
    await change(turn, payload, () => ({ sendAt: at.toISOString() }))
  }

  async function confirm(turn: AdminTurn, payload: unknown): Promise<void> {
    const ref = DraftRef.parse(payload)
    const draft = await openDraft(ref)
    if (draft === null) return turn.toast(turn.t('stale-button'))
    if (isLate(draft)) {
      await turn.send({ text: turn.t('broadcast-time-passed') })
      return change(turn, payload, () => ({ sendAt: null }))
    }
    if (!draft.approval) return release(turn, ref, draft)
    if ((await allAdmins(deps)).length < 2) return turn.show({ text: turn.t('broadcast-needs-second') })
    await askApproval(deps, broadcasts, turn, draft, ref)
    await audit(turn, 'broadcast asked', { relief: draft.relief })
    await turn.show({ text: turn.t('broadcast-asked') })
  }

  /** The second admin's word. What is too late by now waits for its author, and is not sent. */
  async function approve(turn: AdminTurn, payload: unknown): Promise<void> {
    const ref = DraftRef.parse(payload)
    const draft = await openDraft(ref)
    if (draft === null) return turn.show({ text: turn.t('broadcast-gone') })
    if (isLate(draft)) {
      await turn.show({ text: turn.t('broadcast-late') })
      await tellAuthor(turn, ref, 'broadcast-late')
      return
    }
    await release(turn, ref, draft)
  }

  /** Spends the draft and sends it; by its author, or by the second admin. */
  async function release(turn: AdminTurn, ref: DraftRef, draft: Draft): Promise<void> {
    const spent = await redeemToken(deps.db, ref.draft, Buffer.from(ref.author, 'base64'))
    if (spent === null) return turn.toast(turn.t('stale-button'))
    if (draft.drill) return drillToAdmins(turn, draft)
    if (draft.sendAt !== null) {
      await plans.keep(turn, draft, draft.sendAt)
      await tellAuthor(turn, ref, 'broadcast-approved')
      return
    }
    const alert = await broadcasts.send(draft)
    await audit(turn, 'broadcast sent', { alert, audience: draft.audience, relief: draft.relief, urgent: draft.urgent })
    running.watch(turn, alert)
    const author = await tellAuthor(turn, ref, 'broadcast-approved')
    if (author !== null) running.watch(author, alert)
  }

  async function drop(turn: AdminTurn, payload: unknown): Promise<void> {
    const ref = DraftRef.parse(payload)
    const spent = await redeemToken(deps.db, ref.draft, Buffer.from(ref.author, 'base64'))
    if (spent === null) return turn.show({ text: turn.t('broadcast-gone') })
    await audit(turn, 'broadcast dropped', {})
    await turn.show({ text: turn.t('broadcast-dropped') })
    await tellAuthor(turn, ref, 'broadcast-rejected')
  }

  /** Tells the author what another did with the draft; null where the author did it, or is no admin any more. */
  async function tellAuthor(turn: AdminTurn, ref: DraftRef, key: string): Promise<AdminTurn | null> {
    const author = await adminByHash(deps, Buffer.from(ref.author, 'base64'))
    const other = author === null || author === turn.user ? null : await turnOf(author)
    await other?.send({ text: other.t(key) })
    return other
  }

  function isLate({ sendAt }: Draft): boolean {
    return sendAt !== null && Date.parse(sendAt) <= deps.now().getTime()
  }

  async function drillToAdmins(turn: AdminTurn, draft: Draft): Promise<void> {
    const rich = broadcasts.render(draft.body, 'ar')
    for (const admin of await allAdmins(deps)) await deps.call('sendMessage', { chat_id: admin, text: rich.text, entities: rich.entities })
    await audit(turn, 'drill sent', {})
    await turn.show({ text: turn.t('broadcast-drilled') })
  }

  async function openDraft(ref: DraftRef): Promise<Draft | null> {
    const kept = await peekToken(deps.db, ref.draft, Buffer.from(ref.author, 'base64'))
    return kept === null ? null : Draft.parse(kept.payload)
  }

  function refOf(turn: AdminTurn, draft: string): DraftRef {
    return { draft, author: Buffer.from(deps.cipher.hash(turn.user)).toString('base64') }
  }

  return {
    begin,
    expected: { 'broadcast-audience': readAudience, 'broadcast-text': readText, 'broadcast-time': readTime },
    actions: {
      'broadcast-everybody': (turn, payload) => wantText(turn, { by: 'all' }, drillOf(payload)),
      'broadcast-test': test,
      'broadcast-confirm': confirm,
      'broadcast-urgent': (turn, payload) => change(turn, payload, draft => ({ urgent: !draft.urgent })),
      'broadcast-who': (turn, payload) => change(turn, payload, draft => ({ who: nextWho(draft.who) })),
      'broadcast-when': askTime,
      'broadcast-edit': editText,
      'broadcast-approve': approve,
      'broadcast-drop': drop,
    },
  }
}

function nextWho(who: Who): Who {
  return WHO[(WHO.indexOf(who) + 1) % WHO.length] ?? 'everybody'
}

/** «دوما · مدينة · ريف دمشق: C2301». */
function codeOf(turn: AdminTurn, id: PlaceId): string {
  const place = turn.deps.gazetteer.get(id)
  return place === undefined ? id : `${placeLabel(turn, place)}: ${id}`
}

function certainPlaces(turn: AdminTurn, name: string): readonly PlaceId[] {
  return matchesOf(turn, name)
    .filter(isBearer)
    .map(match => match.place.id)
}

function drillOf(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && 'drill' in payload && payload.drill === true
}
