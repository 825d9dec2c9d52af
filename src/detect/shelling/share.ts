import { finder } from '../reading/finder.ts'
import { has, hasTag, hasWord, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { either } from '../relief/cases.ts'

/**
 * Whether the word at a token gives places their part of the fire: «النصيب الأكبر», «كان نصيبها», «حصة الأسد», «جاء الدور على», «الأشد تضررا». The places
 * stand before it or right behind it.
 */
export function isShare(line: Line, at: number): boolean {
  const text = textAt(line, at)
  if (HARDEST.test(text)) return HIT.test(textAt(line, at + 1))
  if (TURN.test(text)) return hasWord(line, at - 2, at, HAS_COME) && isOfFire(line, at + 1)
  if (STAGE.test(text)) return hasTag(line, line.from, at, 'fire-noun', 'strike-noun', 'projectile')
  if (!PART.test(text)) return false
  for (let next = at + 1; next <= at + 4; next++) if (MOST.test(textAt(line, next))) return isOfFire(line, next + 1)
  if (!LOT.test(text)) return false
  // «حصة بلدة إبطع من البراميل», «نالت سقبا وجسرين نصيبهما من القذائف»
  for (let next = at + 1; next < at + 6; next++)
    if (textAt(line, next) === 'من' && (isFire(line, next + 1) || isFire(line, next + 2))) return true
  // «كان نصيبها عشر غارات», «فكان نصيب سقبا»
  return hasWord(line, at - 2, at, GOT) && isOfFire(line, at + 1)
}

/** «الأشد تضررا» */
const HARDEST = /^ال(اشد|اكثر)$/
const HIT = /^(تضررا|تاثرا|دمارا|تعرضا|استهدافا|نصيبا)$/
/** «جاء الدور على», «حان دور» */
const TURN = /^(ال)?دور(ها|ه)?$/
const HAS_COME = /^(و|ف|ثم)?(جاء|حان|حل|اتي|وصل|بلغ|انتقل|كان)$/
/** «كان مسرحها محيط سقبا» */
const STAGE = /^(و)?(مسرح|ساحت|وجهت)(ها|ه|هما)$/
const LOT = /نصيب|حص/
const GOT = /^(و|ف)?(كان|كانت|نال|نالت|اخذت|اخذ)$/

/** «النصيب الأكبر من المساعدات»: a share of something else. */
export function isOtherShare(line: Line, at: number): boolean {
  return PART.test(textAt(line, at)) && !isShare(line, at)
}

const PART = /^(و|ف|ب)?(ال)?(نصيب|حصه|حصت|قسط|قسم|جزء|ثقل|ثمن)(ها|ه|هما|هم)?$/
const sharesOf = finder(either(HARDEST, TURN, STAGE, PART))
const MOST = /^(ال)?(اكبر|اوفر|اعظم|اثقل|اشد|اوفي|اعنف|اكثر|اسد|وافر|وافره|راجح|راجحه|كبير|كبيره)$/

/** What the share is one of: fire, those who fell, or «of them», and no bread. */
function isOfFire(line: Line, at: number): boolean {
  for (let next = at; next < at + 8; next++) {
    const text = textAt(line, next)
    if (OF_THEM.test(text)) return text !== 'من' || isFire(line, next + 1) || isFire(line, next + 2) || isFire(line, next + 3)
    if (isFire(line, next)) return true
    if (ENDS.test(text)) return true
  }
  return true
}

const OF_THEM = /^(منها|منه|منهم|من)$/
const ENDS = /^[.:؛،]$/

function isFire(line: Line, at: number): boolean {
  return has(line, at, 'fire-noun', 'strike-noun', 'projectile', 'aircraft', 'dead', 'wounded', 'loss')
}

/** Whether tokens [from, to) give places their part of fire. */
export function tellsOfShare(line: Line, from: number, to: number): boolean {
  for (const at of sharesOf(line, from, to))
    if (isShare(line, at))
      return !hasTag(line, Math.max(from, at - 6), Math.min(to, at + 6), 'aid', 'convoy', 'truce', 'deal', 'evacuation')
  return false
}

/** «وكان النصيب الأثقل لسقبا», «جاء الدور على سقبا»: the place stands behind its share, with no fire of its own between. */
export function isSharedTo(line: Line, at: number, { kindFrom }: PlacedMention): boolean {
  return kindFrom - at <= SHARE_REACH && isShare(line, at)
}

const SHARE_REACH = 8
