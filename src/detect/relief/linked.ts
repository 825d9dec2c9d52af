import { sourceSpan } from '../normalize/tokens.ts'
import { has, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { ReadLine } from '../reading/reading.ts'
import { startsWithAnd } from '../roles/role.ts'

/** The place at `index` with those that «و» and commas join to it. */
export function withJoined({ line, roles }: ReadLine, index: number, to: number): PlacedMention[] {
  const places = [line.mentions[index] as PlacedMention]
  // «من دوما إلى درعا وإدلب»: what goes on behind «إلى» goes on with that one
  let turned = false
  // «معبر عون الدادات بين منبج وجرابلس»: what goes on behind a neighbour is one more
  let beside = false
  for (let next = index + 1; next < line.mentions.length; next++) {
    const mention = line.mentions[next] as PlacedMention
    const role = roles[next]
    if (mention.from >= to || mention.mention === null) break
    if (role?.role === 'near' && /^(الي|نحو|باتجاه)$/.test(textAt(line, mention.kindFrom - 1))) turned = true
    beside = (role?.role === 'near' && !role.joined) || (beside && role?.joined === true)
    if (beside || (turned && role?.joined) || role?.role === 'container' || (role?.role === 'near' && !role.joined)) continue
    if (!role?.joined && !isPlacedToo(line, mention) && !onlySigns(line, places[places.length - 1] as PlacedMention, mention)) break
    places.push(mention)
  }
  return places
}

/** «في دوما …، وفي بلدتي سقبا وجسرين», «على عربين وعلى حي جوبر»: one more place of the same matter, where nothing else is told of it. */
function isPlacedToo(line: Line, { kindFrom, to, place }: PlacedMention): boolean {
  if (place === null && textAt(line, kindFrom - 1) === 'ومن') return false
  const before = textAt(line, kindFrom - 1)
  const also = /^(في|علي|من|الي)$/.test(before) && /^و?(كذلك|ايضا)$/.test(textAt(line, kindFrom - 2))
  if (!also && !/^و(في|علي|من|الي)$/.test(before)) return false
  for (let at = to; at < to + 5; at++)
    if (has(line, at, 'fire-verb', 'aim', 'dead', 'wounded', 'ground', 'launch', 'fire-noun')) return false
  return true
}

function onlySigns(line: Line, before: PlacedMention, mention: PlacedMention): boolean {
  if (!startsWithAnd(line, mention)) return false
  for (let at = before.to; at < mention.kindFrom; at++) if (!/^["()،,]$/.test(textAt(line, at))) return false
  return true
}

const LOCATIVE =
  /^(و|ف)?(في|داخل|خارج|ضمن|علي|عند|انحاء|ارجاء|كافه|كامل|جميع|كل|منطقه|مناطق|محيط|جيب|اطراف|شمل|يشمل|تشمل|لتشمل|باستثناء|بين|معارك|بشان|باراضي|اراضي|شملت|ستشمل|سيشمل|يضم|تضم)$/

/** «بلدات بينها دوما». */
const COUNTS = /^(بينها|بينهما|منها|ابرزها|اهمها|هي|وهي|هما|وهما)$/
/** «عدد من», «كل من», «معظم»: the place behind is still the one that holds the matter. */
const PART = /^(و)?(نقطتي|نقطه|نقاط|عدد|كل|كلا|كلتا|مناطق|اجزاء|بلدات|احياء|قري|جزء|معظم|غالبيه|مختلف|ساير|بعض|عده|متفرقه)$/

const SIDE = /^ال(جنوب|شمال|شرق|غرب)يه?$/

/** «في سقبا», «بسقبا», «ل…»: a place said to hold the matter before it. */
export function isLocated(line: Line, mention: PlacedMention): boolean {
  // «بصورة فورية» is no town
  if (tokenAt(line, mention.from)?.text === 'بصوره') return false
  // «داخل أحياء دوما»: read as part of its kind
  if (tokenAt(line, mention.kindFrom)?.text === 'داخل') return true
  if (/[بل]/.test(mention.clitic) || has(line, mention.kindFrom - 1, 'truce') || has(line, mention.kindFrom, 'compass')) return true
  for (let at = mention.kindFrom - 1; at >= Math.max(line.from, mention.kindFrom - 5); at--) {
    const text = textAt(line, at)
    if (LOCATIVE.test(text) || COUNTS.test(text)) return true
    // «في الأحياء الجنوبية من دمشق»
    if (text === 'من' && (PART.test(textAt(line, at - 1)) || SIDE.test(textAt(line, at - 1)))) continue
    if (SIDE.test(text) || /^(ال)?(احياء|بلدات|قري|اطراف)$/.test(text)) continue
    if (PART.test(text) || /^(كذلك|ايضا)$/.test(text)) continue
    // «رفع الحصار عن دوما»
    if (text === 'عن') return /^(ال)?(حصار|قصف|حمله|هجوم)$/.test(textAt(line, at - 1))
    if (text !== '"' && text !== '(' && text !== '#' && !has(line, at, 'partitive', 'compass')) return false
  }
  return false
}

/** Whole countries, their points of the compass, zones that a deal drew. */
export function isVast({ place }: PlacedMention): boolean {
  if (place === null) return false
  return place.kind === 'country' || (place.kind === 'region' && /^منطقة خفض|سوري|^(ال)?(جنوب|شمال|شرق|غرب|وسط)\S*$/.test(place.name))
}

/** Words that leave out some of what they stand before. */
const SOME = /^(و)?(عدد|بعض|اجزاء|جزء|معظم|غالبيه|مناطق|احياء|بلدات|قري|اطراف|اغلب)$/

/** «عدد من مناطق دوما»: the place as the text says it, so that nobody reads the whole of it. */
export function withPart(line: Line, placed: PlacedMention): PlacedMention {
  let first = placed.kindFrom
  while (first - 1 >= line.from && first > placed.kindFrom - 4) {
    const text = textAt(line, first - 1)
    const part = SOME.test(text) || (text === 'من' && SOME.test(textAt(line, first - 2)))
    if (!part) break
    first--
  }
  if (first === placed.kindFrom) return placed
  const start = sourceSpan(line.text, tokenAt(line, first)?.start ?? 0, tokenAt(line, first)?.end ?? 0).start
  return { ...placed, start }
}

/** Those who speak of every war: to name them is not to tell of their country. */
const POWERS =
  /^(و|ف|ب|ل|ال|لل)*(روسيا|موسكو|تركيا|انقره|اسطنبول|ايران|طهران|واشنطن|امريكا|اميركا|الولايات|المتحده|فرنسا|باريس|بريطانيا|لندن|المانيا|برلين|جنيف|نيويورك|سوتشي|استانا|استانه|اوروبا|الاردن|عمان|قطر|الدوحه|الرياض|القاهره|مصر)$/

/** A country or a capital abroad that has its say on every war. */
export function isPower(line: Line, { from }: PlacedMention): boolean {
  return POWERS.test(textAt(line, from))
}
