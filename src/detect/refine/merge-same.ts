import { type Count, NO_TOLL, type Toll, WEAPONS, type Weapon } from '../../domain/detection.ts'
import { hasWord } from '../reading/line.ts'
import { tellsOfHabit } from '../shelling/habit.ts'
import type { Sketch } from '../sketch.ts'
import { spansLong } from '../slots/toll-rise.ts'

/** One sketch for what several sentences tell of the same place: its kind, status and day agree. */
export function mergeSame(sketches: readonly Sketch[]): Sketch[] {
  const shared = sharedActs(sketches)
  const merged = new Map<string, Sketch>()
  const own = new Map<string, Sketch>()
  const keyed = sketches.map(sketch => ({ sketch, key: [sketch.kind, sketch.status, sketch.day, placeKey(sketch)].join('|') }))
  for (const { sketch, key } of keyed) {
    const known = merged.get(key)
    merged.set(key, known ? join(known, sketch) : sketch)
    if (shared.has(sketch.act)) continue
    const before = own.get(key)
    own.set(key, before ? join(before, sketch) : sketch)
  }
  const spent = spentSums(keyed, shared, own)
  return [...merged].map(([key, sketch]) => ({
    ...sketch,
    toll: preferOwn(own.get(key)?.toll ?? NO_TOLL, spent.size > 0 ? withoutSums(key, sketch.toll, keyed, spent) : sketch.toll),
    weapons: sketch.weapons.filter(weapon => !isOfOthers(weapon, key, keyed, shared, own)),
  }))
}

interface Keyed {
  readonly sketch: Sketch
  /** The same for sketches that are one. */
  readonly key: string
}

/**
 * «غارات وقذائف مدفعية على سقبا ودوما. … غارة على سقبا قتلت … وطالت المدفعية دوما»: a means of several places that one of them tells as its own
 * is not that of another which tells other means of its own.
 */
function isOfOthers(
  weapon: Weapon,
  key: string,
  keyed: readonly Keyed[],
  shared: ReadonlySet<number>,
  own: ReadonlyMap<string, Sketch>,
): boolean {
  const mine = own.get(key)?.weapons
  if (!mine || mine.length === 0 || mine.includes(weapon)) return false
  return keyed.some(
    ({ sketch: { act, weapons }, key: same }) =>
      same === key &&
      shared.has(act) &&
      weapons.includes(weapon) &&
      keyed.some(other => other.sketch.act === act && other.key !== key && tellsElsewhere(weapon, other, keyed)),
  )
}

/** Whether a place is told to be struck by a means in some other act. */
function tellsElsewhere(weapon: Weapon, { sketch: { act }, key }: Keyed, keyed: readonly Keyed[]): boolean {
  return keyed.some(({ sketch, key: same }) => same === key && sketch.act !== act && sketch.weapons.includes(weapon))
}

/** Acts that struck several places give their toll for all of them together. */
function sharedActs(sketches: readonly Sketch[]): ReadonlySet<number> {
  const first = new Map<number, Sketch>()
  const shared = new Set<number>()
  for (const sketch of sketches) {
    const known = first.get(sketch.act)
    if (!known) first.set(sketch.act, sketch)
    else if (placeKey(known) !== placeKey(sketch)) shared.add(sketch.act)
  }
  return shared
}

const SUMMED = ['killed', 'wounded'] as const
type Summed = (typeof SUMMED)[number]

/** «قتل تسعة بقصف على سقبا ودوما. … قتل سبعة في سقبا … واثنان في دوما»: the tolls told of several places together that other acts share out. */
function spentSums(
  keyed: readonly Keyed[],
  shared: ReadonlySet<number>,
  own: ReadonlyMap<string, Sketch>,
): ReadonlyMap<number, readonly Summed[]> {
  const spent = new Map<number, readonly Summed[]>()
  for (const act of shared) {
    const told = keyed.filter(({ sketch }) => sketch.act === act)
    const apart = [...new Set(told.map(({ key }) => key))].map(key => own.get(key)?.toll ?? NO_TOLL)
    const harms = SUMMED.filter(harm => {
      const sum = told[0]?.sketch.toll[harm]?.value
      if (sum === undefined || told.some(({ sketch }) => sketch.toll[harm]?.value !== sum)) return false
      const parts = apart.filter(toll => toll[harm] !== null)
      if (parts.length < 2 && apart.some(({ killed, wounded }) => !killed && !wounded)) return false
      return parts.reduce((all, toll) => all + (toll[harm]?.value ?? 0), 0) === sum
    })
    if (harms.length > 0) spent.set(act, harms)
  }
  return spent
}

/** The toll of a place but for sums that are shared out. */
function withoutSums(key: string, toll: Toll, keyed: readonly Keyed[], spent: ReadonlyMap<number, readonly Summed[]>): Toll {
  const left = keyed.filter(same => same.key === key)
  const rest = { ...toll }
  for (const harm of SUMMED)
    if (!left.some(({ sketch }) => sketch.toll[harm] !== null && !spent.get(sketch.act)?.includes(harm))) rest[harm] = null
  return rest
}

/** What is told of the place alone goes before what is told of it with others. */
function preferOwn(own: Toll, all: Toll): Toll {
  return {
    ...all,
    killed: own.killed ?? all.killed,
    wounded: own.wounded ?? all.wounded,
    children: own.killed || own.wounded ? own.children : all.children,
    women: own.killed || own.wounded ? own.women : all.women,
    casualties: own.casualties ?? all.casualties,
  }
}

export function placeKey({ place, line }: Sketch): string {
  if (place.mention?.chosen) return place.mention.chosen
  return line.text.tokens
    .slice(place.from, place.to)
    .map(token => token.text)
    .join(' ')
}

function join(first: Sketch, second: Sketch): Sketch {
  return {
    ...first,
    more: [...first.more, { from: second.from, to: second.to }, ...second.more],
    weapons: joinWeapons(first, second),
    targets: [...new Set([...first.targets, ...second.targets])],
    toll: joinToll(first.toll, second.toll),
    dayStated: first.dayStated || second.dayStated,
    timeText: first.timeText ?? second.timeText,
    start: first.start ?? second.start,
    end: first.end ?? second.end,
    daily: first.daily ?? second.daily,
    actor: first.actor ?? second.actor,
    confidence: Math.max(first.confidence, second.confidence),
  }
}

/** What strikes a place day by day is not what struck it in the news. */
function joinWeapons(first: Sketch, second: Sketch): readonly Weapon[] {
  if (first.weapons.length > 0 && isHabit(second)) return first.weapons
  if (second.weapons.length > 0 && isHabit(first)) return second.weapons
  if (isHeadOnAir(first) && second.weapons.includes('barrel_bomb')) return second.weapons
  return WEAPONS.filter(weapon => first.weapons.includes(weapon) || second.weapons.includes(weapon))
}

/** The last sentence that may be the headline: the name of the source may stand above it. */
const HEADLINE = 1

/** «هجوم جوي على سقبا» above «ألقت مروحية برميلين …»: the headline says no more than that they fell from above. */
function isHeadOnAir({ line, from, to, weapons }: Sketch): boolean {
  if (line.index > HEADLINE || weapons.join() !== 'airstrike') return false
  return hasWord(line, from, to, /^(ال)?(جوي|جويا|جويه)$/) && !hasWord(line, from, to, /غار|طاير|طيران|مقاتل/)
}

function isHabit({ kind, line, from, to }: Sketch): boolean {
  return kind === 'shelling' && (tellsOfHabit(line, from, to) || spansLong(line, from, to))
}

function joinToll(first: Toll, second: Toll): Toll {
  return {
    ...NO_TOLL,
    killed: larger(first.killed, second.killed),
    wounded: larger(first.wounded, second.wounded),
    children: larger(first.children, second.children),
    women: larger(first.women, second.women),
    casualties: larger(first.casualties, second.casualties),
  }
}

function larger(first: Count | null, second: Count | null): Count | null {
  if (!first || !second) return first ?? second
  return second.value > first.value ? second : first
}
