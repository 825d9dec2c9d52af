import type { CeasefireStatus } from '../../domain/detection.ts'
import { findTag, has, hasTag, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { isLocated, isVast, withJoined } from '../relief/linked.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { PAIR } from '../relief/spoken-area.ts'
import { spokenCountry } from '../relief/spoken-country.ts'
import { listHead } from '../roles/role.ts'
import { isCapitalAsVenue, isMediators, isNationality, isOfForce, isQuoted, isSeat, isVenue } from './bystanders.ts'
import { isDespite } from './despite.ts'
import { pointedArea, pointedGroup } from './pronoun-places.ts'
import { isAbroad } from './spoken-places.ts'
import type { Truce } from './truces.ts'

const BEHIND = 18
const BEFORE = 20
/** Of a truce said to hold. */
const NEAR = 10
/** Of fire that breaks it. */
const FAR = 30

/**
 * The places that a truce covers, as its sentence says: what lies behind it, else what is under fire in spite of it, else what stands before it.
 * Empty where the sentence names none.
 */
export function coveredPlaces(read: ReadLine, truce: Truce, reading: Reading, status: CeasefireStatus): readonly PlacedMention[] {
  const broken = status === 'violated'
  const described = describedByIt(read, truce)
  if (described.length > 0) return described
  const named = placesBehind(read, truce, reading, broken).filter(isNamed)
  // «هدنة في البلدتين وفي الزبداني»
  const pair = PAIR.test(textAt(read.line, truce.to + 1)) ? pointedGroup(read, reading, truce.to, truce.to + 2) : []
  const behind = [...pair, ...named.filter(place => !pair.includes(place))]
  const { from } = segmentOf(read.line, truce.at)
  if (broken || isBreach(read, truce)) {
    const struck = placesBefore(read, truce, read.line.from, broken ? FAR : BEFORE)
    if (struck.length > 0 && (behind.length === 0 || behind.every(isVast))) return struck
  }
  // «اتفاق في درعا … بشأن وقف إطلاق النار جنوبي سوريا»
  const dealt =
    behind.length > 0 && behind.every(isVast) ? placesBefore(read, truce, from, FAR).filter(place => isOfDeal(read.line, place)) : []
  if (dealt.length > 0) return [...dealt, ...behind]
  if (behind.length > 0) return withCounted(read, behind)
  // «هدنة في اليمن» told by people of elsewhere
  if (isAbroad(read, truce.at, true)) return []
  const meant = pronounPlaces(read, truce)
  if (meant.length > 0) return meant
  const before = placesBefore(read, truce, from, status === 'announced' || status === 'in_effect' ? NEAR : BEFORE).filter(isNamed)
  return before.length > 0 || !broken ? before : sideBefore(read, truce, from)
}

/** «وفي درعا، التي يسري فيها وقف لإطلاق النار منذ أيام، سقطت …»: the town that the relative clause describes. */
function describedByIt(read: ReadLine, { at }: Truce): readonly PlacedMention[] {
  const { line } = read
  const pronoun = findWord(line, at - 3, at, /^(فيها|فيهما|فيه)$/)
  const relative = pronoun < 0 ? -1 : findWord(line, pronoun - 3, pronoun, /^(التي|الذي|حيث|اللتين)$/)
  if (relative < 0) return signatoryOf(read, at)
  const index = describedAt(line, relative)
  return index < 0 ? [] : withJoined(read, listHead(read.roles, index), at)
}

/** «للفصل بين داريا ومعضمية الشام، التي وقعت هدنة»: of the two only the town that the relative stands behind. */
function signatoryOf({ line, roles }: ReadLine, at: number): readonly PlacedMention[] {
  const signs = findWord(line, at - 3, at, SIGNS)
  const relative = signs > 0 && /^(التي|الذي)$/.test(textAt(line, signs - 1)) ? signs - 1 : -1
  const index = relative < 0 ? -1 : describedAt(line, relative)
  const town = line.mentions[index]
  const between = index > 0 && findWord(line, (line.mentions[index - 1]?.kindFrom ?? 0) - 2, town?.kindFrom ?? 0, /^(بين|عن|من)$/) >= 0
  return town && between && roles[index]?.joined ? [town] : []
}

const SIGNS = /^(وقعت|وقع|ابرمت|ابرم|عقدت|عقد|هادنت|هادن|قبلت|قبل|وافقت|وافق|دخلت|دخل)$/

/** The place that a relative at token `relative` stands right behind; or -1. */
function describedAt(line: Line, relative: number): number {
  return line.mentions.findLastIndex(({ to, mention }) => mention !== null && to <= relative && relative - to <= 2)
}

/** «سيطر على قريتي الحصين والعزبة، نافياً عقد هدنة فيهما»: what the pronoun behind the truce means. */
function pronounPlaces(read: ReadLine, { at, to }: Truce): readonly PlacedMention[] {
  const { line, roles } = read
  if (findWord(line, to, to + 3, /^(فيها|فيهما|فيه|بها)$/) < 0) return []
  const index = line.mentions.findLastIndex(
    (mention, i) =>
      mention.to <= at && at - mention.to <= BEFORE && mention.mention !== null && !/^(speaker|foreign|goal)$/.test(roles[i]?.role ?? ''),
  )
  return index < 0 ? [] : withJoined(read, listHead(roles, index), at)
}

/** «ما يجري في جنوب غربي سوريا خرق لاتفاق وقف إطلاق النار»: the side of the country where it is broken. */
function sideBefore({ line, roles }: ReadLine, { at }: Truce, from: number): readonly PlacedMention[] {
  const side = line.mentions.findLast(
    (mention, index) =>
      mention.to <= at &&
      mention.from >= from &&
      at - mention.to <= BEFORE &&
      mention.place?.kind === 'region' &&
      isVast(mention) &&
      roles[index]?.role === 'open',
  )
  return side && isLocated(line, side) ? [side].filter(isNamed) : []
}

/** «في جنوب سوريا … ويشمل درعا والقنيطرة»: the list says which. */
function withCounted(read: ReadLine, behind: readonly PlacedMention[]): readonly PlacedMention[] {
  const { line } = read
  const last = behind[behind.length - 1] as PlacedMention
  // «في ريف دمشق، وتحديداً في بلدتي …»
  const namely = findWord(line, last.to, last.to + 3, /^(تحديدا|بالتحديد|خصوصا|خاصه|لاسيما)$/)
  const finer =
    namely < 0 ? -1 : line.mentions.findIndex(({ kindFrom, mention }) => mention !== null && kindFrom > namely && kindFrom <= namely + 3)
  if (finer >= 0) return withJoined(read, finer, line.to)
  const at = findWord(line, last.to, line.to, /^(يشمل|تشمل|شمل|شملت|ليشمل|لتشمل|سيشمل|ستشمل|يضم|تضم)$/)
  const index =
    at < 0 ? -1 : line.mentions.findIndex(mention => mention.from > at && mention.kindFrom <= at + 5 && mention.mention !== null)
  if (index < 0) return behind
  const counted = withJoined(read, index, line.to)
  return [...behind, ...counted]
}

function isBreach({ line }: ReadLine, { at }: Truce): boolean {
  for (let before = at - 1; before >= Math.max(line.from, at - 14); before--) if (isDespite(line, before)) return true
  return false
}

const FREE = new Set(['open', 'speaker', 'near'])

function placesBehind(read: ReadLine, { to }: Truce, reading: Reading, broken: boolean): PlacedMention[] {
  const { line, roles } = read
  const end = Math.min(segmentOf(line, to - 1).to, to + BEHIND)
  const near = Math.min(end, to + 14)
  const spoken = pointedArea(read, reading, to, near, true) ?? spokenCountry(read, reading, to, near, 'named')
  const spokenAt = spoken === null ? end : Math.max(spoken.from, to)
  let holder = -1
  for (let index = 0; index < line.mentions.length; index++) {
    const mention = line.mentions[index] as PlacedMention
    if (mention.kindFrom < to || mention.from >= spokenAt || mention.mention === null) continue
    if (holder < 0 && roles[index]?.role === 'container' && mention.kindFrom - to <= 2 && isLocated(line, mention)) holder = index
    if (
      !(FREE.has(roles[index]?.role ?? '') || isAidedToo(line, to, mention)) ||
      isNationality(line, mention) ||
      isVenue(line, mention, to) ||
      (isCapitalAsVenue(line, mention) && hasTag(line, mention.kindFrom - 3, mention.kindFrom, 'deal')) ||
      isWayBetween(line, mention, to)
    )
      continue
    if (!broken && crossed(read, to, mention.kindFrom)) break
    if (
      mention.kindFrom !== to &&
      !isHeldIn(line, mention, to) &&
      !isAidedToo(line, to, mention) &&
      !(broken && findTag(line, to, mention.from, 'fire-verb', 'fire-noun', 'aim') >= 0)
    )
      continue
    return withFurther(read, withJoined(read, index, line.to))
  }
  // «وقف النار في ريفي حمص وحماة»: what holds no place named behind it is the place
  if (holder >= 0) return heldBy(read, holder)
  return spoken && (broken || !crossed(read, to, spokenAt)) ? [spoken] : []
}

/** «في دوما», «حول دمشق», «التي شهدتها مدينة دوما», «في الجبهات الثلاث، دوما وحرستا», «وقف القصف الذي يستهدف دوما»: where the halt holds. */
function isHeldIn(line: Line, mention: PlacedMention, truce: number): boolean {
  if (isLocated(line, mention)) return true
  const { kindFrom } = mention
  const before = plain(line, kindFrom - 1)
  if (/^(حول|محيط)$/.test(before) && !hasTag(line, truce, kindFrom, 'relief-ask', 'deal')) return true
  if (/^(مدن|بلدات|قري|احياء|مدينتي|بلدتي|قريتي|حيي)$/.test(before)) return true
  if (SEES.test(before) || /^(الذي|التي)$/.test(plain(line, kindFrom - 2))) return SEES.test(before) || STRIKES.test(before)
  return (
    /^([،:("]|اي|وهي|هي|وهما)$/.test(textAt(line, kindFrom - 1)) && findWord(line, Math.max(truce, kindFrom - 5), kindFrom, SEVERAL) >= 0
  )
}

/** «هدنة ليوم في حمص ولمدة ثلاثة أيام في اللاذقية»: what the next duration is for. */
function withFurther(read: ReadLine, places: PlacedMention[]): PlacedMention[] {
  const { line } = read
  const last = places[places.length - 1] as PlacedMention
  const index = line.mentions.findIndex(({ kindFrom, mention }) => kindFrom > last.to && mention !== null)
  const next = line.mentions[index]
  if (!next || next.kindFrom - last.to > 7 || !/^و(مدتها|لمده|ل?\d+)$/.test(textAt(line, last.to))) return places
  return textAt(line, next.kindFrom - 1) === 'في' ? [...places, ...withJoined(read, index, line.to)] : places
}

const SEES = /^[يت](غطي|شمل|ضم)$|^([يت]?شهد|[يت]?عاش|[يت]?عيش|عرف|شمل|[يت]شمل|[يت]نعم)(ت)?(ها|ه)$/
const STRIKES = /^([يت]ستهدف|[يت]طال|استهدف|طال|[يت]تعرض)$/
const SEVERAL = /^(ال|بال|لل)?(جبهات|مناطق|بلدات|مدن|قري|احياء|محاور|مواقع|بلدتين|مدينتين|حيين|قريتين)$/

function heldBy({ line, roles }: ReadLine, index: number): PlacedMention[] {
  let to = index + 1
  while (roles[to]?.joined) to++
  return line.mentions.slice(index, to)
}

/** Another matter stands between: fire, speech, people leaving. */
function crossed({ line }: ReadLine, from: number, to: number): boolean {
  for (let at = from; at < to; at++)
    if (
      !/خفض$/.test(textAt(line, at)) &&
      has(line, at, 'fire-verb', 'aim', 'take-out', 'go-out', 'entry', 'according', 'truce') &&
      !isOfPrisoners(line, at) &&
      !/^و(ادخال|دخول|ايصال|وصول)$/.test(textAt(line, at)) &&
      !/^(و)?[سل]?(يدخل|تدخل|دخل|دخلت|دخول|شمل|شملت|يشمل|تشمل)$/.test(textAt(line, at)) &&
      // «وقف القصف الذي يستهدف دوما»
      !(at === from + 1 && /^(الذي|التي)$/.test(textAt(line, from)))
    )
      return true
  for (let at = from + 1; at < to; at++)
    if (isNextClause(line, at) || (has(line, at, 'launch') && hasTag(line, at + 1, at + 4, 'projectile', 'fire-noun'))) return true
  return findWord(line, from, to, /^(يرفض|رفض|استمرار|واصل|يواصل|مواصله|مواصلته)$/) >= 0
}

/** «دخلت الهدنة حيز التنفيذ، وبدأ النازحون في سوريا بالعودة»: another clause begins. */
function isNextClause(line: Line, at: number): boolean {
  if (
    !/^[،,]$/.test(textAt(line, at - 1)) ||
    !/^و(بدا|بدات|عاد|عادت|قال|قالت|اعلن|اعلنت|شهد|شهدت|افاد|افادت|اكد|اكدت)$/.test(textAt(line, at))
  )
    return false
  return findWord(line, at + 1, at + 3, /^(سريان|سريانه|سريانها|تطبيق|تطبيقه|تطبيقها|تنفيذ|تنفيذه|تنفيذها|العمل)$/) < 0
}

/** «وقف إطلاق النار وإدخال المساعدات إلى الحي»: both are of the place. */
function isAidedToo(line: Line, from: number, { kindFrom }: PlacedMention): boolean {
  const entry = findWord(line, from, from + 3, /^(ادخال|دخول|ايصال|وصول)$/)
  // «ودخول دورية روسية إلى حي الأربعين» is no aid
  if (findWord(line, entry + 1, entry + 3, /^(ال)?(دوريه|دوريات|قوات|شرطه|جيش|وحدات)$/) >= 0) return false
  return entry >= 0 && kindFrom - entry <= 6 && plain(line, kindFrom - 1) === 'الي'
}

/** «وإخلاء سراح المحتجزين» */
function isOfPrisoners(line: Line, at: number): boolean {
  return /^(سراح|سبيل|اسري|الاسري|المحتجزين|المعتقلين)$/.test(plain(line, at + 1))
}

function placesBefore(read: ReadLine, { at }: Truce, from: number, reach = BEFORE): PlacedMention[] {
  const { line, roles } = read
  for (let index = line.mentions.length - 1; index >= 0; index--) {
    const mention = line.mentions[index] as PlacedMention
    if (mention.to > at || mention.mention === null) continue
    const where = isWhere(line, mention)
    if ((mention.from < from && !(where && mention.to >= from - 2)) || at - mention.to > reach) return []
    if (
      !(roles[index]?.role === 'open' || isCalmed(line, mention) || where) ||
      isVast(mention) ||
      mention.place?.kind === 'crossing' ||
      /ل/.test(mention.clitic) ||
      /^ل/.test(textAt(line, mention.from)) ||
      isOfForce(line, mention) ||
      isSeat(line, mention, at) ||
      isQuoted(line, mention, at) ||
      isMediators(line, mention) ||
      isVenue(line, mention) ||
      (isCapitalAsVenue(line, mention) && !hasTag(line, line.from, mention.kindFrom, 'fire-verb', 'fire-noun', 'projectile', 'aim'))
    )
      continue
    const fronted = frontedPlace(line, index, from)
    if (fronted) return [fronted]
    let first = index
    while (first > 0 && (roles[first]?.joined || isHeldToo(line, first))) first--
    if (roles[first]?.role === 'container' && first < index) first++
    return withJoined(read, first, at)
  }
  return []
}

/** «وفي نوى، كبرى المدن في درعا، بدأت هدنة»: the place that opens the clause, not that of its description. */
function frontedPlace(line: Line, index: number, from: number): PlacedMention | null {
  const described = line.mentions[index] as PlacedMention
  const fronted = line.mentions[index - 1]
  if (!fronted || fronted.mention === null || fronted.from < from || fronted.kindFrom - from > 2) return null
  const opens = /^(و|ف)?(في|ب)$/.test(textAt(line, fronted.kindFrom - 1))
  return opens && textAt(line, fronted.to) === '،' && textAt(line, described.to) === '،' ? fronted : null
}

/** «المسيطر على عربين وزملكا وعلى حي جوبر» */
function isHeldToo(line: Line, index: number): boolean {
  const { kindFrom } = line.mentions[index] as PlacedMention
  const before = line.mentions[index - 1]
  return /^و(علي|في)$/.test(textAt(line, kindFrom - 1)) && before?.mention !== null && before?.to === kindFrom - 1
}

/** «ووقف إطلاق النار وفتح المعابر بين الحي ومدينة دمشق»: the ends of a way. */
function isWayBetween(line: Line, { kindFrom }: PlacedMention, from: number): boolean {
  const between = findWord(line, kindFrom - 3, kindFrom, /^بين$/)
  return between > from && findTag(line, Math.max(from, between - 3), between, 'corridor', 'open', 'entry') >= 0
}

/** «اتفاق في درعا» */
function isOfDeal(line: Line, { kindFrom }: PlacedMention): boolean {
  return hasTag(line, kindFrom - 3, kindFrom, 'deal')
}

/** «دير العصافير في الغوطة الشرقية، حيث انتهت تهدئة»: what holds the place is where it was. */
function isWhere(line: Line, { to }: PlacedMention): boolean {
  return findWord(line, to, to + 2, /^حيث$/) >= 0
}

/** «عاد الهدوء إلى البلدة» */
function isCalmed(line: Line, { kindFrom }: PlacedMention): boolean {
  return plain(line, kindFrom - 1) === 'الي' && findWord(line, kindFrom - 4, kindFrom, /^(ال)?هدوء$/) >= 0
}

/** A zone that some deal drew has no people of its own to follow it. */
function isNamed({ place }: PlacedMention): boolean {
  return !/^(منطقة خفض|المنطقة منزوعة)/.test(place?.name ?? '')
}
