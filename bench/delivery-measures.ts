import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { connectBotApi, type RemoteBotApi } from '../test/bot-api/client.ts'
import type { BotApi } from '../test/bot-api/server.ts'

/** A stand-in in a process of its own, which keeps counts only: as little beside the sender as can be. */
export interface LightApi {
  readonly url: string
  readonly token: string
  readonly accepted: () => Promise<number>
  readonly close: () => void
}

export async function startLightApi(): Promise<LightApi> {
  const script = fileURLToPath(new URL('../test/bot-api/main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script, '--auto-chats', '--light'], { stdio: ['ignore', 'pipe', 'inherit'] })
  process.once('exit', () => child.kill())
  const url = await new Promise<string>(resolve => child.stdout.once('data', line => resolve(String(line).trim())))
  const remote: RemoteBotApi = connectBotApi(url)
  return {
    url,
    token: '4242:stand-in',
    accepted: async () => (await remote.stats()).accepted['sendMessage'] ?? 0,
    close: () => void child.kill(),
  }
}

export async function untilAccepted(api: BotApi, count: number): Promise<void> {
  while ((api.stats().accepted['sendMessage'] ?? 0) < count) await new Promise(resolve => setTimeout(resolve, 20))
}

export async function untilLightAccepted(api: LightApi, count: number): Promise<void> {
  while ((await api.accepted()) < count) await new Promise(resolve => setTimeout(resolve, 50))
}

/** The largest number of times within any 1,000 milliseconds. */
export function mostInASecond(timesMs: readonly number[]): number {
  const sorted = [...timesMs].sort((a, b) => a - b)
  let most = 0
  let first = 0
  for (const [index, time] of sorted.entries()) {
    while ((sorted[first] ?? time) <= time - 1000) first += 1
    most = Math.max(most, index - first + 1)
  }
  return most
}

/** Memory of another process in megabytes; null where the system does not tell. */
export function residentMb(pid: number): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
  } catch {
    return null
  }
}
