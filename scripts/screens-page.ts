import { readFileSync } from 'node:fs'
import { partyName } from '../src/data/parties.ts'
import type { Gazetteer } from '../src/domain/gazetteer.ts'
import { render } from '../src/notify/render/render.ts'
import { screenEvents } from './screens-events.ts'

const FILES = [
  ['', 'Answers'],
  ['analyst-', 'For staff of aid organisations'],
  ['admin-', 'For admins'],
] as const

/** Every message and keyboard as Markdown: alerts as they are rendered, then each text and each button of the bot in both languages. */
export function screensPage(gazetteer: Gazetteer): string {
  return [
    '# Messages and keyboards',
    'Made by `npm run screens`; figures and events are invented. Every screen with its keyboard stands in [keyboards.md](keyboards.md). `{ … }` stands for what is filled in, `*[…]` for the form of other numbers.',
    '## Pictures of a report',
    ...PICTURES.map(([file, what]) => `![${what}](${file})`),
    '## Alerts',
    ...screenEvents(gazetteer).flatMap(({ title, event, news }) =>
      (['ar', 'en'] as const).map(language => {
        const chat = { language, digits: 'western', followed: event.places[0]?.id ?? null, discreet: false, repeat: false } as const
        const { text } = render({ form: 'event', event, news, late: false }, chat, { gazetteer, zone: 'Asia/Damascus', partyName })
        return `${language === 'ar' ? `### ${title}\n\n` : ''}${quoted(text)}`
      }),
    ),
    ...FILES.flatMap(([prefix, title]) => [`## ${title}`, ...textsOf(prefix, false), `### ${title}: buttons`, ...textsOf(prefix, true)]),
  ].join('\n\n')
}

const PICTURES = [
  ['idlib-ar-weeks.png', 'Weeks of a governorate'],
  ['idlib-ar-map.png', 'Map of a governorate'],
  ['idlib-ar-digits-map.png', 'The same with Arabic-Indic digits'],
  ['rural-damascus-en-weeks.png', 'A year in English'],
] as const

function textsOf(prefix: string, buttons: boolean): readonly string[] {
  const arabic = entries(`${prefix}ar.ftl`)
  const english = new Map(entries(`${prefix}en.ftl`))
  return arabic
    .filter(([key]) => key.startsWith('button-') === buttons)
    .map(([key, text]) =>
      buttons
        ? `- \`${key}\` [${oneLine(text)}] [${oneLine(english.get(key) ?? '')}]`
        : `\`${key}\`\n\n${quoted(text)}\n\n${quoted(english.get(key) ?? '')}`,
    )
}

/** Key and text of each message, in the order of the file. */
function entries(file: string): readonly (readonly [string, string])[] {
  const source = readFileSync(new URL(`../src/bot/messages/${file}`, import.meta.url), 'utf8')
  return [...source.matchAll(/^([a-z][\w-]*) =[ \t]*(.*(?:\n(?:[ \t]+.*|[ \t]*(?=\n[ \t]+\S)))*)/gm)].map(
    ([, key = '', text = '']) => [key, text.replace(/\n {4}/g, '\n').trim()] as const,
  )
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function quoted(text: string): string {
  return `\`\`\`\n${text}\n\`\`\``
}
