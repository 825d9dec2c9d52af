import { sql } from 'kysely'
import type { AlertId, ChatId, PlaceId } from '../domain/ids.ts'
import type { Db } from './database.ts'
import type { ChatType, DeliveryAction } from './schema.ts'

/** A delivery that this process has taken to send, with what its chat has set. */
export interface ClaimedDelivery {
  readonly id: string
  /** Counts the claims of the row: an outcome is written only if nobody has claimed it since. */
  readonly tries: number
  readonly alertId: AlertId
  readonly chatId: ChatId
  readonly sealedChat: Uint8Array
  readonly chatType: ChatType
  readonly language: 'ar' | 'en'
  readonly digits: 'western' | 'arabic'
  readonly zone: string
  readonly discreet: boolean
  readonly quietFrom: string | null
  readonly quietTo: string | null
  readonly quietMode: 'silent' | 'hold' | 'off'
  readonly pausedUntil: Date | null
  readonly placeId: PlaceId | null
  readonly lane: number
  readonly action: DeliveryAction
  /** An earlier call for it ended in doubt. */
  readonly ambiguous: boolean
  readonly silent: boolean
  /** What ends in doubt is sent again. */
  readonly resend: boolean
}

/** One message a second to a person, one in three seconds to a group or channel: 20 a minute, edits counted. */
const PRIVATE_SPACING_S = 1
const GROUP_SPACING_S = 3

/**
 * Takes up to `limit` deliveries that may be sent now, by lane and then by age, no two of one chat, and none of a chat that waits.
 * @param leaseS for how long nobody else takes them
 */
export async function claimDeliveries(db: Db, limit: number, leaseS: number): Promise<readonly ClaimedDelivery[]> {
  // The chat's row is locked and changed with the claim: of two processes that see two deliveries of one chat, one gets through.
  const { rows } = await sql<ClaimedDelivery>`
    with front as (
      select * from hudna.ledger_front(${limit * 2}::integer)
    ), taken as (
      select id, chat_id from (select *, row_number() over (partition by chat_id order by lane, id) as turn from front) ranked
      where turn = 1 order by lane, id limit ${limit}
    ), chats as (
      update hudna.chat c
      set wait_until = now() + make_interval(secs => case c.type when 'private' then ${sql.lit(PRIVATE_SPACING_S)} else ${sql.lit(GROUP_SPACING_S)} end)
      from taken t where c.id = t.chat_id
      returning c.id, c.id_cipher, c.type, c.language, c.digits, c.zone, c.discreet, c.quiet_from, c.quiet_to, c.quiet_mode, c.paused_until
    ), claimed as (
      update hudna.delivery d
      set state = 'sending', tries = least(d.tries + 1, 32000), lease_until = now() + make_interval(secs => ${leaseS}::double precision)
      from taken t where d.id = t.id
      returning d.id, d.tries, d.alert_id, d.chat_id, d.place_id, d.lane, d.action, d.ambiguous
    )
    select d.id, d.tries, d.alert_id as "alertId", d.chat_id as "chatId", c.id_cipher as "sealedChat", c.type as "chatType",
      c.language, c.digits, c.zone, c.discreet, c.quiet_from::text as "quietFrom", c.quiet_to::text as "quietTo",
      c.quiet_mode as "quietMode", c.paused_until as "pausedUntil", d.place_id as "placeId", d.lane, d.action, d.ambiguous,
      a.silent, a.resend
    from claimed d join chats c on c.id = d.chat_id join hudna.alert a on a.id = d.alert_id
    order by d.lane, d.id`.execute(db)
  return rows
}

/** Whether a claimed delivery is still to be sent. */
export type Verdict =
  /** `leftMs`: until the alert expires, from before the look on; null where it does not. */
  | {
      readonly id: string
      readonly verdict: 'go'
      readonly target: string | null
      readonly leftMs: number | null
      /** Of news that may wait for the hour to allow it: when normal messages went to the chat in the last hour, by the clock of the world. */
      readonly sentLately: readonly Date[] | null
    }
  /** Another process has it, since our lease ran out. */
  | { readonly id: string; readonly verdict: 'lost' }
  /** The message that it edits is not there yet; `afterS`: seconds for which that one is put off, null where it may come at any moment. */
  | { readonly id: string; readonly verdict: 'later'; readonly afterS: number | null }
  | { readonly id: string; readonly verdict: 'cancelled' | 'expired' | 'gone'; readonly why: string }

/**
 * The last look before the calls, to be made in a transaction that stays open until the calls have been started: it holds the alerts, so that
 * whoever cancels one waits. `target` is Telegram's id of the chat's first message of the event, or of the one that the
 * alert replies to: what is edited or replied to.
 */
export async function checkClaimed(db: Db, claimed: readonly ClaimedDelivery[]): Promise<readonly Verdict[]> {
  const wanted = JSON.stringify(claimed.map(({ id, tries }) => ({ id, tries })))
  const alerts = [...new Set(claimed.map(({ alertId }) => alertId))]
  // By themselves first: what was written while this waited is seen below. In the order in which a correction holds them.
  await sql`select from hudna.alert where id = any(${alerts}::uuid[]) order by id for share`.execute(db)
  const { rows } = await sql<{
    id: string
    verdict: Verdict['verdict']
    why: string
    target: string | null
    left: number | null
    lately: Date[] | null
    wait: number | null
  }>`
    select d.id, (extract(epoch from a.expires_at - hudna.hudna_now()) * 1000)::double precision as left, case d.action when 'delete' then d.message_id else t.message_id end as target, v.why,
      l.at as lately, t.wait,
      case when v.why is null then 'go' else split_part(v.why, ':', 1) end as verdict
    from jsonb_to_recordset(${wanted}::text::jsonb) as w (id bigint, tries integer)
    join hudna.delivery d on d.id = w.id
    join hudna.alert a on a.id = d.alert_id
    left join hudna.chat c on c.id = d.chat_id
    left join hudna.subscription s on s.chat_id = d.chat_id and s.place_id = d.place_id
    left join lateral (
      select e.message_id, e.state, case when e.held then extract(epoch from e.due_at - now())::double precision end as wait from hudna.delivery e join hudna.alert b on b.id = e.alert_id
      where b.id <> a.id and b.event_id = case
          when a.body ->> 'replyTo' is not null then (a.body ->> 'replyTo')::uuid
          when a.type <> 'first' then a.event_id
        end
        and e.chat_id = d.chat_id and e.action = 'send' and e.state in ('sent', 'sending', 'pending')
      order by e.message_id is null, b.type = 'first' desc, e.id limit 1
    ) t on true
    -- It was claimed when a newer alert of the event took the place of what was unsent, and so was passed over (supersedeUnsent).
    left join lateral (
      select true as found from hudna.alert b
      where b.event_id = any(a.event_id || a.tells) and b.cancelled_at is null and (
        b.event_id = a.event_id and (b.event_version, b.created_at) > (a.event_version, a.created_at)
          and (b.type in ('correction', 'retraction') or (b.type = 'follow-up' or b.type = 'edit' and d.action = 'edit')
            and exists (select from hudna.delivery f where f.alert_id = b.id and f.chat_id = d.chat_id))
        or b.event_id <> a.event_id and b.type in ('correction', 'retraction') and b.created_at > a.created_at)
      limit 1
    ) n on true
    left join lateral (
      select coalesce(array_agg(coalesce(m.sent_at, hudna.hudna_now())), '{}') as at from hudna.delivery m
      where m.chat_id = d.chat_id and m.id <> d.id and m.lane = 2 and m.action = 'send'
        and (m.state = 'sending' or m.state = 'sent' and m.sent_at > hudna.hudna_now() - interval '1 hour')
    ) l on d.lane = 2 and d.action = 'send' and not d.ambiguous and a.type in ('first', 'follow-up') and a.body ->> 'form' = 'event'
    cross join lateral (
      select case
        when d.state <> 'sending' or d.tries <> w.tries or d.lease_until < now() then 'lost:'
        when d.action = 'delete' and d.message_id is null then 'cancelled:nothing to delete'
        when d.action <> 'delete' and a.cancelled_at is not null then 'cancelled:alert cancelled'
        when d.action <> 'delete' and a.expires_at <= hudna.hudna_now() then 'expired:'
        when c.id is null or c.state <> 'active' then 'gone:left before'
        when a.type in ('first', 'follow-up') and d.place_id is not null and s.id is null then 'cancelled:unfollowed'
        when d.action <> 'delete' and a.type <> 'correction' and n.found then 'cancelled:superseded'
        when d.action = 'edit' and t.message_id is null and t.state is not null then 'later:'
        when d.action = 'edit' and t.message_id is null then 'cancelled:nothing to edit'
      end as why
    ) v`.execute(db)
  return rows.map(row => {
    if (row.verdict === 'go') return { id: row.id, verdict: 'go', target: row.target, leftMs: row.left, sentLately: row.lately }
    if (row.verdict === 'lost') return { id: row.id, verdict: 'lost' }
    if (row.verdict === 'later') return { id: row.id, verdict: 'later', afterS: row.wait }
    return { id: row.id, verdict: row.verdict, why: row.why.slice(row.why.indexOf(':') + 1) }
  })
}

/** What becomes of a claimed delivery. */
export interface DeliveryResult {
  readonly id: string
  readonly tries: number
  readonly state: 'pending' | 'sent' | 'failed' | 'gone' | 'unknown' | 'cancelled' | 'expired'
  readonly messageId?: number | null
  /** The call may have been made. */
  readonly ambiguous?: boolean
  readonly error?: string | null
  /** Of a pending one: real seconds until it is due again. */
  readonly afterS?: number
  /** The try does not count. */
  readonly uncounted?: boolean
  /** Put off on purpose: nobody looks at it before it is due. */
  readonly held?: boolean
}

/** Writes what became of a batch, in one statement; rows that somebody else has claimed meanwhile stay as they are. */
export async function writeResults(db: Db, results: readonly DeliveryResult[]): Promise<void> {
  if (results.length === 0) return
  const rows = results.map(result => ({
    id: result.id,
    tries: result.tries,
    state: result.state,
    message_id: result.messageId ?? null,
    ambiguous: result.ambiguous ?? false,
    error: result.error ?? null,
    after_s: result.afterS ?? null,
    uncounted: result.uncounted ?? false,
    held: result.held ?? false,
  }))
  await sql`
    update hudna.delivery d
    set state = r.state, message_id = coalesce(r.message_id, d.message_id), ambiguous = d.ambiguous or r.ambiguous, error = r.error,
      lease_until = null, sent_at = case when r.state = 'sent' then hudna.hudna_now() else d.sent_at end,
      due_at = case when r.after_s is null then d.due_at else now() + make_interval(secs => r.after_s) end,
      tries = case when r.uncounted then d.tries - 1 else d.tries end, held = r.held
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r (
      id bigint, tries integer, state text, message_id bigint, ambiguous boolean, error text, after_s double precision, uncounted boolean, held boolean)
    where d.id = r.id and d.tries = r.tries and d.state in ('sending', 'pending', 'unknown')`.execute(db)
}

/** What a call told about a chat. */
export type ChatNews =
  | { readonly chatId: ChatId; readonly news: 'wait'; readonly seconds: number }
  | { readonly chatId: ChatId; readonly news: 'blocked' | 'gone' }

export async function noteChats(db: Db, news: readonly ChatNews[]): Promise<void> {
  if (news.length === 0) return
  const rows = news.map(each => ({
    id: each.chatId,
    state: each.news === 'wait' ? null : each.news,
    wait_s: each.news === 'wait' ? each.seconds : null,
  }))
  await sql`
    update hudna.chat c
    set state = coalesce(r.state, c.state),
      wait_until = case when r.wait_s is null then c.wait_until else now() + make_interval(secs => r.wait_s) end
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r (id bigint, state text, wait_s double precision)
    where c.id = r.id`.execute(db)
}

/** Milliseconds until one of the next deliveries may be sent: 0 for now, null where none is pending. */
export async function nextDueMs(db: Db): Promise<number | null> {
  const { rows } = await sql<{ ms: number | null }>`
    select (extract(epoch from hudna.ledger_next_due(200) - now()) * 1000)::double precision as ms`.execute(db)
  const ms = rows[0]?.ms ?? null
  return ms === null ? null : Math.max(0, ms)
}
