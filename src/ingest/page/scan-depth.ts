export const PAGE_MAX_DEPTH = 256
const PAGE_MAX_TAGS = 60_000

export type ScanResult = { readonly ok: true } | { readonly ok: false; readonly reason: 'too-deep' | 'too-many-tags' }

/**
 * One pass over the tags of a page, before anything builds a tree of it: a page of nested tags holds a parser for a minute, this for
 * milliseconds. Elements that HTML closes by itself (`<p>`, `<li>`, cells) do not nest. It need not agree with a parser in every broken
 * page: what slips through meets the limits of the child process.
 */
export function scanDepth(html: string, maxDepth = PAGE_MAX_DEPTH, maxTags = PAGE_MAX_TAGS): ScanResult {
  const open: string[] = []
  let tags = 0
  let at = html.indexOf('<')
  while (at !== -1) {
    const next = html.charCodeAt(at + 1)
    if (next === 0x21 || next === 0x3f) {
      at = skipDeclaration(html, at)
    } else if (next === 0x2f || isLetter(next)) {
      tags += 1
      if (tags > maxTags) return { ok: false, reason: 'too-many-tags' }
      const end = tagEnd(html, at)
      const name = nameAt(html, next === 0x2f ? at + 2 : at + 1)
      if (next === 0x2f) close(open, name)
      else if (!VOID.has(name) && !(html[end - 1] === '/' && isForeign(open))) {
        closeImplied(open, name)
        open.push(name)
        if (open.length > maxDepth) return { ok: false, reason: 'too-deep' }
      }
      at = RAW_TEXT.has(name) && next !== 0x2f ? endOfRawText(html, name, end) : end
    } else at += 1
    at = at === -1 ? -1 : html.indexOf('<', at)
  }
  return { ok: true }
}

const VOID = new Set('area base basefont br col command embed frame hr img input keygen link meta param source track wbr'.split(' '))
export const RAW_TEXT: ReadonlySet<string> = new Set(['script', 'style', 'title', 'textarea'])

/** What an opening tag closes if it stands on top, as the parser that builds the tree has it. */
const IMPLIED: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['tr', ['tr', 'th', 'td']],
  ['th', ['th']],
  ['td', ['thead', 'th', 'td']],
  ['tbody', ['thead', 'tbody']],
  ['tfoot', ['thead', 'tbody']],
  ['li', ['li']],
  ['dd', ['dd', 'dt']],
  ['dt', ['dd', 'dt']],
  ['option', ['option']],
  ['optgroup', ['optgroup', 'option']],
  ['body', ['head', 'link', 'script']],
  ...'p h1 h2 h3 h4 h5 h6 address article aside blockquote details div dl fieldset figcaption figure footer form header main nav ol pre section table ul'
    .split(' ')
    .map((name): [string, string[]] => [name, ['p']]),
])

function closeImplied(open: string[], name: string): void {
  const closes = IMPLIED.get(name)
  if (closes === undefined) return
  while (open.length > 0 && closes.includes(open.at(-1)!)) open.pop()
}

function close(open: string[], name: string): void {
  const at = open.lastIndexOf(name)
  if (at !== -1) open.length = at
}

function isForeign(open: readonly string[]): boolean {
  return open.includes('svg') || open.includes('math')
}

export function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
}

const NAME = /[A-Za-z0-9:_-]{1,40}/y

export function nameAt(html: string, from: number): string {
  NAME.lastIndex = from
  return NAME.exec(html)?.[0].toLowerCase() ?? ''
}

/** The `>` of a tag, past quoted values; the end of the page where there is none. */
export function tagEnd(html: string, from: number): number {
  let afterEquals = false
  for (let at = from; at < html.length; at++) {
    const sign = html[at]!
    if (sign === '>') return at
    if (afterEquals && (sign === '"' || sign === "'")) {
      const close = html.indexOf(sign, at + 1)
      if (close === -1) return html.length
      at = close
    }
    afterEquals = sign === '=' || (afterEquals && (sign === ' ' || sign === '\n' || sign === '\t' || sign === '\r'))
  }
  return html.length
}

export function skipDeclaration(html: string, at: number): number {
  const isComment = html.startsWith('<!--', at)
  const end = isComment ? html.indexOf('-->', at + 2) : html.indexOf('>', at)
  return end === -1 ? -1 : end + (isComment ? 3 : 1)
}

function endOfRawText(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}`, 'ig')
  end.lastIndex = from
  return end.exec(html)?.index ?? -1
}
