import { has, hasTag, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { ReadLine } from '../reading/reading.ts'
import { isLocated, isVast, withJoined } from '../relief/linked.ts'
import { isNoBreach } from './outcome.ts'

const BREACH = /^(و|ف|ب|ل)?(ال|لل)?(خرق|خرقا|خرقين|خرقان|خروق|خروقا|خروقات|انتهاك|انتهاكا|انتهاكين|انتهاكات)$/
/** How far behind a breach stands where it happened. */
const REACH = 12

/** Where a sentence counts breaches: «سبعة خروقات في محافظتي حماة وحلب، وخرق واحد في إدلب». Empty where it counts none. */
export function breachedPlaces(read: ReadLine): readonly PlacedMention[] {
  const { line, roles } = read
  const places: PlacedMention[] = []
  for (let at = line.from; at < line.to; at++) {
    if (!isBreach(line, at)) continue
    const index = line.mentions.findIndex(({ kindFrom }) => kindFrom > at)
    const mention = line.mentions[index]
    if (!mention || mention.mention === null || mention.kindFrom - at > REACH || isVast(mention)) continue
    if (!FREE.has(roles[index]?.role ?? '') || !isLocated(line, mention) || anotherBetween(line, at, mention.kindFrom)) continue
    for (const place of [...withJoined(read, index, line.to), ...countedToo(read, index)]) if (!places.includes(place)) places.push(place)
  }
  return places
}

/** «… منها خمسة في حلب وسبعة في اللاذقية», «حلب (5)، إدلب (3)»: where more of the breaches that a bulletin adds up happened. */
function countedToo({ line }: ReadLine, index: number): PlacedMention[] {
  return line.mentions.filter((mention, at) => at >= index && mention.mention !== null && !isVast(mention) && isCounted(line, mention))
}

function isCounted(line: Line, { kindFrom, to }: PlacedMention): boolean {
  if (textAt(line, to) === '(' && isNumber(textAt(line, to + 1)) && textAt(line, to + 2) === ')') return true
  return /^(في|ب)$/.test(textAt(line, kindFrom - 1)) && isNumber(textAt(line, kindFrom - 2))
}

function isNumber(text: string): boolean {
  return /^\d{1,3}$|^(و)?(واحد|واحده|اثنان|اثنين|ثلاث|اربع|خمس|ست|سبع|ثماني|تسع|عشر)(ه)?$/.test(text)
}

const FREE = new Set(['open', 'near', 'container'])

function isBreach(line: Line, at: number): boolean {
  return has(line, at, 'truce-break') && BREACH.test(textAt(line, at)) && !isNoBreach(line, at) && !hasTag(line, at - 3, at, 'denial')
}

/** The next breach or another matter comes first. */
function anotherBetween(line: Line, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (isBreach(line, at) || has(line, at, 'fire-verb', 'aim', 'truce-hold')) return true
  return false
}
