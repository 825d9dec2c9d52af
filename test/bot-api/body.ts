import type { IncomingMessage } from 'node:http'
import { ApiError, badRequest } from './errors.ts'
import { parseMultipart, type UploadedFile } from './multipart.ts'
import { isObject, type Json, type Params } from './params.ts'

const BODY_LIMIT_BYTES = 50 * 1024 * 1024

export interface CallBody {
  readonly params: Params
  readonly files: ReadonlyMap<string, UploadedFile>
}

const NO_FILES: ReadonlyMap<string, UploadedFile> = new Map()

/** The parameters of a request: query string, JSON, urlencoded or multipart. Throws 400 or 413 in Telegram's words. */
export async function readCall(request: IncomingMessage, query: URLSearchParams | undefined): Promise<CallBody> {
  const raw = await readBody(request)
  const params: Json = {}
  if (query) for (const [name, value] of query) params[name] = value
  if (raw.length === 0) return { params, files: NO_FILES }

  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) return { params: Object.assign(params, parseJson(raw)), files: NO_FILES }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    for (const [name, value] of new URLSearchParams(raw.toString('utf8'))) params[name] = value
    return { params, files: NO_FILES }
  }
  if (type.startsWith('multipart/form-data')) {
    const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type)
    const form = parseMultipart(raw, boundary?.[1] ?? boundary?.[2] ?? '')
    if (!form) throw badRequest("can't parse multipart body")
    return { params: Object.assign(params, form.fields), files: form.files }
  }
  return { params, files: NO_FILES }
}

/** The whole body. Rejects with 413 as soon as it is larger than what Telegram takes; the rest is read and dropped. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= BODY_LIMIT_BYTES) chunks.push(chunk)
      else reject(new ApiError(413, 'Request Entity Too Large'))
    })
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    request.on('error', reject)
    request.on('close', () => reject(new Error('the caller went away')))
  })
}

function parseJson(raw: Buffer): Json {
  let value: unknown
  try {
    value = JSON.parse(raw.toString('utf8'))
  } catch {
    throw badRequest("can't parse JSON encoded body")
  }
  if (!isObject(value)) throw badRequest('object expected as JSON encoded body')
  return value
}
