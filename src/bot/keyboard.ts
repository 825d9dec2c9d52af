import { encodePress, type Press } from './callback-data.ts'
import type { Language } from './messages/messages.ts'

export interface Button {
  readonly label: string
  readonly press: Press
}
export type Rows = readonly (readonly Button[])[]

/** As `reply_markup` takes it. */
export interface InlineKeyboard {
  readonly inline_keyboard: readonly (readonly { readonly text: string; readonly callback_data: string }[])[]
}

const MOST_LABEL_UNITS = 60

/** Inline keyboard of a chat. Telegram lays a row from left to right; an Arabic reader begins at the right, so its rows are turned around. */
export function inlineKeyboard(rows: Rows, language: Language, chatHash: Uint8Array): InlineKeyboard {
  return {
    inline_keyboard: rows
      .filter(row => row.length > 0)
      .map(row => {
        const keys = row.map(({ label, press }) => ({ text: shorten(label), callback_data: encodePress(press, chatHash) }))
        return language === 'ar' ? keys.reverse() : keys
      }),
  }
}

/** Buttons side by side, in rows of so many. */
export function inRows(buttons: readonly Button[], width: number): Rows {
  return Array.from({ length: Math.ceil(buttons.length / width) }, (_, row) => buttons.slice(row * width, (row + 1) * width))
}

function shorten(label: string): string {
  const letters = Array.from(label)
  return letters.length <= MOST_LABEL_UNITS ? label : `${letters.slice(0, MOST_LABEL_UNITS - 1).join('')}…`
}
