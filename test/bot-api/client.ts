import { type BotApiControl, CONTROL_NAMES } from './control.ts'
import { isObject } from './params.ts'

/** The control functions of a stand-in that runs in another process. `waitFor` takes a filter there, no function. */
export type RemoteBotApi = {
  readonly [Name in keyof BotApiControl]: (...args: Parameters<BotApiControl[Name]>) => Promise<Awaited<ReturnType<BotApiControl[Name]>>>
}

/** `url` is the API root that the stand-in printed. The functions reject with its words where it refuses. */
export function connectBotApi(url: string): RemoteBotApi {
  const functions = CONTROL_NAMES.map(name => [name, (...args: unknown[]) => callEmu(url, name, args)])
  return Object.fromEntries(functions) as RemoteBotApi
}

async function callEmu(url: string, name: string, args: readonly unknown[]): Promise<unknown> {
  const response = await fetch(`${url}/emu/${name}`, { method: 'POST', body: JSON.stringify(args) })
  const answer: unknown = await response.json()
  if (!isObject(answer) || answer['error'] !== undefined) throw new Error(isObject(answer) ? String(answer['error']) : 'no answer')
  return answer['result']
}
