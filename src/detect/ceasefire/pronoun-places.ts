import { isNamedAt, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { isVast } from '../relief/linked.ts'
import { goesOn, spokenArea } from '../relief/spoken-area.ts'
import { spokenGroup } from '../relief/spoken-group.ts'

/** «البلدتين», «المدن الثلاث»: how they are pointed at, by what their list is headed, and how many they are; 0 where a number says it. */
const GROUPS: readonly { readonly pointed: RegExp; readonly head: RegExp; readonly count: number }[] = [
  ...['بلدت', 'مدينت', 'قريت', 'منطقت', 'حي', 'مخيم'].map(stem => ({
    pointed: new RegExp(`^(ال|بال|لل)${stem}(ين|ان)$`),
    head: new RegExp(`^(ب|ل)?${stem}(ي|ا)$`),
    count: 2,
  })),
  ...['بلدات', 'مدن', 'قري', 'مناطق', 'احياء', 'مخيمات'].map(word => ({
    pointed: new RegExp(`^(ال|بال|لل)${word}$`),
    head: new RegExp(`^(ب|ل)?${word}$`),
    count: 0,
  })),
]
const NUMBERS = new Map([
  ['الثلاث', 3],
  ['الثلاثه', 3],
  ['الاربع', 4],
  ['الاربعه', 4],
  ['الخمس', 5],
  ['الخمسه', 5],
])

/** «في البلدتين», «المدن الثلاث» in tokens [from, to): the list that the article called so («بلدتي قدسيا والهامة»), however many cities stand between. */
export function headedGroup({ line }: ReadLine, reading: Reading, from: number, to: number): readonly PlacedMention[] {
  for (let at = Math.max(from, line.from); at < Math.min(to, line.to); at++) {
    const text = textAt(line, at)
    const group = isNamedAt(line, at) ? undefined : GROUPS.find(({ pointed }) => pointed.test(text))
    const count = group && (group.count || NUMBERS.get(textAt(line, at + 1)))
    if (group && count) return headedBy(reading, group.head, count, at)
  }
  return []
}

/** That list, else the one last named; not the ends of a way. Empty where none is spoken of. */
export function pointedGroup(read: ReadLine, reading: Reading, from: number, to: number): readonly PlacedMention[] {
  const headed = headedGroup(read, reading, from, to)
  if (headed.length > 0) return headed
  const last = spokenGroup(read, reading, from, to)
  return last.some(place => isEndOfWay(reading, place)) ? [] : last
}

/** The list of so many before token `before` that such a word heads; the nearest one. */
function headedBy({ mentions }: Reading, head: RegExp, count: number, before: number): readonly PlacedMention[] {
  for (let index = mentions.length - 1; index >= 0; index--) {
    const { mention, to } = mentions[index] as PlacedMention
    if (to > before || !head.test(mention?.kindWord ?? '')) continue
    const list = mentions.slice(index, index + count)
    const joined = list.every((place, at) => at === 0 || place.kindFrom - (list[at - 1] as PlacedMention).to <= 1)
    if (list.length === count && joined && list.every(place => place.mention !== null && place.to <= before)) return list
  }
  return []
}

/** «الطريق بين حمص وحماة» */
function isEndOfWay({ text }: Reading, { kindFrom }: PlacedMention): boolean {
  return text.tokens.slice(Math.max(0, kindFrom - 2), kindFrom).some(({ text: word }) => word === 'بين')
}

/** As `spokenArea`; «المدينة» is the city of the headline and the lead, not a checkpoint or a village named last. */
export function pointedArea(read: ReadLine, reading: Reading, from: number, to: number, led: boolean): PlacedMention | null {
  const area = spokenArea(read, reading, from, to, led, true)
  if (area === null || area.place?.kind === 'country') return area
  const { line } = read
  for (let at = Math.max(from, line.from); at < Math.min(to, line.to); at++)
    if (CITY.test(textAt(line, at)) && !isNamedAt(line, at) && !goesOn(read, at))
      return isNoCity(reading, area) ? (cityOfOpening(reading, line, area) ?? area) : area
  return area
}

const CITY = /^(ال|بال|لل)مدينه$/
const LESS = /^(ال|ب|لل)?(حاجز|معبر|قريه|بلده|تله|تل|جسر|مفرق|حي|محيط)$/

/** «حاجز ملوك», «قرية الغنطو» */
function isNoCity({ text }: Reading, { mention, place, kindFrom }: PlacedMention): boolean {
  if (mention?.kindWord === 'مدينه') return false
  return place?.kind === 'village' || LESS.test(mention?.kindWord ?? '') || LESS.test(text.tokens[kindFrom - 1]?.text ?? '')
}

/** An article opens within its heading and its first two sentences. */
const OPENING = 2

/** The one town that the opening names, sentences before `last` is; null where it names several. */
function cityOfOpening(reading: Reading, { from }: Line, last: PlacedMention): PlacedMention | null {
  const { sentences } = reading.text
  const own = sentences.find(({ to }) => last.from < to)
  const end = Math.min(from, own?.from ?? from, sentences[OPENING]?.to ?? from)
  const towns = reading.mentions.filter(
    place => place.to <= end && place.place?.kind === 'town' && place.place.name !== 'دمشق' && !isVast(place) && !isNoCity(reading, place),
  )
  return new Set(towns.map(({ mention }) => mention?.chosen)).size === 1 ? (towns[0] ?? null) : null
}
