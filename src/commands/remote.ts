import { resolve } from 'node:path'
import { type Config, readConfig } from '../config.ts'
import { runOperation } from '../control/client.ts'
import type { OperationName } from '../control/operations.ts'
import { CommandError } from './command-error.ts'

/** Commands that need the database: through the process that holds it, or in this one. */
async function run(name: OperationName, input: Record<string, unknown> = {}): Promise<void> {
  for await (const line of runOperation(configOfThisProcess(), name, input)) process.stdout.write(`${line}\n`)
}

export function configOfThisProcess(): Config {
  const read = readConfig(process.env)
  if (!read.ok) throw new CommandError(`the environment is wrong:\n  ${read.problems.join('\n  ')}`)
  return read.config
}

export async function ingestCommand(what: readonly string[], options: { published?: string; source?: string }): Promise<void> {
  const items = what.map(item => (/^https?:\/\//i.test(item) ? { url: item } : { file: resolve(item) }))
  await run('ingest', { items, published: options.published ?? null, source: options.source ?? null })
}

export async function importSubscribersCommand(file: string): Promise<void> {
  await run('import-subscribers', { file: resolve(file) })
}

export async function exportSubscribersCommand(options: { full?: boolean }): Promise<void> {
  await run('export-subscribers', { full: options.full === true })
  const left = options.full
    ? 'roles, muted stories and weekly reports'
    : 'what else followers have set, such as hidden details and quiet hours (--full)'
  process.stderr.write(`hudna: these lines hold chat ids in clear; they do not hold ${left}\n`)
}

export async function importPlacesCommand(file: string, options: { format: string; names?: string }): Promise<void> {
  await run('import-places', {
    file: resolve(file),
    format: options.format,
    names: options.names === undefined ? null : resolve(options.names),
  })
}

export async function migrateCommand(): Promise<void> {
  await run('migrate')
}
