import { WEAPONS, type Weapon } from '../../domain/detection.ts'
import { finder } from '../reading/finder.ts'
import { has, hasTag, hasWord, type Line, textAt, tokenAt, wordsOf } from '../reading/line.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { readDay } from '../slots/day.ts'
import { readWeapons } from '../slots/weapons.ts'

/** How many sentences back «القصف» may point. */
const REACH = 3
const DEFINITE = /^(و|ف|ب|ل|وب)?(ال|لل)(قصف|غاره|غارات|هجوم|ضربه|ضربات|قذايف|هجمات)$|^مماثل(ه|ا)?$/

/** «القصف استهدف أيضاً …», «قصف مماثل»: by the means of the act before. Replaces sketches in place. */
export function inheritWeapons(sketches: Sketch[]): void {
  sketches.forEach((sketch, at) => {
    const points = pointsBack(sketch) || sketch.confidence < 0.7
    const goes = goesOnDoing(sketch)
    const resumed = resumes(sketch)
    if (resumed >= 0 && sketch.weapons.length === 0) {
      sketches[at] = { ...sketch, weapons: readWeapons(sketch.line, resumed, sketch.to, sketch.place.from) }
      if (sketches[at]?.weapons.length) return
    }
    if (sketch.weapons.length > 0 || !(points || goes) || namesShells(sketch)) return
    // «على إطلاق صواريخ على العاصمة، حيث أعلن مقتل 14 في أحياء …»: the means stand in the words before
    const here =
      sketch.confidence < 0.7 || (goes && !points) ? readWeapons(sketch.line, sketch.line.from, sketch.to, sketch.place.from) : []
    if (here.length > 0) {
      sketches[at] = { ...sketch, weapons: here }
      return
    }
    if (!points || isKnown(sketches, at)) return
    const alike = hasWord(sketch.line, sketch.from, sketch.to, ALIKE)
    for (let before = at - 1; before >= 0; before--) {
      const earlier = sketches[before] as Sketch
      if (sketch.line.index - earlier.line.index > REACH) break
      if (earlier.act === sketch.act || earlier.weapons.length === 0 || (alike && answers(earlier))) continue
      sketches[at] = { ...sketch, weapons: goesOn(sketch) ? weaponsBefore(sketches, at) : earlier.weapons }
      break
    }
  })
}

/** «حلقت مقاتلتان …، وألقتا حمولتهما على سقبا»: what stands before the clause strikes in it. */
function goesOnDoing({ line, from }: Sketch): boolean {
  // «استهدفت المدفعية سقبا، كما قصفت حمورية»
  const verb = textAt(line, from) === 'كما' ? from + 1 : from
  return from > line.from && (verb > from || /^[وف]/.test(textAt(line, from))) && has(line, verb, 'launch', 'fire-verb', 'aim')
}

/** «إن طائرات التحالف عاودت، ليل الأحد، قصف سقبا»: the token at which the clause of those who fire begins, where a time stands between; or -1. */
function resumes({ line, from }: Sketch): number {
  if (tokenAt(line, from - 1)?.kind !== 'mark') return -1
  for (let at = from - 2; at >= Math.max(line.from, from - ASIDE_TOKENS); at--) {
    if (tokenAt(line, at)?.kind !== 'mark') continue
    if (!RESUMES.test(textAt(line, at - 1))) return -1
    let begin = at - 1
    while (begin > line.from && tokenAt(line, begin - 1)?.kind !== 'mark') begin--
    return begin
  }
  return -1
}

const ASIDE_TOKENS = 7
const RESUMES = /^(و|ف)?[يت]?(عاودت?|واصلت?|واصلوا|جددت?|استانفت?|تابعت?|كررت?|كثفت?|صعدت?|بداتا?|اعادت?)$/

/** Whether the text told before by what means the place of the sketch was struck on that day. */
export function isKnown(sketches: readonly Sketch[], at: number): boolean {
  const { place, day, act } = sketches[at] as Sketch
  if (place.place === null) return false
  return sketches.some(
    (other, index) => index < at && other.act !== act && other.day === day && other.place.place === place.place && other.weapons.length > 0,
  )
}

/** «وردت الفصائل بصواريخ غراد»: «قصف مماثل» is like what was answered. */
function answers({ line, from }: Sketch): boolean {
  return hasWord(line, from, Math.min(from + 6, line.to), /^(و|ف)?(رد|ردت|ردوا|ردا)$/)
}

const ALIKE = /^(ال)?(مماثل|مماثله|مشابه|مشابهه)ا?$/

/** «بعدة قذائف»: of whatever kind, no plane drops them. */
function namesShells({ line, from, to }: Sketch): boolean {
  return hasWord(line, from, to, /^(و|ب)?(قذايف|قذيفه|قذيفتين)$/)
}

/** «واستهدف القصف أيضا …»: the fire of the sentences before, by whatever means. */
function goesOn({ line, from, to }: Sketch): boolean {
  const words = wordsOf(line, from, to)
  return words.includes('القصف') && words.some(word => /^(ايضا|كذلك)$/.test(word))
}

function weaponsBefore(sketches: readonly Sketch[], at: number): readonly Weapon[] {
  const { line } = sketches[at] as Sketch
  const found = new Set<Weapon>()
  for (let before = at - 1; before >= 0 && line.index - (sketches[before] as Sketch).line.index <= REACH; before--)
    for (const weapon of sketches[before]?.weapons ?? []) found.add(weapon)
  return WEAPONS.filter(weapon => found.has(weapon))
}

function pointsBack({ line, from, to }: Sketch): boolean {
  return hasWord(line, from, to, DEFINITE)
}

/** «سقطت قذائف على سقبا»: of the sort that the article names, where it names one alone. Replaces sketches in place. */
export function inheritShells(sketches: Sketch[], { lines }: Reading): void {
  const named = new Map<string, readonly Weapon[]>()
  const guns = new Set<Weapon>()
  for (const { line } of lines) {
    for (const at of shellsOf(line, line.from, line.to)) {
      const kinds = kindsOfShells(line, at + 1)
      if (kinds.length > 0) named.set(kinds.join(), kinds)
    }
    for (const weapons of line.weapons) for (const weapon of weapons) if (FIRES_SHELLS.includes(weapon)) guns.add(weapon)
  }
  // «… واصلت المدفعية القصف. وسقطت قذائف على سقبا»: where the article names guns and nothing else that fires shells
  const [only] = named.size > 0 ? (named.size === 1 ? named.values() : []) : guns.size === 1 && guns.has('artillery') ? [[...guns]] : []
  sketches.forEach((sketch, at) => {
    if (sketch.kind !== 'shelling' || sketch.weapons.length > 0 || shellsOf(sketch.line, sketch.from, sketch.to).length === 0) return
    if (only) sketches[at] = { ...sketch, weapons: only }
  })
}

/** «صاروخية», «صاروخية وهاون» behind the word for shells, in the order of the table. */
function kindsOfShells(line: Line, at: number): readonly Weapon[] {
  const first = SHELLS.get(textAt(line, at))
  const second = first && SHELLS.get(textAt(line, at + 1).replace(/^و/, ''))
  return WEAPONS.filter(weapon => weapon === first || weapon === second)
}

const FIRES_SHELLS: readonly Weapon[] = ['artillery', 'mortar']
const shellsOf = finder(/^(و|ف|ب|ل)?(ال|لل)?(قذيفه|قذيفتين|قذيفتان|قذيفتا|قذيفتي|قذايف|قذايفه|قذايفها|قذايفهم)$/)
const SHELLS: ReadonlyMap<string, Weapon> = new Map([
  ...['هاون', 'الهاون', 'مورتر', 'المورتر'].map(word => [word, 'mortar'] as const),
  ...['مدفعيه', 'المدفعيه', 'دبابات', 'الدبابات', 'دبابه'].map(word => [word, 'artillery'] as const),
  ...['صاروخيه', 'الصاروخيه', 'صاروخيتين', 'صاروخيتان'].map(word => [word, 'rocket'] as const),
])

/** How many sentences behind its headline the lead may stand. */
const HEADLINE_REACH = 3

/** What names no day happened on the day that the article names first, which is the day it tells of. */
export function inheritDay(sketches: Sketch[], reading: Reading): void {
  if (reading.article.publishedAt === null) return
  const dated = takeDayBefore(sketches, reading)
  const lead = sketches.find((sketch, at) => (dated.has(at) || sketch.dayStated) && sketch.outOfNews === null && sketch.day !== null)
  if (!lead) return
  sketches.forEach((sketch, at) => {
    // a headline tells of the day of its lead
    const above = sketch.line.index < lead.line.index && (sketch.line.index > 0 || lead.line.index > HEADLINE_REACH)
    if (dated.has(at) || sketch.dayStated || sketch.outOfNews !== null || above) return
    if (hasTag(sketch.line, sketch.from, sketch.to, 'far-past')) return
    sketches[at] = { ...sketch, day: lead.day }
  })
}

/** What names no day goes on with the day of the sentence before it, whether that told of fire or of anything else. Gives the indices of those. */
function takeDayBefore(sketches: Sketch[], { lines, article }: Reading): ReadonlySet<number> {
  const dated = new Set<number>()
  sketches.forEach((sketch, at) => {
    if (sketch.dayStated || sketch.outOfNews !== null) return
    const before = sketch.line.index === 0 ? leadOf(lines) : lines.find(({ line }) => line.index === sketch.line.index - 1)?.line
    if (!before) return
    const { day, stated, past, ahead } = readDay(before, before.from, before.to, before.from, article.publishedAt)
    if (!stated || day === null || past || ahead) return
    sketches[at] = { ...sketch, day }
    dated.add(at)
  })
  return dated
}

/** A headline goes with its lead, and with no caption «… - 28 تشرين الأول (الدفاع المدني)» between. */
function leadOf(lines: Reading['lines']): Line | undefined {
  const first = lines.find(({ line }) => line.index === 1)?.line
  return first && hasWord(first, first.to - 2, first.to, /^\)$/) && !hasTag(first, first.from, first.to, 'fire-noun', 'fire-verb')
    ? undefined
    : first
}
