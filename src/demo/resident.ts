import { setTimeout as delay } from 'node:timers/promises'
import type { MessageView } from '../../test/bot-api/control.ts'
import type { BotApi } from '../../test/bot-api/server.ts'

const ANSWER_TIMEOUT_MS = 15_000
const LOOK_EVERY_MS = 15

/** A person with a phone: writes, presses buttons, and waits for what the bot says to it. */
export interface Resident {
  readonly chatId: number
  /** Writes a text; resolves with the bot's next message in this chat. */
  say(text: string): Promise<MessageView>
  /** Presses the first button whose label holds these words; resolves with the message that appears or changes. */
  press(label: string): Promise<MessageView>
  /** What the bot has written here, as it stands now. */
  inbox(): readonly MessageView[]
}

export class NoAnswerError extends Error {
  override name = 'NoAnswerError'
}

export function createResident(api: BotApi, chatId: number, languageCode = 'ar'): Resident {
  api.addChat(chatId, { type: 'private', started: true, languageCode })
  const inbox = () => api.messages(chatId).filter(message => message.outgoing && !message.deleted)
  const mark = () => api.messages(chatId).reduce((sum, message) => sum + (message.outgoing ? message.versions.length : 0), 0)

  async function answerTo(act: () => void): Promise<MessageView> {
    const before = new Map(api.messages(chatId).map(message => [message.messageId, message.versions.length]))
    const from = mark()
    act()
    const end = performance.now() + ANSWER_TIMEOUT_MS
    while (performance.now() < end) {
      if (mark() > from) {
        const changed = inbox().filter(message => (before.get(message.messageId) ?? 0) < message.versions.length)
        const last = changed.at(-1)
        if (last) return last
      }
      await delay(LOOK_EVERY_MS)
    }
    throw new NoAnswerError(`no answer within ${ANSWER_TIMEOUT_MS} ms`)
  }

  return {
    chatId,
    inbox,
    say: text => answerTo(() => void api.say(chatId, text)),
    press: label =>
      answerTo(() => {
        const message = inbox().findLast(shown => buttonLabels(shown).some(text => text.includes(label)))
        const button = message && buttonLabels(message).find(text => text.includes(label))
        if (!message || button === undefined) throw new NoAnswerError('no such button')
        api.press(chatId, message.messageId, button)
      }),
  }
}

/** Labels of the buttons below a message, row by row. */
export function buttonLabels(message: MessageView): string[] {
  const markup = message.replyMarkup as { readonly inline_keyboard?: readonly (readonly { readonly text: string }[])[] } | undefined
  return markup?.inline_keyboard?.flat().map(button => button.text) ?? []
}

/** Types a town's name and presses the button that follows it. */
export async function follow(resident: Resident, town: string): Promise<void> {
  await resident.say(town)
  await resident.press(town)
}
