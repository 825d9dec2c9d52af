import { Draft } from '../src/admin/broadcast-draft.ts'
import { writeBroadcast } from '../src/admin/ledger.ts'
import type { Context } from '../src/app.ts'
import { recordAudit } from '../src/db/audit-store.ts'
import { claimPlanned, markPlanned, withdrawPlanned } from '../src/db/broadcast-store.ts'
import { transaction } from '../src/db/database.ts'

/** Sends the broadcasts whose time has come, each once, whoever runs this how often; withdraws those whose time has long passed. Returns how many it sent. */
export async function sendPlanned({ db, gazetteer, queues }: Pick<Context, 'db' | 'gazetteer' | 'queues'>): Promise<number> {
  let sent = 0
  for (;;) {
    const done = await transaction(db, async open => {
      const due = await claimPlanned(open)
      if (due === null) return 'none'
      if (due.tooLate) {
        await withdrawPlanned(open, due.id)
        await recordAudit(open, null, 'broadcast withdrawn', { plan: due.id, late: true })
        return 'withdrawn'
      }
      const alert = await writeBroadcast(open, gazetteer, Draft.parse(due.draft))
      await markPlanned(open, due.id, alert)
      await recordAudit(open, null, 'broadcast sent', { alert, plan: due.id })
      return 'sent'
    })
    if (done === 'none') break
    if (done === 'sent') sent += 1
  }
  if (sent > 0) await queues.enqueue({ name: 'send', data: {} })
  return sent
}
