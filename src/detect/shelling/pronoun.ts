import { has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { listHead, type PlaceRole } from '../roles/role.ts'
import { type Act, GOVERNS, JOINED } from './act.ts'
import { BLOCKS } from './governor.ts'

/** Which places a pronoun may mean: a town «ها», a quarter or camp «ه», two «هما», those who live there «هم». */
export type Meant = 'ها' | 'ه' | 'هما' | 'هم'

/** «ألقت فوق أحيائها», «دكتهما المدفعية»: the places of the sentence that the pronoun of what was struck means. */
export function addMeant(line: Line, roles: readonly PlaceRole[], act: Act): void {
  const struck = struckPronoun(line, act.from, act.to)
  if (!struck) return
  const row = antecedent(line, roles, struck.at, struck.meant)
  row.forEach((mention, index) => {
    act.hits.push({ mention, rule: index === 0 ? 'what the pronoun of the fire means' : JOINED })
  })
  const [first] = row
  if (first && act.from > first.kindFrom) act.from = line.clauses.filter(start => start <= first.kindFrom).pop() ?? line.from
}

/** The first word of tokens [from, to) whose pronoun means what fire struck, or null. */
export function struckPronoun(line: Line, from: number, to: number): { readonly at: number; readonly meant: Meant } | null {
  for (let at = from; at < to; at++) {
    const text = textAt(line, at)
    if (BOTH.test(text) && isStruckPart(line, at, from, to)) return { at, meant: 'هما' }
    const meant = (/.(هما|هم|ها|ه)$/.exec(text)?.[1] ?? null) as Meant | null
    if (meant === null) continue
    const struck =
      (isVerbOfFire(line, at) && !tellsOfThing(line, at)) ||
      isBelow(line, at, from) ||
      (PARTS.test(text) && isStruckPart(line, at, from, to))
    if (struck) return { at, meant }
  }
  return null
}

/** «قصفتها», «أمطرتهما», «تناوبت على دكها». */
function isVerbOfFire(line: Line, at: number): boolean {
  const text = textAt(line, at)
  if (VERB.test(text)) return has(line, at, 'fire-verb', 'aim', 'launch') && !NOT.test(textAt(line, at - 1))
  return DOING.test(text) && (/^[بل]/.test(text) || /^(بعد|عقب|اثر|جراء|علي|عن|الي|من|في)$/.test(textAt(line, at - 1)))
}

const VERB =
  /^(و|ف|ل)?[يتن]?(طال|طاول|نال|شمل|اصاب|صيب|قصف|استهدف|ستهدف|ضرب|دك|امطر|مطر|رمي|رما|رشق|هاجم|لاحق|دمر|غمر|باغت|مشط|خص|زلزل|هز|عاجل|حرث)(ت|وا|تا|ون)?(هما|هم|ها|ه)$/
const DOING = /^(و|ف)?[بل]?(قصف|دك|استهداف|ضرب|رمي|رشق|امطار|تمشيط|تدمير)(هما|ها|ه)$/

/** «مدرسة قصفتها الطائرات», «ليلة سقطت فيها القذائف»: the pronoun means the noun right before the verb, which is no place. */
function tellsOfThing(line: Line, at: number): boolean {
  const text = textAt(line, at)
  const before = tokenAt(line, at - 1)
  // «سقبا التي قصفتها …»
  if (/^(التي|الذي)$/.test(before?.text ?? '') && line.mentions.some(({ to }) => to === at - 1)) return false
  if (/^[وف]/.test(text) || before === undefined || before.kind !== 'word' || at === line.from) return false
  if (
    OPENERS.test(before.text) ||
    has(line, at - 1, 'clause', 'cause', 'aim', 'launch', 'aircraft', 'projectile', 'force') ||
    line.mentions.some(({ to }) => to === at)
  )
    return false
  return !/^(ال|لل|بال|وال)/.test(before.text) || /^(التي|الذي)$/.test(before.text)
}

const OPENERS =
  /^(و|ف)?(قد|فقد|وقد|لقد|حيث|اذ|ثم|حتي|ان|انه|انها|بان|حين|عندما|بعدما|حينما|لكن|كما|فيما|بينما|لم|ما|كانت|كان|ايضا|كذلك|امس|اليوم|ليلا|فجرا|صباحا|مساء|ظهرا|كلها|جميعها|كلتاهما|عادت|عاد|راحت|راح|باتت|ظلت)$/

/** «تلقي عليها», «تنهمر فوقه», «غارات عليها»; not «تسيطر عليها» nor «ليلة سقطت فيها». */
function isBelow(line: Line, at: number, from: number): boolean {
  if (!/^(علي|فوق|نحو|باتجاه|صوب|في)(هما|هم|ها|ه)$/.test(textAt(line, at))) return false
  // «سقطت على سوق الخضرة فيها»
  const within = /^في/.test(textAt(line, at))
  for (let before = at - 1; before >= Math.max(from, at - (within ? 7 : 3)); before--) {
    if (has(line, before, ...BLOCKS)) return false
    if (has(line, before, 'fire-noun', 'projectile', 'strike-noun') && !within) return true
    if (!has(line, before, 'fire-verb', 'launch')) continue
    if (NOT.test(textAt(line, before - 1))) return false
    const fires = has(line, before, 'fire-verb') || hasTag(line, at - 6, at + 7, 'projectile', 'fire-noun', 'aircraft')
    return fires && !tellsOfThing(line, before)
  }
  return false
}

const NOT = /^(و|ف)?(لم|لا|لن|ما)$/

/** «أحياؤها», «بيوتهم», «أطرافه»: parts of a town, and no posts of an army. */
const PARTS =
  /^(و|ف)?[بل]?(احيا[يوء]?|حارات|بلدات|قرا|منازل|بيوت|ابنيت|مباني|بنايات|اطراف|محيط|ضواحي|اسواق|سوق|شوارع|ازقت|ريف|سما[يوء]?|اجوا[يوء]?|وسط|قلب|مركز|مزارع|بساتين|حقول|كروم|تلال|سهول|جبال|تخوم|مشارف|مدخل|مداخل|مدرج|مدرجي|مدارج|مساجد|مدارس|مقبرت|ساحت|ساحات|جوار|انحا[يوء]?|ارجا[يوء]?|غرب|شرق|شمال|جنوب)(هما|هم|ها|ه)$|^(و|ف)?[بل]?حي(ها|هم)$/

/** «قصف البلدتين» */
const BOTH = /^(و|ف)?(ب)?(ال|لل)(منطقت|بلدت|قريت|مدينت|حي|مخيم)(ين|ان)$/

/** Fire governs the word from the left, or stands right behind it. */
function isStruckPart(line: Line, at: number, from: number, to: number): boolean {
  for (let before = at - 1; before >= Math.max(from, at - PART_REACH); before--) {
    // «القصف الذي دمر بيوتها» is told of as known
    if (has(line, before, 'aim') && /^(الذي|التي)$/.test(textAt(line, before - 1))) return false
    if (isOnlyMentioned(line, before)) return false
    if (has(line, before, ...GOVERNS, 'aircraft')) return !(tokenAt(line, at - 1)?.text === 'من' && !has(line, before, 'aim'))
    if (has(line, before, ...BLOCKS) || isNamedAway(line, before)) return false
  }
  return has(line, at + 1, 'fire-noun', 'projectile') && hasTag(line, from, to, 'receive')
}

const PART_REACH = 9

/** «جرحى القصف», «الهاربين من القصف», «رفضا للقصف»: fire that only tells who they are or what it is about. */
export function isOnlyMentioned(line: Line, at: number): boolean {
  if (!has(line, at, 'fire-noun') || !/^(ب|ل)?(ال|لل)/.test(textAt(line, at))) return false
  return (
    VICTIMS.test(textAt(line, at - 1)) ||
    has(line, at - 1, 'refusal', 'call') ||
    (textAt(line, at - 1) === 'من' && FLEEING.test(textAt(line, at - 2)))
  )
}

const VICTIMS = /^(و|ل|ب)?(جرحي|قتلي|شهداء|شهيد|ضحايا|ضحيه|مصابي|مصابو|نازحي|ذكري|ايام|سنوات|اعوام|زمن|ركام|انقاض|اثار)$/
const FLEEING = /^(ال)?(هارب|فار|ناج|نازح|متضرر)(ين|ون|ه)?$|^(هربا|فرارا|خوفا)$/

/** Another place stands between. */
function isNamedAway(line: Line, at: number): boolean {
  return line.mentions.some(({ kindFrom, to, mention }) => mention !== null && kindFrom <= at && at < to)
}

/** The place or row of places before token `at` that the pronoun can mean: the only one, or that which the sentence is about. */
function antecedent(line: Line, roles: readonly PlaceRole[], at: number, meant: Meant): PlacedMention[] {
  const rows: PlacedMention[][] = []
  for (let index = 0; index < line.mentions.length; index++) {
    const mention = line.mentions[index] as PlacedMention
    if (mention.to > at) break
    if (listHead(roles, index) !== index || isDateline(line, mention) || !mayBeMeant(line, mention, roles[index], meant)) continue
    const row = [mention]
    for (let next = index + 1; roles[next]?.joined; next++) {
      const other = line.mentions[next] as PlacedMention
      if (other.to <= at && mayBeMeant(line, other, roles[next], meant)) row.push(other)
    }
    const fits = fitting(row, meant)
    if (fits.length > 0) rows.push(fits)
  }
  if (meant === 'هما' && rows.length === 2 && rows.every(row => row.length === 1)) return rows.flat()
  const [only, ...others] = meant === 'هما' ? rows.filter(row => row.length === 2) : rows
  if (!only) return []
  if (others.every(([other]) => other?.place === only[0]?.place)) return only
  if (leadsSentence(line, only[0] as PlacedMention)) return only
  // «…، حتى عاد الطيران إلى سماء سقبا وألقى فوق أحيائها …»: the one named since the last comma
  const near = rows.filter(([first]) => first && !hasWord(line, first.to, at, /^[،,؛:]$/))
  return near.length === 1 ? (near[0] ?? []) : []
}

const BEARS: ReadonlySet<PlaceRole['role']> = new Set<PlaceRole['role']>(['open', 'source', 'goal', 'speaker'])

function mayBeMeant(line: Line, { mention, place, kindFrom }: PlacedMention, role: PlaceRole | undefined, meant: Meant): boolean {
  if (mention === null || place?.kind === 'country' || role === undefined) return false
  // «تستعد دمشق …، وتكثفت الغارات على أطرافها»: the bare capital is the state as readily
  if (mention.kindWord === null && mention.text === 'دمشق') return false
  // «على الطريق الدولي إلى اللاذقية»
  if (role.role === 'goal' && hasWord(line, kindFrom - 4, kindFrom, /^(ال)?(طريق|اوتستراد)$/)) return false
  if (BEARS.has(role.role) || role.rule === 'only flown over') return true
  // «تكفلت المدافع بقريتي سقبا وجسرين، فأمطرتهما»
  return meant === 'هما' && role.role === 'near' && (role.joined || /تي$/.test(mention.kindWord ?? ''))
}

/** What of a row the pronoun agrees with. */
function fitting(row: readonly PlacedMention[], meant: Meant): PlacedMention[] {
  if (meant === 'هما') return row.length <= 2 ? [...row] : []
  if (row.length === 2) return []
  if (row.length > 2) return meant === 'ه' ? [] : [...row]
  return row.filter(mention => meant === 'هم' || genders(mention).includes(meant))
}

const HE = /^(حي|مخيم|ريف|مطار|جبل|سهل|معسكر|معبر|سد|طريق|شارع|مشفي|مستشفي|دوار|جسر|حاجز|لواء|فوج|محور|ميناء|مرفا|سوق)$/
const SHE = /^(مدينه|بلده|قريه|ناحيه|منطقه|محافظه|قاعده|تله|باديه|غوطه|بلدات|قري|مدن|احياء|ارياف|جرود|ضاحيه|مزرعه)$/

/** Towns are «she», quarters and camps «he»; bare names of quarters, hills and sites may be either. */
function genders({ mention, place }: PlacedMention): readonly Meant[] {
  const kind = mention?.kindWord ?? ''
  if (HE.test(kind) || /^(ال)?(ريف|حي|مخيم|مطار|جبل|سهل|معسكر)/.test(mention?.text ?? '')) return ['ه']
  if (SHE.test(kind)) return ['ها']
  return place === null || place.kind === 'town' || place.kind === 'village' || place.kind === 'governorate' ? ['ها'] : ['ها', 'ه']
}

/** «أما سقبا …», «وفي سقبا …», «سقبا …». */
export function leadsSentence(line: Line, mention: PlacedMention): boolean {
  if (isDateline(line, mention)) return false
  let at = mention.kindFrom - 1
  while (at >= line.from && LEADING.test(textAt(line, at))) at--
  return at < line.from
}

/** «حمص - …» */
function isDateline(line: Line, { kindFrom, to }: PlacedMention): boolean {
  return kindFrom === line.from && /^[-–—(]$/.test(textAt(line, to))
}

const LEADING = /^(و|ف)?(في|اما|كذلك|ايضا|لكن|#|"|«|-|•|\*|كما)$/
