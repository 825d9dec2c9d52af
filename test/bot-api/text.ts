import { type FormattedText, readEntities } from './entities.ts'
import { badRequest } from './errors.ts'
import { parseHtml } from './html.ts'
import { parseMarkdown } from './markdown.ts'
import { arrayOf, type Params, stringOf } from './params.ts'

const MAX_TEXT_LENGTH = 4096
const MAX_CAPTION_LENGTH = 1024

/** The `text` of a message: never empty, 4096 UTF-16 units at most after parsing. */
export function messageText(params: Params): FormattedText {
  const formatted = formattedText(params, 'text', 'entities')
  if (formatted.text === '') throw badRequest('message text is empty')
  if (formatted.text.length > MAX_TEXT_LENGTH) throw badRequest('message is too long')
  return formatted
}

/** The `caption` of a medium: perhaps empty, 1024 UTF-16 units at most after parsing. */
export function messageCaption(params: Params): FormattedText {
  const formatted = formattedText(params, 'caption', 'caption_entities')
  if (formatted.text.length > MAX_CAPTION_LENGTH) throw badRequest('message caption is too long')
  return formatted
}

/** Text after parsing and cleaning, with its entities; `parse_mode` wins over an array of entities. */
function formattedText(params: Params, name: string, entitiesName: string): FormattedText {
  const raw = stringOf(params, name) ?? ''
  const mode = stringOf(params, 'parse_mode')?.toLowerCase() ?? ''
  if (mode === 'html') return clean(parseHtml(raw))
  if (mode === 'markdownv2') return clean(parseMarkdown(raw))
  if (mode !== '' && mode !== 'none') throw badRequest('unsupported parse_mode')
  const entities = readEntities(arrayOf(params, entitiesName) ?? [], raw)
  return clean({ text: raw, entities })
}

/** Telegram drops carriage returns and the old bidi embeddings, turns other controls into spaces and trims both ends. */
const NEEDS_CLEANING = /[\0-\t\v-\x1F\u2028-\u202E]|^\s|\s$/

function clean(formatted: FormattedText): FormattedText {
  if (!NEEDS_CLEANING.test(formatted.text)) return formatted
  const { text } = formatted
  const first = text.search(/[^\s\0-\x1F\u2028-\u202E]/)
  if (first < 0) return { text: '', entities: [] }
  const last = text.length - (/[\s\0-\x1F\u2028-\u202E]*$/.exec(text)?.[0].length ?? 0)

  const newOffset = new Array<number>(text.length + 1)
  let result = ''
  for (let i = 0; i <= text.length; i++) {
    newOffset[i] = result.length
    if (i < first || i >= last) continue
    const char = text[i]!
    if (char === '\r' || (char >= '\u2028' && char <= '\u202E')) continue
    result += char < ' ' && char !== '\n' ? ' ' : char
  }
  const entities = formatted.entities.flatMap(entity => {
    const offset = newOffset[entity.offset]!
    const length = newOffset[entity.offset + entity.length]! - offset
    return length > 0 ? [{ ...entity, offset, length }] : []
  })
  return { text: result, entities }
}
