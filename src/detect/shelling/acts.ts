import type { Tag } from '../../data/lexicon/index.ts'
import { findTag, has, hasTag, hasWord, type Line, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { HOLDS, type PlaceRole, ROAD } from '../roles/role.ts'
import { flyingTo } from '../roles/ways.ts'
import { evidenceOf, fellThere } from './fire-evidence.ts'

/** A stretch of a sentence that tells of fire, with the places it struck. */
export interface Act {
  readonly line: Line
  /** Tokens of the stretch, half-open; it grows with the clauses that tell its outcome. */
  from: number
  to: number
  readonly hits: Hit[]
  /** How the stretch says fire: by itself, or by going on with the one before. */
  readonly evidence: 'stated' | 'carried'
  /** Clauses «where …» that tell the outcome of some of the places only. */
  readonly outcomes: { readonly from: number; readonly to: number; readonly places: readonly PlacedMention[] }[]
}

export interface Hit {
  readonly mention: PlacedMention
  /** Name of the rule that made it a hit. */
  readonly rule: string
}

const FIRE: readonly Tag[] = ['fire-verb', 'fire-noun']
const GOVERNS: readonly Tag[] = ['fire-verb', 'fire-noun', 'projectile', 'strike-noun', 'aim', 'receive', 'launch']
const BLOCKS: readonly Tag[] = ['ground', 'speech', 'motion', 'evacuation', 'refusal', 'call', 'truce', 'corridor', 'exercise', 'play']

/** The acts of fire of one sentence, from left to right. `goesOn` says that the sentence before told of fire. */
export function findActs(line: Line, roles: readonly PlaceRole[], goesOn: boolean): Act[] {
  const acts: Act[] = []
  let prelude = -1
  // a clause on other fighting cuts what follows off from the fire before it
  let cut = false
  const clauses = clausesOf(line)
  clauses.forEach((from, index) => {
    const to = clauses[index + 1] ?? line.to
    const last = acts[acts.length - 1]
    const adjoins = last !== undefined && last.to === from
    const evidence = evidenceOf(line, from, to, goesOn || last !== undefined)
    if (evidence) {
      const open = line.mentions.some((mention, at) => mention.from >= from && mention.from < to && roles[at]?.role === 'open')
      // «شنت الطائرات غارات، استهدفت …» and «تعرضت سقبا، لقصف …» are one act each
      const act =
        adjoins && (last.hits.length === 0 || !open || BY_MEANS.test(tokenAt(line, from)?.text ?? ''))
          ? last
          : { line, from: prelude >= 0 ? prelude : from, to, hits: [], evidence, outcomes: [] }
      if (act !== last) acts.push(act)
      act.to = to
      addHits(line, roles, act, from, to, true)
      if (act.hits.length === 0 && has(line, from, 'receive')) addSubject(line, roles, act, clauses[index - 1] ?? from, from)
      prelude = -1
      cut = false
    } else if (adjoins && !cut && (isOutcome(line, from, to) || isPlainTail(line, from, to))) {
      last.to = to
      addHits(line, roles, last, from, to, false)
      cut = hasTag(line, from, to, 'ground', 'other-attack')
    } else if (isOutcome(line, from, to)) {
      if (prelude < 0) prelude = from
    } else if (!isPlainTail(line, from, to)) prelude = -1
  })
  for (const act of acts) {
    if (act.hits.length > 0 || act.evidence !== 'stated') continue
    addOnlyPlace(line, roles, act)
    if (act.hits.length === 0) addNamedBefore(line, roles, act)
    if (act.hits.length === 0) addWhereStruck(line, roles, act)
    if (act.hits.length === 0) addRoad(line, roles, act)
    if (act.hits.length === 0) addHolder(line, roles, act)
  }
  return acts
}

/** Clauses as they tell of fire: «إن طائرة مسيرة، استهدفت …» and «استهدف …، عبر الطيران، …» are one each. */
function clausesOf(line: Line): readonly number[] {
  return line.clauses.filter((from, index) => {
    const before = line.clauses[index - 1]
    if (before === undefined) return true
    if (tokenAt(line, from)?.text === 'عبر') return !has(line, from + 1, 'aircraft', 'projectile')
    const goesOn = has(line, from, 'aim', 'launch') && from - before <= SUBJECT_TOKENS && hasTag(line, before, from, 'aircraft')
    return (
      !goesOn ||
      hasTag(line, before, from, 'aim', 'launch', 'fire-verb', 'fire-noun', 'projectile', 'ground', 'dead', 'wounded', 'air-defence')
    )
  })
}

/** How long a clause may be that only names the aircraft. */
const SUBJECT_TOKENS = 12

/** «الطريق المؤدي إلى مخيم الوافدين», «قافلة متوجهة إلى سد تشرين» */
const LEADS = /^(ال)?(مودي|موديه|واصل|واصله|متجه|متجهه|متوجه|متوجهه|طريقها|طريقهم|طريقه)$/

/** «استهدفت طائرة سيارة على طريق بزاعة»: where nothing nearer is named, the road is told by the place it leads to. */
function addRoad(line: Line, roles: readonly PlaceRole[], act: Act): void {
  line.mentions.forEach((mention, at) => {
    if (
      (roles[at]?.rule === ROAD || (roles[at]?.role === 'goal' && LEADS.test(tokenAt(line, mention.kindFrom - 2)?.text ?? ''))) &&
      mention.from >= act.from &&
      mention.from < act.to &&
      hasTag(line, act.from, mention.kindFrom, ...GOVERNS)
    )
      act.hits.push({ mention, rule: 'a road that was hit' })
  })
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
  if (!last || fire - last.to > NAMED_REACH || hasTag(line, last.kindFrom, fire, 'ground', 'other-attack', 'motion', 'person', 'plan'))
    return
  if (!pointsAtPlace(line, last.to, act.to) && !isOutcome(line, line.from, last.to) && !isFronted(line, last, fire)) return
  act.hits.push({ mention: last, rule: 'named before the fire' })
  if (act.from > last.kindFrom) act.from = line.clauses.filter(start => start <= last.kindFrom).pop() ?? line.from
}

const NAMED_REACH = 16

/** «وفي مدينة سراقب، قتل ثلاثة بقصف مدفعي»: what the sentence is about, unless somebody speaks there. */
function isFronted(line: Line, { kindFrom, clitic }: PlacedMention, fire: number): boolean {
  const first = tokenAt(line, line.from)?.text ?? ''
  const leads = (kindFrom === line.from && clitic.endsWith('ب')) || (kindFrom === line.from + 1 && /^(و|ف)?في$/.test(first))
  return leads && !hasTag(line, kindFrom, fire, 'speech', 'truce', 'call')
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
  if (only && others.every(other => other.place === only.place))
    act.hits.push({ mention: only, rule: 'the only place of a sentence with fire' })
}

const WAY_ENDS: ReadonlySet<PlaceRole['role']> = new Set<PlaceRole['role']>(['open', 'goal', 'source'])

/** The fire is told of as what happened besides: «بسبب القصف», «وسط القصف», «رغم استمرار القصف». */
function isBesides(line: Line, { from, to }: Act): boolean {
  const at = findTag(line, from, to, ...FIRE)
  for (let before = at - 1; at >= 0 && before >= Math.max(line.from, at - 3); before--) {
    if (/^(بسبب|وسط|جراء|نتيجه|رغم|مع)$/.test(tokenAt(line, before)?.text ?? '')) return true
  }
  return false
}

/** «معبر الوافدين، الذي …، تعرض للقصف»: what suffers stands in the clause before. */
function addSubject(line: Line, roles: readonly PlaceRole[], act: Act, from: number, to: number): void {
  const at = line.mentions.findIndex((mention, index) => mention.from >= from && mention.from < to && roles[index]?.role === 'open')
  const mention = line.mentions[at]
  if (!mention) return
  act.hits.push({ mention, rule: 'suffers the fire' })
  for (let next = at + 1; roles[next]?.joined && roles[next]?.role === 'open'; next++) {
    const other = line.mentions[next]
    if (!other || other.from >= to) return
    act.hits.push({ mention: other, rule: JOINED })
  }
}

/** «، باستهداف …» tells how, of the act before. */
const BY_MEANS = /^ب(استهداف|قصف|غاره|غارات|ضربه|ضربات|هجوم)/

/** «… which killed three in …», «where two were hurt». */
function isOutcome(line: Line, from: number, to: number): boolean {
  if (tellsOfOthers(line, from, to)) return false
  return (
    hasTag(line, from, to, 'result', 'dead', 'wounded', 'loss') && !has(line, from, 'ground') && !hasTag(line, from, to, 'other-attack')
  )
}

/** «في حين أعلنت المعارضة قتلها 15 جنديا …»: somebody else's news. */
function tellsOfOthers(line: Line, from: number, to: number): boolean {
  const first = tokenAt(line, from)?.text ?? ''
  // «بالتزامن مع خسائر للجيش في …»
  if (/تزامن/.test(first) && !hasTag(line, from, to, 'dead', 'wounded')) return true
  if (!(TURNS.has(first) || (first === 'في' && tokenAt(line, from + 1)?.text === 'حين'))) return false
  const said = findTag(line, from, to, 'speech')
  return said >= 0 && !hasTag(line, from, said, 'dead', 'wounded') && !hasTag(line, said, to, ...FIRE, 'projectile')
}

/** A clause without any verb of its own: «وبلدة حمورية»، «بينها بلدة زملكا». */
function isPlainTail(line: Line, from: number, to: number): boolean {
  const first = tokenAt(line, from)?.text ?? ''
  if (TURNS.has(first) || /تزامن/.test(first) || (first === 'في' && /^(حين|وقت|الوقت|المقابل)$/.test(tokenAt(line, from + 1)?.text ?? '')))
    return false
  return wordsBesidePlaces(line, from, to) < 14 && !hasTag(line, from, to, ...BLOCKS, 'plan', 'person', 'dead', 'other-attack')
}

/** «قرى سقبا، حمورية، …»: however long a list of names is, it says nothing but names. */
function wordsBesidePlaces(line: Line, from: number, to: number): number {
  let named = 0
  for (const mention of line.mentions)
    if (mention.kindFrom >= from && mention.to <= to)
      named += mention.to - mention.kindFrom + (tokenAt(line, mention.to)?.kind === 'mark' ? 1 : 0)
  return to - from - named
}

function addHits(line: Line, roles: readonly PlaceRole[], act: Act, from: number, to: number, governed: boolean): void {
  const known = act.hits.length
  collectHits(line, roles, act, from, to, governed)
  if (!isOutcome(line, from, to)) return
  const own = act.hits.slice(known).filter(hit => hit.rule === 'where the outcome was' || known > 0)
  if (own.length > 0 && known > 0) act.outcomes.push({ from, to, places: own.map(hit => hit.mention) })
  else if (WHERE.has(tokenAt(line, from)?.text ?? '') && known > 0) {
    const last = act.hits[known - 1] as Hit
    if (from - last.mention.to <= 2 && last.rule !== JOINED) act.outcomes.push({ from, to, places: [last.mention] })
  }
}

/** «بينما لا تزال دوما هادئة»: turns to something else. */
const TURNS = new Set(['بينما', 'فيما', 'لكن', 'ولكن', 'رغم', 'الا'])
const WHERE = new Set(['حيث', 'التي', 'اذ'])
/** Name of the rule for «الغوطة التي تتعرض لقصف»: told as a fact, whatever the sentence wishes or fears. */
export const UNDER_FIRE = 'under fire as told beside'
/** Name of the rule for «سقبا وحمورية». */
export const JOINED = 'joined to a place that was hit'

function collectHits(line: Line, roles: readonly PlaceRole[], act: Act, from: number, to: number, governed: boolean): void {
  const before: Hit[] = []
  let lastHit = false
  let behind = 0
  line.mentions.forEach((mention, index) => {
    if (mention.from < from || mention.from >= to || mention.place?.kind === 'country') return
    const role = roles[index]
    if (role && BESIDE.has(role.role) && isUnderFire(line, mention, to)) {
      act.hits.push({ mention, rule: UNDER_FIRE })
      behind++
      lastHit = true
      return
    }
    if (role?.role !== 'open') {
      if (role && !role.joined) lastHit = false
      return
    }
    if (role.joined && lastHit) {
      act.hits.push({ mention, rule: JOINED })
      behind++
      return
    }
    const rule = governed ? governor(line, mention, from, to) : outcomePlace(line, mention, from)
    lastHit = rule !== null && rule !== 'stands before the fire'
    if (rule === 'stands before the fire') before.push({ mention, rule })
    else if (rule) {
      act.hits.push({ mention, rule })
      behind++
    }
    if (rule === null && role.joined && before.length > 0) before.push({ mention, rule: 'stands before the fire' })
  })
  if (behind === 0) act.hits.push(...before)
  else act.hits.push(...before.filter(({ mention }) => isNamedAsWell(line, mention)))
}

/** «إضافة إلى سقبا، طال القصف …», «إلى جانب …» */
function isNamedAsWell(line: Line, { kindFrom }: PlacedMention): boolean {
  return tokenAt(line, kindFrom - 1)?.text === 'الي' && /^(و|ب|وب)?(ال)?(اضافه|جانب)$/.test(tokenAt(line, kindFrom - 2)?.text ?? '')
}

const BESIDE: ReadonlySet<PlaceRole['role']> = new Set<PlaceRole['role']>(['open', 'source', 'goal', 'speaker', 'near', 'origin'])

/** «الخروج من الغوطة التي تتعرض لقصف»: whatever else is told of the place, it is being shelled now. */
function isUnderFire(line: Line, mention: PlacedMention, to: number): boolean {
  const next = line.mentions.find(({ kindFrom }) => kindFrom >= mention.to)?.kindFrom ?? to
  for (let at = mention.to; at < Math.min(to - 1, mention.to + 4, next); at++) {
    if (!/^(و)?(التي|الذي)$/.test(tokenAt(line, at)?.text ?? '')) continue
    const verb = tokenAt(line, at + 1)?.text ?? ''
    return (
      has(line, at + 1, 'receive') && /^[يت](تعرض|شهد)/.test(verb) && hasTag(line, at + 1, Math.min(to, at + 9), 'fire-noun', 'projectile')
    )
  }
  return false
}

/** What makes a place of a clause with fire a place that was hit, or null. */
function governor(line: Line, mention: PlacedMention, from: number, to: number): string | null {
  const example = EXAMPLE.test(tokenAt(line, mention.kindFrom - 1)?.text ?? '')
  for (let at = mention.kindFrom - 1; at >= from; at--) {
    if (TOWARDS.has(tokenAt(line, at)?.text ?? '') && flyingTo(line, at)) continue
    if (isStruckColumn(line, at)) continue
    if (has(line, at, 'aim') && hasTag(line, Math.max(from, at - 3), at, 'other-attack')) return null
    if (isSeenBattle(line, at)) return null
    if (hasItsObject(line, at, mention)) continue
    if (has(line, at, ...GOVERNS)) return has(line, at, 'receive') ? 'suffers the fire' : 'behind the word of fire'
    if (tokenAt(line, at)?.text === 'اصابه' && tokenAt(line, at - 1)?.text === 'من') return 'behind the word of fire'
    if (has(line, at, 'result', 'dead', 'wounded', 'loss')) {
      if (hasTag(line, from, at, ...GOVERNS)) return 'where the outcome was'
      if (causedBehind(line, mention, to)) return 'where people fell by the fire'
      return fellThere(line, from, to, mention) ? 'where people fell as well' : null
    }
    if (has(line, at, ...BLOCKS) && !isRelative(line, at) && !isBelonging(line, at) && !isOutOfService(line, at) && !example) {
      if (has(line, at, 'speech') && causedBehind(line, mention, to)) return 'where people fell by the fire'
      if (tokenAt(line, mention.kindFrom - 1)?.text === 'وعلي' && hasTag(line, from, at, ...GOVERNS)) return 'struck as well'
      return namedAlone(line, mention, to) && receivedBehind(line, mention, to) ? 'suffers the fire' : null
    }
  }
  if (receivedBehind(line, mention, to)) return 'suffers the fire'
  if (causedBehind(line, mention, to)) return 'where people fell by the fire'
  return 'stands before the fire'
}

/** «يتركز القصف على مناطق تسعى القوات إليها، مثل بلدتي …» */
const EXAMPLE = /^(مثل|منها|بينها|ابرزها|خصوصا|خاصه|تحديدا|ولاسيما|لاسيما)$/

/** «موقع تابع للنظام»: no word of speech. */
function isBelonging(line: Line, at: number): boolean {
  // «استهداف غادر»: treacherous, and nobody left
  if (tokenAt(line, at)?.text === 'غادر' && has(line, at - 1, 'aim', 'strike-noun', 'fire-noun')) return true
  return /^(ال)?تابعا?$/.test(tokenAt(line, at)?.text ?? '') && (tokenAt(line, at + 1)?.text ?? '').startsWith('ل')
}

/** «أدى القصف إلى خروج مشفى التوليد في …»: nobody left. */
function isOutOfService(line: Line, at: number): boolean {
  if (!/^(ل|ب)?(خروج|خروجه|خروجها|اخراج)$/.test(tokenAt(line, at)?.text ?? '')) return false
  return hasWord(line, at + 1, at + 4, /^(ال)?(مشفي|مشفيين|مستشفي|مشافي|مستشفيات|محطه|محطات|مركز|فرن|مدرسه|خدمه)$/)
}

/** «المنطقة التي يستهدفها الطيران، وكذلك في سقبا»: the verb of the clause «which …» has its object in it. */
function hasItsObject(line: Line, at: number, { kindFrom, clitic }: PlacedMention): boolean {
  return (
    /(ها|ه|هم|هما)$/.test(tokenAt(line, at)?.text ?? '') &&
    has(line, at, 'aim', 'fire-verb') &&
    isRelative(line, at) &&
    (tokenAt(line, kindFrom - 1)?.text === 'في' || clitic.endsWith('ب')) &&
    hasWord(line, at, kindFrom, /^(،|وكذلك|كذلك|وايضا)$/)
  )
}

/** «صواريخ باتجاه القرداحة» */
const TOWARDS = new Set(['باتجاه', 'نحو', 'صوب'])

/** «المعارك التي يشهدها ريف …»: what the place sees is no fire. */
function isSeenBattle(line: Line, at: number): boolean {
  return has(line, at, 'receive') && isRelative(line, at) && has(line, at - 2, 'ground')
}

/** «استهدفت رتلا في …», «غارة على قافلة في …»: what moves there is what was hit. */
function isStruckColumn(line: Line, at: number): boolean {
  if (!/^(و|ل|ب)?(ال|لل)?(رتل|ارتال|قافله|قوافل|تعزيزات)ا?$/.test(tokenAt(line, at)?.text ?? '')) return false
  // «استهدفت الطائرات صباحا محيط الرتل قرب …»
  return (
    has(line, at - 1, ...GOVERNS) ||
    (/^(علي|ضد|محيط|اطراف)$/.test(tokenAt(line, at - 1)?.text ?? '') && hasTag(line, at - 8, at - 1, ...GOVERNS))
  )
}

/** «التي تسيطر عليها …» only describes the place before it. */
function isRelative(line: Line, at: number): boolean {
  return /^(التي|الذي|الذين|اللتين|اللذين|اللتان)$/.test(tokenAt(line, at - 1)?.text ?? '')
}

/** «اشتباكات بريف حماة، وفي محيط دمشق تعرض …»: the verb belongs to what was said after. */
function namedAlone(line: Line, { to: end }: PlacedMention, to: number): boolean {
  const verb = findTag(line, end, to, 'receive')
  for (let at = end; at < verb; at++) if (tokenAt(line, at)?.text === 'وفي') return false
  return true
}

function receivedBehind(line: Line, mention: PlacedMention, to: number): boolean {
  for (let at = mention.to; at < Math.min(to, mention.to + 14); at++) {
    // «في محيط دمشق تعرض حي جوبر»: the verb has its own subject behind it
    if (has(line, at, 'receive')) return !line.mentions.some(({ kindFrom }) => kindFrom === at + 1)
    if (has(line, at, 'ground', 'fire-verb') && !isRelative(line, at)) return false
  }
  return false
}

function causedBehind(line: Line, mention: PlacedMention, to: number): boolean {
  const at = findTag(line, mention.to, to, ...GOVERNS)
  if (at < 0) return false
  const text = tokenAt(line, at)?.text ?? ''
  return /^و?[بل]/.test(text) || hasTag(line, Math.max(mention.to, at - 4), at, 'cause') || tokenAt(line, at - 1)?.text === 'في'
}

function outcomePlace(line: Line, mention: PlacedMention, from: number): string | null {
  for (let at = mention.kindFrom - 1; at >= from; at--) {
    if (has(line, at, 'result', 'dead', 'wounded', 'loss')) return 'where the outcome was'
    if (has(line, at, ...BLOCKS, 'person')) return null
  }
  return 'where the outcome was'
}
