import type { IncomingHttpHeaders } from 'node:http'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FetchOptions, type FetchResult, fetchGuarded } from '../../../src/ingest/fetch/fetch-guarded.ts'
import { type LocalServer, serve } from '../local-server.ts'

const PAGE = '<p>خبر قصير من مدينة سقبا</p>'
const BOMB = gzipSync(Buffer.alloc(60_000_000))

let site: LocalServer
let inner: LocalServer
let innerHits = 0
let lastHeaders: IncomingHttpHeaders = {}

beforeAll(async () => {
  inner = await serve((_request, response) => {
    innerHits += 1
    response.end('secret')
  })
  site = await serve((request, response) => {
    lastHeaders = request.headers
    const path = request.url ?? '/'
    const redirect = /^\/redirect\/(\d+)$/.exec(path)
    if (redirect) {
      const left = Number(redirect[1])
      response.writeHead(302, { location: left === 0 ? '/page' : `/redirect/${left - 1}` }).end()
    } else if (path === '/to-inner') response.writeHead(301, { location: inner.url }).end()
    else if (path === '/to-localhost') response.writeHead(307, { location: `http://localhost:${inner.port}/` }).end()
    else if (path === '/to-file') response.writeHead(302, { location: 'file:///etc/passwd' }).end()
    else if (path === '/gzip') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(PAGE))
    else if (path === '/deflate') response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateSync(PAGE))
    else if (path === '/raw-deflate') response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateRawSync(PAGE))
    else if (path === '/br') response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(PAGE))
    else if (path === '/odd') response.writeHead(200, { 'content-encoding': 'zstd-odd' }).end(PAGE)
    else if (path === '/broken-gzip') response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(PAGE).subarray(0, 20))
    else if (path === '/bomb') response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB)
    else if (path === '/endless') {
      const timer = setInterval(() => response.write(Buffer.alloc(65_536, 97)), 1)
      response.on('close', () => clearInterval(timer))
    } else if (path === '/slow') {
      const timer = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(timer))
    } else if (path === '/silent') request.resume()
    else if (path === '/cut') {
      response.writeHead(200, { 'content-length': '1000' })
      response.write('half')
      setTimeout(() => response.destroy(), 20)
    } else if (path === '/gone') response.writeHead(410).end('gone')
    else if (path === '/conditional') {
      if (request.headers['if-none-match'] === '"v1"' && request.headers['if-modified-since'] === 'Mon, 12 Mar 2018 09:00:00 GMT') {
        response.writeHead(304).end()
      } else response.writeHead(200, { etag: '"v1"', 'last-modified': 'Mon, 12 Mar 2018 09:00:00 GMT' }).end(PAGE)
    } else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE)
  })
})

afterAll(async () => {
  await site.close()
  await inner.close()
})

function get(path: string, options: FetchOptions = {}): Promise<FetchResult> {
  return fetchGuarded(site.url + path, { allowHosts: [site.host], ...options })
}

describe('fetchGuarded', () => {
  it('gets a page, without naming this program', async () => {
    const result = await get('/page')
    expect(result).toMatchObject({
      ok: true,
      url: `${site.url}/page`,
      status: 200,
      notModified: false,
      contentType: 'text/html; charset=utf-8',
    })
    expect(result.ok && result.body.toString()).toBe(PAGE)
    expect(JSON.stringify(lastHeaders)).not.toMatch(/hudna|node/i)
  })

  it.each(['/gzip', '/deflate', '/raw-deflate', '/br'])('unpacks %s', async path => {
    const result = await get(path)
    expect(result.ok && result.body.toString()).toBe(PAGE)
  })

  it('follows five redirects and not six', async () => {
    expect(await get('/redirect/4')).toMatchObject({ ok: true, url: `${site.url}/page` })
    expect(await get('/redirect/5')).toMatchObject({ ok: false, reason: 'too-many-redirects' })
  })

  it.each([
    ['/to-inner', 'private-address'],
    ['/to-localhost', 'private-address'],
    ['/to-file', 'scheme'],
  ])('checks each hop: %s is refused as %s', async (path, reason) => {
    expect(await get(path)).toMatchObject({ ok: false, reason })
    expect(innerHits).toBe(0)
  })

  it('refuses a public name that leads to a private address', async () => {
    const resolve = async () => ['127.0.0.1', '::1', '10.0.0.7']
    expect(await fetchGuarded(`http://rebound.example:${inner.port}/`, { resolve })).toMatchObject({ ok: false, reason: 'private-address' })
    expect(innerHits).toBe(0)
  })

  it('asks for the address anew every time, so that a name which changes its answer gains nothing', async () => {
    const asked: string[] = []
    const resolve = async (hostname: string) => {
      asked.push(hostname)
      return asked.length === 1 ? ['127.0.0.1'] : ['169.254.169.254']
    }
    const host = `flip.example:${site.port}`
    const first = await fetchGuarded(`http://${host}/page`, { resolve, allowHosts: [host] })
    expect(first.ok).toBe(true)
    expect(await fetchGuarded(`http://${host}/page`, { resolve })).toMatchObject({ ok: false, reason: 'private-address' })
    expect(asked).toEqual(['flip.example', 'flip.example'])
  })

  it('cuts a gzip bomb of 60 MB', async () => {
    expect(BOMB.length).toBeLessThan(100_000)
    expect(await get('/bomb')).toMatchObject({ ok: false, reason: 'too-large' })
  })

  it('cuts an endless body', async () => {
    expect(await get('/endless', { maxBytes: 300_000 })).toMatchObject({ ok: false, reason: 'too-large' })
  })

  it.each(['/slow', '/silent'])('gives up on %s after the whole time, however often a byte comes', async path => {
    expect(await get(path, { timeoutMs: 300 })).toMatchObject({ ok: false, reason: 'timeout' })
  })

  it('gives up on a resolver that never answers', async () => {
    const resolve = () => new Promise<string[]>(() => {})
    expect(await fetchGuarded('http://mute.example/', { resolve, timeoutMs: 200 })).toMatchObject({ ok: false, reason: 'timeout' })
  })

  it('stops when its caller does', async () => {
    const caller = new AbortController()
    setTimeout(() => caller.abort(), 50)
    expect(await get('/silent', { signal: caller.signal })).toMatchObject({ ok: false, reason: 'aborted' })
  })

  it.each([
    ['/gone', 'status'],
    ['/odd', 'encoding'],
    ['/broken-gzip', 'network'],
    ['/cut', 'network'],
  ])('%s fails as %s', async (path, reason) => {
    expect(await get(path)).toMatchObject({ ok: false, reason })
  })

  it('says so when a name does not exist', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }))
    expect(await fetchGuarded('http://absent.example/', { resolve })).toMatchObject({ ok: false, reason: 'unknown-host' })
  })

  it('asks conditionally and hears that nothing changed', async () => {
    const first = await get('/conditional')
    if (!first.ok) throw new Error('expected an answer')
    expect(first).toMatchObject({ etag: '"v1"', lastModified: 'Mon, 12 Mar 2018 09:00:00 GMT' })
    const second = await get('/conditional', { etag: first.etag, lastModified: first.lastModified })
    expect(second).toMatchObject({ ok: true, status: 304, notModified: true })
  })
})
