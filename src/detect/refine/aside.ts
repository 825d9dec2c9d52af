import { has, hasTag, hasWord, type Line, textAt } from '../reading/line.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'

/** The headline and the first paragraphs say what an article reports. */
const HEAD_PARAGRAPHS = 3

/**
 * What is left where an article that reports no fire of these days (none under a day, none in its head) tells of fire by the way: as what had
 * been, as what somebody remembers, as which arms or which town are meant.
 */
export function withoutAsides(news: readonly Sketch[], reading: Reading, tell: (sketch: Sketch) => void): Sketch[] {
  const head = headOf(reading)
  const reports = news.some(sketch => isFire(sketch) && (sketch.dayStated || head.has(sketch.line.sentence.paragraph)) && !isAside(sketch))
  if (reports) return [...news]
  return news.filter(sketch => {
    if (!isFire(sketch) || sketch.dayStated || !isAside(sketch)) return true
    tell(sketch)
    return false
  })
}

function isFire({ kind, status }: Sketch): boolean {
  return kind === 'shelling' && status === 'reported'
}

function headOf({ text }: Reading): ReadonlySet<number> {
  const head = new Set<number>()
  for (const { paragraph } of text.sentences) {
    if (head.size === HEAD_PARAGRAPHS && !head.has(paragraph)) break
    head.add(paragraph)
  }
  return head
}

function isAside(sketch: Sketch): boolean {
  const { line, from, place, toll } = sketch
  if (hadBeen(line, from) || isRemembered(line, place.kindFrom) || isOfThatDay(line, place.kindFrom)) return true
  return toll.killed === null && toll.wounded === null && (isInRelativeClause(sketch) || isTimeOfElse(sketch))
}

/** «وكانت الطائرات قصفت …», «وكان ينسق …»: the sentence, or the clause that fires, tells of before. */
function hadBeen(line: Line, from: number): boolean {
  return WAS.test(textAt(line, line.from)) || WAS.test(textAt(line, from))
}

const WAS = /^(و|ف)?(كان|كانت|كانوا)$/

/** «تروي أم كيف …», «هربنا حين …», «ولد تحت القصف»: told out of a life. */
function isRemembered(line: Line, to: number): boolean {
  return hasWord(line, line.from, to, REMEMBERS)
}

const REMEMBERS =
  /^(و|ف)?(([يت])?رو[يت]|روي|روت|[يت]روي|حكي|حكت|[يت]حكي|[يت]ستعيد|استعاد(ت)?|[يتن]تذكر|تذكرت|استذكر(ت)?|[يت]ستذكر|هربنا|هربت|فررنا|نجونا|خسرنا|خسرت|فقدنا|عشنا|عشناه|كنا|كنت|ولد|ولدت|نشا|نشات|ترعرع(ت)?|تخرج(ت)?|تزوج(ت)?)$/

/** «وفي اليوم ذاته كانت …»: a day that was named before. */
function isOfThatDay(line: Line, to: number): boolean {
  for (let at = line.from; at < to; at++)
    if (/^(ال)(يوم|ليله|شهر|عام|سنه|اسبوع|فتره|صباح|مساء)$/.test(textAt(line, at)) && /^(ذات|نفس)(ه|ها)$/.test(textAt(line, at + 1)))
      return true
  return false
}

/** «البراميل التي ألقتها المروحيات على …», «الرقة التي دمرت الغارات أحياءها»: the fire only says which; «الغارات التي استهدفت …» is the matter. */
function isInRelativeClause({ line, from, to, place }: Sketch): boolean {
  for (let at = Math.min(to, place.kindFrom + BEHIND) - 1; at >= Math.max(from, line.from + 2); at--) {
    if (!has(line, at, 'fire-verb', 'aim', 'launch', 'receive')) continue
    const which = /^(كان|كانت|قد)$/.test(textAt(line, at - 1)) ? at - 2 : at - 1
    if (WHICH.test(textAt(line, which)))
      return (
        !PRESENT.test(textAt(line, at)) &&
        !hasTag(line, which - 3, which, 'fire-noun', 'strike-noun') &&
        !hasTag(line, line.from, which - 3, 'fire-verb', 'fire-noun', 'projectile')
      )
    if (at < place.kindFrom) return false
  }
  return false
}

/** How far behind the place the clause on it may begin to fire. */
const BEHIND = 4
const WHICH = /^(التي|الذي|اللذين|اللتين|اللتان|اللذان|الذين)$/
const PRESENT = /^[يت](?!(عرض|سبب|ضرر)ت)/

/** «… بعد أن أصابه برميل في …», «حين سقط صاروخ على …»: the fire only says when. */
function isTimeOfElse({ line, from, to, place }: Sketch): boolean {
  const end = Math.min(to, place.kindFrom)
  for (let at = line.from + 1; at < end; at++) {
    if ((!WHEN.test(textAt(line, at)) || textAt(line, at - 1) === 'في') && !(textAt(line, at) === 'بعد' && textAt(line, at + 1) === 'ان'))
      continue
    if (!hasTag(line, line.from, at, 'fire-verb', 'fire-noun', 'projectile') && hasTag(line, Math.max(at, from), at + WHEN_REACH, ...FIRE))
      return true
  }
  return false
}

const WHEN_REACH = 5
const WHEN = /^(بعدما|حين|حينما|عندما|ريثما|قبلما)$/
const FIRE = ['fire-verb', 'fire-noun', 'projectile', 'aim', 'launch', 'receive'] as const
