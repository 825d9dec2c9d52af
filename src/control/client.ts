import { existsSync } from 'node:fs'
import { request } from 'node:http'
import { createInterface } from 'node:readline'
import { openContext } from '../app.ts'
import { CommandError } from '../commands/command-error.ts'
import { explain } from '../commands/explain.ts'
import type { Config } from '../config.ts'
import { createLogger } from '../logger.ts'
import { OPERATIONS, type OperationName } from './operations.ts'
import { controlSocket } from './socket-path.ts'

/** Runs an operation where the database is: in the process that holds the embedded one, through its socket, or else in this process. */
export async function* runOperation(config: Config, name: OperationName, input: Record<string, unknown>): AsyncGenerator<string> {
  const socket = controlSocket(config.storage.dataDir)
  const response = config.storage.kind === 'embedded' && existsSync(socket) ? await post(socket, name, input) : null
  if (response !== null) {
    yield* answer(response)
    return
  }
  const context = await openContext(config, createLogger(config.logLevel)).catch(error => {
    throw explain(error)
  })
  try {
    yield* OPERATIONS[name](context, input)
  } finally {
    await context.close()
  }
}

/** Null where a killed process left its socket behind. */
function post(socketPath: string, name: string, input: Record<string, unknown>): Promise<NodeJS.ReadableStream | null> {
  return new Promise((resolvePost, reject) => {
    const call = request({ socketPath, path: `/${name}`, method: 'POST' }, resolvePost)
    call.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? resolvePost(null) : reject(error),
    )
    call.end(JSON.stringify(input))
  })
}

async function* answer(response: NodeJS.ReadableStream): AsyncGenerator<string> {
  for await (const text of createInterface({ input: response })) {
    const said = JSON.parse(text) as { line?: string; done?: true; error?: string }
    if (said.error !== undefined) throw new CommandError(said.error)
    if (said.done) return
    if (said.line !== undefined) yield said.line
  }
  throw new CommandError('the running process ended before the command was done')
}
