import type { Tag } from '../../data/lexicon/index.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import { has, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'

/**
 * What a place is to its clause, as far as the words around it say. `open` is everything that may be hit, covered or opened;
 * all others say why it may not.
 */
export type Role = 'open' | 'container' | 'near' | 'origin' | 'source' | 'goal' | 'speaker' | 'force' | 'foreign'

export interface PlaceRole {
  readonly role: Role
  /** Name of the rule that said so. */
  readonly rule: string
  /** Joined to the place before it by «و» or a comma: shares its lot. */
  readonly joined: boolean
}

export interface RoleRule {
  readonly name: string
  readonly role: Role
  /** Phrases in which the place in brackets gets this role by this rule. */
  readonly catches: readonly string[]
  /** Phrases in which it does not. */
  readonly refuses: readonly string[]
  readonly test: (line: Line, at: number, gazetteer: Gazetteer) => boolean
}

/** Name of the rule for «على طريق أريحا». */
export const ROAD = 'a road to it'

/** Name of the rule for «في الغوطة الشرقية، بلدة سقبا». */
export const HOLDS = 'holds the place behind it'

/** Name of the rule for «… التابعة لمنبج». */
export const BELONGS = 'what it belongs to, as the text says'

/** Roles of a line's mentions, in their order. */
export function readRoles(line: Line, rules: readonly RoleRule[], gazetteer: Gazetteer): PlaceRole[] {
  const roles: PlaceRole[] = []
  line.mentions.forEach((mention, at) => {
    const before = line.mentions[at - 1]
    const last = roles[at - 1]
    const joined = before !== undefined && isJoined(line, before, mention)
    // «قرب العاصمة السورية دمشق»: one place said twice has one part
    if (before && last && last.role !== 'open' && isSaidTwice(before, mention)) {
      roles.push({ ...last, joined: false })
      return
    }
    const rule = rules.find(({ test }) => test(line, at, gazetteer))
    if (
      joined &&
      last &&
      last.role !== 'foreign' &&
      !startsAnew(line, before, mention, last) &&
      (!rule || rule.role === 'near' || rule.role === 'container' || isListedCity(line, mention, rule, last)) &&
      !(rule && last.role === 'open' && !startsWithAnd(line, mention))
    )
      roles.push(inherit(last, rule === undefined && !sharesAreaWord(before, mention), described(line, roles, before)))
    else roles.push({ role: rule?.role ?? 'open', rule: rule?.name ?? 'nothing against it', joined: joined && !rule })
  })
  return roles
}

/** The first of the list that a place goes on with. */
export function listHead(roles: readonly PlaceRole[], index: number): number {
  let head = index
  while (head > 0 && roles[head]?.joined) head--
  return head
}

/** «في محافظة حماة (وسط) ودمشق وحلب»: a capital within a list is a city as the others are. */
function isListedCity(line: Line, mention: PlacedMention, { name }: RoleRule, last: PlaceRole): boolean {
  if (name !== GOVERNMENT || last.role !== 'open' || !startsWithAnd(line, mention)) return false
  const next = tokenAt(line, mention.to)?.text ?? '.'
  return /^[.،,()]$/.test(next) || line.mentions.some(other => other.kindFrom === mention.to && startsWithAnd(line, other))
}

/** Name of the rule for «ونفت دمشق …». */
export const GOVERNMENT = 'stands for its government'

/**
 * «المتمركزة في سراقب، بلدة آفس», «قرية صوران التابعة لناحية أعزاز، وقرية دابق»: a town with its own word for it, behind where the guns stand or behind
 * what holds the one before.
 */
function startsAnew(line: Line, before: PlacedMention, mention: PlacedMention, { role, rule }: PlaceRole): boolean {
  if (!SETTLEMENT.test(mention.mention?.kindWord ?? '')) return false
  if (role === 'origin') return tokenAt(line, before.to)?.text === '،' && !startsWithAnd(line, mention)
  // «قرية البيلونية حيث يتواجد نازحو عفرين، وقرية مرعناز»
  if (role === 'source') return tokenAt(line, before.to)?.text === '،' && !SETTLEMENT.test(before.mention?.kindWord ?? '')
  return rule === BELONGS && !SETTLEMENT.test(before.mention?.kindWord ?? '')
}

const SETTLEMENT = /^(مدينه|بلده|قريه|مدينتي|بلدتي|قريتي|مدن|بلدات|قري)$/

function isSaidTwice(before: PlacedMention, mention: PlacedMention): boolean {
  if (before.to !== mention.kindFrom || before.place === null || mention.place === null) return false
  return before.place === mention.place || before.place.name.endsWith(` ${mention.place.name}`)
}

/** «بمقاطعة عفرين والشهباء»: one word for the area of both. */
function sharesAreaWord({ mention: before }: PlacedMention, { mention }: PlacedMention): boolean {
  return before?.kindWord === 'مقاطعه' && mention !== null && mention.kindWord === null
}

/** What the last of the roles only describes: «المتمركزة في مياسة قرب نبل» tells where guns stand; «قرب بلدتي نبل و…» goes on for both. */
function described(line: Line, roles: readonly PlaceRole[], before: PlacedMention): Role {
  // «الواقعة بين سقبا وحمورية»
  if (tokenAt(line, before.kindFrom - 1)?.text === 'بين') return 'near'
  // «المجاورة لكفريا والفوعة»
  if (before.clitic.includes('ل') && BESIDE.test(textAt(line, before.kindFrom - 1))) return 'near'
  if (/^(مدينتي|بلدتي|قريتي|ريفي|محافظتي|منطقتي|ناحيتي|ارياف|محور|محاور)$/.test(before.mention?.kindWord ?? '')) return 'near'
  for (let at = roles.length - 1; at >= 0; at--) {
    const role = roles[at]?.role
    if (role !== 'near' && role !== 'container') return role ?? 'open'
  }
  return 'open'
}

const BESIDE = /^ال(مجاور|محاذي|متاخم|قريب|ملاصق)(ه|تين|ين)?$/

/** A list after «سقبا شمال دوما» goes on with what was hit, not with where it lies. */
function inherit(last: PlaceRole, free: boolean, head: Role): PlaceRole {
  const adjunct = (last.role === 'container' && last.rule !== BELONGS) || last.role === 'near'
  return adjunct && free && head !== 'origin' && head !== 'near'
    ? { role: 'open', rule: 'goes on with the list', joined: true }
    : { role: last.role, rule: last.rule, joined: true }
}

const JOINERS = new Set([
  '،',
  ',',
  'و',
  '-',
  '/',
  '"',
  '(',
  ')',
  '«',
  '»',
  'او',
  'ثم',
  'وكذلك',
  'كذلك',
  'ايضا',
  'كل',
  'من',
  'وكلا',
  'وايضا',
  "'",
  '[',
  ']',
  '#',
  '؛',
  '\u060c',
])

const COMPASS = /^(شمال|جنوب|شرق|غرب)ي?$/

/** «سقبا وحمورية»، «سقبا، حمورية»: nothing but signs and «و» between. */
export function isJoined(line: Line, before: PlacedMention, mention: PlacedMention): boolean {
  const from = skipBrackets(line, skipSide(line, before.to), mention.kindFrom)
  const gap = mention.kindFrom - from
  if (gap < 0 || gap > 4) return false
  let sign = startsWithAnd(line, mention)
  if (!sign && COMPASS.test(textAt(line, mention.kindFrom))) return false
  for (let at = from; at < mention.kindFrom; at++) {
    const text = textAt(line, at)
    if (!JOINERS.has(text) && !isStranger(line, at, before, mention)) return false
    if (text === 'من') return false
    if (
      text === '،' ||
      text === ',' ||
      text === 'و' ||
      text === '/' ||
      text === 'او' ||
      text === '-' ||
      text === 'ثم' ||
      text === '\u060c' ||
      text === '#'
    )
      sign = true
  }
  return sign
}

/** «الأتارب والقصر والوساطة وكفرعمة»: a village within a list whose name is a word like others. */
function isStranger(line: Line, at: number, before: PlacedMention, mention: PlacedMention): boolean {
  if (!/^وال.../.test(textAt(line, at)) || mention.kindFrom < mention.from || !startsWithAnd(line, mention)) return false
  return before.mention !== null && mention.mention !== null && !has(line, at, ...TELLING)
}

const TELLING: readonly Tag[] = [
  'fire-verb',
  'fire-noun',
  'projectile',
  'aircraft',
  'aim',
  'receive',
  'launch',
  'strike-noun',
  'dead',
  'wounded',
  'loss',
  'result',
  'clause',
  'force',
  'people',
  'person',
  'speech',
  'motion',
  'ground',
  'truce',
  'compass',
  'partitive',
]

/** «سهل الغاب الشمالي وجبل الزاوية»: the side of the first belongs to its name. */
function skipSide(line: Line, from: number): number {
  return /^ال(شمالي|جنوبي|شرقي|غربي|اوسط)(ه)?$/.test(textAt(line, from)) ? from + 1 : from
}

/** «حماة (وسط) واللاذقية»: what stands in brackets does not part the two. */
function skipBrackets(line: Line, from: number, to: number): number {
  if (tokenAt(line, from)?.text !== '(') return from
  for (let at = from + 1; at < Math.min(to, from + 5); at++) if (tokenAt(line, at)?.text === ')') return at + 1
  return from
}

export function startsWithAnd(line: Line, mention: PlacedMention): boolean {
  if (mention.clitic.startsWith('و')) return true
  const text = textAt(line, mention.kindFrom)
  return mention.kindFrom < mention.from && text.startsWith('و') && !/^(وسط|وادي)/.test(text)
}
