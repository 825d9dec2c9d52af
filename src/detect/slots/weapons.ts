import { WEAPONS, type Weapon } from '../../domain/detection.ts'
import { nounOf } from '../count/nouns.ts'
import { hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import { answered, behindOtherFire, fireOfPlace, toldOfAnother } from './fire-of-place.ts'
import { listPointOf } from './list-shells.ts'
import { namedMeans } from './named-means.ts'
import { bracketOf } from './own-means.ts'

/** The means that tokens [from, to) name for a place at token `place`, in the order of the table. `farFire`: the article tells of those who strike from far off. */
export function readWeapons(line: Line, from: number, to: number, place: number, farFire = false): Weapon[] {
  const bracket = bracketOf(line, place, to)
  if (bracket) return readStretch(line, bracket.from, bracket.to, place, farFire)
  const point = listPointOf(line, from, to, place)
  if (point) return readStretch(line, point.from, point.to, place, farFire)
  const answer = answered(line, from, to)
  if (answer >= 0) return readWeapons(line, place > answer ? answer + 1 : from, place > answer ? to : answer, place, farFire)
  const own = fireOfPlace(line, behindOtherFire(line, from, to, place), to, place)
  const apart = toldOfAnother(line, own.from, own.to, place)
  if (apart) {
    if (place >= apart.of && place < apart.to) return readStretch(line, apart.of, apart.to, place, farFire)
    return apart.to < own.to && place >= apart.to
      ? readWeapons(line, apart.to, own.to, place, farFire)
      : readStretch(line, own.from, apart.from, place, farFire)
  }
  const found = readStretch(line, own.from, own.to, place, farFire)
  if (found.length > 0 || (own.from === from && own.to === to)) return found
  const near = own.before < own.from ? readStretch(line, own.before, own.to, place, farFire) : []
  const all = near.length > 0 ? near : readStretch(line, behindOtherFire(line, from, to, place), to, place, farFire)
  // «غارة على جسرين، وقذائف أصابت سقبا»: of whatever kind, they are none of the planes
  return namesShells(line, own.from, own.to) ? all.filter(weapon => FIRED_SHELLS.has(weapon)) : all
}

function readStretch(line: Line, from: number, to: number, place: number, farFire: boolean): Weapon[] {
  const found = namedMeans(line, from, to)
  const words = new Set<string>()
  for (let at = from; at < to; at++) {
    if (saysWhoseBase(line, at)) continue
    const word = bare(textAt(line, at))
    // «فراغي» begins with no «ف» of its sentence
    words.add(word).add(textAt(line, at))
    // «طائراته», «مدفعيتها»
    const owned = OWNED.exec(word)?.[1]
    if (owned) words.add(owned.endsWith('ات') ? owned : owned.replace(/ت$/, 'ه'))
  }
  // what is fired at the Golan comes from near by, whoever answers it
  const golan = [place, place + 1].some(at => /جولان/.test(textAt(line, at)))
  const far = farFire && !golan && !firesWithThem(line, line.from, Math.max(place, from))
  tidyWeapons(found, words, far, golan, firesBoth(line, from, to))
  if (found.has('rocket') && !found.has('mortar') && shellsBeside(line, from, to)) found.add('artillery')
  if (found.size === 0 && !golan && !namesShells(line, from, to) && (far || (some(words, AIR_FORCES) && !firesWithThem(line, from, to))))
    found.add('airstrike')
  return WEAPONS.filter(weapon => found.has(weapon))
}

/** «صواريخ على القاعدة الأمريكية»: who is fired at, and not who fires; «الميليشيات الإيرانية» stand near by. */
function saysWhoseBase(line: Line, at: number): boolean {
  if (!AIR_FORCES.has(bare(textAt(line, at)))) return false
  return hasWord(line, at - 3, at, BASE)
}

const BASE = /^(و|ف)?(ب|ل)?(ال|لل)?(قاعده|قاعدتي|قاعدتين|قواعد|مقر|جنود|جنديا|جنديان|ميليشيا|ميليشيات|مليشيا|مليشيات|فصايل|مجموعات)$/

/** «قصف لقوات النظام وروسيا»: whoever has guns fires as well. */
function firesWithThem(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const text = bare(textAt(line, at))
    // «عناصر من قوات النظام»: who was struck
    if (tokenAt(line, at - 2)?.text === 'من' && nounOf(tokenAt(line, at - 3))) continue
    if (text === 'نظام') return true
    if (text === 'اسد' && /^(و|ل)?(قوات|جيش|مليشيا|ميليشيا|ميليشيات|عصابات|مدفعيه)$/.test(textAt(line, at - 1))) return true
  }
  return false
}

/** «بالمدفعية والصواريخ»: rockets beside guns are fired from the ground, whatever flies besides. */
function firesBoth(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to - 1; at++) {
    // «برميل متفجر و…»
    const named = /^متفجر(ه|ا)?$/.test(textAt(line, at)) ? at - 1 : at
    const here = line.weapons[named - line.from] ?? []
    const joined = tokenAt(line, at + 1)?.text.startsWith('و') === true
    // «80 برميلا و200 صاروخ»: the number stands between
    const counted = joined && at + 3 < to && tokenAt(line, at + 2)?.kind === 'number' ? at + 3 : at + 1
    const next = joined ? (line.weapons[counted - line.from] ?? []) : []
    // «غارات وصواريخ فراغية» fall from planes
    const dropped = (line.weapons[counted + 1 - line.from] ?? []).includes('airstrike')
    if (next.includes('rocket') && !dropped && here.some(weapon => weapon !== 'rocket' && weapon !== 'drone')) return true
    if (here.includes('rocket') && next.includes('artillery')) return true
    // «بالقذائف والصواريخ» may be of guns and planes
    if (bare(textAt(line, at)) !== 'قذايف' && shellsAndRockets(line, at)) return true
  }
  return false
}

/** «مئة صاروخ وقذيفة», «60 قذيفة و40 صاروخا», and no «صواريخ وقذائف هاون»: two sorts told in one breath, the first at token `at`. */
function shellsAndRockets(line: Line, at: number): boolean {
  const counted = tokenAt(line, at + 1)?.text === 'و' && tokenAt(line, at + 2)?.kind === 'number'
  const next = counted ? at + 3 : at + 1
  if (!counted && !textAt(line, next).startsWith('و')) return false
  const [first, second] = [bare(textAt(line, at)), bare(textAt(line, next))]
  if (ROCKETS.has(first)) return SHELLS.has(second) && !OTHER_SHELLS.test(textAt(line, next + 1))
  return SHELLS.has(first) && ROCKETS.has(second)
}

const ROCKETS = new Set(['صاروخ', 'صاروخا', 'صواريخ'])
const FIRED_SHELLS: ReadonlySet<Weapon> = new Set<Weapon>(['artillery', 'mortar', 'rocket'])
const SHELLS = new Set(['قذيفه', 'قذايف'])
const OTHER_SHELLS = /^(و|ال)*(هاون|صاروخيه|مورتر)$/

/** «خمس قذائف»: whoever fires them, they fall from no plane. */
function namesShells(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (SHELLS.has(bare(textAt(line, at)))) return true
  return false
}

/** «بالقذائف والراجمات», «قذيفة وصاروخا»: shells beside launchers or rockets are of guns. */
function shellsBeside(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to - 1; at++) {
    if (shellsAndRockets(line, at)) return true
    if (!/^(و|ب|من)?(ال)?قذايف$/.test(textAt(line, at))) continue
    // «القذائف ورشقات الراجمات»
    const next = /^وب?(ال)?(رشقات|رشقه|صليات|وابل)$/.test(textAt(line, at + 1)) ? at + 2 : at + 1
    if (/^(وب?)?(ال)?(راجم|راجمه|راجمات)$/.test(textAt(line, next)) && textAt(line, at + 1).startsWith('و')) return true
  }
  return false
}

function bare(text: string): string {
  return text.replace(/^(و|ف)?(ب|ل)?(ال|لل)?/, '')
}

const OWNED = /^(.{3,})(?:ه|ها|هم)$/
const LAUNCHED = new Set(['صاروخي', 'صاروخيه', 'راجمات', 'راجمه', 'راجم', 'صاروخيا', 'كاتيوشا', 'غراد'])
const LAUNCHERS = new Set(['راجمات', 'راجمه', 'راجم', 'كاتيوشا', 'غراد'])
/** Whose «هجوم صاروخي» comes from their planes and from beyond the border. */
const FAR_STRIKERS = new Set(['اسراييلي', 'اسراييليه', 'اسراييليا', 'اسراييل', 'عدوان', 'عدوانا'])
const PLANES = new Set([
  'طايره',
  'طايرات',
  'طايرتين',
  'طايرتان',
  'طيران',
  'طيرانها',
  'طيرانه',
  'مقاتلات',
  'مقاتله',
  'مقاتلتين',
  'مقاتلتان',
  'غارات',
  'غاره',
  'غارتين',
  'غارتان',
  'غاراتها',
  'غاراته',
  'قاذفات',
  'سوخوي',
  'ميغ',
  'فراغيه',
  'فراغي',
  'فراغيين',
  'فراغيان',
  'ارتجاجيه',
  'طلعات',
  'جو',
])
const HELICOPTERS = new Set(['مروحي', 'مروحيات', 'مروحيه', 'حوامات', 'حوامه'])
const GUNS = new Set(['مدفعي', 'مدفعيه', 'مدفعيا', 'دبابات', 'دبابه', 'جهنم'])
/** What a drone is not. */
const MANNED = new Set(['غارات', 'حربي', 'حربيه', 'مقاتلات', 'مقاتلتان', 'مقاتلتين', 'قاذفات', 'مروحيات', 'سوخوي'])
const RAIDS = new Set(['اغار', 'اغارت', 'غارات', 'حربي', 'حربيه', 'مقاتلات', 'قاذفات', 'طلعات', 'طلعه'])
const OWN_RAIDS = new Set([
  ...RAIDS,
  'غاره',
  'غارتين',
  'غارتان',
  'غاراته',
  'غاراتها',
  'جوي',
  'جويه',
  'جويا',
  'مقاتلات',
  'فراغيه',
  'صواريخ',
  'صاروخيه',
])
/** Those who strike from the air or from far off, and have no guns at hand. */
const AIR_FORCES = new Set([
  'روسي',
  'روسيه',
  'روسيا',
  'اسراييلي',
  'اسراييليه',
  'اسراييل',
  'تحالف',
  'امريكي',
  'امريكيه',
  'اميركي',
  'اميركيه',
])
const FAR_FORCES = new Set([
  'اسراييلي',
  'اسراييليا',
  'اسراييليه',
  'اسراييليتين',
  'اسراييليتان',
  'اسراييل',
  'تحالف',
  'امريكيه',
  'اميركيه',
  'ايرانيه',
  'فرنسيه',
  'بريطانيه',
  'توماهوك',
  'عدوان',
])

/** Words that name one means by the word of another: a drone is no aeroplane, what a plane drops is no rocket, what flies far is a missile. */
function tidyWeapons(found: Set<Weapon>, words: ReadonlySet<string>, farFire: boolean, golan: boolean, ground: boolean): void {
  const plane = some(words, PLANES)
  const launched =
    ground ||
    some(words, LAUNCHERS) ||
    (some(words, LAUNCHED) && ((!some(words, FAR_STRIKERS) && !farFire) || words.has('قذيفه') || words.has('قذايف')))
  if (found.has('drone') && !some(words, MANNED)) found.delete('airstrike')
  // «طائرات إسرائيلية أطلقت صواريخ»: what they launch from far off is told besides them
  if (found.has('rocket') && !launched && !golan && (farFire || some(words, FAR_FORCES))) {
    found.delete('rocket')
    found.add('missile')
  }
  if (found.has('rocket') && (plane || found.has('drone')) && !launched) found.delete('rocket')
  if (found.has('rocket') && words.has('قذايف') && !launched && !found.has('mortar')) found.add('artillery')
  if (found.has('rocket') && found.has('missile')) found.delete('rocket')
  if (found.has('mortar') && !some(words, GUNS)) found.delete('artillery')
  // whatever drops barrels flies: only a raid of its own is another means
  if (found.has('barrel_bomb') && !some(words, some(words, HELICOPTERS) ? RAIDS : OWN_RAIDS)) found.delete('airstrike')
}

function some(words: ReadonlySet<string>, list: ReadonlySet<string>): boolean {
  for (const word of list) if (words.has(word)) return true
  return false
}
