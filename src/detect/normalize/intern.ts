/**
 * One string object for every word of all texts: the tables look words up many times over, and a look-up is a comparison of addresses
 * where the word is the very object that the engine keeps for the tables' own words.
 */
export function intern(text: string, start: number, end: number): string {
  const length = end - start
  if (length > LONGEST) return text.slice(start, end)
  let hash = length
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  for (let slot = (hash ^ (hash >>> 15)) & MASK; ; slot = (slot + 1) & MASK) {
    const known = slots[slot] as string
    if (known === '') return keep(text.slice(start, end), slot)
    if (known.length === length && isAt(known, text, start)) return known
  }
}

/** Longer runs of letters are no words. */
const LONGEST = 24
const SLOTS = 1 << 17
const MASK = SLOTS - 1
/** Beyond it the memory starts anew, so that mixed-up input can neither fill the process nor crowd the slots. */
const REMEMBERED = SLOTS / 2

const slots: string[] = new Array<string>(SLOTS).fill('')
let size = 0

function keep(word: string, slot: number): string {
  const kept = asKey(word)
  if (++size > REMEMBERED) {
    slots.fill('')
    size = 0
    return kept
  }
  slots[slot] = kept
  return kept
}

/** The engine keeps one object for all equal property names and literals. */
function asKey(word: string): string {
  return Object.keys({ [word]: 0 })[0] as string
}

function isAt(word: string, text: string, start: number): boolean {
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  return true
}
