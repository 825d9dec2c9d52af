import { changeChat } from '../../db/chat-store.ts'
import { subscriptionsOf } from '../../db/subscription-store.ts'
import type { Rows } from '../keyboard.ts'
import type { Digits, Language } from '../messages/messages.ts'
import { writeDigits } from '../messages/messages.ts'
import type { Turn } from '../turn.ts'

const SAMPLE = '123'

/** `/language`: the language of the messages and the style of their digits. */
export async function language(turn: Turn): Promise<void> {
  await turn.show({ text: turn.t('language-choose'), rows: rowsOf(turn) })
}

/** Answers in the language just chosen; whoever follows nothing yet reads in it what the bot is, and how to begin. */
export async function setLanguage(turn: Turn, chosen: Language): Promise<void> {
  const chat = await turn.keep()
  await changeChat(turn.deps.db, chat.id, { language: chosen })
  const t = (key: string): string => turn.deps.messages.t(chosen, key)
  const begun = turn.room.type !== 'private' || (await subscriptionsOf(turn.deps.db, chat.id)).length > 0
  if (begun) return turn.show({ text: t('language-set') })
  const list: Rows = [[{ label: t('button-list'), press: { do: 'list', place: null, page: 0 } }]]
  await turn.show({ text: `${t('language-set')}\n\n${t('start')}`, rows: list })
}

export async function setDigits(turn: Turn, chosen: Digits): Promise<void> {
  const chat = await turn.keep()
  await changeChat(turn.deps.db, chat.id, { digits: chosen })
  await turn.show({ text: turn.t('digits-set', { sample: writeDigits(SAMPLE, chosen) }) })
}

function rowsOf(turn: Turn): Rows {
  return [
    [
      { label: turn.t('button-arabic'), press: { do: 'language', language: 'ar' } },
      { label: turn.t('button-english'), press: { do: 'language', language: 'en' } },
    ],
    [
      { label: writeDigits(SAMPLE, 'western'), press: { do: 'digits', digits: 'western' } },
      { label: writeDigits(SAMPLE, 'arabic'), press: { do: 'digits', digits: 'arabic' } },
    ],
  ]
}
