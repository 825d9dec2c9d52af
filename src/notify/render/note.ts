import type { Language } from './places.ts'

/** Of the signs that open our lines «ℹ» alone is a Latin letter to the rules of direction: without a mark before it an Arabic line turns left. */
const RIGHT_TO_LEFT_MARK = '\u200F'

/** A line that cautions or explains. */
export function note(text: string, language: Language): string {
  return `${language === 'ar' ? RIGHT_TO_LEFT_MARK : ''}ℹ️ ${text}`
}
