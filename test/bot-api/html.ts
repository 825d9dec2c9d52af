import { byteOffset, dateTime, type Entity, type FormattedText, normalUrl, sortEntities } from './entities.ts'
import { badRequest } from './errors.ts'

interface OpenTag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly offset: number
}

const SIMPLE_TAGS: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
}
const OTHER_TAGS: ReadonlySet<string> = new Set(['a', 'pre', 'code', 'blockquote', 'tg-emoji', 'tg-time'])
const CHARACTER = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot));?/giy

/** Telegram's HTML: text and entities. Throws 400 "can't parse entities: …" with the byte offset of the fault. */
export function parseHtml(html: string): FormattedText {
  const open: OpenTag[] = []
  const entities: Entity[] = []
  let text = ''
  let at = 0
  while (at < html.length) {
    if (html[at] === '&') {
      const [character, end] = decodeCharacter(html, at)
      text += character
      at = end
    } else if (html[at] !== '<') {
      text += html[at++]
    } else if (html[at + 1] === '/') {
      at = closeTag(html, at, open, entities, text)
    } else {
      const tag = openTag(html, at)
      open.push({ name: tag.name, attributes: tag.attributes, offset: text.length })
      at = tag.end
    }
  }
  const unclosed = open.at(-1)
  if (unclosed) throw unparsable(`Can't find end tag corresponding to start tag "${unclosed.name}"`)
  return { text, entities: sortEntities(entities) }
}

function openTag(html: string, begin: number): { name: string; attributes: Map<string, string>; end: number } {
  const where = () => `at byte offset ${byteOffset(html, begin)}`
  const head = /<([^\s>]*)/y
  head.lastIndex = begin
  const name = (head.exec(html)?.[1] ?? '').toLowerCase()
  let at = begin + 1 + name.length
  if (at >= html.length) throw unparsable(`Unclosed start tag ${where()}`)
  if (!Object.hasOwn(SIMPLE_TAGS, name) && !OTHER_TAGS.has(name)) throw unparsable(`Unsupported start tag "${name}" ${where()}`)

  const attributes = new Map<string, string>()
  for (;;) {
    while (/\s/.test(html[at] ?? '')) at++
    if (html[at] === '>') break
    const attribute = /([^\s=>]*)(\s*=\s*(?:"([^"]*)"|'([^']*)'|([a-z0-9.-]*)))?/iy
    attribute.lastIndex = at
    const match = attribute.exec(html)!
    if (match[1] === '' && at < html.length) throw unparsable(`Empty attribute name in the tag "${name}" ${where()}`)
    if (match[2] === undefined && !(name === 'blockquote' && match[1] === 'expandable')) {
      throw unparsable(
        at >= html.length
          ? `Unclosed start tag ${where()}`
          : `Expected equal sign in declaration of an attribute of the tag "${name}" ${where()}`,
      )
    }
    at += match[0].length
    if (at >= html.length) throw unparsable(`Unclosed start tag ${where()}`)
    if (match[5] !== undefined && !/[\s>]/.test(html[at]!)) {
      throw unparsable(`Unexpected end of name token at byte offset ${byteOffset(html, at - match[5].length)}`)
    }
    attributes.set(match[1]!.toLowerCase(), decodeAll(match[3] ?? match[4] ?? match[5]?.toLowerCase() ?? ''))
  }
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw unparsable(`Tag "span" must have class "tg-spoiler" ${where()}`)
  }
  return { name, attributes, end: at + 1 }
}

function closeTag(html: string, begin: number, open: OpenTag[], entities: Entity[], text: string): number {
  const where = `at byte offset ${byteOffset(html, begin)}`
  const tag = open.pop()
  if (!tag) throw unparsable(`Unexpected end tag ${where}`)
  const end = /<\/([^\s>]*)\s*(>?)/y
  end.lastIndex = begin
  const match = end.exec(html)!
  if (match[2] === '') throw unparsable(`Unclosed end tag ${where}`)
  const name = match[1]!.toLowerCase()
  if (name !== '' && name !== tag.name) {
    throw unparsable(`Unmatched end tag ${where}, expected "</${tag.name}>", found "</${name}>"`)
  }
  if (text.length > tag.offset) addEntity(tag, text, entities)
  return end.lastIndex
}

function addEntity(tag: OpenTag, text: string, entities: Entity[]): void {
  const range = { offset: tag.offset, length: text.length - tag.offset }
  const last = entities.at(-1)
  const sameRange = last?.offset === range.offset && last.length === range.length
  const language = tag.attributes.get('class')?.startsWith('language-') ? tag.attributes.get('class')!.slice(9) : undefined
  const simple = SIMPLE_TAGS[tag.name]
  if (simple) {
    entities.push({ type: simple, ...range })
  } else if (tag.name === 'a') {
    const url = normalUrl(tag.attributes.get('href') || text.slice(tag.offset))
    if (url) entities.push({ type: 'text_link', ...range, url })
  } else if (tag.name === 'pre') {
    const code = sameRange && last.type === 'code' ? entities.pop() : undefined
    entities.push({ type: 'pre', ...range, ...(code?.language !== undefined && { language: code.language }) })
  } else if (tag.name === 'code') {
    entities.push({ type: 'code', ...range, ...(language !== undefined && { language }) })
  } else if (tag.name === 'blockquote') {
    entities.push({ type: tag.attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote', ...range })
  } else if (tag.name === 'tg-emoji') {
    const id = tag.attributes.get('emoji-id') ?? ''
    if (!/^[1-9]\d*$/.test(id)) throw unparsable('Invalid custom emoji identifier specified')
    entities.push({ type: 'custom_emoji', ...range, custom_emoji_id: id })
  } else {
    entities.push({ type: 'date_time', ...range, ...dateTime(Number(tag.attributes.get('unix')), tag.attributes.get('format') ?? '') })
  }
}

function decodeCharacter(html: string, at: number): [character: string, end: number] {
  CHARACTER.lastIndex = at
  const match = CHARACTER.exec(html)
  if (!match) return ['&', at + 1]
  const named = { lt: '<', gt: '>', amp: '&', quot: '"' }[match[3]?.toLowerCase() ?? '']
  const code = match[1] !== undefined ? Number(match[1]) : Number.parseInt(match[2] ?? '0', 16)
  if (named === undefined && (code === 0 || code >= 0x10ffff)) return ['&', at + 1]
  return [named ?? String.fromCodePoint(code), at + match[0].length]
}

function decodeAll(value: string): string {
  let result = ''
  let at = 0
  while (at < value.length) {
    const [character, end] = value[at] === '&' ? decodeCharacter(value, at) : [value[at]!, at + 1]
    result += character
    at = end
  }
  return result
}

function unparsable(reason: string) {
  return badRequest(`can't parse entities: ${reason}`)
}
