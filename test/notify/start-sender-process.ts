import { type ChildProcess, spawn } from 'node:child_process'
import type { Config } from '../../src/config.ts'
import { scriptArguments } from '../support/scripts.ts'

export interface SenderProcessOptions {
  readonly storage: Config['storage']
  readonly apiRoot: string
  readonly token: string
  readonly rate: number
  readonly leaseS: number
  readonly sweepEveryMs: number
  readonly deadlineMs?: number
  readonly logLevel?: string
  /** The start of every call is appended here: chat and real time in milliseconds. */
  readonly callLog?: string
}

export interface ChildHandle {
  readonly pid: number
  signal(signal: NodeJS.Signals): void
  /** Signals and waits for the end; resolves with the exit code, null after a kill. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
}

/** Starts a sender in a process of its own and waits until it is ready. */
export function startSenderProcess(options: SenderProcessOptions): Promise<ChildHandle> {
  return startProcess(new URL('./sender-process.ts', import.meta.url), options)
}

/** Starts a script that takes its options as JSON and prints a line once it is ready. */
export async function startProcess(script: URL, options: object): Promise<ChildHandle> {
  const child = spawn(process.execPath, [...scriptArguments(script), JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  void ended.then(() => process.off('exit', kill))
  await readyOrDead(child, ended)
  return {
    pid: child.pid ?? 0,
    signal: signal => void child.kill(signal),
    end: signal => {
      child.kill(signal)
      return ended
    },
  }
}

async function readyOrDead(child: ChildProcess, ended: Promise<number | null>): Promise<void> {
  const ready = new Promise<void>(resolve => child.stdout?.once('data', () => resolve()))
  const dead = ended.then(code => {
    throw new Error(`a process ended before it was ready, code ${code}`)
  })
  await Promise.race([ready, dead])
}
