import { findTag, has, hasTag, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { PlaceRole } from '../roles/role.ts'
import { type Act, type Hit, JOINED } from './act.ts'
import { clausesOf, isOutcome, isPlainTail, WHERE } from './clauses.ts'
import { evidenceOf } from './fire-evidence.ts'
import { governor, outcomePlace } from './governor.ts'
import { addNamedElsewhere, addWhere } from './named-elsewhere.ts'
import { isShare } from './share.ts'
import { speaksOfPlace } from './that-place.ts'
import { isUnderFire } from './under-fire.ts'

/**
 * The acts of fire of one sentence, from left to right. `goesOn` says that the sentence before told of fire, `told` that some sentence of the
 * article did. */
export function findActs(line: Line, roles: readonly PlaceRole[], goesOn: boolean, told = goesOn): Act[] {
  const acts: Act[] = []
  let prelude = -1
  // a clause on other fighting cuts what follows off from the fire before it
  let cut = false
  const clauses = clausesOf(line)
  clauses.forEach((from, index) => {
    const to = clauses[index + 1] ?? line.to
    const last = acts[acts.length - 1]
    const adjoins = last !== undefined && last.to === from
    const evidence = evidenceOf(line, from, to, goesOn || last !== undefined, told)
    if (evidence) {
      const open = line.mentions.some((mention, at) => mention.from >= from && mention.from < to && roles[at]?.role === 'open')
      // «شنت الطائرات غارات، استهدفت …» and «تعرضت سقبا، لقصف …» are one act each
      const act =
        adjoins && ((last.hits.length === 0 && !speaksOfPlace(line, last.from, last.to)) || !open || BY_MEANS.test(textAt(line, from)))
          ? last
          : { line, from: prelude >= 0 ? prelude : from, to, hits: [], evidence, outcomes: [] }
      if (act !== last) acts.push(act)
      act.to = to
      addHits(line, roles, act, from, to, true)
      if (has(line, from, 'receive') && (act.hits.length === 0 || isShared(line, from, to)))
        addSubject(line, roles, act, clauses[index - 1] ?? from, from)
      if (act.hits.length === 0 && textAt(line, from) === 'حيث') addWhere(line, roles, act)
      prelude = -1
      cut = false
    } else if (adjoins && opensNext(line, clauses, index)) {
      prelude = from
    } else if (adjoins && !cut && prelude < 0 && (isOutcome(line, from, to) || isPlainTail(line, from, to))) {
      last.to = to
      addHits(line, roles, last, from, to, false)
      cut = hasTag(line, from, to, 'ground', 'other-attack')
    } else if (last && last.hits.length > 0 && isResultOf(line, last, from, to)) {
      last.to = to
      addHits(line, roles, last, from, to, false)
    } else if (isOutcome(line, from, to)) {
      if (prelude < 0) prelude = from
    } else if (!isPlainTail(line, from, to) && !PARTS.test(textAt(line, from))) prelude = -1
  })
  for (const act of acts) {
    if (act.hits.length > 0 || act.evidence !== 'stated') continue
    addNamedElsewhere(line, roles, act)
  }
  return acts
}

/** «أغار الطيران على سقبا، حيث تتقدم القوات …، ما أدى إلى مقتل ثلاثة»: a clause «where …» stands between a fire and its result. */
function isResultOf(line: Line, act: Act, from: number, to: number): boolean {
  if (act.line !== line || !isOutcome(line, from, to)) return false
  // «وقتل فيها 11 مدنيا» points at the place itself
  const there = textAt(line, from).startsWith('و') && has(line, from, 'dead', 'wounded') && /^في(ها|ه)$/.test(textAt(line, from + 1))
  if (!there && !/^(ما|مما)$/.test(textAt(line, from))) return false
  return /^(حيث|التي|الذي|والتي|اللتين|اللتان)$/.test(textAt(line, act.to)) && line.clauses.every(at => at <= act.to || at >= from)
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

/** «سقبا وجسرين، وكلتاهما في الغوطة، نالت نصيبها من …» */
function isShared(line: Line, from: number, to: number): boolean {
  return isShare(line, from + 1) && !line.mentions.some(({ kindFrom }) => kindFrom === from + 1) && from < to
}

/** «…، بينما قتل ثلاثة، أحدهم ضابط، وأصيب 17 بقذائف على حمورية»: an outcome that belongs to the fire behind it. */
function opensNext(line: Line, clauses: readonly number[], index: number): boolean {
  const from = clauses[index] as number
  if (!/^(بينما|فيما|كما)$/.test(textAt(line, from)) || !has(line, from + 1, 'dead', 'wounded')) return false
  for (let next = index + 1; next <= index + 2; next++) {
    const start = clauses[next]
    if (start === undefined) return false
    const joined =
      (textAt(line, start).startsWith('و') && has(line, start, 'dead', 'wounded')) || /^(عندما|حين|بعدما|لدي)$/.test(textAt(line, start))
    if (joined) return evidenceOf(line, start, clauses[next + 1] ?? line.to, false, false) === 'stated'
    if (!PARTS.test(textAt(line, start))) return false
  }
  return false
}

/** «قتل ثلاثة، أحدهم ضابط، …» */
const PARTS = /^(احدهم|احداهم|احدهما|بينهم|بينهما|منهم|معظمهم|غالبيتهم|جميعهم|وهم|هم)$/
/** «، باستهداف …» tells how, of the act before. */
const BY_MEANS = /^ب(استهداف|قصف|غاره|غارات|ضربه|ضربات|هجوم)/

function addHits(line: Line, roles: readonly PlaceRole[], act: Act, from: number, to: number, governed: boolean): void {
  const known = act.hits.length
  collectHits(line, roles, act, from, to, governed)
  if (!isOutcome(line, from, to)) return
  const own = act.hits.slice(known).filter(hit => hit.rule === 'where the outcome was' || known > 0)
  if (own.length > 0 && known > 0) act.outcomes.push({ from, to, places: own.map(hit => hit.mention) })
  else if (WHERE.has(textAt(line, from)) && known > 0) {
    const last = act.hits[known - 1] as Hit
    if (from - last.mention.to <= 2 && last.rule !== JOINED) act.outcomes.push({ from, to, places: [last.mention] })
  }
}

/** Name of the rule for «الغوطة التي تتعرض لقصف»: told as a fact, whatever the sentence wishes or fears. */
export const UNDER_FIRE = 'under fire as told beside'
function collectHits(line: Line, roles: readonly PlaceRole[], act: Act, from: number, to: number, governed: boolean): void {
  const before: Hit[] = []
  let lastHit = false
  let behind = 0
  line.mentions.forEach((mention, index) => {
    if (mention.from < from || mention.from >= to || mention.place?.kind === 'country') return
    const role = roles[index]
    if (role && BESIDE.has(role.role) && isUnderFire(line, roles, index, to)) {
      act.hits.push({ mention, rule: UNDER_FIRE })
      behind++
      lastHit = true
      return
    }
    if (role?.role !== 'open') {
      // «سقبا شرقي دوما، وحمورية»: where the first lies ends no list
      if (role && !role.joined && role.role !== 'container' && role.role !== 'near') lastHit = false
      return
    }
    if (role.joined && lastHit) {
      act.hits.push({ mention, rule: JOINED })
      behind++
      return
    }
    if (lastHit && behind > 0 && isNextCount(line, line.mentions[index - 1], mention)) {
      act.hits.push({ mention, rule: COUNTED_NEXT })
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
  if (behind === 0 && !(governed && namesUnknown(line, from, to))) act.hits.push(...before)
  else act.hits.push(...before.filter(({ mention }) => isNamedAsWell(line, mention)))
}

/** Name of the rule for «ثلاثة في دوما، وأربعة في سقبا». */
const COUNTED_NEXT = 'counted behind a place that was hit'

/** «أصيب ثلاثة في دوما، وأربعة بينهم طفل في سقبا، ورجل في كل من عربين وزملكا»: nothing but a count of people stands between the two. */
function isNextCount(line: Line, before: PlacedMention | undefined, { kindFrom }: PlacedMention): boolean {
  if (!before || kindFrom - before.to > COUNT_TOKENS) return false
  let people = false
  let at = kindFrom - 1
  while (/^(كل|كلا|من)$/.test(textAt(line, at))) at--
  if (textAt(line, at) !== 'في') return false
  for (at--; at >= before.to; at--) {
    if (tokenAt(line, at)?.kind === 'number' || COUNTS.test(textAt(line, at))) people = true
    else if (tokenAt(line, at)?.kind !== 'mark' && !has(line, at, 'people', 'dead', 'wounded') && !AMONG.test(textAt(line, at)))
      return false
  }
  return people && hasTag(line, line.from, before.kindFrom, 'dead', 'wounded')
}

const COUNT_TOKENS = 9
const COUNTS =
  /^و?(واحد|اثنان|اثنين|ثلاثه?|اربعه?|خمسه?|سته?|سبعه?|ثماني(ه)?|تسعه?|عشره?|عشرات|رجل|رجلان|رجلين|امراه|امراتان|امراتين|سيده|سيدتان|طفل|طفله|طفلان|طفلين|شخص|شخصان|شخصين|مدني|مدنيان|مدنيين|شاب|شابان|اخر|اخران|اخرون|اخرين)$/
const AMONG = /^(و?بينهم|و?بينهما|و?منهم|احدهم|احداهم|واحد|واحده|عشر|عشره|اطفال|نساء|رجال|شخصا|مدنيا)$/

/** «الغارات على جبال البترا»: what was struck is told, though no table has it. */
function namesUnknown(line: Line, from: number, to: number): boolean {
  const fire = findTag(line, from, to, 'fire-noun')
  if (fire < 0) return false
  for (let at = fire + 1; at < Math.min(to - 1, fire + 3); at++)
    if (textAt(line, at) === 'علي') return AREAS.test(textAt(line, at + 1)) && !GENERIC.test(textAt(line, at + 2))
  return false
}

const GENERIC = /^(ال(منطقه|مدينه|محافظه|بلده|ناحيه|غوطه|ريف|واقعه|محيطه|مجاوره)|التي|و.*|في|من|عده|ب.*|،|\.|)$/
const AREAS = /^(جبال|جبل|قريه|بلده|حي|جرود|تلال|تله|مزارع|قري|بلدات)$/

/** «إضافة إلى سقبا، طال القصف …», «إلى جانب …» */
function isNamedAsWell(line: Line, { kindFrom }: PlacedMention): boolean {
  return tokenAt(line, kindFrom - 1)?.text === 'الي' && /^(و|ب|وب)?(ال)?(اضافه|جانب)$/.test(textAt(line, kindFrom - 2))
}

const BESIDE: ReadonlySet<PlaceRole['role']> = new Set<PlaceRole['role']>(['open', 'source', 'goal', 'speaker', 'near', 'origin'])
