import type { Token } from '../normalize/tokens.ts'

/** Longer runs are no numbers of anything. */
const MAX_DIGITS = 18
const GROUPED = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/
const DOTTED_GROUPS = /^[1-9]\d{0,2}(?:\.\d{3}){2,}$/
const PLAIN = /^\d+(?:\.\d+)?$/
const COMMA_DECIMAL = /^\d+,\d{1,2}$/

/** Value of a token of digits: thousands grouped by commas (or twice by dots), a decimal after a dot or comma. Clock times and dates give null. */
export function digitsValue(text: string): number | null {
  if (text.length > MAX_DIGITS) return null
  if (PLAIN.test(text)) return Number(text)
  if (GROUPED.test(text)) return Number(text.replaceAll(',', ''))
  if (DOTTED_GROUPS.test(text)) return Number(text.replaceAll('.', ''))
  if (COMMA_DECIMAL.test(text)) return Number(text.replace(',', '.'))
  return null
}

/** «12 000»: groups of three digits one space apart. Returns the token after the last group and the value, or null. */
export function spacedGroups(tokens: readonly Token[], at: number): { to: number; value: number } | null {
  const first = tokens[at]
  if (!first || !/^[1-9]\d{0,2}$/.test(first.text)) return null
  let digits = first.text
  let to = at + 1
  for (; digits.length <= 12; to++) {
    const token = tokens[to]
    const before = tokens[to - 1]
    if (token?.kind !== 'number' || !before || token.start !== before.end + 1 || !/^\d{3}$/.test(token.text)) break
    digits += token.text
  }
  return to > at + 1 ? { to, value: Number(digits) } : null
}
