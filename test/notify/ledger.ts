import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type AlertEvent, insertAlert } from '../../src/db/alert-store.ts'
import { type ChatCipher, createChatCipher } from '../../src/db/chat-cipher.ts'
import type { Db } from '../../src/db/database.ts'
import { insertEvent } from '../../src/db/event-store.ts'
import type { AlertPlan } from '../../src/domain/alert.ts'
import type { Event } from '../../src/domain/event.ts'
import type { AlertId, ChatId, EventId, PlaceId, TelegramChatId } from '../../src/domain/ids.ts'
import type { Render } from '../../src/notify/send-batch.ts'

/** For ledgers of tests: who follows what, and what there is to send. */
export const testCipher: ChatCipher = createChatCipher(new Uint8Array(32).fill(7))

export const place = (id: string) => id as PlaceId

/** Nobody, nothing to send, real time, full speed. */
export async function emptyLedger(db: Db): Promise<void> {
  await sql`truncate hudna.delivery, hudna.alert, hudna.subscription, hudna.chat, hudna.event_version, hudna.event cascade`.execute(db)
  await sql`update hudna.pace set rate = null, paused_until = null, limited_at = '{}', answers = 0`.execute(db)
  await sql`update hudna.clock set shift = interval '0'`.execute(db)
}

export interface Followers {
  /** Telegram's id of the first; the others follow. */
  readonly from: number
  readonly count: number
  readonly placeId: string
  readonly within?: boolean
  readonly kinds?: readonly string[]
  readonly type?: string
}

const ROWS_AT_ONCE = 10_000

/** Chats that follow a place; a chat that exists already follows one more. */
export async function addFollowers(db: Db, followers: Followers): Promise<void> {
  for (let start = 0; start < followers.count; start += ROWS_AT_ONCE) {
    const count = Math.min(ROWS_AT_ONCE, followers.count - start)
    const rows = Array.from({ length: count }, (_, index) => {
      const chat = (followers.from + start + index) as TelegramChatId
      return { hash: hex(testCipher.hash(chat)), cipher: hex(testCipher.seal(chat)) }
    })
    await sql`
      with given as (select decode(hash, 'hex') as hash, decode(cipher, 'hex') as cipher, ordinality
        from rows from (jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as (hash text, cipher text)) with ordinality),
      chats as (
        insert into hudna.chat (id_hash, id_cipher, type) select hash, cipher, ${followers.type ?? 'private'} from given order by ordinality
        on conflict (id_hash) do update set state = 'active' returning id
      )
      insert into hudna.subscription (chat_id, place_id, within, kinds)
      select id, ${followers.placeId}, ${followers.within ?? false},
        ${[...(followers.kinds ?? ['shelling', 'ceasefire', 'corridor'])]}::text[] from chats order by id`.execute(db)
  }
}

export async function chatIdOf(db: Db, telegramId: number): Promise<ChatId> {
  const hash = testCipher.hash(telegramId as TelegramChatId)
  const row = await db.selectFrom('hudna.chat').select('id').where('id_hash', '=', hash).executeTakeFirstOrThrow()
  return row.id
}

export function testEvent(id: string, change: Partial<Event> = {}): Event {
  return {
    id: id as EventId,
    kind: 'shelling',
    status: 'reported',
    version: 1,
    places: [{ id: place('P1'), name: 'دوما', area: null, candidates: [] }],
    day: null,
    dayStated: false,
    timeText: null,
    start: null,
    end: null,
    daily: null,
    weapons: [],
    targets: [],
    actor: null,
    claims: [],
    createdAt: new Date().toISOString(),
    updatedAt: new Date().toISOString(),
    lastHeldAt: null,
    closedAt: null,
    ...change,
  }
}

/** An alert without an event, as an admin's broadcast; its text is `name`. */
export function broadcastPlan(name: string, exact: readonly string[], change: Partial<AlertPlan> = {}): AlertPlan {
  return {
    type: 'broadcast',
    lane: 2,
    silent: false,
    audience: { by: 'places', exact: exact.map(place), inside: [], around: [], notReachedBy: [] },
    expiresAt: null,
    body: { form: 'broadcast', textAr: name, textEn: null, source: '', drill: false },
    ...change,
  }
}

/** An alert of an article's event, which is sent again when in doubt. */
export async function announce(db: Db, name: string, exact: readonly string[], change: Partial<AlertPlan> = {}): Promise<AlertId> {
  const event = testEvent(randomUUID())
  await insertEvent(db, event, 'test')
  return announceFor(db, event, name, broadcastPlan(name, exact, { type: 'first', lane: 1, ...change }))
}

export async function announceFor(db: Db, event: AlertEvent, name: string, plan: AlertPlan): Promise<AlertId> {
  const body: AlertPlan['body'] = { form: 'broadcast', textAr: name, textEn: null, source: '', drill: false }
  return (await insertAlert(db, event, { ...plan, body })).id
}

/** The text of the broadcast; a possible repeat bears a mark. */
export const testRender: Render = (body, reader) => ({
  text: `${reader.repeat ? REPEAT_MARK : ''}${body.form === 'broadcast' ? body.textAr : body.form}`,
  entities: [],
})

export const REPEAT_MARK = '(repeat) '

export interface Row {
  readonly state: string
  readonly ambiguous: boolean
  readonly tries: number
  readonly message_id: string | null
  readonly error: string | null
  readonly place_id: string | null
}

/** The deliveries of an alert by Telegram's chat id. */
export async function rowsOf(db: Db, alertId: AlertId): Promise<Record<number, Row>> {
  const { rows } = await sql<Row & { id_cipher: Uint8Array }>`
    select c.id_cipher, d.state, d.ambiguous, d.tries, d.message_id, d.error, d.place_id
    from hudna.delivery d join hudna.chat c on c.id = d.chat_id where d.alert_id = ${alertId} order by d.id`.execute(db)
  return Object.fromEntries(rows.map(({ id_cipher, ...row }) => [testCipher.open(id_cipher), row]))
}

export async function statesOf(db: Db, alertId: AlertId): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; count: string }>`
    select state, count(*) from hudna.delivery where alert_id = ${alertId} group by state`.execute(db)
  return Object.fromEntries(rows.map(row => [row.state, Number(row.count)]))
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
