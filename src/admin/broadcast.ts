import type { BotDeps } from '../bot/deps.ts'
import { matchesOf } from '../bot/features/search.ts'
import { issueToken, peekToken, redeemToken, withdrawTokens } from '../db/action-token-store.ts'
import { recordAudit } from '../db/audit-store.ts'
import { planBroadcast, withdrawPlanned } from '../db/broadcast-store.ts'
import { type AlertId, type PlaceId, parsePlaceId } from '../domain/ids.ts'
import { beyondOneDistrict } from './audience.ts'
import { askApproval } from './broadcast-approval.ts'
import { Draft, DraftRef, Planned, Running } from './broadcast-draft.ts'
import { followProgress, showRecalled } from './broadcast-progress.ts'
import { askAudience, askText, PLACE_ZONE, previews, showDraft, timeText } from './broadcast-screens.ts'
import { readBroadcastText } from './broadcast-text.ts'
import { readSendTime } from './broadcast-time.ts'
import { type BroadcastAudience, type Broadcasts, WHO, type Who } from './deps.ts'
import type { AdminTurn } from './desk.ts'
import { allAdmins } from './rights.ts'

const QUESTION_LIFE_MS = 30 * 60_000
const DRAFT_LIFE_MS = 24 * 3600_000
const QUESTIONS = ['broadcast-audience', 'broadcast-text', 'broadcast-time'] as const

export interface BroadcastDesk {
  begin(turn: AdminTurn, args: string): Promise<void>
  readonly expected: Readonly<Record<string, (turn: AdminTurn, text: string, payload: unknown) => Promise<void>>>
  readonly actions: Readonly<Record<string, (turn: AdminTurn, payload: unknown) => Promise<void>>>
}

/**
 * `/broadcast`: whom, what, a preview as it will arrive, a test to oneself, and the order to send; beyond one district, or for relief, by a second admin.
 * The draft lies in the database under a one-time token: sending spends it, so that it goes out once whoever presses what.
 */
export function createBroadcastDesk(deps: BotDeps, broadcasts: Broadcasts): BroadcastDesk {
  const audit = (turn: AdminTurn, action: string, detail: Record<string, unknown>): Promise<void> =>
    recordAudit(deps.db, deps.cipher.hash(turn.user), action, detail)

  async function begin(turn: AdminTurn, args: string): Promise<void> {
    const userHash = deps.cipher.hash(turn.user)
    await withdrawTokens(deps.db, userHash, QUESTIONS)
    const drill = /^(drill|تجربة)$/i.test(args)
    await issueToken(deps.db, { userHash, action: 'broadcast-audience', payload: { drill }, lifeMs: QUESTION_LIFE_MS })
    const everybody = await issueToken(deps.db, { userHash, action: 'broadcast-everybody', payload: { drill }, lifeMs: QUESTION_LIFE_MS })
    await askAudience(turn, everybody, (await allAdmins(deps)).length < 2)
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
          text: turn.t(found.length === 0 ? 'broadcast-place-unknown' : 'broadcast-place-doubt', { name, ids: found.join(' ') }),
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
    await issueToken(deps.db, { userHash, action: 'broadcast-text', payload: { audience, drill }, lifeMs: QUESTION_LIFE_MS })
    await askText(turn)
  }

  async function readText(turn: AdminTurn, text: string, payload: unknown): Promise<void> {
    const { audience, drill } = Draft.pick({ audience: true, drill: true }).parse(payload)
    const read = readBroadcastText(text, drill)
    const userHash = deps.cipher.hash(turn.user)
    if (!read.ok) {
      await issueToken(deps.db, { userHash, action: 'broadcast-text', payload: { audience, drill }, lifeMs: QUESTION_LIFE_MS })
      await turn.send({ text: turn.t(`broadcast-${read.problem.replace(' ', '-')}`) })
      return
    }
    const approval = !drill && (read.relief || beyondOneDistrict(deps.gazetteer, audience))
    if (approval && (await allAdmins(deps)).length < 2) {
      await turn.send({ text: turn.t('broadcast-needs-second') })
      return
    }
    const { body, relief } = read
    const flagged = [...read.flagged]
    const draft: Draft = { audience, drill, body, flagged, relief, urgent: false, who: 'everybody', sendAt: null, approval }
    const token = await issueToken(deps.db, { userHash, action: 'broadcast-draft', payload: draft, lifeMs: DRAFT_LIFE_MS })
    for (const text of previews(broadcasts, draft, turn.language)) await turn.send({ text })
    await showDraft(turn, broadcasts, draft, refOf(turn, token))
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
    if (!draft.approval) return release(turn, ref)
    await askApproval(deps, broadcasts, turn, draft, ref)
    await audit(turn, 'broadcast asked', { relief: draft.relief })
    await turn.show({ text: turn.t('broadcast-asked') })
  }

  /** Spends the draft and sends it; by its author, or by the second admin. */
  async function release(turn: AdminTurn, ref: DraftRef): Promise<void> {
    const spent = await redeemToken(deps.db, ref.draft, Buffer.from(ref.author, 'base64'))
    if (spent === null) return turn.toast(turn.t('stale-button'))
    const draft = Draft.parse(spent.payload)
    if (draft.drill) return drillToAdmins(turn, draft)
    if (draft.sendAt !== null && Date.parse(draft.sendAt) > deps.now().getTime()) return plan(turn, draft, draft.sendAt)
    const alert = await broadcasts.send(draft)
    await audit(turn, 'broadcast sent', { alert, audience: draft.audience, relief: draft.relief, urgent: draft.urgent })
    await begunSending(turn, alert)
  }

  async function plan(turn: AdminTurn, draft: Draft, sendAt: string): Promise<void> {
    const id = await planBroadcast(deps.db, draft, new Date(sendAt))
    await audit(turn, 'broadcast planned', { plan: id, sendAt })
    const lifeMs = Date.parse(sendAt) - deps.now().getTime() + DRAFT_LIFE_MS
    const userHash = deps.cipher.hash(turn.user)
    const token = await issueToken(deps.db, { userHash, action: 'broadcast-unplan', payload: { plan: id }, lifeMs })
    const rows = [[{ label: turn.t('button-unplan'), press: { do: 'action', token } as const }]]
    await turn.show({ text: turn.t('broadcast-planned', { time: timeText(turn, sendAt) }), rows })
  }

  async function drillToAdmins(turn: AdminTurn, draft: Draft): Promise<void> {
    const rich = broadcasts.render(draft.body, 'ar')
    for (const admin of await allAdmins(deps)) await deps.call('sendMessage', { chat_id: admin, text: rich.text, entities: rich.entities })
    await audit(turn, 'drill sent', {})
    await turn.show({ text: turn.t('broadcast-drilled') })
  }

  async function begunSending(turn: AdminTurn, alert: AlertId): Promise<void> {
    void followProgress(turn, broadcasts, alert).catch(error => deps.log.error({ err: error }, 'progress was not shown'))
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
      'broadcast-unplan': async (turn, payload) => {
        const { plan: id } = Planned.parse(payload)
        const withdrawn = await withdrawPlanned(deps.db, id)
        if (withdrawn) await audit(turn, 'broadcast withdrawn', { plan: id })
        await turn.show({ text: turn.t(withdrawn ? 'broadcast-dropped' : 'broadcast-gone') })
      },
      'broadcast-pause': async (turn, payload) => {
        const { alert } = Running.parse(payload)
        await broadcasts.pause(alert as AlertId)
        await audit(turn, 'broadcast paused', { alert })
        await turn.toast(turn.t('broadcast-paused'))
      },
      'broadcast-resume': async (turn, payload) => {
        const { alert } = Running.parse(payload)
        await broadcasts.resume(alert as AlertId)
        await audit(turn, 'broadcast resumed', { alert })
        await turn.toast(turn.t('broadcast-resumed'))
      },
      'broadcast-approve': (turn, payload) => release(turn, DraftRef.parse(payload)),
      'broadcast-drop': async (turn, payload) => {
        const ref = DraftRef.parse(payload)
        await redeemToken(deps.db, ref.draft, Buffer.from(ref.author, 'base64'))
        await audit(turn, 'broadcast dropped', {})
        await turn.show({ text: turn.t('broadcast-dropped') })
      },
      'broadcast-stop': async (turn, payload) => {
        const { alert } = Running.parse(payload)
        await broadcasts.cancel(alert as AlertId)
        await audit(turn, 'broadcast stopped', { alert })
        await turn.toast(turn.t('broadcast-stopped'))
      },
      'broadcast-recall': async (turn, payload) => {
        const { alert } = Running.parse(payload)
        const count = await broadcasts.recall(alert as AlertId)
        await audit(turn, 'broadcast recalled', { alert })
        await showRecalled(turn, count)
      },
    },
  }
}

function nextWho(who: Who): Who {
  return WHO[(WHO.indexOf(who) + 1) % WHO.length] ?? 'everybody'
}

function certainPlaces(turn: AdminTurn, name: string): readonly PlaceId[] {
  const matches = matchesOf(turn, name)
  return matches.filter(match => match.score >= 0.95).map(match => match.place.id)
}

function drillOf(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && 'drill' in payload && payload.drill === true
}
