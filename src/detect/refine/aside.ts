import type { NormalText, Sentence } from '../normalize/tokens.ts'
import { has, hasTag, hasWord, type Line, textAt } from '../reading/line.ts'
import type { Reading } from '../reading/reading.ts'
import { DAY_MS, FRESH_DAYS } from '../relief/freshness.ts'
import type { Sketch } from '../sketch.ts'
import { timesOf } from '../slots/day.ts'

/** The headline and the first paragraphs say what an article reports. */
const HEAD_PARAGRAPHS = 3

/**
 * What is left where an article reports no fire of these days (none under a day, none in its head) and yet tells of fire by the way: as what had
 * been, as what somebody remembers, as which arms or which town are meant; or where all that it reports happened in another country. The same
 * holds for halts of fire and ways out.
 */
export function withoutAsides(news: readonly Sketch[], reading: Reading, tell: (sketch: Sketch) => void): Sketch[] {
  const head = headOf(reading)
  const elsewhere = isOfElsewhere(reading)
  const reports = (of: (sketch: Sketch) => boolean) =>
    news.some(sketch => of(sketch) && (sketch.dayStated || (!elsewhere && head.has(sketch.line.sentence.paragraph))) && !isAside(sketch))
  const fire = reports(isFire)
  // a head that names no place of the country reports no halt in it, whatever places a later sentence lends it
  const relief = !elsewhere && reports(isRelief)
  const { publishedAt } = reading.article
  return news.filter(sketch => {
    // the head reports, unless it tells out of a life
    if (head.has(sketch.line.sentence.paragraph) && !elsewhere && !isOnlyRemembered(sketch)) return true
    const fresh = sketch.dayStated || (publishedAt !== null && timeOf(sketch.line, publishedAt) === 'fresh')
    const aside = isFire(sketch)
      ? !fire && !fresh && (elsewhere || isAside(sketch) || isUnderThePast(sketch.line, reading))
      : isRelief(sketch) && !relief && sketch.start === null && (elsewhere || isUnderThePast(sketch.line, reading))
    if (aside) tell(sketch)
    return !aside
  })
}

function isFire({ kind, status }: Sketch): boolean {
  return kind === 'shelling' && status === 'reported'
}

function isRelief({ kind }: Sketch): boolean {
  return kind !== 'shelling'
}

/** The first paragraphs, and all that stands in the first words: names and dates of a page may stand above its news. */
function headOf({ text }: Reading): ReadonlySet<number> {
  const head = new Set<number>()
  for (const { paragraph, from } of text.sentences) {
    if (head.size >= HEAD_PARAGRAPHS && from > HEAD_WORDS && !head.has(paragraph)) break
    head.add(paragraph)
  }
  return head
}

const HEAD_WORDS = 60

/** The first paragraphs of running text name no place of the country, nor itself: what they report is elsewhere. */
function isOfElsewhere({ text, mentions }: Reading): boolean {
  const bodies: number[] = []
  let words = 0
  for (const [index, { paragraph, from, to }] of text.sentences.entries()) {
    words += to - from
    if (text.sentences[index + 1]?.paragraph === paragraph) continue
    if (words >= BODY_WORDS) bodies.push(to)
    words = 0
    if (bodies.length === HEAD_BODIES) break
  }
  const end = bodies[HEAD_BODIES - 1]
  if (end === undefined) return false
  return !mentions.some(({ from, mention }) => from < end && mention !== null) && !namesCountry(text, end)
}

const BODY_WORDS = 15
const HEAD_BODIES = 2

function namesCountry({ tokens }: NormalText, end: number): boolean {
  for (let at = 0; at < end; at++) if (/^(و|ف|ب|ل|وب|ول)?(ال|لل)?سوري(ا|ه|ين|ون|تين|ات)?$/.test(tokens[at]?.text ?? '')) return true
  return false
}

/** «وكانت دوما آنذاك …. وبعد ساعات وافق الفصيل …»: goes on, within its paragraph, with what lies back. */
function isUnderThePast(line: Line, { text, lines, article: { publishedAt } }: Reading): boolean {
  if (publishedAt === null || timeOf(line, publishedAt) === 'fresh') return false
  for (let index = line.index - 1; index >= Math.max(0, line.index - UNDER_SENTENCES); index--) {
    const sentence = text.sentences[index]
    if (sentence?.paragraph !== line.sentence.paragraph) return false
    const other = lines.find(known => known.line.index === index)?.line
    const time = other ? timeOf(other, publishedAt) : null
    if (time === 'fresh' || (other && goesOn(text, sentence))) return false
    if (time === 'old' || isOfThen(text, sentence) || (other && hasTag(other, other.from, other.to, 'far-past', 'retelling'))) return true
  }
  return false
}

function isOfThen({ tokens }: NormalText, { from, to }: Sentence): boolean {
  if (WAS.test(tokens[from]?.text ?? '')) return true
  for (let at = from; at < to; at++) if (THEN.test(tokens[at]?.text ?? '')) return true
  return false
}

/** «لم تتوقف منذ شهر», «تتواصل منذ أسابيع»: no past. */
function goesOn({ tokens }: NormalText, { from, to }: Sentence): boolean {
  for (let at = from; at < to; at++) if (GOES_ON.test(tokens[at]?.text ?? '')) return true
  return false
}

const GOES_ON = /^(و|ف)?([يت]توقف|[يت]واصل|[يت]تواصل|[يت]ستمر|مستمره?|متواصله?|[يت]زال|زال|زالت|[يت]خوض|[يت]شهد|[يت]تعرض)$/
const THEN = /^(و|ف)?(انذاك|وقتها|وقتذاك|حينها|حينذاك|حينيذ|يوميذ|يومها|مذاك)$/
const UNDER_SENTENCES = 3

function timeOf(line: Line, publishedAt: Date): 'fresh' | 'old' | null {
  let old = false
  for (const { stated, start, end, grain } of timesOf(line, publishedAt)) {
    if (!stated || start === null) continue
    if (publishedAt.getTime() - Date.parse(`${end ?? start}Z`) > FRESH_DAYS * DAY_MS) old = true
    // «في أيلول من العام نفسه» may be any September
    else if (grain !== 'month' && grain !== 'year') return 'fresh'
  }
  return old ? 'old' : null
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
  if (hasWord(line, line.from, to, REMEMBERS)) return true
  // «تحدث عن ليلة أصيب فيها المستشفى»
  for (let at = line.from; at < to; at++)
    if (/^عن$/.test(textAt(line, at)) && /^(ال)?(ليله|يوم|صباح|مساء|ليال|ايام)$/.test(textAt(line, at + 1))) return true
  return false
}

function isOnlyRemembered({ line, place, toll }: Sketch): boolean {
  return toll.killed === null && isRemembered(line, place.kindFrom) && !hasTag(line, line.from, line.to, 'dead')
}

const REMEMBERS =
  /^(و|ف)?(([يت])?رو[يت]|روي|روت|[يت]روي|حكي|حكت|[يت]حكي|[يت]ستعيد|استعاد(ت)?|[يتن]تذكر|تذكرت|استذكر(ت)?|[يت]ستذكر|هربنا|هربت|فررنا|فررت|نجونا|نجوت|نجا|نجت|نجوا|خسرنا|خسرت|فقدنا|عشنا|عشناه|اتذكر|ولد|ولدت|نشا|نشات|ترعرع(ت)?|تخرج(ت)?|تزوج(ت)?|قصفونا|قصفتنا|رسم(ت)?|[يت]رسم|كاد(ت)?)$/

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
    if (isWhoever(line, which)) return true
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

/** «إن من قصف المستشفيات لا يمنح إذنا»: who fires, and not that he does. */
function isWhoever(line: Line, at: number): boolean {
  return textAt(line, at) === 'من' && /^(و|ف)?(ان|بان|كل|"|:|«)$/.test(textAt(line, at - 1))
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
