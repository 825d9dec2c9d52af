import { createInterface } from 'node:readline/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { buttonLabels, createResident, follow, type Resident } from '../demo/resident.ts'
import { bold, cyan, dim, green, showMessage } from '../demo/screen.ts'
import { readStory } from '../demo/story.ts'
import { type DemoSystem, startDemoSystem } from '../demo/system.ts'

const FOLLOWERS: readonly { readonly chatId: number; readonly who: string; readonly town: string }[] = [
  { chatId: 101, who: 'a resident of Kafr Nobol', town: 'كفرنبل' },
  { chatId: 102, who: 'a family abroad, from Abu al-Duhur', town: 'أبو الضهور' },
  { chatId: 103, who: 'somebody in Afrin, whom none of this concerns', town: 'عفرين' },
]

export async function demo(headless: boolean): Promise<void> {
  process.stdout.write(dim('Starting everything in this process: database, queue, workers, bot, and a stand-in for Telegram …\n'))
  const system = await startDemoSystem()
  try {
    await (headless ? playOnce(system) : playAlong(system))
  } finally {
    await system.close()
  }
}

/** The story once, then what every chat got. */
async function playOnce(system: DemoSystem): Promise<void> {
  const residents = FOLLOWERS.map(follower => ({ ...follower, resident: createResident(system.api, follower.chatId) }))
  for (const { resident, town } of residents) {
    await resident.say('/start')
    await follow(resident, town)
  }
  for (const article of readStory()) {
    process.stdout.write(`${green('▶')} ${article.source}: ${article.title}\n`)
    await system.post(article)
    await system.settled()
  }
  for (const { who, town, resident } of residents) {
    process.stdout.write(`\n${bold(`${who} (${town})`)}\n`)
    for (const message of resident.inbox()) process.stdout.write(`${showMessage(message)}\n`)
  }
}

const ARTICLE_EVERY_MS = 8000
const HINT = `Type as a resident would: a town (${FOLLOWERS.map(({ town }) => town).join('، ')}), /my, /town, /help. A number presses a button. /next brings the next article, /quit ends.`

/** A chat at the keyboard, while the articles come in. */
async function playAlong(system: DemoSystem): Promise<void> {
  const me = createResident(system.api, 100)
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: green('> ') })
  const articles = [...readStory()]
  const shown = new Map<number, number>()
  const show = () => {
    for (const message of me.inbox()) {
      if ((shown.get(message.messageId) ?? 0) >= message.versions.length) continue
      shown.set(message.messageId, message.versions.length)
      process.stdout.write(`\n${showMessage(message, true)}\n`)
      terminal.prompt()
    }
  }
  const next = async () => {
    const article = articles.shift()
    if (!article) return
    process.stdout.write(`\n${cyan('news')} ${article.source}: ${article.title}\n`)
    await system.post(article)
  }
  process.stdout.write(`${HINT}\n`)
  system.api.say(me.chatId, '/start')
  const looking = setInterval(show, 100)
  const telling = setInterval(() => void next(), ARTICLE_EVERY_MS)
  try {
    await delay(500)
    terminal.prompt()
    for await (const line of terminal) {
      if (line.trim() === '/quit') return
      if (line.trim() === '/next') await next()
      else if (line.trim() !== '') act(system, me, line.trim())
      terminal.prompt()
    }
  } finally {
    clearInterval(looking)
    clearInterval(telling)
    terminal.close()
  }
}

/** A number presses that button of the latest message that has any. */
function act(system: DemoSystem, me: Resident, line: string): void {
  const message = me.inbox().findLast(candidate => buttonLabels(candidate).length > 0)
  const label = /^\d{1,2}$/.test(line) && message ? buttonLabels(message)[Number(line) - 1] : undefined
  if (message && label !== undefined) system.api.press(me.chatId, message.messageId, label)
  else system.api.say(me.chatId, line)
}
