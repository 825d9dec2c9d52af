import { sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Gives up leases that have run out: the call may have been made, so the row is in doubt. What is sent again goes back to pending, a broadcast
 * ends unknown; edits and deletions may simply be made twice.
 * @param all also leases that still run: right for a process that knows itself to be the only one
 */
export async function releaseLeases(db: Db, all = false): Promise<number> {
  const released = await sql`
    update hudna.delivery d
    set state = case when a.resend or d.action <> 'send' then 'pending' else 'unknown' end, ambiguous = true, lease_until = null,
      error = 'no outcome was written'
    from hudna.alert a
    where a.id = d.alert_id and d.state = 'sending' and (${all}::boolean or d.lease_until <= now())`.execute(db)
  return Number(released.numAffectedRows ?? 0)
}

/** Ends what must not be sent any more: of cancelled and expired alerts, and to chats that are gone. What may have arrived ends unknown. */
export async function endUnsendable(db: Db): Promise<number> {
  // The alerts come first: hardly ever are there any, while the backlog of others may be long.
  const ended = await sql`
    with over as materialized (
      select id, case when cancelled_at is not null then 'cancelled' else 'expired' end as state from hudna.alert
      where finished_at is null and (cancelled_at is not null or expires_at <= hudna.hudna_now()
        or (lane >= 2 and created_at < hudna.hudna_now() - make_interval(hours => ${sql.lit(OLDEST_H)})))
    )
    update hudna.delivery d set state = case when d.ambiguous and d.action = 'send' then 'unknown' else o.state end
    from over o where d.alert_id = o.id and d.state = 'pending' and d.action <> 'delete'`.execute(db)
  const gone = await sql`update hudna.delivery set state = 'gone' where state = 'pending' and chat_id is null`.execute(db)
  return Number(ended.numAffectedRows ?? 0) + Number(gone.numAffectedRows ?? 0)
}

/** What is not urgent and could not be sent for three days is no news; danger never expires. */
const OLDEST_H = 72

/**
 * Cuts the link between chats and deliveries 72 hours after the event's last version or end, and after 30 days in any case: the figures stay.
 * @param limit rows in one go
 */
export async function forgetLinks(db: Db, limit: number): Promise<number> {
  const cut = await sql`
    update hudna.delivery set chat_id = null
    where id in (
      select d.id from hudna.delivery d join hudna.alert a on a.id = d.alert_id left join hudna.event e on e.id = a.event_id
      where d.chat_id is not null and d.state not in ('pending', 'sending')
        and (a.created_at < hudna.hudna_now() - interval '30 days'
          or greatest(e.updated_at, e.ends_at, a.created_at) < hudna.hudna_now() - interval '72 hours')
      limit ${limit}
    )`.execute(db)
  return Number(cut.numAffectedRows ?? 0)
}

/** Lets go what was put off and is due by now; returns how many. */
export async function wakeHeld(db: Db): Promise<number> {
  const woken = await sql`update hudna.delivery set held = false where state = 'pending' and held and due_at <= now()`.execute(db)
  return Number(woken.numAffectedRows ?? 0)
}

/** Whether anything is pending that was not put off. */
export async function hasPending(db: Db): Promise<boolean> {
  // In the order of the index of pending rows: without it the planner may read the whole ledger to find that there is none.
  const { rows } = await sql`select id from hudna.delivery where state = 'pending' and not held order by lane, id limit 1`.execute(db)
  return rows.length > 0
}
