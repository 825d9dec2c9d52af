import type { Token } from '../normalize/tokens.ts'
import { type Draft, isQuote, newDraft, SEPARATORS } from './drafts.ts'
import { isKindName, type KindClass, type KindWord, kindOf, kindWord, openingKind } from './kind-words.ts'
import { newEntry } from './name-index.ts'
import type { Match, Scan } from './scan.ts'
import { STOP_WORDS } from './stop-words.ts'
import { AREA_LINKS, DIRECTIONS, FIRST_NAMES, LOCATIVES, NAME_ADJECTIVES, NAME_HOLDERS, NAME_OPENERS } from './words.ts'

/** What a name that only the text knows stands on: its candidates are none. */
export const UNKNOWN = newEntry()

/**
 * Adds the places that the text introduces and no table knows: «قرية صكيرو», «تلة الملك», and the strangers within «قرى أ وب وج».
 * Drafts stay in the order of the text.
 */
export function addNamed(
  tokens: readonly Token[],
  { matches, openings }: Scan,
  drafts: readonly Draft[],
  sentenceOf: Int32Array,
): readonly Draft[] {
  if (openings.length === 0) return drafts
  const taken = new Map<number, Match>()
  for (const match of matches) if (match.entry.blocked || match.entry.foreign) taken.set(match.from, match)
  for (const { match } of drafts) taken.set(match.from, match)
  const found: Draft[] = []
  const reader: Reader = { tokens, taken, sentenceOf, found }
  let free = 0
  let next = 0
  for (const at of openings) {
    while (next < matches.length && (matches[next] as Match).to <= at) next++
    const match = matches[next]
    const kind = openingKind(kindOf(tokens[at]))
    if (at < free || (match && match.from <= at && taken.has(match.from)) || !kind || tokens[at - 1]?.text === 'من') continue
    free = kind.many ? readList(reader, at, kind) : readOne(reader, at, kind)
  }
  if (found.length === 0) return drafts
  const covered = new Set(found.flatMap(named => Array.from({ length: named.to - named.match.from }, (_, step) => named.match.from + step)))
  return [...drafts.filter(draft => !covered.has(draft.from)), ...found].sort((a, b) => a.from - b.from)
}

interface Reader {
  readonly tokens: readonly Token[]
  readonly taken: ReadonlyMap<number, Match>
  readonly sentenceOf: Int32Array
  readonly found: Draft[]
}

/** Kinds whose word belongs to the name as people say it. */
export const SPOKEN: ReadonlySet<KindClass> = new Set(['camp', 'natural', 'facility'])
const GROVES: ReadonlySet<string> = new Set(['غابه', 'غابات'])

/** «مخيم "سوح الرفاعي"»: a name of two or three words stands between the quotes; a list of names has «و» or commas. Null where none does. */
function quotedEnd({ tokens, taken }: Reader, at: number, from: number): number | null {
  if (from !== at + 2 || (tokens[at + 1] as Token).text !== '"') return null
  for (let to = from; to <= from + 3; to++) {
    const token = tokens[to]
    if (to >= from + 2 && token?.text === '"') return taken.get(from)?.to === to ? null : to
    if (token?.kind !== 'word' || STOP_WORDS.has(token.text) || (to > from && token.text.startsWith('و'))) return null
  }
  return null
}

const INDEFINITE_DUAL = /^(?!ال).+(ين|ان)$/

/** «كنسبا وتلة رشا», «صوران، وعلى تل دوير»: a place that is known stands right before «و» and the kind word. */
function endsKnown({ tokens, taken }: Reader, at: number): boolean {
  let end = (tokens[at - 1] as Token | undefined)?.text === 'وعلي' ? at - 1 : at
  if (!(tokens[end] as Token).text.startsWith('و')) return false
  if (end < at && tokens[end - 1]?.text === '،') end--
  for (let from = end - 1; from >= Math.max(0, end - 4); from--) if (knownAt(taken, from)?.to === end) return true
  return false
}

/** Returns the token to go on from. */
function readOne(reader: Reader, at: number, kind: KindWord): number {
  const { tokens } = reader
  let from = at + 1
  while (isQuote(tokens[from])) from++
  const to = quotedEnd(reader, at, from) ?? nameEnd(reader, from, '', kind)
  if (to === null || (kind.word === 'مدينه' && !telling(tokens, from, to))) return at + 1
  if (kind.word === 'منطقه' && (!(located(tokens, to) || isStruckArea(tokens, at, to)) || NO_AREA.test((tokens[from] as Token).text)))
    return at + 1
  // «حقل الرميلان النفطي»: fields and stations are of wheat and of buses as well
  if ((kind.word === 'حقل' || kind.word === 'محطه') && !OF_OIL.test(tokens[to]?.text ?? '')) return at + 1
  const name = tokens[from] as Token
  // «حي» and «تل» stand before many a common noun, «غابات» before what grows there
  const isBare = !name.text.startsWith('ال') && to - from === 1 && !endsKnown(reader, at)
  if ((kind.kind === 'quarter' || kind.kind === 'natural') && (isBare || GROVES.has(kind.word)) && !located(tokens, to)) return at + 1
  push(reader, at, from, to, kind, '')
  return to
}

function readList(reader: Reader, at: number, kind: KindWord): number {
  const { tokens, taken } = reader
  // «بلدتين خاضعتين للمعارضة»: a name would stand behind «بلدتي»
  if (INDEFINITE_DUAL.test(kind.word) && tokens[at + 1]?.kind === 'word') return at + 1
  let here = tokens[at + 1]?.text === ':' ? at + 2 : listStart(reader, at, kind)
  let members = 0
  for (;;) {
    const first = members === 0
    const last = isDual(kind) && members === 1
    while (isQuote(tokens[here])) here++
    const known = knownAt(taken, here)
    if (known) here = known.to
    else {
      const word = tokens[here]
      const clitic = !first && word?.kind === 'word' && word.text.startsWith('و') ? 'و' : ''
      let to = nameEnd(reader, here, clitic, kind)
      if (to === null || (first && isDescribed(tokens, here, to))) return here
      // «كتف الغدر»: two words where the list goes on after the second
      const second = tokens[to]
      if (!endsMember(tokens, to) && !taken.has(to) && second?.kind === 'word' && isRest(second.text) && endsMember(tokens, to + 1)) to++
      // «قريتا أ وب تعرضتا»: of two the second is the last
      if (!first && !last && !endsMember(tokens, to)) return here
      push(reader, first ? at : here, here, to, kind, clitic)
      here = to
    }
    members++
    const next = nextMember(tokens, here)
    if (next === null) return here
    here = next
  }
}

/** «أحياء مكتظة منها كذا وكذا»: the names stand behind «منها»; else right behind the word of kind. */
function listStart({ tokens, taken, sentenceOf }: Reader, at: number, kind: KindWord): number {
  if (isDual(kind) || knownAt(taken, at + 1)) return at + 1
  for (let here = at + 1; here <= at + INTRO_TOKENS; here++) {
    const token = tokens[here]
    if (token?.kind !== 'word' || sentenceOf[here] !== sentenceOf[at]) return at + 1
    if (SUCH_AS.has(token.text)) return here + 1
  }
  return at + 1
}

const INTRO_TOKENS = 4
const SUCH_AS: ReadonlySet<string> = new Set(['منها', 'بينها', 'ابرزها', 'اهمها'])

/** «قرى فاصلة بين …», «قرى آهلة بالسكان»: what the villages are or do. */
function isDescribed(tokens: readonly Token[], from: number, to: number): boolean {
  const next = tokens[to]
  return to === from + 1 && PARTICIPLE.test((tokens[from] as Token).text) && next?.kind === 'word' && !next.text.startsWith('و')
}

const PARTICIPLE = /^(.ا..?.?ه|اهله|م.{3,4}ه)$/

function knownAt(taken: ReadonlyMap<number, Match>, at: number): Match | undefined {
  const match = taken.get(at)
  return match && !match.entry.blocked && !match.entry.foreign ? match : undefined
}

/** Where the next member of a list begins; null where the list ends. */
function nextMember(tokens: readonly Token[], from: number): number | null {
  let at = from
  while (isQuote(tokens[at])) at++
  const token = tokens[at]
  if (token?.kind === 'mark' && SEPARATORS.has(token.text)) {
    at++
    while (isQuote(tokens[at])) at++
    return tokens[at]?.kind === 'word' ? at : null
  }
  if (token?.kind !== 'word') return null
  if (token.text === 'و') return at + 1
  // «قرى أ وب إضافة إلى ج»
  if ((token.text === 'اضافه' || token.text === 'بالاضافه') && tokens[at + 1]?.text === 'الي') {
    at += 2
    while (isQuote(tokens[at])) at++
    return tokens[at]?.kind === 'word' ? at : null
  }
  return token.text.startsWith('و') && token.text.length > 3 ? at : null
}

/** A stranger among the members of a list ends where another member, a word of place or the sentence follows. */
function endsMember(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (!token || token.kind === 'mark' || token.kind === 'break') return true
  if (token.kind !== 'word') return false
  return (
    AREA_LINKS.has(token.text) ||
    token.text.startsWith('وال') ||
    /^(بريف|بمحافظه|بمنطقه|بناحيه|بجبل|بالقرب)$/.test(token.text) ||
    isNameLike(token.text.slice(1), token.text[0] === 'و')
  )
}

function isNameLike(word: string, conjoined: boolean): boolean {
  return conjoined && word.length >= 2 && !STOP_WORDS.has(word)
}

/** Where the name that begins at `from` ends; null where no name does. `clitic` are the letters before it. */
function nameEnd({ tokens, taken }: Reader, from: number, clitic: string, kind: KindWord): number | null {
  const token = tokens[from]
  if (token?.kind !== 'word' || taken.has(from)) return null
  const word = token.text.slice(clitic.length)
  // «قرى وبلدات»: what is joined to the kind word itself is another kind of thing
  if (clitic === '' && word.startsWith('و') && kindOf(tokens[from - 1])) return null
  const adjective = (kind.many && endsMember(tokens, from + 1)) || isDual(kind) ? NO_ADJECTIVE : adjectiveAfter(kind, clitic)
  const isQuarter = kind.kind === 'quarter' && QUARTERS.has(word)
  if (!isQuarter && !isName(word, adjective) && !isFeature(word, tokens[from + 1]) && !isLocatedName(word, tokens, from + 1)) return null
  let to = from + 1
  // what follows an opener is the name's, even where it is some other place's name
  const goesOn = () =>
    tokens[to]?.kind === 'word' && (isRest((tokens[to] as Token).text) || (KUNYAS.has(word) && tokens[to]?.text === 'علي'))
  if (NAME_OPENERS.has(word)) {
    // «تل» alone is no name
    if (!goesOn()) return word.startsWith('ال') ? to : null
    to++
    if (SECOND_OPENERS.has((tokens[to - 1] as Token).text) && goesOn()) to++
  }
  const next = tokens[to]
  if (next?.kind === 'word' && NAME_ADJECTIVES.has(next.text) && agrees(word, next.text)) to++
  return to
}

/** «حيي المطار والسبيل»: quarters called after what stands there. */
const QUARTERS: ReadonlySet<string> = new Set(['المطار', 'المحطه', 'السد', 'القلعه', 'الثكنه', 'الجسر', 'السوق', 'المعمل', 'الصوامع'])

/** «قريتي بيلونية وأم حوش»: what two villages are told to be stands in the dual. */
function isDual({ word, many }: KindWord): boolean {
  return many && /[يا]$/.test(word) && word !== 'قري' && word !== 'ضواحي'
}

/** «قرية النهر الأبيض», «حي التل الكبير»: called after what stands there. */
function isFeature(word: string, next: Token | undefined): boolean {
  return word.startsWith('ال') && kindWord(word.slice(2))?.kind === 'natural' && next?.kind === 'word' && NAME_ADJECTIVES.has(next.text)
}

/** «قرية بيلونية بمقاطعة عفرين»: ends as adjectives do, and is none of those that are said of villages. */
function isLocatedName(word: string, tokens: readonly Token[], to: number): boolean {
  const next = tokens[to]?.text === 'في' ? `ب${tokens[to + 1]?.text}` : tokens[to]?.text
  if (!/^(ب(مقاطعه|ريف|ناحيه|محافظه|منطقه)|التابعه)$/.test(next ?? '')) return false
  return FEMININE.test(word) && !SAID_OF_VILLAGES.test(word) && isName(word, NO_ADJECTIVE)
}

const SAID_OF_VILLAGES =
  /^(حدود|سور|ترك|عراق|كرد|عرب|زراع|سكن|محاذ|تركمان|اشور|سريان|ارمن|مسيح|اسلام|علو|درز|شيع|سن|ايزيد|ناي|استراتيج|جبل|ساحل|سياح|نموذج|مدن|ريف|شمال|جنوب|شرق|غرب|اثر|صح|امن|عسكر|خال|قريب|رييس)يه$/

const KUNYAS: ReadonlySet<string> = new Set(['ابو', 'ام'])
const SECOND_OPENERS: ReadonlySet<string> = new Set(['ابو', 'ابي', 'ام', 'عبد', 'الشيخ', 'الحاج', 'حاج', 'شيخ', 'بني'])

/** «الكرك الشرقي» and «كفر فوقاني»; the side after a bare name is where it lies: «صكيرو شمالي الرقة». */
function agrees(word: string, adjective: string): boolean {
  if (adjective.startsWith('ال')) return true
  return !word.startsWith('ال') && !DIRECTIONS.has(adjective)
}

/** What an adjective would end in: «قرية» takes ية, «حي» takes ي; the second member of a list is none. */
function adjectiveAfter(kind: KindWord, clitic: string): RegExp {
  if (clitic !== '') return NO_ADJECTIVE
  return kind.kind === 'town' ? FEMININE : EITHER
}

const NO_ADJECTIVE = /^$/
const FEMININE = /يه$/
const EITHER = /(يه|ي)$/

function isName(word: string, adjective: RegExp): boolean {
  if (!/^[\u0621-\u064A]{2,}$/.test(word) || (/^[بل]/.test(word) && STOP_WORDS.has(word.slice(1)))) return false
  if (NAME_OPENERS.has(word)) return true
  if (word.length < 3 || isKindName(word) || kindWord(word) || NAME_HOLDERS.has(word)) return false
  if (word.startsWith('ب') && NAME_OPENERS.has(word.slice(1))) return false
  if (STOP_WORDS.has(word) || LOCATIVES.has(word) || AREA_LINKS.has(word) || DIRECTIONS.has(word)) return false
  if (word.startsWith('ال')) return word.length > 4
  // adjectives, verbs, and prepositions with their noun
  return (
    !adjective.test(word) &&
    !/(تها|ها|هم|هما)$/.test(word) &&
    !FEMININE_VERB.test(word) &&
    !(word.endsWith('ات') && adjective !== NO_ADJECTIVE) &&
    !/^(بال|وال|لل|فال|ي...|ست.|است|لم.{4})/.test(word)
  )
}

/** «أطفأت», «استهدفت», «تحدثت». */
const FEMININE_VERB = /^(ا(?!ل).{2,}|ت.{3})ت$/

function isRest(word: string): boolean {
  return (
    word.length >= 2 &&
    !STOP_WORDS.has(word) &&
    !LOCATIVES.has(word) &&
    !AREA_LINKS.has(word) &&
    !/^(بال|لل|وال|فال|بريف|بمحافظه|ومن|وفي)/.test(word) &&
    !FEMININE_VERB.test(word)
  )
}

const OF_OIL = /^(ال|لل)?(نفط|نفطي|نفطيه|غاز|غازي|غازيه)$/

/** «على منطقة الزوار،»: nothing else follows the name. */
function isStruckArea(tokens: readonly Token[], at: number, to: number): boolean {
  const next = tokens[to]
  return STRUCK.test(tokens[at - 1]?.text ?? '') && (next === undefined || next.kind !== 'word' || next.text.startsWith('و'))
}

const STRUCK = /^(و|ف)?(علي|طالت?|استهدفت?|ضربت?|قصفت?)$/
/** What goes on there, or what it is to somebody, and no name: «منطقة الاشتباك», «منطقة النفوذ». */
const NO_AREA =
  /^(?!ال)|^ال(ا[نستشقحخ].{2,}|ت.{1,}[يا].|.+ات|حظر|حدث|حادث|حادثه|خطر|نفوذ|فصل|عزل|نزاع|صراع|حرب|قصف|غاره|هجوم|ضربه|كارثه|حرم|حدود|دفاع|قتال|معارك|معركه|امان|ربط|قناه|خليج|يورو|ساحل|جنوب|شمال|شرق|غرب|وسط|بحر|جوار|درع|سقوط|عمل|خفض|حشد)$/

/** «مدينة» stands before many a common noun: it names a stranger only with the article or a word of place after it. */
function telling(tokens: readonly Token[], from: number, to: number): boolean {
  return located(tokens, to) && !FIRST_NAMES.has(tokens[from]?.text ?? '')
}

function located(tokens: readonly Token[], to: number): boolean {
  const next = tokens[to]
  return (
    next?.kind === 'word' &&
    (LOCATED.has(next.text) || DIRECTIONS.has(next.text) || /^(بريف|بمحافظه|بمنطقه|بناحيه|بشمال|بجنوب|بشرق|بغرب)/.test(next.text))
  )
}

const LOCATED: ReadonlySet<string> = new Set(['في', 'قرب', 'الواقعه', 'الواقع', 'التابعه', 'التابع', 'ضمن', 'بالقرب', 'ريف'])

function push(reader: Reader, at: number, from: number, to: number, kind: KindWord, clitic: string): void {
  const { tokens, sentenceOf, found } = reader
  if (sentenceOf[at] !== sentenceOf[to - 1]) return
  const spoken = SPOKEN.has(kind.kind) && !kind.many && at === from - 1
  const start = spoken ? at : from
  const skip = spoken ? kind.clitic.length : clitic.length
  const match: Match = { from: start, to, clitic: spoken ? kind.clitic : clitic, skip, entry: UNKNOWN }
  const kinds = at < from ? [...kindsBefore(tokens, at), kind] : []
  const draft = newDraft(match, kinds, at < from ? at - (kinds.length - 1) : from, sentenceOf[start] as number, 'strong', [])
  draft.state = 'accepted'
  draft.reason = 'named by the text'
  found.push(draft)
}

function kindsBefore(tokens: readonly Token[], at: number): KindWord[] {
  const kinds: KindWord[] = []
  for (let before = at - 1; before >= 0 && kinds.length < 3; before--) {
    const kind = kindOf(tokens[before])
    if (!kind) break
    kinds.unshift(kind)
  }
  return kinds
}
