import { WEAPONS, type Weapon } from '../../domain/detection.ts'
import { has, type Line, tokenAt } from '../reading/line.ts'

/** The means that tokens [from, to) name, in the order of the table. */
export function readWeapons(line: Line, from: number, to: number): Weapon[] {
  const found = new Set<Weapon>()
  const air = { plane: false, word: false }
  for (let at = from; at < to; at++) {
    for (const weapon of line.weapons[at - line.from] ?? []) found.add(weapon)
    const text = tokenAt(line, at)?.text ?? ''
    if (/طاير|طيران|مقاتلات|مروحي|حوام|غار|قاذف/.test(text)) air.plane = true
    if (has(line, at, 'aircraft')) air.word = true
  }
  return tidyWeapons(found, line, from, to, air.plane)
}

/** Words that name one means by the word of another: a drone is no aeroplane, what a plane drops is no rocket, a shell may be rocket-propelled. */
function tidyWeapons(found: Set<Weapon>, line: Line, from: number, to: number, plane: boolean): Weapon[] {
  const words = new Set(line.text.tokens.slice(from, to).map(token => token.text.replace(/^(و|ف)?(ب|ل)?(ال)?/, '')))
  if (found.has('drone') && !words.has('غارات') && !words.has('حربيه') && !words.has('حربي')) found.delete('airstrike')
  if (
    found.has('rocket') &&
    (plane || found.has('airstrike') || found.has('drone')) &&
    !['صاروخي', 'صاروخيه', 'راجمات', 'راجمه', 'صاروخيا'].some(word => words.has(word))
  )
    found.delete('rocket')
  if (found.has('rocket') && found.has('missile')) found.delete('rocket')
  return WEAPONS.filter(weapon => found.has(weapon))
}
