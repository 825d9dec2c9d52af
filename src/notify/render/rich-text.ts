import type { MessageEntity } from '@grammyjs/types'

/** A message as Telegram takes it: nothing in the text can become markup, since the markup is in the entities (UTF-16 offsets). */
export interface RichText {
  readonly text: string
  readonly entities: readonly MessageEntity[]
}

/** Text with the markup that begins at its start: what the builder appends. */
export type Piece = string | { readonly text: string; readonly as: Mark }
type Mark =
  | { readonly type: 'bold' }
  | { readonly type: 'text_link'; readonly url: string }
  | { readonly type: 'date_time'; readonly unix_time: number; readonly date_time_format: string }

/** Lines of pieces to one text with entities; empty lines are kept, absent ones (null) are not. */
export function richText(lines: readonly (readonly Piece[] | null)[]): RichText {
  let text = ''
  const entities: MessageEntity[] = []
  for (const line of lines) {
    if (line === null) continue
    if (text !== '') text += '\n'
    for (const piece of line) {
      if (typeof piece === 'string') text += piece
      else if (piece.text !== '') {
        entities.push({ offset: text.length, length: piece.text.length, ...piece.as } as MessageEntity)
        text += piece.text
      }
    }
  }
  return { text, entities }
}

const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const LATIN_RUN = /[A-Za-z0-9@/][A-Za-z0-9 ._:/@-]*[A-Za-z][A-Za-z0-9._:/@-]*|[A-Za-z]+/g

/**
 * Words out of an article, made harmless: no link, no @name and no /command that Telegram would make tappable, no bidi controls of others;
 * Latin runs isolated so that they do not turn the line around.
 */
export function foreignWords(words: string): string {
  return words
    .replace(BIDI_CONTROLS, '')
    .replace(/[\s\u0000-\u001f]+/g, ' ')
    .replace(/(?:https?:\/\/|www\.)\S+/gi, '')
    .replace(/[@#/](?=[\p{L}\p{N}_])/gu, sign => `${sign}\u200b`)
    .replace(/\.(?=[A-Za-z]{2,})/g, '.\u200b')
    .replace(LATIN_RUN, run => `\u2068${run}\u2069`)
    .trim()
}

const ARABIC_DIGITS = '٠١٢٣٤٥٦٧٨٩'

/** One digit style per message; a digit has one UTF-16 unit in both, so that entities stay where they are. */
export function withDigits(message: RichText, digits: 'western' | 'arabic'): RichText {
  return digits === 'western' ? message : { ...message, text: message.text.replace(/\d/g, digit => ARABIC_DIGITS[Number(digit)] ?? digit) }
}
