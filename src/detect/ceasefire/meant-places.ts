import type { CeasefireStatus } from '../../domain/detection.ts'
import { has, hasTag, type Line } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { linesBefore } from '../relief/lines-before.ts'
import { isLocated, isVast, withJoined } from '../relief/linked.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import { countryOrSide } from '../relief/spoken-area.ts'
import { RELIEF } from './hope.ts'
import { pointedArea, pointedGroup } from './pronoun-places.ts'

/**
 * What a truce without a place covers: where the deal lets forces in, «المدينة» of its sentence; in an article about `several` places
 * what the next sentences say of the deal, else the one that it opens with. Empty where none of them tells.
 */
export function meantPlaces(
  read: ReadLine,
  reading: Reading,
  truce: number,
  status: CeasefireStatus,
  several: boolean,
): readonly PlacedMention[] {
  const { line } = read
  const { from, to } = segmentOf(line, truce)
  if (status === 'proposed' && isPolitical(line)) {
    const country = hasOwnPlace(read) ? null : countryOrSide(reading, read, truce)
    return country === null ? [] : [country]
  }
  if (read.roles.some(({ role }) => role === 'foreign') && RELIEF.has(status) && !hasTag(line, from, to, 'deal')) return []
  const party = partyPlaces(read, truce)
  if (party.length > 0 && status !== 'denied') return party
  const pointed = pointedPlaces(read, reading, truce)
  if (pointed.length > 0) return pointed
  // what is told of a place is not meant for the one that the article opens with
  if (several && !hasOwnPlace(read)) {
    const explained = RELIEF.has(status) ? explainedPlaces(read, reading) : []
    if (explained.length > 0) return explained
    const lead = line.index <= LEAD_REACH || status === 'violated' || status === 'ended' ? leadPlaces(reading, line.index) : []
    if (lead.length > 0) return lead
  }
  return enteredPlaces(read, truce)
}

/** «في البلدتين», «المنطقة», «المدينة» of the sentence of a truce; empty where it says none. */
export function pointedPlaces(read: ReadLine, reading: Reading, truce: number): readonly PlacedMention[] {
  const { from, to } = segmentOf(read.line, truce)
  const group = pointedGroup(read, reading, from, to)
  if (group.length > 0) return group
  const area = pointedArea(read, reading, from, to, false)
  return area !== null && area.place?.kind !== 'country' ? [area] : []
}

/** How far into an article an asked or agreed truce without a place means that of its opening. */
const LEAD_REACH = 8

/** «توصلت لجنة التفاوض في درعا البلد إلى …», «وجهاء الصنمين»: those who settle it settle it for their place. */
function partyPlaces(read: ReadLine, truce: number): readonly PlacedMention[] {
  const { line, roles } = read
  if (!hasTag(line, line.from, truce + PARTY_REACH, 'deal', 'truce-agree', 'relief-ask')) return []
  const index = line.mentions.findIndex(
    (mention, at) =>
      (mention.to <= truce || isAgreedBy(line, truce, mention)) &&
      mention.mention !== null &&
      !isVast(mention) &&
      /^(speaker|force|open|source)$/.test(roles[at]?.role ?? '') &&
      findWord(line, mention.kindFrom - 4, mention.kindFrom, PARTY) >= 0,
  )
  return index < 0 ? [] : withJoined(read, index, truce)
}

/** «هدنة اتفق عليها وجهاء مضايا» */
function isAgreedBy(line: Line, truce: number, { kindFrom }: PlacedMention): boolean {
  return kindFrom > truce && kindFrom <= truce + PARTY_REACH && hasTag(line, truce + 1, kindFrom, 'truce-agree')
}

const PARTY_REACH = 9

const PARTY = /^(ال|لل|ل|ب)?(لجنه|لجنتي|وجهاء|اعيان|اهالي|اهل|شيوخ|مخاتير|مفاوضو|مفاوضي|ممثلو|ممثلي|وفد|مجلس|فصائل|فصايل|ثوار)$/

/** «اتفاق ينص على وقف لإطلاق النار، على أن تدخل الشرطة العسكرية إلى جيرود والرحيبة»: where the deal lets forces in. */
function enteredPlaces(read: ReadLine, truce: number): readonly PlacedMention[] {
  const { line, roles } = read
  if (!hasTag(line, line.from, truce, 'deal')) return []
  for (let at = truce + 1; at < line.to; at++) {
    if (!ENTERS.test(plain(line, at)) || findWord(line, at + 1, at + 3, FORCES) < 0) continue
    const index = line.mentions.findIndex(({ kindFrom, mention }) => kindFrom > at && kindFrom <= at + ENTERED_REACH && mention !== null)
    if (index >= 0 && roles[index]?.role !== 'force') return withJoined(read, index, line.to)
  }
  return []
}

const ENTERS = /^(ل|س)?([يت]دخل|دخول|[يت]نتشر|انتشار|عوده|[يت]عود)$/
const FORCES = /^(ال|لل|ل)?(شرطه|قوات|جيش|موسسات|وحدات|دوريات)$/
const ENTERED_REACH = 9

/** «خطة من أربع نقاط تنص على وقف فوري لإطلاق النار وتشكيل حكومة وحدة»: a settlement for the whole country. */
export function isPolitical(line: Line): boolean {
  return (
    findWord(line, line.from, line.to, /^(ب|ال|لل|بال)?(خطه|مبادره|مبادرته|ورقه|مسار|مشروع|بيان|وثيقه|محادثات|مفاوضات|مباحثات)$/) >= 0 &&
    findWord(line, line.from, line.to, /^(ال|لل|ل|ب)?(انتخابات|دستور|انتقاليه|انتقالي|سياسيه|سياسي|وحده|انتقال)$/) >= 0
  )
}

/** Some place at home stands in the sentence for itself. */
function hasOwnPlace({ line, roles }: ReadLine): boolean {
  return line.mentions.some(
    (mention, at) =>
      mention.mention !== null &&
      !isVast(mention) &&
      mention.place?.name !== 'دمشق' &&
      (roles[at]?.role === 'open' || roles[at]?.role === 'source'),
  )
}

/** Somebody bears arms in the article, or the halt is one of fire: a strike at work and a football match also end in a truce. */
export function isOfWar({ lines }: Reading, { line }: ReadLine, truce: number): boolean {
  return (
    findWord(line, truce, truce + 4, /^(ال|لل)?(نار|قتال|قتاليه|معارك|عداييه)$/) >= 0 ||
    lines.some(({ line: { allTags } }) => ARMED.some(tag => allTags.includes(tag)))
  )
}

const ARMED = ['force', 'fighters', 'convoy', 'take-out', 'ground', 'projectile'] as const

/** How many sentences away the terms of a deal still name what it covers. */
const TERMS = 2

/**
 * «تمديد الهدنة … . وقال المصدر إن الاتفاق يشمل مدينة الزبداني وبلدتي …»: the places of the next sentence on the deal,
 * else those that one before says it covers.
 */
export function explainedPlaces(read: ReadLine, reading: Reading): readonly PlacedMention[] {
  const { index: own } = read.line
  for (const next of reading.lines) {
    const { line, roles } = next
    if (line.index <= own) continue
    if (line.index > own + TERMS) break
    const deal = termsAt(line)
    if (deal < 0) continue
    const index = line.mentions.findIndex(
      (mention, at) =>
        mention.kindFrom > deal &&
        mention.mention !== null &&
        !isVast(mention) &&
        roles[at]?.role !== 'container' &&
        (roles[at]?.role === 'source' || (roles[at]?.role === 'open' && isCovered(line, mention, deal))),
    )
    if (index >= 0) return withJoined(next, index, line.to).filter(place => !isVast(place))
  }
  return (
    linesBefore(reading, read, TERMS)
      .map(coveredByDeal)
      .find(places => places.length > 0) ?? []
  )
}

/** «تجمعوا في عربين، وهي واحدة من أربع مناطق يشملها الاتفاق إلى جانب زملكا وعين ترما» */
function coveredByDeal({ line, roles }: ReadLine): readonly PlacedMention[] {
  const covers = findWord(line, line.from, line.to, /^(يشملها|يشملهما|تشملها|شملها|شملتها|يشملهم)$/)
  if (covers < 0 || !hasTag(line, covers, covers + 3, 'deal', 'truce')) return []
  return line.mentions.filter(
    (mention, at) => mention.mention !== null && !isVast(mention) && (isBeside(line, mention) || !ASIDE.has(roles[at]?.role ?? '')),
  )
}

/** «إلى جانب زملكا» adds one more. */
function isBeside(line: Line, { kindFrom }: PlacedMention): boolean {
  return findWord(line, kindFrom - 1, kindFrom, /^جانب$/) >= 0
}

const ASIDE: ReadonlySet<string> = new Set(['foreign', 'container', 'speaker', 'origin'])

/** «الاتفاق يشمل …», «يقضي ما اتفق عليه …», «بموجب التفاهم …» */
function termsAt(line: Line): number {
  for (let at = line.from; at < line.to; at++) {
    // «وشمل الهدوء محافظات …»
    const calm = /^(ال)?هدوء$/.test(plain(line, at)) && /^(يشمل|شمل)$/.test(plain(line, at - 1))
    if (!calm && !has(line, at, 'deal', 'truce-agree', 'truce')) continue
    const term = calm ? at : findWord(line, at - 4, at + 6, TERM)
    if (term >= 0) return Math.max(at, term)
    // «الاتفاق الذي بدأ العمل به … يشمل مدينة الزبداني»
    const covers = findWord(line, at, line.to, /^(يشمل|تشمل|شمل|شملت|سيشمل|ستشمل)$/)
    if (covers >= 0 && line.mentions.some(({ kindFrom }) => kindFrom > covers && kindFrom <= covers + 2)) return covers
  }
  return -1
}

const TERM = /^(يشمل|تشمل|شمل|شملت|يقضي|تقضي|ينص|تنص|بموجب|بموجبه|يتضمن|تتضمن|يسري|تسري)$/

/** «يشمل مدينة الزبداني», «في دوما» */
function isCovered(line: Line, mention: PlacedMention, deal: number): boolean {
  return mention.kindFrom - deal <= 2 || isLocated(line, mention)
}

/** An article opens within its heading and its first two sentences. */
const OPENING = 2

/** The one place, the one list or the one side of the country that the first sentence with any names; empty where it names several. Nothing that stands behind the truce. */
function leadPlaces({ lines, tables: { gazetteer } }: Reading, upTo: number): readonly PlacedMention[] {
  for (const read of lines) {
    const { line, roles } = read
    if (line.index > Math.min(OPENING, upTo)) break
    const told = line.mentions.filter((mention, at) => isTold(mention) && !UNTOLD.has(roles[at]?.role ?? ''))
    if (told.length === 0) continue
    const near = told.filter(mention => !isVast(mention))
    if (near.length === 0) {
      const sides = told.filter(({ place }) => place?.kind === 'region')
      return new Set(sides.map(({ place }) => place?.id)).size === 1 ? sides.slice(0, 1) : []
    }
    const group = withJoined(read, line.mentions.indexOf(near[0] as PlacedMention), line.to)
    const ids = group.map(({ mention }) => mention?.chosen)
    const speakers = line.mentions.filter((mention, at) => isTold(mention) && !isVast(mention) && roles[at]?.role === 'speaker')
    const others = [...near, ...speakers].filter(({ mention }) => {
      const id = mention?.chosen
      return !id || !ids.some(known => known === id || (known && (gazetteer.inside(known, id) || gazetteer.inside(id, known))))
    })
    return others.length === 0 ? group : []
  }
  return []
}

function isTold({ mention, place }: PlacedMention): boolean {
  return mention !== null && place?.name !== 'دمشق' && place?.kind !== 'crossing' && !place?.name.startsWith('منطقة خفض')
}

const UNTOLD: ReadonlySet<string> = new Set(['foreign', 'near', 'force', 'speaker', 'container', 'goal', 'origin'])
