import type { Tag } from '../../data/lexicon/index.ts'
import { NO_TOLL, type Toll } from '../../domain/detection.ts'
import { countedNoun } from '../count/counted-noun.ts'
import { noCasualties } from '../count/no-casualties.ts'
import { finder } from '../reading/finder.ts'
import { has, hasTag, hasWord, type Line, textAt } from '../reading/line.ts'
import { either } from '../relief/cases.ts'
import type { PlaceRole } from '../roles/role.ts'
import type { Sketch } from '../sketch.ts'
import { placedFigures, readRise, readToll } from '../slots/toll.ts'
import { isRunningSum, spansLong } from '../slots/toll-rise.ts'
import type { Act } from './act.ts'
import { tellsOfHabit } from './habit.ts'

/** How many sentences behind the fire a toll may still be told that speaks of it; one that does not stands right behind. */
const REACH = 2

/**
 * «القصف أسفر عن مقتل …», «وقال الدفاع المدني إن 12 شخصا قتلوا»: a sentence that names no other place tells the outcome of the act before it.
 * Replaces those sketches in place; figures that the act itself gave stay.
 */
export function addLateTolls(line: Line, roles: readonly PlaceRole[], acts: readonly Act[], sketches: Sketch[]): void {
  if (!addTollByName(line, roles, sketches)) addToll(line, line.from, line.to, roles, acts.length > 0, sketches)
}

/** How many sentences behind its fire a town may be named again with its toll. */
const NAMED_REACH = 6
/** Of an area a sentence tells sums rather than the toll of one act. */
const TOWNS: ReadonlySet<string> = new Set(['town', 'village', 'neighbourhood', 'camp'])

/** «وأشار المرصد إلى إصابة 17 آخرين في سقبا»: the one town that the sentence names was struck by an act further back. Says whether it was so. */
function addTollByName(line: Line, roles: readonly PlaceRole[], sketches: Sketch[]): boolean {
  const open = line.mentions.filter((mention, at) => roles[at]?.role === 'open' && mention.place?.kind !== 'country')
  const [only] = open
  if (!only?.place || !TOWNS.has(only.place.kind) || open.some(({ place }) => place !== only.place)) return false
  const last = sketches[sketches.length - 1]
  const named = sketches.filter(
    ({ place, outOfNews, line: told }) => place.place === only.place && outOfNews === null && line.index - told.index <= NAMED_REACH,
  )
  if (named.length === 0 || named.some(({ act }) => act === last?.act) || !isOfThisFire(line, line.from, line.to)) return false
  const toll = readToll(line, line.from, line.to)
  if (!toll.killed && !toll.wounded && !toll.casualties) return false
  sketches.forEach((sketch, at) => {
    const joined = named.includes(sketch) ? fillMissing(sketch.toll, toll) : sketch.toll
    if (joined !== sketch.toll) sketches[at] = { ...sketch, toll: joined, more: [...sketch.more, { from: line.from, to: line.to }] }
  })
  return true
}

/** «غالبيتهم في سقبا، حيث سقط 12 منهم، والباقون في حمورية»: an act gives the toll of a place that another act struck. Replaces sketches in place. */
export function addPlacedTolls(line: Line, acts: readonly Act[], own: Sketch[], sketches: Sketch[]): void {
  for (const { from, to, hits } of acts) {
    // figures are told of places that the sentence names
    const others = line.mentions.filter(({ place }) => place !== null && hits.every(({ mention }) => mention.place !== place))
    if (!others.some(({ place }) => isTold(place, line, own) || isTold(place, line, sketches))) continue
    for (const { place, harm, count, share, from: at } of placedFigures(line, line.from, to)) {
      if (at < from || harm === 'casualties' || !place?.place || hits.some(({ mention }) => mention.place === place.place)) continue
      for (const list of [own, sketches])
        list.forEach((sketch, at) => {
          const gap = line.index - sketch.line.index
          if (sketch.place.place !== place.place || gap > REACH || sketch.outOfNews !== null) return
          if (sketch.toll[harm] && !(share === true && gap === 0)) return
          list[at] = { ...sketch, toll: { ...sketch.toll, [harm]: count }, more: [...sketch.more, { from, to }] }
        })
    }
  }
}

/** Whether the sentences at hand tell of fire there. */
function isTold(place: Sketch['place']['place'], line: Line, sketches: readonly Sketch[]): boolean {
  return sketches.some(sketch => sketch.place.place === place && line.index - sketch.line.index <= REACH)
}

/** «…، حيث سقطت 10 قذائف وأصيبت امرأة»: an act that names no place tells the outcome of the one before it in its sentence. */
export function addActToll({ line, from, to }: Act, roles: readonly PlaceRole[], sketches: Sketch[]): void {
  if (sketches[sketches.length - 1]?.line === line) addToll(line, from, to, roles, true, sketches)
}

/**
 * «قصفت سقبا، ما أدى لاستشهاد اثنين …، جراء استهداف الغوطة بمئات الغارات», «وقال المسعفون إن ستة قتلوا، ثم قصفت دوما»: the act opens with the outcome
 * of the one before it; `next` is where its own fire begins behind «ثم», or -1.
 */
export function leadsOn(before: Act | undefined, { line, from }: Act, next: number): boolean {
  if (!before || before.hits.length === 0 || before.to > from || from - before.to > LED_GAP) return false
  if (hasTag(line, before.to, from, ...FIRE)) return false
  if (next > 0 && has(line, from, 'speech') && !hasTag(line, from, next, ...FIRE)) return true
  return /^(ما|مما)$/.test(textAt(line, from)) && hasTag(line, from, from + 2, 'result')
}

/** How long a word on the time may be between the two: «، بالتزامن مع الصلاة، ما أدى …». */
const LED_GAP = 8

/** Gives the figures of an act to the one before it, whose sketches stand last; replaces those in place. Says whether it had any. */
export function addLedToll({ line, from, to }: Act, sketches: Sketch[]): boolean {
  const last = sketches[sketches.length - 1]
  const toll = readToll(line, from, to)
  if (!last || (!toll.killed && !toll.wounded && !toll.casualties)) return false
  sketches.forEach((sketch, at) => {
    if (sketch.act === last.act) sketches[at] = { ...sketch, toll: fillMissing(sketch.toll, toll), more: [...sketch.more, { from, to }] }
  })
  return true
}

function addToll(line: Line, from: number, to: number, roles: readonly PlaceRole[], fire: boolean, sketches: Sketch[]): void {
  const last = sketches[sketches.length - 1]
  if (!last) return
  const gap = line.index - last.line.index
  const told = sketches.filter(({ act }) => act === last.act)
  const earlier = isEarlierCount(line, from, to)
  const spoken = fire || earlier || speaksOfTheFire(line)
  if (gap > REACH || namesOther(line, from, to, roles, told, spoken)) return
  if (!spoken && (gap > 1 || turnsAway(line))) return
  if (!isOfThisFire(line, from, to, earlier)) return
  const toll = readToll(line, from, to)
  if (!toll.killed && !toll.wounded && !toll.casualties) return
  if (isOfBoth(line, from, to) && told.length === 1 && struckBeside(sketches, last)) return
  const risen = told.length === 1 ? readRise(line, from, to) : NO_TOLL
  // «وسقط سبعة قتلى في دوما وحدها»: of the places struck the sentence may speak of some only
  const named = told.filter(({ place }) => line.mentions.some(mention => mention.place !== null && mention.place === place.place))
  // «سقوط القذائف … شرق العاصمة»: the city stands for its quarters
  const wide = named.length > 0 && named.every(isTown) && told.some(({ place }) => place.place?.kind === 'neighbourhood')
  for (let at = sketches.length - 1; at >= 0 && sketches[at]?.act === last.act; at--) {
    const sketch = sketches[at] as Sketch
    if (!wide && named.length > 0 && !named.includes(sketch)) continue
    if (!spoken && hurtNobody(sketch)) continue
    const own = rise(sketch.toll, risen)
    // «مقتل 23 …. وقال الجيش إن ثلاثة قتلوا وأصيب اثنان»: another speaker's account
    if (!earlier && !goesOnTelling(line, from, to) && contradicts(own, toll)) continue
    const joined = fillMissing(own, toll)
    if (joined !== sketch.toll) sketches[at] = { ...sketch, toll: joined, more: [...sketch.more, { from, to }] }
  }
}

/** «سقطت قذائف على سقبا دون إصابات. وأصيب متطوع …»: only what is said of that very fire is its toll. */
function hurtNobody({ line, from, to }: Sketch): boolean {
  for (let at = from; at < to; at++) if (noCasualties(line.text.tokens, at) || isDamageOnly(line, at)) return true
  return false
}

/** «واقتصرت الأضرار على الماديات» */
function isDamageOnly(line: Line, at: number): boolean {
  return /^(و|ف)?اقتصر(ت)?$/.test(textAt(line, at)) && hasWord(line, at + 1, at + 5, /^(ال)?(ماديات|ماديه|اضرار)$/)
}

/** «وقالت القوات إنها قتلت 16 مسلحا»: whom somebody says to have killed, with no word of fire. */
function claimsKills(line: Line, from: number, to: number): boolean {
  return killsOf(line, from, to).some(
    at => countedNoun(line.text.tokens, at + 1)?.class === 'fighter' && !hasTag(line, from, at, ...FIRE, 'aircraft'),
  )
}

const killsOf = finder(/^(و|ف)?(قتلت|قتلها|قتله|قتلهم|تحييد|حيدت|تصفيه)$/)

/** «وأصيب ثلاثون شخصا في الضربتين»: of both. */
function isOfBoth(line: Line, from: number, to: number): boolean {
  return pairsOf(line, from, to).some(
    at => /^(في|جراء|خلال|اثر|نتيجه|ب|كلا|كلتا)$/.test(textAt(line, at - 1)) || textAt(line, at).startsWith('ب'),
  )
}

const pairsOf = finder(/^(ب|لل)?(ال)?(ضربتين|غارتين|قصفين|هجومين|استهدافين|مجزرتين)$/)

/** Another place was struck by another act of these sentences, and none of them by two strokes. */
function struckBeside(sketches: readonly Sketch[], last: Sketch): boolean {
  const near = sketches.filter(({ line: { index } }) => last.line.index - index <= 1)
  const other = near.some(({ act, place }) => act !== last.act && place.place !== last.place.place)
  return other && !near.some(({ line, from, to }) => hasWord(line, from, to, /^(ب)?(غارتين|ضربتين|هجومين|غارتان|ضربتان|هجومان)$/))
}

/** «وكان المرصد أحصى في وقت سابق مقتل تسعة وإصابة ثلاثين»: of the same fire. */
function isEarlierCount(line: Line, from: number, to: number): boolean {
  return (
    timesOf(line, from, to).some(at => textAt(line, at + 1) === 'سابق') ||
    tolls(line, from, to).some(at => FORMER.test(textAt(line, at + 1)))
  )
}

const timesOf = finder(/^وقت$/)
const tolls = finder(/^(و|ب)?(ال)?حصيله$/)
const FORMER = /^(ال)?(سابقه|اوليه|اولي)$/

/** «وأوضح أن القصف أسفر وحده عن …»: the same speaker. */
function goesOnTelling(line: Line, from: number, to: number): boolean {
  return /^و(اضاف|اوضح|اشار|تابع|بين)(ت|وا)?$/.test(textAt(line, line.from)) || hasWord(line, from, to, /^(وحده|وحدها)$/)
}

function contradicts(own: Toll, late: Toll): boolean {
  return own.killed !== null && late.killed !== null && late.killed.value < own.killed.value && late.wounded !== null
}

function isTown({ place }: Sketch): boolean {
  return place.place?.kind === 'town'
}

/** «… ارتفعت حصيلة الضحايا إلى تسعة»: takes the place of the count told before. */
function rise(own: Toll, risen: Toll): Toll {
  const killed = risen.killed && own.killed && risen.killed.value > own.killed.value ? risen.killed : own.killed
  const wounded = risen.wounded && own.wounded && risen.wounded.value > own.wounded.value ? risen.wounded : own.wounded
  return killed === own.killed && wounded === own.wounded ? own : { ...own, killed, wounded }
}

/** How many places an article may tell of whose toll its lead gives without naming them. */
const LEAD_PLACES = 1

/**
 * «مقتل ثلاثة أطفال بقصف»: a headline or a lead that tells of fire and names no place, above the one act of the article. Replaces its sketches
 * where no sentence gave them a toll of their own.
 */
export function addLeadToll(leads: readonly Line[], sketches: Sketch[]): void {
  if (new Set(sketches.map(({ place }) => place.place ?? place)).size > LEAD_PLACES && new Set(sketches.map(({ act }) => act)).size > 1)
    return
  if (sketches.some(({ toll }) => toll.killed || toll.wounded || toll.casualties)) return
  for (const line of leads) {
    const toll = readToll(line, line.from, line.to)
    if (!toll.killed && !toll.wounded && !toll.casualties) continue
    if (!isOfThisFire(line, line.from, line.to)) return
    sketches.forEach((sketch, at) => {
      if (sketch.outOfNews === null && sketch.line.index > line.index && sketch.line.index <= line.index + LEAD_REACH)
        sketches[at] = { ...sketch, toll, more: [...sketch.more, { from: line.from, to: line.to }] }
    })
    return
  }
}

const LEAD_REACH = 4

/** Some place of the sentence may have been hit, and is none of those that the act told of. */
function namesOther(line: Line, from: number, to: number, roles: readonly PlaceRole[], told: readonly Sketch[], spoken: boolean): boolean {
  return line.mentions.some((mention, at) => {
    if (mention.from < from || mention.from >= to || mention.mention === null) return false
    if (roles[at]?.role === 'speaker' || roles[at]?.role === 'container') return false
    if (mention.place?.kind === 'country' || told.some(({ place }) => place.place !== null && place.place === mention.place)) return false
    const open = roles[at]?.role === 'open'
    // «وكان رجل قد لقي مصرعه … في حمورية»
    if (open && turnsAway(line)) return true
    return mention.kindFrom - from < 6 || (open && (!spoken || hasTag(line, mention.kindFrom - 4, mention.kindFrom, ...FIRE)))
  })
}

function isOfThisFire(line: Line, from: number, to: number, retold = false): boolean {
  return (
    !tellsOfHabit(line, from, to) &&
    !pointsAtSum(line, from, to) &&
    !comesAfter(line) &&
    !isRunningSum(line) &&
    !claimsKills(line, from, to) &&
    !hasTag(line, from, to, 'ground', 'other-attack', 'far-past') &&
    (retold || !hasTag(line, from, to, 'retelling')) &&
    !sums(line, from, to)
  )
}

/** «ويأتي ذلك بعد يوم دام انتهى بأربعين قتيلا»: the fire before this one. */
function comesAfter(line: Line): boolean {
  return /^و?(ف)?(ياتي|تاتي|جاء|جاءت)$/.test(textAt(line, line.from)) && hasWord(line, line.from + 1, line.from + 6, /^(بعد|عقب|غداه|اثر)$/)
}

/** «وتسببت تلك الضربات بمقتل 20»: behind a sentence that sums up. */
function pointsAtSum(line: Line, from: number, to: number): boolean {
  if (!hasWord(line, from, Math.min(to, from + 4), /^(و|ب)?(تلك|هذه)$/)) return false
  const start = Math.max(0, line.from - SUM_REACH)
  return spansLong({ ...line, from: start, to: line.from }, start, line.from)
}

/** How many tokens before a sentence the sum that it points at may begin. */
const SUM_REACH = 60

/** «منذ بدء الحملة», «إجمالي عدد القتلى»: no figure of this act. */
function sums(line: Line, from: number, to: number): boolean {
  if (spansLong(line, from, to)) return true
  return hasWord(
    line,
    from,
    to,
    /^(و|ب|ل)?(ال)?(مجمل|اجمالي|حصاد|احصاييه|مجموع|عموم|انحاء|عديد|تقديرات|تقدير)$|^(و|ب)?(الحرب|النزاع|الثوره|الصراع)$/,
  )
}

const FIRE: readonly Tag[] = ['fire-noun', 'fire-verb', 'projectile', 'aim', 'strike-noun']

/** «من جهة أخرى», «وفي سياق متصل», «وكان …»: news of something else. */
function turnsAway(line: Line): boolean {
  return hasWord(line, line.from, line.from + 4, TURNS)
}

const TURNS = /^(و|ف)?(في سياق|سياق|جهه|صعيد|غضون|مقابل|المقابل|جانب|كان|كانت|كما|كذلك|ايضا|الي ذلك|سبق|شهدت|منذ|خلال)$/

/** What the act itself said stays. */
function fillMissing(own: Toll, late: Toll): Toll {
  if (own.killed && own.wounded) return own
  // «قتل وجرح أكثر من 30» of a lead gives way to figures told apart
  if (own.casualties && !own.killed && !own.wounded) return late.killed && late.wounded ? late : own
  if ((own.killed || !late.killed) && (own.wounded || !late.wounded)) return own.killed || own.wounded || !late.casualties ? own : late
  return {
    ...late,
    killed: own.killed ?? late.killed,
    wounded: own.wounded ?? late.wounded,
    children: own.children ?? late.children,
    women: own.women ?? late.women,
  }
}

const DEFINITE = /^(و|ف|ب|ل|وب|ان)?(ال|لل)(قصف|غاره|غارات|هجوم|استهداف|ضربه|ضربات|قذايف|قذيفه|صواريخ|صاروخ|عدوان|هجمات|مجزره)$/

/** Those hurt, and where they are carried: told as known. */
const VICTIMS = /^(و|ف|ب|ل|وب|ان)?(ال|لل)(ضحايا|قتلي|جرحي|شهداء|مصابين|مصابون|جثامين|مشفي|مشافي|مستشفي|مستشفيات|طبيه)$/

const spokenOf = finder(either(DEFINITE, VICTIMS))

function speaksOfTheFire(line: Line): boolean {
  if (spokenOf(line, line.from, line.to).length > 0) return true
  return hasTag(line, line.from, Math.min(line.to, line.from + 3), 'result')
}
