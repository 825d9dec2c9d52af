import { byteOffset, dateTime, type Entity, type FormattedText, normalUrl, sortEntities } from './entities.ts'
import { badRequest } from './errors.ts'

type Mark = 'bold' | 'italic' | 'underline' | 'strikethrough' | 'spoiler' | 'code' | 'pre' | 'text_link' | 'custom_emoji'

interface OpenMark {
  readonly mark: Mark
  readonly offset: number
  readonly begin: number
  readonly language?: string
}

const MARK_NAMES: Readonly<Record<Mark, string>> = {
  bold: 'Bold',
  italic: 'Italic',
  underline: 'Underline',
  strikethrough: 'Strikethrough',
  spoiler: 'Spoiler',
  code: 'Code',
  pre: 'Pre',
  text_link: 'TextUrl',
  custom_emoji: 'CustomEmoji',
}
const CLOSERS: Readonly<Record<Mark, string>> = {
  bold: '*',
  italic: '_',
  underline: '__',
  strikethrough: '~',
  spoiler: '||',
  code: '`',
  pre: '```',
  text_link: ']',
  custom_emoji: ']',
}
const RESERVED = '_*[]()~`>#+-=|{}.!'

/** MarkdownV2: text and entities. Throws 400 "can't parse entities: …" with the byte offset of the fault. */
export function parseMarkdown(source: string): FormattedText {
  const open: OpenMark[] = []
  const entities: Entity[] = []
  let text = ''
  let at = 0
  let quote: { readonly offset: number; readonly expandable: boolean } | undefined
  const endQuote = (closedByBars: boolean) => {
    const length = text.trimEnd().length - (quote?.offset ?? 0)
    if (quote && length > 0) {
      entities.push({ type: quote.expandable && closedByBars ? 'expandable_blockquote' : 'blockquote', offset: quote.offset, length })
    }
    quote = undefined
  }

  while (at < source.length) {
    const inCode = open.at(-1)?.mark === 'code' || open.at(-1)?.mark === 'pre'
    const atLineStart = !inCode && (at === 0 || source[at - 1] === '\n')
    if (atLineStart && open.length === 0) {
      const start = source.startsWith('**>', at) ? 3 : source[at] === '>' ? 1 : 0
      if (start !== 1) endQuote(false)
      if (start > 0) {
        quote ??= { offset: text.length, expandable: start === 3 }
        at += start
        continue
      }
    }
    const char = source[at]!
    const next = source.charCodeAt(at + 1)
    if (char === '\\' && next > 0 && next <= 126) {
      text += source[at + 1]
      at += 2
      continue
    }
    const innermost = open.at(-1)
    if (innermost && closes(innermost.mark, source, at)) {
      open.pop()
      at = closeMark(innermost, source, at, text, entities)
      continue
    }
    if (inCode || !RESERVED.includes(char)) {
      text += char
      at++
      continue
    }
    if (quote?.expandable && source.startsWith('||', at) && /^\|\|(?:\n|$)/.test(source.slice(at, at + 3))) {
      endQuote(true)
      at += 2
      continue
    }
    const [mark, width, language] = openMark(source, at)
    open.push({ mark, offset: text.length, begin: at, ...(language !== undefined && { language }) })
    at += width
  }
  const unclosed = open.at(-1)
  if (unclosed)
    throw unparsable(`Can't find end of ${MARK_NAMES[unclosed.mark]} entity at byte offset ${byteOffset(source, unclosed.begin)}`)
  endQuote(false)
  return { text, entities: sortEntities(entities) }
}

function closes(mark: Mark, source: string, at: number): boolean {
  if (mark === 'italic') return source[at] === '_' && source[at + 1] !== '_'
  return source.startsWith(CLOSERS[mark], at)
}

function openMark(source: string, at: number): [mark: Mark, width: number, language?: string] {
  const pair = source.slice(at, at + 2)
  switch (source[at]) {
    case '_':
      return pair === '__' ? ['underline', 2] : ['italic', 1]
    case '*':
      return ['bold', 1]
    case '~':
      return ['strikethrough', 1]
    case '[':
      return ['text_link', 1]
    case '`':
      return source.startsWith('```', at) ? openPre(source, at) : ['code', 1]
    default:
      if (pair === '||') return ['spoiler', 2]
      if (pair === '![') return ['custom_emoji', 2]
      throw unparsable(`Character '${source[at]}' is reserved and must be escaped with the preceding '\\'`)
  }
}

function openPre(source: string, at: number): [mark: Mark, width: number, language?: string] {
  const head = /```([^\s`]*)(\n?)/y
  head.lastIndex = at
  const match = head.exec(source)!
  if (match[2] === '') return ['pre', 3]
  return match[1] === '' ? ['pre', 4] : ['pre', match[0].length, match[1]!]
}

/** Adds the entity that ends at `at`; returns where reading goes on. */
function closeMark(mark: OpenMark, source: string, at: number, text: string, entities: Entity[]): number {
  let end = at + CLOSERS[mark.mark].length
  const range = { offset: mark.offset, length: text.length - mark.offset }
  let entity: Entity | undefined = { type: mark.mark, ...range, ...(mark.language !== undefined && { language: mark.language }) }
  if (mark.mark === 'text_link' || mark.mark === 'custom_emoji') {
    let url = text.slice(mark.offset)
    if (source[end] === '(') {
      ;[url, end] = readUrl(source, end + 1)
    } else if (mark.mark === 'custom_emoji') {
      throw unparsable('Custom emoji entity must contain a tg://emoji URL')
    }
    entity = mark.mark === 'text_link' ? linkEntity(range, url) : specialEntity(range, url)
  }
  if (entity && entity.length > 0) entities.push(entity)
  return end
}

function readUrl(source: string, begin: number): [url: string, end: number] {
  let url = ''
  let at = begin
  while (at < source.length && source[at] !== ')') {
    if (source[at] === '\\' && at + 1 < source.length) at++
    url += source[at++]
  }
  if (source[at] !== ')') throw unparsable(`Can't find end of a URL at byte offset ${byteOffset(source, begin)}`)
  return [url, at + 1]
}

function linkEntity(range: { offset: number; length: number }, link: string): Entity | undefined {
  const url = normalUrl(link)
  return url === undefined ? undefined : { type: 'text_link', ...range, url }
}

function specialEntity(range: { offset: number; length: number }, link: string): Entity {
  const [, kind, query] = /^tg:\/\/(emoji|time)\?(.*)$/.exec(link) ?? []
  const parameters = new URLSearchParams(query ?? '')
  if (kind === 'time') {
    return { type: 'date_time', ...range, ...dateTime(Number(parameters.get('unix')), parameters.get('format') ?? '') }
  }
  const id = parameters.get('id') ?? ''
  if (kind !== 'emoji' || !/^[1-9]\d*$/.test(id)) throw unparsable('Invalid custom emoji identifier specified')
  return { type: 'custom_emoji', ...range, custom_emoji_id: id }
}

function unparsable(reason: string) {
  return badRequest(`can't parse entities: ${reason}`)
}
