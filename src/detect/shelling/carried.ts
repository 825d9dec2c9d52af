import { boundBefore } from '../count/bounds.ts'
import { cardinalAt } from '../count/cardinal.ts'
import { findTag, has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { FIRE, THINGS } from './act.ts'
import { isByHand } from './clauses.ts'
import { fellThere } from './fell-there.ts'
import { isOneOfThem } from './one-of-them.ts'
import { namesStruck } from './struck.ts'

/** Whether tokens [from, to), which name no other attack, go on with the fire that was told of before them. */
export function isCarried(line: Line, from: number, to: number): boolean {
  if (isByHand(line, from, to)) return false
  if (
    isCountInList(line, from, to) ||
    isTargetAsWell(line, from, to) ||
    isThatAttack(line, from) ||
    isMoreOfThem(line, from, to) ||
    isOneOfThem(line, from, to)
  )
    return true
  if (tellsOfBattle(line, from, to)) return false
  return goesOnWith(line, from, to) || tellsOfHarmAt(line, from, to) || namesStruck(line, from, to)
}

/** «وألقى ستة أخرى على سقبا»: more of what was let go before. */
function isMoreOfThem(line: Line, from: number, to: number): boolean {
  const verb = findTag(line, from, Math.min(to, from + 3), 'launch')
  if (verb < 0) return false
  for (let at = verb + 2; at < Math.min(to - 1, verb + 4); at++)
    if (/^(اخري|اخرين|مثلها|مماثله)$/.test(textAt(line, at))) return hasWord(line, at + 1, Math.min(to, at + 4), /^(علي|فوق|باتجاه)$/)
  return false
}

/** «ووقع الهجوم على الطريق بين …»: where the strike told of before was. */
function isThatAttack(line: Line, from: number): boolean {
  return (
    from === line.from &&
    /^(و)?(وقع|وقعت|حدث|حدثت|جري|جرت)$/.test(textAt(line, from)) &&
    /^ال(هجوم|استهداف|ضربه)$/.test(textAt(line, from + 1))
  )
}

/** «أما الضربة الثانية فوقعت …», «الهجوم الأول استهدف …»: one of the strikes told of before, and where it was. */
export function isNthStrike(line: Line, from: number): boolean {
  const opens = /^(و)?اما$/.test(textAt(line, line.from)) ? line.from + 1 : line.from
  if (!/^(و)?ال(هجوم|ضربه|استهداف|غاره)$/.test(textAt(line, opens)) || !NTH.test(textAt(line, opens + 1))) return false
  return from === line.from ? hasWord(line, opens + 2, opens + 4, HAPPENED) : HAPPENED.test(textAt(line, from))
}

const NTH = /^ال(اول|اولي|ثاني|ثانيه|ثالث|ثالثه|رابع|رابعه|خامس|خامسه|اخير|اخيره|اخر|اخري)$/
const HAPPENED = /^(و|ف)?(وقع|حدث|جري|جر|كان|استهدف|طال|اصاب|حصد)(ت)?$/

/** Fighting on the ground, but not «التي سيطرت عليها القوات لاحقا», which only tells what became of the place. */
function tellsOfBattle(line: Line, from: number, to: number): boolean {
  for (let at = findTag(line, from, to, 'ground'); at >= 0; at = findTag(line, at + 1, to, 'ground'))
    if (!/^(و)?(التي|الذي|اللتين)$/.test(textAt(line, at - 1))) return true
  return false
}

/** «- درعا البلد 8 براميل», «اللطامنة: راجمات»: a point of a list that gives each place what fell there. */
function isCountInList(line: Line, from: number, to: number): boolean {
  if (from !== line.from || to - from > LIST_POINT_TOKENS || !hasTag(line, from, to, 'projectile')) return false
  const first = line.mentions.find(({ mention }) => mention !== null)
  const point = /^[-–—*•]$/.test(textAt(line, from))
  if (!first || first.kindFrom > from + 2 || hasTag(line, first.to, to, 'speech', 'air-defence', 'exercise', 'force', 'motion'))
    return false
  const named = namesTo(line, first)
  const counts = textAt(line, named) === ':' ? countsShells(line, named + 1) : tokenAt(line, named)?.kind === 'number'
  return counts || (point && hasWord(line, from, to, /^\d+$/))
}

/** «: 17 قذيفة», «: أكثر من عشرين صاروخاً», «: راجمات» */
function countsShells(line: Line, at: number): boolean {
  const shell = findTag(line, at, at + 6, 'projectile')
  if (shell <= at) return shell === at
  const { tokens } = line.text
  for (let number = at; number < shell; number++)
    if (cardinalAt(tokens, number)?.to === shell) return number === at || boundBefore(tokens, number)?.from === at
  return false
}

/** «#بينين و #الرويحة», «عقربا + ببيلا»: where the names that head a point end. */
function namesTo(line: Line, first: PlacedMention): number {
  let to = first.to
  for (const { kindFrom, to: end } of line.mentions)
    if (kindFrom > to - 1 && kindFrom - to <= 2 && line.text.tokens.slice(to, kindFrom).every(({ text }) => /^[#+،و]$/.test(text))) to = end
  return to
}

const LIST_POINT_TOKENS = 12

/** «وكذلك نقطة لقواتهم في محيط …»: another target of the strike before, with no verb of its own. */
function isTargetAsWell(line: Line, from: number, to: number): boolean {
  if (!/^(و)?(كذلك|ايضا|كما)$/.test(textAt(line, from)) || !THINGS.test(textAt(line, from + 1))) return false
  return !hasTag(line, from, to, 'speech', 'motion', 'ground', 'truce', 'corridor', 'plan', 'call')
}

/** «كما قتل طفلان في بلدة سقبا»: what goes on with a shelling, and names no other cause. */
function tellsOfHarmAt(line: Line, from: number, to: number): boolean {
  return line.mentions.some(mention => mention.mention !== null && mention.kindFrom < to && fellThere(line, from, to, mention))
}

/** «كما استهدفت …», «كما تعرضت …»; what a place merely saw («شهدت») may be anything. */
function goesOnWith(line: Line, from: number, to: number): boolean {
  for (let at = findTag(line, from, to, 'aim'); at >= 0; at = findTag(line, at + 1, to, 'aim'))
    // «المحطة المستهدفة» only tells which one; «يشمل تحرير …» includes anything, «شملت بلدة …» a place; «استعادة حلب وتدمر» names a town
    if (
      !/^المستهدف/.test(textAt(line, at)) &&
      !isOfTroops(line, at) &&
      // «عمليات تستهدف فلول التنظيم»
      !/^(ال)?(عمليات|عمليه|مداهمات|سياسه|عقوبات)$/.test(textAt(line, at - 1)) &&
      // «انفجار مجهول استهدف سيارته»
      !hasWord(line, at - 2, at, /^(ال)?(انفجار|مجهولون|مجهولين|مسلحون|مسلحين)$/) &&
      !isInName(line, at) &&
      (!INCLUDES.test(textAt(line, at)) || isBeforePlace(line, at) || isSaidOfStrikes(line, from, at))
    )
      return true
  const at = findTag(line, from, to, 'receive')
  return at >= 0 && /تعرض|عرضه$/.test(textAt(line, at))
}

/** «الضربات، التي شملت أيضا مواقع في …» */
function isSaidOfStrikes(line: Line, from: number, at: number): boolean {
  return hasWord(line, Math.max(from, at - 5), at, /^(و|ف|ب)?ال(ضربات|غارات|هجمات|استهدافات)$/) && hasWord(line, at + 1, at + 3, THINGS)
}

/** Palmyra is written as «she destroys» is: behind a place and «و» it is the town. */
function isInName(line: Line, at: number): boolean {
  const palmyra = tokenAt(line, at)?.text === 'وتدمر'
  return line.mentions.some(({ mention, from, to }) => mention !== null && ((from <= at && at < to) || (palmyra && to === at)))
}

/** «رصدت الفصائل تحشدات …، تركزت في بلدة …» */
function isOfTroops(line: Line, at: number): boolean {
  return /ركز/.test(textAt(line, at)) && !hasTag(line, line.from, at, ...FIRE, 'strike-noun', 'projectile', 'aircraft')
}

const INCLUDES = /^(و|ف)?(ل)?([يت]?شمل|[يت]?نال|[يت]?متد|امتد|[يت]?تركز|[يت]?ركز)(ت|وا|ون)?$/

function isBeforePlace(line: Line, at: number): boolean {
  let next = at + 1
  while (
    has(line, next, 'partitive', 'compass') ||
    /^(ايضا|كذلك|كل|كلا|من|علي|في|الي|قري|بلدات|مدن|احياء|محيط|اطراف)$/.test(textAt(line, next))
  )
    next++
  return line.mentions.some(({ kindFrom, from }) => kindFrom <= next && next <= from)
}
