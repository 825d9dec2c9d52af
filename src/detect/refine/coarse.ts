import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import type { Mention } from '../../domain/mention.ts'
import type { Place } from '../../domain/place.ts'
import { has, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading } from '../reading/reading.ts'
import { isJoined } from '../roles/role.ts'
import { JOINED } from '../shelling/act.ts'
import type { Sketch } from '../sketch.ts'

/**
 * Drops fire on a wide area where the article names the towns: a lead says «ريف إدلب», the body says which villages. Named regions that are
 * told of by themselves stay, since people follow them.
 */
export function dropCoarse(sketches: readonly Sketch[], { tables: { gazetteer } }: Reading): { kept: Sketch[]; dropped: Sketch[] } {
  const kept: Sketch[] = []
  const dropped: Sketch[] = []
  for (const sketch of sketches) {
    const { place } = sketch.place
    const governorate = place === null ? null : gazetteer.governorateOf(place.id)
    const capital = governorate !== null && place !== null && place.kind !== 'governorate' && governorate.name === place.name
    const area = capital ? governorate.id : place === null ? undefined : areaOf(sketch, place, gazetteer)
    const finer =
      sketch.kind === 'shelling' &&
      place !== null &&
      area !== undefined &&
      isArea(sketch, place, capital, capital && joinsCapital(sketch, gazetteer)) &&
      sketches.some(other => {
        const inner = other.place.mention?.chosen ?? other.place.mention?.area
        return (
          other.kind === 'shelling' &&
          inner != null &&
          (inner !== place.id || other.place.mention?.chosen === null) &&
          !(other.place.mention?.chosen === null && other.place.mention.kindWord === null) &&
          !(other.act === sketch.act && isCalledArea(sketch)) &&
          !((other.place.place?.kind === 'facility' || other.place.place?.kind === 'crossing') && isTownsArea(place)) &&
          (other.day === sketch.day || !(other.dayStated && sketch.dayStated)) &&
          gazetteer.inside(inner, area) &&
          (other.line.index >= sketch.line.index || !isDistrict(place)) &&
          !(capital && gazetteer.inside(inner, place.id)) &&
          // «في درعا وريفها»: the countryside beside the city is no finer than it
          !(capital && other.act === sketch.act && other.place.place?.kind === 'region') &&
          (!isNamedRegion(place) || (other.line === sketch.line && !isListedApart(sketch, other)) || isHeadline(sketch))
        )
      })
    ;(finer ||
    holdsUnlisted(sketch, sketches) ||
    (capital && isFrontedArea(sketch, sketches, governorate.id, gazetteer)) ||
    givesQuarters(sketch, sketches, gazetteer) ||
    isSpelledOut(sketch, sketches) ||
    isVague(sketch, sketches) ||
    isPointer(sketch, sketches, gazetteer)
      ? dropped
      : kept
    ).push(sketch)
  }
  return { kept, dropped }
}

/** «قرى في محيط تل رفعت، بينها مرعناز»: the villages around it, and then which. */
function isSpelledOut({ kind, line, act, place }: Sketch, sketches: readonly Sketch[]): boolean {
  if (kind !== 'shelling' || !hasWord(line, Math.max(line.from, place.kindFrom - AROUND), place.kindFrom, VILLAGES)) return false
  if (!has(line, place.kindFrom - 1, 'near') && !hasWord(line, place.kindFrom - 1, place.from, AROUND_IT)) return false
  return sketches.some(
    other => other.line === line && other.place.kindFrom > place.to && isSpelling(line, place.to, other.place.kindFrom, other.act === act),
  )
}

/** «بينها …», «حيث طال القصف بلدات …» */
function isSpelling(line: Line, from: number, to: number, together: boolean): boolean {
  if (together && hasWord(line, from, to, SUCH_AS)) return true
  return textAt(line, from) === 'حيث' && has(line, from + 1, 'aim', 'receive') && hasWord(line, from, to, VILLAGES)
}

const AROUND = 4
const VILLAGES = /^(و|ل)?(ال|لل)?(قري|بلدات|مناطق|مواقع|نقاط)$/
const AROUND_IT = /^((ب|ل)?(ال)?محيط(ه)?|ريف|قرب|اطراف|حول|جوار)$/
const SUCH_AS = /^(و)?(بينها|منها|ابرزها|اهمها|هي|شملت)$/

/** «قرى شيراوا» of a headline, where the body says «قرية كذا التابعة لناحية شيراوا». */
function holdsUnlisted({ kind, place: { place, mention }, line }: Sketch, sketches: readonly Sketch[]): boolean {
  if (kind !== 'shelling' || place === null || !(HOLDERS.test(mention?.kindWords[0] ?? '') || HOLDS.test(mention?.text ?? ''))) return false
  return sketches.some(
    other =>
      other.kind === 'shelling' &&
      other.line.index > line.index &&
      other.place.mention?.chosen === null &&
      other.line.mentions.some(mention => mention.place === place && mention.kindFrom >= other.place.to),
  )
}

const HOLDERS = /^(قري|ناحيه|مقاطعه|ريف|بلدات)$/
/** The same as the first word of a name. */
const HOLDS = /^(قرى|ناحية|مقاطعة|ريف|بلدات) /

/** «وفي إدلب قتل طفل جراء غارة على معرة النعمان»: what the sentence opens with holds the place that was hit. */
function isFrontedArea({ kind, line, act, place }: Sketch, sketches: readonly Sketch[], area: PlaceId, gazetteer: Gazetteer): boolean {
  if (kind !== 'shelling' || place.kindFrom - line.from > 2 || place.mention?.kindWord != null) return false
  return sketches.some(
    other =>
      other.kind === 'shelling' &&
      other.act === act &&
      other.place.kindFrom > place.to &&
      !isJoined(line, place, other.place) &&
      other.place.place !== null &&
      gazetteer.inside(other.place.place.id, area),
  )
}

/** «قصف على أحياء في حلب …» of a lead, where the body says which: «… على حي الصاخور». */
function givesQuarters(sketch: Sketch, sketches: readonly Sketch[], gazetteer: Gazetteer): boolean {
  const { kind, line, act, day, dayStated } = sketch
  const { place, kindFrom } = sketch.place
  if (kind !== 'shelling' || place?.kind !== 'town' || line.index >= LEAD_SENTENCES) return false
  // «وفي بقية أحياء حلب قتل مدني»
  if (hasWord(line, line.from, kindFrom, /^(و)?(بقيه|باقي|ساير)$/)) return false
  return sketches.some(
    other =>
      other.kind === 'shelling' &&
      other.act !== act &&
      other.place.place?.kind === 'neighbourhood' &&
      (other.day === day || !(other.dayStated && dayStated)) &&
      gazetteer.inside(other.place.place.id, place.id),
  )
}

/** «على قريتين جنوب شرق مدينة إدلب», «موقع قرب البوكمال»: gives way to the places themselves, where the article names them behind it. */
function isPointer(sketch: Sketch, sketches: readonly Sketch[], gazetteer: Gazetteer): boolean {
  const { kind, line, place } = sketch
  if (kind !== 'shelling' || place.place?.kind !== 'town' || line.index >= LEAD_SENTENCES || !pointsTo(sketch)) return false
  const governorate = gazetteer.governorateOf(place.place.id)
  return sketches.some(other => {
    const id = other.place.mention?.chosen ?? other.place.mention?.area
    return (
      other.kind === 'shelling' &&
      other.place.place !== place.place &&
      other.line.index > line.index &&
      id != null &&
      gazetteer.governorateOf(id) === governorate &&
      !isArea(other, { kind: other.place.place?.kind ?? 'village' } as Place, false, false) &&
      !pointsTo(other)
    )
  })
}

function pointsTo({ line, place }: Sketch): boolean {
  for (let at = place.from - 1; at >= Math.max(line.from, place.kindFrom - 1); at--)
    if (has(line, at, 'near', 'compass') && tokenAt(line, at)?.text !== 'وسط') return true
  return false
}

/** «البراميل على كل من تلبيسة والحولة، كما تعرضت تلدو …»: one of a list that was hit, and not summed up by what follows. */
function isListedApart(sketch: Sketch, other: Sketch): boolean {
  return sketch.rule === JOINED && other.act !== sketch.act
}

const AREA_SAID = /^(منطقه|ناحيه)$/

/** «في منطقة داريا ومعضمية الشام», «ناحية تل رفعت وقريتي منغ وعين دقنة»: places side by side. */
function isCalledArea({ place: { place, mention } }: Sketch): boolean {
  // «مناطق جسر الشغور ومحمبل وبسنقول»
  if (place?.kind === 'district' && mention?.kindWord === 'مناطق') return true
  return (place?.kind === 'town' || place?.kind === 'village' || place?.kind === 'subdistrict') && AREA_SAID.test(mention?.kindWord ?? '')
}

/**
 * The area of an agreement is no place that was hit. A quarter of the country, or a countryside whose toll a lead sums up, gives way to any place
 * that the article names.
 */
function isVague({ kind, place: { place }, toll, line }: Sketch, sketches: readonly Sketch[]): boolean {
  if (kind !== 'shelling' || place?.kind !== 'region') return false
  if (/خفض التصعيد/.test(place.name)) return true
  const summed = isCountryside(place) && line.index < LEAD_SENTENCES && (toll.killed !== null || toll.wounded !== null)
  if (!summed && !/سوريا/.test(place.name)) return false
  return sketches.some(
    other =>
      other.kind === 'shelling' &&
      other.place.place?.kind !== 'region' &&
      other.place.place?.kind !== 'governorate' &&
      other.line.index >= line.index,
  )
}

const LEAD_SENTENCES = 3
const AREA_WORDS = /^(ريف|محافظه|مقاطعه|ناحيه|قضاء)$/

/** «ناحية تل رفعت»: told of behind its villages it is struck besides; ahead of them it sums them up. */
function isDistrict({ kind }: Place): boolean {
  return kind === 'district' || kind === 'subdistrict'
}

/** «منطقة منبج»: what lies around a town is still spoken of where only a dam or a base in it is named. */
function isTownsArea({ kind }: Place): boolean {
  return kind === 'district' || kind === 'subdistrict' || kind === 'town'
}

/** «ريف كوباني»: the district or subdistrict of that name, not its town. */
function areaOf(sketch: Sketch, place: Place, gazetteer: Gazetteer): PlaceId {
  if (!namesArea(sketch.place.mention)) return place.id
  const seats = gazetteer.ancestors(place.id).map(id => gazetteer.get(id))
  const seat = seats.findLast(area => area?.name === place.name && (area.kind === 'district' || area.kind === 'subdistrict'))
  // «ناحية زركان»: of a place that is the seat of none, the word means the place
  if (!seat && sketch.place.mention?.kindWords[0] !== 'ريف') return place.id
  return (seat ?? seats.find(area => area?.kind === 'subdistrict') ?? place).id
}

function namesArea(mention: Mention | null): boolean {
  return mention !== null && AREA_WORDS.test(mention.kindWords[0] ?? '')
}

function isCountryside({ name }: Place): boolean {
  return /^ريف/.test(name)
}

/** The first line, short and without a full stop. */
function isHeadline({ line }: Sketch): boolean {
  return line.index === 0 && line.to - line.from < 18 && line.text.tokens[line.to - 1]?.text !== '.'
}

/** «ضربات على حلب وإدلب»: two of them side by side are the governorates. */
function joinsCapital({ line, place }: Sketch, gazetteer: Gazetteer): boolean {
  const at = line.mentions.indexOf(place)
  const isCapital = (mention: PlacedMention | undefined) =>
    mention?.place != null && mention.mention?.kindWord == null && gazetteer.governorateOf(mention.place.id)?.name === mention.place.name
  const [before, after] = [line.mentions[at - 1], line.mentions[at + 1]]
  return (
    (isCapital(before) && isJoined(line, before as PlacedMention, place)) ||
    (isCapital(after) && isJoined(line, place, after as PlacedMention))
  )
}

function isArea(sketch: Sketch, { kind }: Place, capital: boolean, beside: boolean): boolean {
  const { place, toll } = sketch
  const hasToll = toll.killed !== null || toll.wounded !== null
  // «إدلب» in a headline is the governorate as often as its town
  if ((kind === 'town' || kind === 'village') && namesArea(place.mention)) return true
  if (capital && (saysCity(sketch) || isAmongTowns(sketch))) return false
  if (kind === 'town' || kind === 'village') return capital && place.mention?.kindWord == null && (!hasToll || beside)
  if (kind === 'district' || kind === 'subdistrict')
    return AREA_SAYING.test(place.mention?.kindWord ?? '') || /^(ريف|منطقة|ناحية|مقاطعة|قرى) /.test(place.mention?.text ?? '')
  return kind === 'region' || kind === 'governorate' || kind === 'country'
}

const AREA_SAYING = /^(محافظه|منطقه|ناحيه|ريف|مناطق|مقاطعه|قري)$/

/** «في إدلب، … الأحياء السكنية للمدينة» */
function saysCity({ line, from, to }: Sketch): boolean {
  return hasWord(line, from, to, /^(ال|لل|بال)مدينه$/)
}

/** «مدن سراقب وأريحا وإدلب» */
function isAmongTowns({ line, place }: Sketch): boolean {
  let at = line.mentions.findIndex(mention => mention.from === place.from)
  for (; at > 0; at--) {
    const before = line.mentions[at - 1] as PlacedMention
    if (!isJoined(line, before, line.mentions[at] as PlacedMention)) return false
    if (/^(مدن|مدينتي|مدينه)$/.test(before.mention?.kindWord ?? '')) return true
  }
  return false
}

/** «الغوطة الشرقية», «جبل الزاوية»: an area with a name of its own, no «ريف …» and no point of the compass. */
function isNamedRegion({ kind, name }: Place): boolean {
  return kind === 'region' && !/^(ريف|شمال|جنوب|شرق|غرب|وسط|منطقة خفض|الشمال|الجنوب|الساحل|البادية|الجزيرة)/.test(name)
}
