import type { Opts } from '@grammyjs/types'
import type { DeliveryAction } from '../db/schema.ts'
import type { TelegramChatId } from '../domain/ids.ts'
import type { RenderedMessage } from './send-batch.ts'
import type { CallResult, Transport } from './transport.ts'

export interface CallPlan {
  /** Telegram's id of the message to edit or delete, or to reply to. */
  readonly target: string | null
  readonly silent: boolean
}

type Methods = Opts<never>

/** Makes the call that a delivery asks for. */
export function callFor(
  transport: Transport,
  action: DeliveryAction,
  chat: TelegramChatId,
  message: RenderedMessage,
  plan: CallPlan,
): Promise<CallResult> {
  const target = plan.target === null ? null : Number(plan.target)
  const content = {
    chat_id: chat,
    text: message.text,
    entities: [...message.entities],
    link_preview_options: { is_disabled: true },
    ...(message.keyboard === undefined
      ? {}
      : { reply_markup: message.keyboard as NonNullable<Methods['editMessageText']['reply_markup']> }),
  }
  if (action === 'edit' && target !== null) return transport.call('editMessageText', { ...content, message_id: target })
  if (action === 'delete' && target !== null) return transport.call('deleteMessage', { chat_id: chat, message_id: target })
  return transport.call('sendMessage', {
    ...content,
    disable_notification: plan.silent,
    // A reader who has deleted the message that this one replies to still gets it.
    ...(target === null ? {} : { reply_parameters: { message_id: target, allow_sending_without_reply: true } }),
  })
}
