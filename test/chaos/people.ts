import type { BotApi } from '../bot-api/server.ts'

/** People who type to the bot while everything breaks. */
export interface People {
  /** Ends the typing; one more asks then. True where that one gets an answer: the bot lives. */
  lastIsAnswered(): Promise<boolean>
  figures(): { readonly asked: number; readonly answered: number }
}

const FIRST_PERSON = 5_000_000
const EVERY_MS = 400
const ANSWER_WITHIN_MS = 10_000
/** Longer than the longest pause that the bot makes after polling has failed again and again. */
const LIVES_WITHIN_MS = 150_000

export function letPeopleType(api: BotApi): People {
  let asked = 0
  const ask = () => {
    const person = FIRST_PERSON + asked
    asked += 1
    api.say(person, '/help')
    return person
  }
  const timer = setInterval(ask, EVERY_MS)
  timer.unref()
  return {
    lastIsAnswered: async () => {
      clearInterval(timer)
      // Answers are subject to the faults of the network too, and are not tried again: a person asks once more.
      for (const end = Date.now() + LIVES_WITHIN_MS; Date.now() < end; ) {
        const person = ask()
        const answer = api.waitFor(record => record.chatId === person && record.method === 'sendMessage', ANSWER_WITHIN_MS)
        if (await answer.then(Boolean, () => false)) return true
      }
      return false
    },
    figures: () => {
      const people = api.sent({ method: 'sendMessage' }).flatMap(({ chatId = 0 }) => (isPerson(chatId) ? [chatId] : []))
      return { asked, answered: new Set(people).size }
    },
  }
}

function isPerson(chat: number): boolean {
  return chat >= FIRST_PERSON && chat < FIRST_PERSON + 1_000_000
}
