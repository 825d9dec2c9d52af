import { parseArgs } from 'node:util'
import type { BotApiOptions } from './options.ts'
import { startBotApi } from './server.ts'

const USAGE = `The Bot API stand-in as a process of its own. Its first line of output is the API root.

  --port N        BOT_API_PORT     default: any free one
  --host H        BOT_API_HOST     default: 127.0.0.1
  --token T       BOT_API_TOKEN    default: 4242:stand-in
  --log FILE      BOT_API_LOG      append every accepted call as a line of JSON
  --latency MS    BOT_API_LATENCY  delay of every answer, as 20 or 20-80
  --flood         BOT_API_FLOOD=1  Telegram's limits on
  --auto-chats    BOT_API_AUTO_CHATS=1  chats exist when first written to
  --light         BOT_API_LIGHT=1  keep no contents: for millions of messages
  --help
`

await run()

async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      token: { type: 'string' },
      log: { type: 'string' },
      latency: { type: 'string' },
      flood: { type: 'boolean' },
      'auto-chats': { type: 'boolean' },
      light: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    process.stdout.write(USAGE)
    return
  }
  const { env } = process
  const host = values.host ?? env['BOT_API_HOST']
  const token = values.token ?? env['BOT_API_TOKEN']
  const logFile = values.log ?? env['BOT_API_LOG']
  const options: BotApiOptions = {
    port: Number(values.port ?? env['BOT_API_PORT'] ?? 0),
    latencyMs: latencyOf(values.latency ?? env['BOT_API_LATENCY'] ?? '0'),
    flood: values.flood ?? env['BOT_API_FLOOD'] === '1',
    autoChats: values['auto-chats'] ?? env['BOT_API_AUTO_CHATS'] === '1',
    keepContent: !(values.light ?? env['BOT_API_LIGHT'] === '1'),
    ...(host !== undefined && { host }),
    ...(token !== undefined && { token }),
    ...(logFile !== undefined && { logFile }),
  }
  const api = await startBotApi(options)
  process.stdout.write(`${api.url}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void api.close())
}

function latencyOf(text: string): number | readonly [number, number] {
  const [min = 0, max] = text.split('-').map(Number)
  return max === undefined ? min : [min, max]
}
