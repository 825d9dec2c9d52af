import type { FastifyInstance } from 'fastify'

/** Bodies are strict UTF-8 and strict JSON; what is wrong is said, not repaired. */
export function addJsonBody(server: FastifyInstance): void {
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    const parsed = parseJson(body as Buffer)
    if (parsed.ok) done(null, parsed.value)
    else done(Object.assign(new Error(parsed.error), { statusCode: 400 }))
  })
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

export function parseJson(
  bytes: Uint8Array,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string } {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return { ok: false, error: 'the body is not valid UTF-8' }
  }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    // the parser's message quotes the body: only the position is passed on
    const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined
    return { ok: false, error: `the body is not valid JSON${position ? ` (near character ${position})` : ''}` }
  }
}
