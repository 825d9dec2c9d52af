import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { exemptLookup, guardedLookup, PrivateAddressError, type Resolve, resolveBySystem } from './address.ts'
import { checkUrl, type UrlRefusal } from './check-url.ts'
import { BodyTooLargeError, readBody, UnknownEncodingError } from './read-body.ts'

export const FETCH_TIMEOUT_MS = 10_000
export const PAGE_MAX_BYTES = 2_000_000
export const FEED_MAX_BYTES = 5_000_000
const MAX_REDIRECTS = 5

export interface FetchOptions {
  readonly signal?: AbortSignal
  /** Bytes after decompression; default `PAGE_MAX_BYTES`. */
  readonly maxBytes?: number
  /** For the whole of it: names, redirects, body. Default `FETCH_TIMEOUT_MS`. */
  readonly timeoutMs?: number
  /** Of the last answer, so that an unchanged document is answered by `notModified`. */
  readonly etag?: string | null
  readonly lastModified?: string | null
  /** `host:port` pairs exempt from the rules on ports and addresses. */
  readonly allowHosts?: readonly string[]
  readonly resolve?: Resolve
}

export type FetchFailure =
  | UrlRefusal
  | 'unknown-host'
  | 'too-many-redirects'
  | 'timeout'
  | 'aborted'
  | 'too-large'
  | 'encoding'
  | 'status'
  | 'network'

export interface Fetched {
  readonly ok: true
  /** After redirects. */
  readonly url: string
  /** 2xx, or 304 to a conditional request. */
  readonly status: number
  /** 304: the body is empty and what is known still holds. */
  readonly notModified: boolean
  readonly contentType: string
  readonly body: Buffer
  readonly etag: string | null
  readonly lastModified: string | null
}

export type FetchResult = Fetched | { readonly ok: false; readonly reason: FetchFailure; readonly message: string }

export type FetchGuarded = (url: string, options?: FetchOptions) => Promise<FetchResult>

/**
 * Gets a document of the public web. Schemes, ports and addresses are checked at every hop, the address at the moment of connecting;
 * time and size are limited. Never throws for what the other side does.
 */
export async function fetchGuarded(url: string, options: FetchOptions = {}): Promise<FetchResult> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? FETCH_TIMEOUT_MS)
  const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout])
  try {
    return await followHops(url, options, signal)
  } catch (cause) {
    if (options.signal?.aborted === true) return fail('aborted', 'given up by the caller')
    if (timeout.aborted) return fail('timeout', `no full answer within ${options.timeoutMs ?? FETCH_TIMEOUT_MS} ms`)
    return describeFailure(cause)
  }
}

async function followHops(first: string, options: FetchOptions, signal: AbortSignal): Promise<FetchResult> {
  let raw = first
  let base: URL | undefined
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const checked = checkUrl(raw, options.allowHosts, base)
    if (!checked.ok) return checked
    const response = await send(checked.url, checked.exempt, options, signal)
    const location = redirectOf(response)
    if (location === null) return readAnswer(checked.url, response, options)
    response.destroy()
    raw = location
    base = checked.url
  }
  return fail('too-many-redirects', `more than ${MAX_REDIRECTS} redirects`)
}

function send(url: URL, exempt: boolean, options: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const resolve = options.resolve ?? resolveBySystem
  const headers: Record<string, string> = {
    // Names no product: what is read from where is nobody's business.
    'user-agent': 'Mozilla/5.0 (compatible; FeedReader/1.0)',
    accept:
      'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/xml, application/feed+json, */*;q=0.1',
    'accept-language': 'ar, en;q=0.5',
    'accept-encoding': 'gzip, deflate, br',
  }
  if (options.etag) headers['if-none-match'] = options.etag
  if (options.lastModified) headers['if-modified-since'] = options.lastModified
  return new Promise((done, reject) => {
    const open = url.protocol === 'https:' ? requestHttps : requestHttp
    const lookup = exempt ? exemptLookup(resolve) : guardedLookup(resolve)
    // No agent: a connection that somebody else opened to the same name was not checked here.
    const request = open(url, { agent: false, headers, signal, lookup })
    request.on('response', done)
    request.on('error', reject)
    request.end()
  })
}

function redirectOf(response: IncomingMessage): string | null {
  const isRedirect = [301, 302, 303, 307, 308].includes(response.statusCode ?? 0)
  return isRedirect ? (response.headers.location ?? null) : null
}

async function readAnswer(url: URL, response: IncomingMessage, options: FetchOptions): Promise<FetchResult> {
  const status = response.statusCode ?? 0
  const notModified = status === 304
  if (!notModified && (status < 200 || status > 299)) {
    response.destroy()
    return fail('status', `the server answered ${status}`)
  }
  const body = await readBody(response, options.maxBytes ?? PAGE_MAX_BYTES)
  return {
    ok: true,
    url: url.href,
    status,
    notModified,
    contentType: response.headers['content-type'] ?? '',
    body,
    etag: response.headers.etag ?? null,
    lastModified: response.headers['last-modified'] ?? null,
  }
}

function describeFailure(cause: unknown): FetchResult {
  if (cause instanceof PrivateAddressError) return fail('private-address', cause.message)
  if (cause instanceof BodyTooLargeError) return fail('too-large', cause.message)
  if (cause instanceof UnknownEncodingError) return fail('encoding', cause.message)
  const code = (cause as NodeJS.ErrnoException).code ?? 'no code'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return fail('unknown-host', code)
  return fail('network', code)
}

function fail(reason: FetchFailure, message: string): FetchResult {
  return { ok: false, reason, message }
}
