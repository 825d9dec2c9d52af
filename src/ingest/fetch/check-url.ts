import { isPublicAddress } from './address.ts'

export type UrlRefusal = 'bad-url' | 'scheme' | 'credentials' | 'port' | 'private-address'

export type CheckedUrl =
  | { readonly ok: true; readonly url: URL; readonly exempt: boolean }
  | { readonly ok: false; readonly reason: UrlRefusal; readonly message: string }

const MAX_URL_CHARS = 2048

/**
 * Whether a url, given or redirected to, may be asked for at all.
 * @param allowHosts `host:port` pairs that are exempt from the rules on ports and addresses (tests, a feed proxy of one's own).
 */
export function checkUrl(raw: string, allowHosts: readonly string[] = [], base?: URL): CheckedUrl {
  if (raw.length > MAX_URL_CHARS) return { ok: false, reason: 'bad-url', message: `the url is longer than ${MAX_URL_CHARS} characters` }
  if (!URL.canParse(raw, base?.href)) return { ok: false, reason: 'bad-url', message: 'this is no url' }
  const url = new URL(raw, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { ok: false, reason: 'scheme', message: `only http and https are read, not ${url.protocol.slice(0, -1)}` }
  }
  if (url.username !== '' || url.password !== '') {
    return { ok: false, reason: 'credentials', message: 'a url with user name or password is not read' }
  }
  const exempt = allowHosts.includes(`${url.hostname}:${portOf(url)}`)
  if (exempt) return { ok: true, url, exempt }
  if (!isWebPort(portOf(url))) return { ok: false, reason: 'port', message: `port ${portOf(url)} belongs to no web server` }
  const literal = literalAddress(url.hostname)
  if (literal !== null && !isPublicAddress(literal)) {
    return { ok: false, reason: 'private-address', message: `${literal} is no public address` }
  }
  return { ok: true, url, exempt }
}

/** 80, 443, and the high ports on which small outlets serve (8080 and the like); the low ones are mail, shells and files. */
function isWebPort(port: number): boolean {
  return port === 80 || port === 443 || port > 1023
}

function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port)
  return url.protocol === 'https:' ? 443 : 80
}

/** The address where the host is one, since `lookup` is not asked about those. `URL` has already read `0x7f.1` and `2130706433`. */
function literalAddress(hostname: string): string | null {
  if (hostname.startsWith('[')) return hostname.slice(1, -1)
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(hostname) ? hostname : null
}
