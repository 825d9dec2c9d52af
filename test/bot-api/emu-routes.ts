import { type BotApiControl, CONTROL_NAMES } from './control.ts'

export interface EmuAnswer {
  readonly status: number
  readonly body: string
}

/** A control function over HTTP: `/emu/<name>`, its arguments as a JSON array. Answers `{result}` or `{error}`. */
export async function runEmu(control: BotApiControl, path: string, raw: Buffer): Promise<EmuAnswer> {
  const name = CONTROL_NAMES.find(known => path === `/emu/${known}`)
  if (!name) return { status: 404, body: JSON.stringify({ error: `no such function; there are ${CONTROL_NAMES.join(', ')}` }) }
  try {
    const parsed: unknown = raw.length === 0 ? [] : JSON.parse(raw.toString('utf8'))
    const args = (Array.isArray(parsed) ? parsed : [parsed]).map((arg: unknown) => arg ?? undefined)
    const run = control[name] as (...args: unknown[]) => unknown
    return { status: 200, body: JSON.stringify({ result: await run(...args) }) }
  } catch (error) {
    return { status: 400, body: JSON.stringify({ error: error instanceof Error ? error.message : String(error) }) }
  }
}
