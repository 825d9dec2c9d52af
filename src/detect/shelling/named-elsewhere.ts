import { findTag, has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { HOLDS, type PlaceRole, ROAD } from '../roles/role.ts'
import { type Act, FIRE, GOVERNS } from './act.ts'
import { isOutcome } from './clauses.ts'
import { addBareObject, addFronted } from './object.ts'
import { addMeant, leadsSentence } from './pronoun.ts'

/** Places of the sentence for fire whose own words govern none: the first of these ways that finds some. */
export function addNamedElsewhere(line: Line, roles: readonly PlaceRole[], act: Act): void {
  for (const add of [addFronted, addMeant, addBareObject, addWhere, addOnlyPlace, addNamedBefore, addWhereStruck, addRoad, addHolder]) {
    add(line, roles, act)
    if (act.hits.length > 0) return
  }
}

/** «الطريق المؤدي إلى مخيم الوافدين», «قافلة متوجهة إلى سد تشرين» */
const LEADS = /^(ال)?(مودي|موديه|واصل|واصله|متجه|متجهه|متوجه|متوجهه|طريقها|طريقهم|طريقه)$/

/** «استهدفت طائرة سيارة على طريق بزاعة»: where nothing nearer is named, the road is told by the place it leads to. */
function addRoad(line: Line, roles: readonly PlaceRole[], act: Act): void {
  line.mentions.forEach((mention, at) => {
    if (
      (roles[at]?.rule === ROAD || (roles[at]?.role === 'goal' && LEADS.test(textAt(line, mention.kindFrom - 2)))) &&
      mention.from >= act.from &&
      mention.from < act.to &&
      hasTag(line, act.from, mention.kindFrom, ...GOVERNS)
    )
      act.hits.push({ mention, rule: 'a road that was hit' })
  })
}

/** «إلى سقبا، حيث سقطت قذائف على السوق»: what «where» and «for» open happened in the place right before. */
export function addWhere(line: Line, roles: readonly PlaceRole[], act: Act): void {
  for (let at = act.from; at < act.to; at++) {
    if (!/^(حيث|اذ)$/.test(textAt(line, at))) continue
    let last = line.mentions.findLastIndex(({ to }) => to <= at)
    while (last > 0 && ADJUNCT.has(roles[last]?.role ?? 'open')) last--
    const mention = line.mentions[last]
    if (!mention || mention.mention === null || mention.place?.kind === 'country' || !HAPPENED.has(roles[last]?.role ?? 'force')) return
    if (
      !leadsTo(line, roles, last, at) ||
      hasTag(line, at, findTag(line, at, act.to, ...GOVERNS), 'speech', 'ground', 'call', 'plan', 'person')
    )
      return
    if (hasWord(line, at, act.to, HEARD)) return
    for (const struck of rowEndingWith(line, roles, mention)) act.hits.push({ mention: struck, rule: 'where the fire was' })
    return
  }
}

const ADJUNCT: ReadonlySet<PlaceRole['role']> = new Set<PlaceRole['role']>(['container', 'near', 'foreign'])
const HAPPENED: ReadonlySet<PlaceRole['role']> = new Set<PlaceRole['role']>(['open', 'source', 'goal'])
const HEARD = /^([يت]?سمع|سمعت?|هدوء|هدوءا|توقف|توقفت|[يت]توقف|عاش|عاشوا|فقد|فقدوا|فقدت|دفن)$/

/** Nothing but what describes the place, and where it lies, stands between it and the word. */
function leadsTo(line: Line, roles: readonly PlaceRole[], index: number, to: number): boolean {
  for (let at = line.mentions[index]?.to ?? to; at < to; at++) {
    const named = line.mentions.some(
      (mention, other) => other > index && mention.kindFrom <= at && at < mention.to && ADJUNCT.has(roles[other]?.role ?? 'open'),
    )
    if (!named && !/^(،|,|\(|\)|"|«|»|في|من|علي|ال\S+)$/.test(textAt(line, at)) && !has(line, at, 'near', 'compass')) return false
  }
  return true
}

/** «قصف على نازحين يحاولون الفرار من المعارك بريف دير الزور»: who was struck is told, and where stands behind, in the only place of the sentence. */
function addWhereStruck(line: Line, roles: readonly PlaceRole[], act: Act): void {
  const fire = findTag(line, act.from, act.to, ...FIRE)
  if (fire < 0) return
  let struck = -1
  for (let at = fire + 1; at < Math.min(act.to - 1, fire + 5) && struck < 0; at++)
    if (tokenAt(line, at)?.text === 'علي' && has(line, at + 1, 'people', 'convoy')) struck = at + 1
  if (struck < 0) return
  const places = line.mentions.filter(
    (mention, at) => roles[at]?.role === 'open' && mention.mention !== null && mention.place?.kind !== 'country',
  )
  const [only] = places
  if (only && places.length === 1 && only.kindFrom > struck && only.from < act.to)
    act.hits.push({ mention: only, rule: 'where those struck were' })
}

/** «موقع في ريف القنيطرة من غرب مدينة البعث»: where what it holds is only the way to it, the area was hit. */
function addHolder(line: Line, roles: readonly PlaceRole[], act: Act): void {
  line.mentions.forEach((mention, at) => {
    if (roles[at]?.rule !== HOLDS || roles[at + 1]?.role === 'open' || mention.place === null || mention.place.kind === 'country') return
    if (mention.from >= act.from && mention.from < act.to && hasTag(line, act.from, mention.kindFrom, ...GOVERNS))
      act.hits.push({ mention, rule: 'holds what lies by the fire' })
  })
}

/** «مجزرة في أريحا: غارات استهدفت المدينة», «قتلوا في سقبا عندما قصفت الطائرات سوقا»: the fire names no place, since the words before it did. */
function addNamedBefore(line: Line, roles: readonly PlaceRole[], act: Act): void {
  if (line.mentions.some((mention, at) => roles[at]?.role === 'open' && mention.from >= act.to)) return
  const fire = findTag(line, act.from, act.to, ...GOVERNS)
  const before = line.mentions.filter(
    (mention, at) => mention.to <= fire && roles[at]?.role === 'open' && mention.place?.kind !== 'country',
  )
  const last = before[before.length - 1]
  if (!last) return
  const told = behindDescription(line, last.to)
  if (fire - told > NAMED_REACH || hasTag(line, told, fire, 'ground', 'other-attack', 'motion', 'person', 'plan')) return
  const row = rowEndingWith(line, roles, last)
  // «غادرت بلدات الرحيبة وجيرود … بعد قصف استهدف جبال المنطقة»
  const head = row[0]?.kindFrom ?? last.kindFrom
  if (hasTag(line, head - 3, head, 'motion', 'go-out', 'take-out', 'ground')) return
  if (!pointsAtPlace(line, last.to, act.to) && !isOutcome(line, line.from, last.to) && !isFronted(line, row, told, fire)) return
  for (const mention of row) act.hits.push({ mention, rule: 'named before the fire' })
  if (act.from > last.kindFrom) act.from = line.clauses.filter(start => start <= last.kindFrom).pop() ?? line.from
}

/** «وفي سقبا التي تحاول القوات اقتحامها، قتل …»: where the news begins behind what only describes the place. */
function behindDescription(line: Line, from: number): number {
  if (!/^(التي|الذي|حيث)$/.test(textAt(line, from))) return from
  for (let at = from + 1; at < from + NAMED_REACH; at++) if (tokenAt(line, at)?.text === '،') return at
  return from
}

/** «سقبا وجسرين»: the places joined to one, and itself. */
function rowEndingWith(line: Line, roles: readonly PlaceRole[], last: PlacedMention): PlacedMention[] {
  const row = [last]
  for (let at = line.mentions.indexOf(last); at > 0 && roles[at]?.joined && roles[at - 1]?.role === 'open'; at--)
    row.unshift(line.mentions[at - 1] as PlacedMention)
  return row
}

const NAMED_REACH = 16

/** «وفي مدينة سراقب، قتل ثلاثة بقصف مدفعي»: what the sentence is about, unless somebody speaks there; nobody speaks in several towns. */
function isFronted(line: Line, row: readonly PlacedMention[], from: number, fire: number): boolean {
  const [head] = row
  if (!head) return false
  return leadsSentence(line, head) && !hasTag(line, from, fire, 'truce', 'call') && (row.length > 1 || !hasTag(line, from, fire, 'speech'))
}

function pointsAtPlace(line: Line, from: number, to: number): boolean {
  return hasWord(line, from, to, THAT_PLACE)
}

/** «the town», «its quarters», «on it». */
const THAT_PLACE =
  /^(و|ف)?(ب|ل)?((ال|لل)(مدينه|بلده|قريه|حي|مخيم|منطقه|مطار)|(احياي?|احياء|اطراف|محيط|سوق|منازل|شوارع|وسط|سماي?|اسواق)(ها|ه)|عليها|عليه|فيها)$/

/** «غادرت القافلة دوما بسبب القصف»: the fire of a sentence with one place is on that place. */
function addOnlyPlace(line: Line, roles: readonly PlaceRole[], act: Act): void {
  if (!isBesides(line, act)) return
  const places = line.mentions.filter(
    (mention, at) => mention.mention !== null && mention.place?.kind !== 'country' && WAY_ENDS.has(roles[at]?.role ?? 'near'),
  )
  const [only, ...others] = places
  // «تزايد النزوح إلى أطمة مع اشتداد القصف»: people flee to where no fire is
  if (only && roles[line.mentions.indexOf(only)]?.role === 'goal' && hasWord(line, only.kindFrom - FLIGHT_REACH, only.kindFrom, FLIGHT))
    return
  // «استقدم تعزيزات إلى الشدادي رغم الغارات»: where troops go is not where the fire is
  const sent = only && /^(الي|نحو|باتجاه|صوب)$/.test(textAt(line, only.kindFrom - 1))
  if (sent && hasWord(line, only.kindFrom - 4, only.kindFrom, /^(ال)?(تعزيزات|ارتال|رتل|حشود|قوات)ا?$/)) return
  // «اشتباكات في محاور خلصة وزيتان، وسط قصف»: several of one row count as one
  const row = new Set(others.length > 0 ? rowEndingWith(line, roles, others[others.length - 1] as PlacedMention) : [])
  if (only && (others.every(other => other.place === only.place) || places.every(place => row.has(place))))
    for (const mention of row.size > 1 ? row : [only]) act.hits.push({ mention, rule: 'the only place of a sentence with fire' })
}

const FLIGHT_REACH = 8
const FLIGHT = /^(و|ف)?(ال)?(نزوح|نازحين|نازحون|نزح|نزحت|نزحوا|لجوء|لجا|لجات|لجاوا|فرار|فر|فرت|فروا|هروب|هرب|هربت|هربوا)$/
const WAY_ENDS: ReadonlySet<PlaceRole['role']> = new Set<PlaceRole['role']>(['open', 'goal', 'source'])

const BESIDES = /^((بسبب|وسط|جراء|نتيجه|رغم|مع)|[يت]?(رافق|تخلل|سبق|تلا|تل)(ت)?(ها|ه|هما))$/

/** The fire is told of as what happened besides: «بسبب القصف», «وسط القصف», «رغم استمرار القصف», «رافقها قصف». */
function isBesides(line: Line, { from, to }: Act): boolean {
  const at = findTag(line, from, to, ...FIRE)
  for (let before = at - 1; at >= 0 && before >= Math.max(line.from, at - 3); before--) {
    if (BESIDES.test(textAt(line, before))) return true
    // «بعد قصف عنيف»; what came after «القصف» may be of any day
    if (/^(بعد|عقب)$/.test(textAt(line, before)) && !/^(ال|لل)/.test(textAt(line, at))) return true
  }
  return false
}
