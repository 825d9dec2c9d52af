import { readdirSync, readFileSync } from 'node:fs'

/** Processor time of a process and of its ended children, by its command and process id: what a busy machine does not change. */
export interface CpuTime {
  readonly pid: number
  readonly parent: number
  readonly command: string
  readonly ms: number
}

const TICK_MS = 10

/** Processor time of this process and everything that it has started, as Linux tells it; empty elsewhere. */
export function cpuTimes(): readonly CpuTime[] {
  const all = readAll()
  const ours = new Set([process.pid])
  // A child may have a smaller id than its parent: look again until nothing is added.
  for (let before = 0; before < ours.size; ) {
    before = ours.size
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid)
  }
  return all.filter(({ pid }) => ours.has(pid))
}

/** Milliseconds of processor time that each command has used since `before`. */
export function cpuSince(before: readonly CpuTime[]): Readonly<Record<string, number>> {
  const earlier = new Map(before.map(({ pid, ms }) => [pid, ms]))
  const used: Record<string, number> = {}
  for (const { pid, command, ms } of cpuTimes()) used[command] = (used[command] ?? 0) + ms - (earlier.get(pid) ?? 0)
  return used
}

/** How many processes want a processor, on average of the last minute; null where the system does not tell. */
export function loadOfMachine(): number | null {
  try {
    return Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0])
  } catch {
    return null
  }
}

function readAll(): CpuTime[] {
  try {
    return readdirSync('/proc').flatMap(name => (/^\d+$/.test(name) ? (readOne(Number(name)) ?? []) : []))
  } catch {
    return []
  }
}

function readOne(pid: number): CpuTime | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const end = stat.lastIndexOf(')')
    const fields = stat.slice(end + 2).split(' ')
    const ms = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field]) * TICK_MS, 0)
    return { pid, parent: Number(fields[1]), command: commandOf(pid, stat.slice(stat.indexOf('(') + 1, end)), ms }
  } catch {
    return null
  }
}

/** The script that a node process runs, else the program. */
function commandOf(pid: number, program: string): string {
  const script = /([\w-]+)\.ts\0/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1]
  return script ?? program
}
