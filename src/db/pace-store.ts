import { sql } from 'kysely'
import type { Db } from './database.ts'

/** What all senders share, as of now. */
export interface SharedPace {
  /** Messages a second, since Telegram slowed us down; null: as configured. */
  readonly rate: number | null
  /** Milliseconds until anybody may send; 0 for now. */
  readonly pausedMs: number
  /** Answers to people that were sent since the last ticket: they come off the budget. */
  readonly answers: number
}

export async function readPace(db: Db): Promise<SharedPace> {
  const { rows } = await sql<{ rate: number | null; paused: number | null; answers: number }>`
    select rate, (extract(epoch from paused_until - now()) * 1000)::double precision as paused, answers from hudna.pace`.execute(db)
  const [row] = rows
  return { rate: row?.rate ?? null, pausedMs: Math.max(0, row?.paused ?? 0), answers: row?.answers ?? 0 }
}

/** Takes answers off a ticket's budget; returns how many it has to leave out for them. */
export async function settleAnswers(db: Db, most: number): Promise<number> {
  const { rows } = await sql<{ settled: number }>`
    with before as (select answers from hudna.pace for update)
    update hudna.pace p set answers = greatest(0, p.answers - ${most}::integer) from before b
    returning least(b.answers, ${most}::integer) as settled`.execute(db)
  return rows[0]?.settled ?? 0
}

/** Counts answers that were sent; true where deliveries compete with them for the budget. */
export async function addAnswers(db: Db, count: number): Promise<boolean> {
  const { rows } = await sql<{ busy: boolean }>`
    update hudna.pace set answers = least(answers + ${count}::integer, 1000)
    returning exists (select from hudna.delivery where state = 'pending' and not held and due_at <= now()) as busy`.execute(db)
  return rows[0]?.busy ?? false
}

/** 429s of so many different chats within a second are no matter of one chat. */
const CHATS_FOR_ALL = 3

/**
 * Notes 429s of different chats. From the third within a second everybody pauses and the rate is halved; `paused` then.
 * @param seconds the shortest wait that Telegram asked for
 */
export async function noteLimited(db: Db, chats: number, seconds: number, configuredRate: number): Promise<'paused' | 'noted'> {
  const { rows } = await sql<{ paused: boolean }>`
    with recent as (
      select array(select t from unnest(limited_at) t where t > now() - interval '1 second')
        || array_fill(now(), array[${chats}::integer]) as times
      from hudna.pace for update
    )
    update hudna.pace p
    set limited_at = case when cardinality(r.times) >= ${CHATS_FOR_ALL} then '{}' else r.times end,
      paused_until = case when cardinality(r.times) >= ${CHATS_FOR_ALL}
        then greatest(p.paused_until, now() + make_interval(secs => ${seconds}::double precision)) else p.paused_until end,
      rate = case when cardinality(r.times) >= ${CHATS_FOR_ALL} and not coalesce(p.paused_until > now(), false)
        then greatest(1, coalesce(p.rate, ${configuredRate}::real) / 2) else p.rate end,
      rate_changed_at = now()
    from recent r
    returning cardinality(r.times) >= ${CHATS_FOR_ALL} as paused`.execute(db)
  return rows[0]?.paused ? 'paused' : 'noted'
}

/** Everybody pauses, without a change of the rate: nothing can be sent for a reason that lies elsewhere. */
export async function pauseAll(db: Db, seconds: number): Promise<void> {
  await sql`
    update hudna.pace set paused_until = greatest(paused_until, now() + make_interval(secs => ${seconds}::double precision))`.execute(db)
}

/** A step back towards the configured rate after ten seconds without a 429; ten steps at high rates, one message a second each at low ones. */
export async function recoverRate(db: Db, configuredRate: number): Promise<void> {
  const step = Math.max(1, configuredRate / 30)
  await sql`
    update hudna.pace
    set rate = case when rate + ${step}::real >= ${configuredRate}::real then null else rate + ${step}::real end, rate_changed_at = now()
    where rate is not null and rate_changed_at < now() - interval '10 seconds'
      and (paused_until is null or paused_until < now() - interval '10 seconds')`.execute(db)
}
