import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { Mention } from '../../domain/mention.ts'
import type { Place } from '../../domain/place.ts'
import { foldWord } from '../normalize/fold.ts'
import { sourceSpan } from '../normalize/tokens.ts'
import { hasTag, isNamedAt, type Line, textAt, tokenAt } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { linesBefore } from './lines-before.ts'
import { isPower, isVast } from './linked.ts'
import { plain } from './segment.ts'

const COUNTRY = /^(البلاد|للبلاد|بالبلاد)$/
const COMPASS = /^(ب|ال|بال|في)?(شمال|جنوب|شرق|غرب|وسط)ي?$/
const LEADS = /^(و|ف)?(في|ب|داخل|انحاء|ارجاء|عموم|كامل|كل|كافه|جميع|قري|بلدات|مدن|من|هذا|هذه|نفس|لـ?)$/
/** «المدينة», «الحي»: a place told by its kind alone. */
export const SAME = /^(ب|في|بهذه)?(ال|لل)?(منطقه|محافظه|مدينه|بلده|مخيم|حي|جيب|قريه)$/

/** «في البلاد», «جنوب غرب البلاد», «في المحافظة»: a place spoken of without its name, in tokens [from, to); `led` by a word such as «في». Null where there is none, or nothing that it may mean; with `quiet` also what a sentence before names that tells of nothing. */
export function spokenArea(read: ReadLine, reading: Reading, from: number, to: number, led = true, quiet = false): PlacedMention | null {
  const { line } = read
  for (let at = Math.max(from, line.from); at < Math.min(to, line.to); at++) {
    const text = textAt(line, at)
    // «في محافظة درعا» has its name
    if (isNamedAt(line, at)) continue
    if (COUNTRY.test(text) || (text === 'البلد' && tokenAt(line, at - 1)?.text === 'هذا')) return countryOrSide(reading, read, at)
    if (
      /^(منطقته|منطقتها|مناطقه)$/.test(text) ||
      (SAME.test(text) && (LEADS.test(textAt(line, at - 1)) || (!led && /^(ال|لل|بال)/.test(text))) && !goesOn(read, at))
    )
      return lastNamed(read, reading, at, text) ?? (quiet ? justBefore(reading, read, at, text) : null)
  }
  return null
}

/** «غادروا المدينة», «إخلاء البلدتين». */
const LEFT = /^(ل|ب|ال)?(مغادره|مغادرتهم|مغادرتها|اخلاء|افراغ)$|^س?[يت]?غادر(ت|وا|ون)?$/
/** «البلدتين» */
export const PAIR = /^(ال|ب|بال|لل)(بلدتين|مدينتين|قريتين|حيين|منطقتين|مخيمين)$/

/** «من المدينة», «داخل الحي», «من البلدتين»: the place or the pair that people leave, as it was named up to three sentences before. */
export function spokenSource(read: ReadLine, reading: Reading, from: number, to: number): readonly PlacedMention[] {
  const { line } = read
  for (let at = Math.max(from, line.from + 1); at < Math.min(to, line.to); at++) {
    const left = LEFT.test(plain(line, at - 1))
    if ((!left && !/^(من|داخل|نحو|الي)$/.test(textAt(line, at - 1))) || isNamedAt(line, at)) continue
    const text = textAt(line, at)
    if (PAIR.test(text)) return lastPair(read, reading, at)
    if ((!left && !/^(من|داخل)$/.test(textAt(line, at - 1))) || !SAME.test(text) || goesOn(read, at)) continue
    const place = lastLeft(read, reading, at, text)
    return place === null ? [] : [place]
  }
  return []
}

function kindOf(word: string): string {
  return word.replace(/^(ب|في)?(ال|لل)/, '')
}

/** What of «المدينة» was said of people who leave, of a way or a truce; another matter's town is not meant. */
export function lastLeft(read: ReadLine, reading: Reading, at: number, word: string): PlacedMention | null {
  const before = linesBefore(reading, read, 3)
  const called = calledSo(reading, read, word)
  if (called !== null && !read.line.mentions.some(mention => mention.to <= at && fitsWord(mention, word))) return called
  const only = isOnlyOne(reading, read)
  for (const { line, roles } of [read, ...before]) {
    // a camp or a quarter is the one spoken of, a city may be another matter's where several are named
    if (line !== read.line && !only && !/مخيم|حي$/.test(word) && !hasTag(line, line.from, line.to, ...OF_RELIEF)) continue
    const index = line.mentions.findLastIndex(
      (mention, i) =>
        mention.to <= (line === read.line ? at : line.to) &&
        roles[i]?.role !== 'near' &&
        // «إلى محافظة إدلب … من المحافظة»: not the one they go to
        !(roles[i]?.role === 'goal' && mention.place?.kind === 'governorate') &&
        fitsWord(mention, word),
    )
    if (index >= 0) return line.mentions[index] ?? null
  }
  return null
}

/** «بلدة هجين … قرى … من البلدة»: the one place that the sentences call by that very word, where no other is called so. */
function calledSo({ mentions, text }: Reading, { line }: ReadLine, word: string): PlacedMention | null {
  const kind = kindOf(word)
  const first = text.sentences[Math.max(0, line.index - 3)]?.from ?? line.from
  let found: PlacedMention | null = null
  for (const mention of mentions) {
    if (mention.kindFrom >= line.from) break
    if (mention.kindFrom < first || mention.mention?.kindWord !== kind || ASIDE.test(text.tokens[mention.kindFrom - 1]?.text ?? ''))
      continue
    if (found !== null && found.mention?.chosen !== mention.mention.chosen) return null
    found ??= mention
  }
  return found
}

/** Before a place that only tells where another lies, or whither people go. */
const ASIDE = /^(من|الي|نحو|باتجاه|قرب|شمال|جنوب|شرق|غرب|شمالي|جنوبي|شرقي|غربي|بين)$/

/** Whether the sentences before name one place and no other, countries and their sides aside. */
function isOnlyOne({ mentions, text }: Reading, { line }: ReadLine): boolean {
  const first = text.sentences[Math.max(0, line.index - 3)]?.from ?? line.from
  const named = new Set<string>()
  for (const mention of mentions) {
    if (mention.kindFrom >= line.to) break
    if (mention.kindFrom >= first && mention.mention?.chosen && !isVast(mention)) named.add(mention.mention.chosen)
  }
  return named.size === 1
}

const OF_RELIEF = ['truce', 'corridor', 'take-out', 'go-out', 'entry', 'convoy'] as const

/** The two places that were last named in one breath. */
export function lastPair(read: ReadLine, reading: Reading, at: number): readonly PlacedMention[] {
  for (const { line, roles } of [read, ...linesBefore(reading, read, 3)])
    for (let index = line.mentions.length - 1; index > 0; index--) {
      const [first, second] = [line.mentions[index - 1], line.mentions[index]] as [PlacedMention, PlacedMention]
      if (line === read.line && second.to > at) continue
      if (roles[index]?.joined && first.mention !== null && second.mention !== null) return [first, second]
    }
  return pairBefore(reading, read)
}

const OF_TWO = /^(بلدت|مدينت|قريت|حي|مخيم|منطقت)[يا]$/

/** «بلدتي نبل والزهراء» in a sentence before that tells of nothing else. */
function pairBefore({ mentions, text }: Reading, { line }: ReadLine): readonly PlacedMention[] {
  const first = text.sentences[Math.max(0, line.index - 3)]?.from ?? line.from
  const at = mentions.findLastIndex(
    ({ kindFrom, mention }) => kindFrom >= first && kindFrom < line.from && OF_TWO.test(mention?.kindWord ?? ''),
  )
  const [one, two] = mentions.slice(at, at + 2)
  return at >= 0 && one && two && two.mention !== null && two.kindFrom - one.to <= 1 ? [one, two] : []
}

const HELD = /^[يت](حاصر|طوق|سيطر|خضع)(ها|ه|ون)?$/

/** «المنطقة الجنوبية», «المنطقة التي …»: not the one spoken of. */
export function goesOn({ line }: ReadLine, at: number): boolean {
  const next = textAt(line, at + 1)
  // «البلدة التي تحاصرها القوات»: how it fares
  if (next === 'التي' && HELD.test(textAt(line, at + 2))) return false
  return (
    /^(ال\S+(يه|ي|ه)|التي|من|العازله|منزوعه|القديم|الجديد|المجاور)$/.test(next) &&
    !/^(المحاصره|المذكوره|نفسها|المنكوبه|العسكريه|ذاتها|الجمعه)$/.test(next)
  )
}

export function countryOrSide(reading: Reading, read: ReadLine, at: number): PlacedMention | null {
  const {
    text,
    tables: { gazetteer },
  } = reading
  const { line } = read
  if (isOfAbroad(reading, read, at)) return null
  let from = at
  while (from > line.from && COMPASS.test(textAt(line, from - 1))) from--
  const sides = text.tokens.slice(from, at).map(token => token.text.replace(/^ب(?=شم|جن|شر|غر|وس)/, ''))
  const place = areasOf(gazetteer).get(sides.length === 0 ? '' : sides.join(' '))
  return place ? mentionOf(place, from, at + 1, line.text) : null
}

/** Of a text on another country «البلاد» is that one: it is named in the sentence, or more often than places at home before it. */
function isOfAbroad(reading: Reading, { line, roles }: ReadLine, at: number): boolean {
  if (line.mentions.some((mention, i) => mention.to <= at && roles[i]?.role === 'foreign' && !isPower(line, mention))) return true
  return (abroadBefore(reading).get(line) ?? 0) > 0
}

/** How many places abroad more than at home the sentences before each have named. */
const abroadBefore = once(({ lines }: Reading): ReadonlyMap<Line, number> => {
  const found = new Map<Line, number>()
  let lead = 0
  for (const { line, roles } of lines) {
    found.set(line, lead)
    for (const [i, mention] of line.mentions.entries()) {
      if (mention.mention !== null) lead--
      else if (roles[i]?.role === 'foreign' && !isPower(line, mention)) lead++
    }
  }
  return found
})

/** The country under '', its sides under their words. */
const areasOf = once((gazetteer: Gazetteer): ReadonlyMap<string, Place> => {
  const found = new Map<string, Place>()
  for (const place of gazetteer.places.values()) {
    if (place.kind === 'country') found.set('', place)
    if (place.kind !== 'region') continue
    for (const name of [place.name, ...place.aliases]) {
      const side = /^((?:(?:شمال|جنوب|شرق|غرب|وسط)ي? ?){1,2}) سوري[اه]$/.exec(foldWord(name))
      if (side?.[1]) found.set(side[1].trim(), place)
    }
  }
  return found
})

function lastNamed(read: ReadLine, reading: Reading, at: number, word: string): PlacedMention | null {
  const { line, roles } = read
  const fits = (mention: PlacedMention) => fitsWord(mention, word)
  // «في منطقة القلمون … في دمشق … في المنطقة»: the one that was called so
  const kind = kindOf(word)
  const called = line.mentions.findLast(one => one.to <= at && one.mention?.kindWord === kind && fits(one))
  if (called) return called
  for (let index = line.mentions.length - 1; index >= 0; index--) {
    const mention = line.mentions[index] as PlacedMention
    if (mention.to <= at && roles[index]?.role !== 'near' && roles[index]?.role !== 'goal' && fits(mention)) return mention
  }
  if (/منطق/.test(word)) return lastArea(read, reading, /^المحاصره$/.test(textAt(line, at + 1)))
  for (const { line: earlier, roles: parts } of linesBefore(reading, read, 3)) {
    // where people were taken to is not the town spoken of
    const mention = earlier.mentions.findLast((one, i) => fits(one) && !/^(goal|near|force)$/.test(parts[i]?.role ?? '')) ?? null
    if (mention) return mention
  }
  const aside = linesBefore(reading, read, 3).flatMap(({ line: earlier }) => earlier.mentions.findLast(fits) ?? [])[0]
  return aside ?? (/محافظ/.test(word) ? lastGovernorate(reading, line) : null)
}

/** «في المحافظة»: the one last named, in a heading too. */
function lastGovernorate({ mentions, text }: Reading, { from }: Line): PlacedMention | null {
  // «الحافلات المتجهة إلى محافظة إدلب»: not the one they come from
  const before = mentions.filter(({ to, kindFrom }) => to <= from && !ASIDE.test(text.tokens[kindFrom - 1]?.text ?? ''))
  return before.findLast(({ place }) => place?.kind === 'governorate') ?? before.findLast(({ place }) => place?.kind === 'town') ?? null
}

/**
 * «في المنطقة»: the area that was last named, else the town; a quarter is none, nor is a town of a list where an area was named before.
 * What holds a place («في درعا جنوب سوريا») is not the one spoken of.
 */
function lastArea(read: ReadLine, reading: Reading, besieged: boolean): PlacedMention | null {
  const fits = (mention: PlacedMention) => fitsWord(mention, 'منطقه') && mention.place?.kind !== 'neighbourhood'
  let near: PlacedMention | null = null
  let listed = false
  for (const { line, roles } of linesBefore(reading, read, 3)) {
    const at = line.mentions.findLastIndex((one, i) => fits(one) && roles[i]?.role !== 'container')
    near = line.mentions[at] ?? line.mentions.findLast(fits) ?? null
    listed = near !== null && isTown(near) && (roles[at]?.joined === true || line.mentions.filter(isTown).length > 1)
    if (near) break
  }
  if (near && !listed && !(besieged && near.place?.kind !== 'region')) return near
  for (const { line, roles } of linesBefore(reading, read, AREA_REACH)) {
    const area = line.mentions.findLast((one, i) => fits(one) && one.place?.kind === 'region' && roles[i]?.role !== 'near' && !isVast(one))
    if (area) return area
  }
  return near
}

/** The fitting place named last before token `at`, though its sentence tells of nothing («عرفت منطقة وادي بردى هدوءاً. …») or somebody goes there. */
function justBefore({ mentions, text }: Reading, { line }: ReadLine, at: number, word: string): PlacedMention | null {
  const first = text.sentences[Math.max(0, line.index - 1)]?.from ?? line.from
  return mentions.findLast(one => one.kindFrom >= first && one.to <= at && fitsWord(one, word) && !isVast(one)) ?? null
}

function isTown({ place }: PlacedMention): boolean {
  return place?.kind === 'town' || place?.kind === 'village'
}

/** How far back an area is still the one spoken of. */
const AREA_REACH = 12

/** «المدينة» may also mean one of two towns of a name. */
function fitsWord({ place, mention }: PlacedMention, word: string): boolean {
  return place === null ? mention !== null && /مدين|بلد|قري/.test(word) : suits(place, word)
}

function suits({ kind, name }: Place, word: string): boolean {
  if (/محافظ/.test(word)) return kind === 'governorate' || kind === 'district' || kind === 'town'
  if (/مدين|بلد|قري/.test(word)) return kind === 'town' || kind === 'village'
  if (/حي$/.test(word)) return kind === 'neighbourhood'
  if (/مخيم/.test(word)) return kind === 'camp'
  return kind !== 'country' && kind !== 'crossing' && !/^(ريف|منطقة خفض)/.test(name)
}

function mentionOf(place: Place, from: number, to: number, text: ReadLine['line']['text']): PlacedMention {
  const { start, end } = sourceSpan(text, text.tokens[from]?.start ?? 0, text.tokens[to - 1]?.end ?? 0)
  const mention: Mention = {
    start,
    end,
    text: text.source.slice(start, end),
    kindStart: start,
    kindWord: null,
    kindWords: [],
    from,
    to,
    kindFrom: from,
    clitic: '',
    list: -1,
    chosen: place.id,
    candidates: [place.id],
    area: null,
    reason: 'named by the text',
  }
  return { mention, kindFrom: from, from, to, place, clitic: '', start, end }
}
