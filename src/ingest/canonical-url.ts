const URL_MAX_CHARS = 2048

/**
 * One form for the many urls of one page: without fragment, tracking parameters, default port and closing slash, parameters in order.
 * The result still opens in a browser; scheme and host stay as they are.
 * @returns null where it is no http(s) url, carries credentials or is longer than 2048 characters.
 */
export function canonicalUrl(raw: string): string | null {
  const text = raw.trim()
  if (text.length > URL_MAX_CHARS || !URL.canParse(text)) return null
  const url = new URL(text)
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '') return null
  url.hash = ''
  url.hostname = url.hostname.replace(/\.$/, '')
  for (const name of [...url.searchParams.keys()]) if (isTracking(name)) url.searchParams.delete(name)
  url.searchParams.sort()
  url.pathname = upperCaseEscapes(url.pathname.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, ''))
  return url.href
}

/**
 * What two urls of one article share: no scheme, no `www.`, `m.` or `amp.`, no AMP ending. For look-up only, it opens nowhere.
 * @param canonical as `canonicalUrl` gives it.
 */
export function urlKey(canonical: string): string {
  const url = new URL(canonical)
  const host = url.hostname.replace(/^(?:www|m|amp|mobile)\.(?=[^.]+\.)/, '') + (url.port === '' ? '' : `:${url.port}`)
  const path = url.pathname.replace(/(?<=.)\/amp$/, '').replace(/\.amp\.html$/, '.html')
  // Telegram shows the same post under /channel/1 and, as a preview, under /s/channel/1.
  const settled = host === 't.me' ? path.replace(/^\/s(?=\/[^/]+\/\d+$)/, '').toLowerCase() : path
  url.searchParams.delete('amp')
  if (host === 't.me') url.search = ''
  return `${host}${settled === '/' ? '' : settled}${url.search}`
}

/**
 * Takes a page's own word for its url (rel=canonical, og:url) only where it can be true: the same site, and not a page that stands for
 * many articles. Otherwise every article of a badly made site would pass for a new version of the one before.
 * @returns the canonical form of one of the two; null where neither is a url.
 */
export function settlePageUrl(fetched: string | null, claimed: string | null): string | null {
  const own = fetched === null ? null : canonicalUrl(fetched)
  const other = claimed === null ? null : canonicalUrl(claimed)
  if (own === null || other === null) return own ?? (other !== null && new URL(other).pathname !== '/' ? other : null)
  return isPlausible(new URL(own), new URL(other)) ? other : own
}

function isPlausible(own: URL, claimed: URL): boolean {
  const ownHost = bareHost(own)
  const claimedHost = bareHost(claimed)
  if (ownHost !== claimedHost && !ownHost.endsWith(`.${claimedHost}`) && !claimedHost.endsWith(`.${ownHost}`)) return false
  if (claimed.pathname === '/' && claimed.search === '' && own.href !== claimed.href) return false
  // Same path, but the parameters that told one article from the next are gone.
  return !(own.pathname === claimed.pathname && own.search !== '' && claimed.search === '')
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^(?:www|m|amp|mobile)\.(?=[^.]+\.)/, '')
}

function isTracking(name: string): boolean {
  const key = name.toLowerCase()
  return TRACKING.has(key) || TRACKING_PREFIXES.some(prefix => key.startsWith(prefix))
}

const TRACKING_PREFIXES = ['utm_', 'mc_', 'fb_', 'pk_', 'hsa_', 'at_', 'ga_', '__']

const TRACKING = new Set([
  '_ga',
  'cmp',
  'cmpid',
  'dclid',
  'fbclid',
  'gclid',
  'gclsrc',
  'igshid',
  'igsh',
  'msclkid',
  'ncid',
  'ocid',
  'outputtype',
  'ref',
  'ref_src',
  'ref_url',
  'referrer',
  'share',
  'shared',
  'spm',
  'taid',
  'twclid',
  'xtor',
  'yclid',
])

function upperCaseEscapes(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, code => code.toUpperCase())
}
