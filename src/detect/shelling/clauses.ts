import { finder } from '../reading/finder.ts'
import { findTag, has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import { readToll } from '../slots/toll.ts'
import { FIRE, GOVERNS } from './act.ts'
import { BLOCKS } from './governor.ts'

/** Clauses as they tell of fire: «إن طائرة مسيرة، استهدفت …» and «استهدف …، عبر الطيران، …» are one each. */
export function clausesOf(line: Line): readonly number[] {
  return line.clauses.filter((from, index) => {
    const before = line.clauses[index - 1]
    if (before === undefined) return true
    if (tokenAt(line, from)?.text === 'عبر') return !has(line, from + 1, 'aircraft', 'projectile')
    if (isWhenOnly(line, before, from)) return false
    const goesOn = has(line, from, 'aim', 'launch') && from - before <= SUBJECT_TOKENS && hasTag(line, before, from, 'aircraft')
    // «القذائف، ومعظمها من نوع الهاون، سقطت في …»
    const fell = /^(و|ف)?(سقطت?|سقطتا|انفجرت|انهالت)$/.test(textAt(line, from)) && from - before <= SUBJECT_TOKENS
    if (
      fell &&
      hasTag(line, before, from, 'projectile') &&
      !hasTag(line, before, from, 'aim', 'launch', 'fire-verb', 'dead', 'wounded', 'ground')
    )
      return false
    return (
      !goesOn ||
      hasTag(line, before, from, 'aim', 'launch', 'fire-verb', 'fire-noun', 'projectile', 'ground', 'dead', 'wounded', 'air-defence')
    )
  })
}

/** «قصفت المدفعية في الوقت نفسه بلدة سقبا»: when it was stands between the fire and what it hit. */
function isWhenOnly(line: Line, before: number, from: number): boolean {
  const to = whenTo(line, from)
  if (to < 0 || !hasTag(line, before, from, 'fire-verb', 'aim')) return false
  const hit = line.mentions.find(mention => mention.from >= before)
  return hit !== undefined && hit.kindFrom >= to && hit.kindFrom - to <= OBJECT_TOKENS && !hasTag(line, to, hit.kindFrom, ...TELLS)
}

/** Where the words end that say when: «في الوقت نفسه», «بالتزامن»; -1 where none begin. */
function whenTo(line: Line, from: number): number {
  const first = textAt(line, from)
  if (first === 'في') return textAt(line, from + 1) === 'الوقت' && /^(نفسه|ذاته|عينه)$/.test(textAt(line, from + 2)) ? from + 3 : -1
  return /^(بالتزامن|تزامنا|بالتوازي)$/.test(first) ? from + 1 : -1
}

const OBJECT_TOKENS = 6
const TELLS = [
  ...FIRE,
  'aim',
  'launch',
  'receive',
  'ground',
  'speech',
  'motion',
  'dead',
  'wounded',
  'result',
  'projectile',
  'clause',
] as const

/** How long a clause may be that only names the aircraft. */
const SUBJECT_TOKENS = 12

/** «… which killed three in …», «where two were hurt». */
export function isOutcome(line: Line, from: number, to: number): boolean {
  if (has(line, from, 'ground') || hasTag(line, from, to, 'other-attack') || tellsOfOthers(line, from, to)) return false
  return hasTag(line, from, to, 'result', 'dead', 'wounded', 'loss') || bodiesOf(line, from, to).length > 0 || givesFigures(line, from, to)
}

/** «… وأسعف ستة آخرون», «… احتاج خمسة إلى العلاج»: figures told by no word of death or harm. */
function givesFigures(line: Line, from: number, to: number): boolean {
  const { killed, wounded } = readToll(line, from, to)
  return killed !== null || wounded !== null
}

/** «19 جثة انتشلت من تحت الأنقاض» */
const bodiesOf = finder(/^(ال)?(جثه|جثث|جثتين|جثامين|جثمان)$/)

/** «في حين أعلنت المعارضة قتلها 15 جنديا …»: somebody else's news. */
function tellsOfOthers(line: Line, from: number, to: number): boolean {
  const first = textAt(line, from)
  // «كما لقي عناصر من الميليشيا مصرعهم في …»
  if (/^و?كما$/.test(first) && hasTag(line, from, to, 'force', 'fighters') && !hasTag(line, from, to, ...GOVERNS)) return true
  // «فيما قتل جنود بهجوم للتنظيم», «كما توفي طفل نتيجة العاصفة»: another cause
  if (
    /^و?(كما|فيما|بينما)$/.test(first) &&
    hasWord(line, from, to, OTHER_CAUSE) &&
    !hasTag(line, from, to, ...FIRE, 'projectile', 'aircraft')
  )
    return true
  // «بالتزامن مع خسائر للجيش في …»
  if (/تزامن/.test(first) && !hasTag(line, from, to, 'dead', 'wounded')) return true
  if (!(TURNS.has(first) || (first === 'في' && tokenAt(line, from + 1)?.text === 'حين'))) return false
  const said = findTag(line, from, to, 'speech')
  return said >= 0 && !hasTag(line, from, said, 'dead', 'wounded') && !hasTag(line, said, to, ...FIRE, 'projectile')
}

const OTHER_CAUSE = /^(ب|ل)?(ال|لل)?(هجوم|هجومين|كمين|كماين|اشتباك|اشتباكات|عاصفه|سيول|برد|مرض|غرق|حادث|حادثه|شجار|خلاف|انقلاب|تدافع|جوع)$/

/** A clause without any verb of its own: «وبلدة حمورية»، «بينها بلدة زملكا». */
export function isPlainTail(line: Line, from: number, to: number): boolean {
  const first = textAt(line, from)
  if (TURNS.has(first) || /تزامن/.test(first) || (first === 'في' && /^(حين|وقت|الوقت|المقابل)$/.test(textAt(line, from + 1)))) return false
  if (isByHand(line, from, to)) return false
  // «أطلقوا النار على سقبا»
  const shot = findTag(line, from, Math.min(to, from + 6), 'launch')
  if (shot >= 0 && hasWord(line, shot + 1, shot + 6, /^النار$/)) return false
  return wordsBesidePlaces(line, from, to) < 14 && !hasTag(line, from, to, ...BLOCKS, 'plan', 'person', 'dead', 'other-attack')
}

/** «وهدم منازل بالجرافات», «وقنص في حي …», «رشق بالحجارة», «أحرقت محال على يد …»: harm that no fire from afar did. */
export function isByHand(line: Line, from: number, to: number): boolean {
  return hasWord(line, from, to, BY_HAND) && !hasTag(line, from, to, 'projectile', 'aircraft')
}

const BY_HAND = /^(و|ب)?(ال)?(جرافه|جرافات|قنص|حجاره)$|^(و)?(احرق|نهب|اضرم|سرق)(ت|وا)?$/

/** «قرى سقبا، حمورية، …»: however long a list of names is, it says nothing but names. */
function wordsBesidePlaces(line: Line, from: number, to: number): number {
  let named = 0
  for (const mention of line.mentions)
    if (mention.kindFrom >= from && mention.to <= to)
      named += mention.to - mention.kindFrom + (tokenAt(line, mention.to)?.kind === 'mark' ? 1 : 0)
  return to - from - named
}

/** «بينما لا تزال دوما هادئة»: turns to something else. */
const TURNS = new Set(['بينما', 'فيما', 'لكن', 'ولكن', 'رغم', 'الا'])
/** Open a clause that tells of what stands before it. */
export const WHERE = new Set(['حيث', 'التي', 'اذ'])
