import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { scriptArguments } from '../support/scripts.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CLI = new URL('../../src/cli.ts', import.meta.url)

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A command as a person would start it, with no other environment than this. */
export function spawnHudna(args: readonly string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [...scriptArguments(CLI), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  })
}

export function runHudna(
  args: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawnHudna(args, env)
    let out = ''
    let err = ''
    child.stdout?.setEncoding('utf8').on('data', text => (out += text))
    child.stderr?.setEncoding('utf8').on('data', text => (err += text))
    child.on('error', reject)
    child.on('close', code => resolve({ code, out, err }))
    child.stdin?.end(input)
  })
}
