import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Context } from '../app.ts'
import { describeError } from '../logger.ts'
import { isOperation, OPERATIONS } from './operations.ts'
import { makeControlSocket } from './socket-path.ts'

const BODY_LIMIT_BYTES = 1 << 20

/**
 * A socket in DATA_DIR (or for it, where its path is long) through which commands reach the process that holds the embedded database: `POST /<operation>` with JSON input,
 * answered by lines of `{"line": …}` and a last `{"done": true}` or `{"error": …}`. Who may open the folder may use it.
 * @throws SocketFolderError
 */
export async function openControl(context: Context): Promise<{ stop(): Promise<void> }> {
  const path = makeControlSocket(context.config.storage.dataDir)
  rmSync(path, { force: true })
  const server = createServer(async (request, response) => {
    const name = (request.url ?? '').slice(1)
    const say = (value: object) => void response.write(`${JSON.stringify(value)}\n`)
    try {
      if (!isOperation(name)) say({ error: 'no such operation' })
      else {
        for await (const line of OPERATIONS[name](context, await readInput(request))) say({ line })
        say({ done: true })
      }
    } catch (error) {
      context.log.error({ err: error, operation: name }, 'a command failed')
      say({ error: error instanceof Error && 'forPeople' in error ? error.message : `failed: ${describeError(error).type}` })
    }
    response.end()
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, resolve)
  })
  return {
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readInput(request: AsyncIterable<Buffer>): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > BODY_LIMIT_BYTES) throw new RangeError('the input is too large')
    chunks.push(chunk)
  }
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>)
}
