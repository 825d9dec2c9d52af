import type { Context } from '../src/app.ts'
import { alertKeyboard } from '../src/bot/alert-keyboard.ts'
import { createMessages } from '../src/bot/messages/messages.ts'
import { releaseLeases } from '../src/db/delivery-upkeep.ts'
import { createRender } from '../src/notify/render-for-chat.ts'
import { startSender } from '../src/notify/sender.ts'
import { startSweep } from '../src/notify/sweep.ts'

/** Works off the ledger of deliveries, and finds again what got lost between ledger and queue. */
export async function startNotify(context: Context): Promise<{ stop(): Promise<void> }> {
  const { transport } = context
  if (transport === null) return { stop: async () => {} }
  // embedded there is no other process: what the last one left in doubt need not wait for its lease to run out
  if (context.database.kind === 'embedded') await releaseLeases(context.db, true)
  const sender = startSender({
    ...context,
    transport,
    render: createRender(context, alertKeyboard(createMessages())),
    rate: context.config.messagesPerSecond,
  })
  const sweep = startSweep(context)
  // what a killed process left is taken up at once, not at the first sweep
  await context.queues.enqueue({ name: 'send', data: {} })
  return {
    stop: async () => {
      await sweep.stop()
      await sender.close()
    },
  }
}
