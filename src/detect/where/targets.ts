import type { Tag } from '../../data/lexicon/index.ts'
import { type Lexeme, lexemeOf, noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'
import type { Lexicon } from '../reading/lexicon.ts'
import type { Draft } from './drafts.ts'

/** Numbers of the lists that begin as a target: «استهدفت سقبا وعربين», «غارات جوية على سقبا وعربين». What is fired at is somewhere. */
export type TargetLists = (tokens: readonly Token[], drafts: readonly Draft[]) => ReadonlySet<number>

/** Reads targets by the words that the lexicon knows for fire. */
export function createTargetLists(lexicon: Lexicon): TargetLists {
  const tells = (text: string, tags: ReadonlySet<Tag>) => lexicon.word(lexemeOf(text)).tags.some(tag => tags.has(tag))
  const signs: Signs = {
    isStroke: noted(text => STROKE.test(text) || (tells(text, STROKES) && !tells(text, HARMS) && !WRECK.test(text))),
    isFire: noted(text => FIRE.test(text) || tells(text, FIRES)),
    isFall: noted(text => tells(text, FALLS)),
    isTruce: noted(text => TRUCE.test(text)),
    isSuffering: noted(text => tells(text, SUFFERINGS)),
    isDoer: noted(text => DOER.test(text) || tells(text, DOERS) || lexicon.word(lexemeOf(text)).weapons.length > 0),
  }
  return (tokens, drafts) => new Set(drafts.filter(draft => isTarget(draft, tokens, signs)).map(draft => draft.list))
}

interface Signs {
  /** What it says of what follows is that it was hit. */
  readonly isStroke: (word: Lexeme) => boolean
  readonly isFire: (word: Lexeme) => boolean
  /** Comes down, or brings down: «تنهال», «رمت». */
  readonly isFall: (word: Lexeme) => boolean
  /** «هدنة», «وقف». */
  readonly isTruce: (word: Lexeme) => boolean
  /** «تعرضت», «شهدت»: what follows is the place that fire came to. */
  readonly isSuffering: (word: Lexeme) => boolean
  /** Stands between the stroke and what it hits: who strikes, with what, and when. */
  readonly isDoer: (word: Lexeme) => boolean
}

const STROKES: ReadonlySet<Tag> = new Set(['fire-verb', 'aim'])
/** «أصاب راعياً», «دمر جسرين»: what follows is more often no place. */
const HARMS: ReadonlySet<Tag> = new Set(['wounded', 'dead', 'loss', 'result'])
const FIRES: ReadonlySet<Tag> = new Set(['fire-verb', 'fire-noun', 'projectile'])
const SUFFERINGS: ReadonlySet<Tag> = new Set(['receive'])
const DOERS: ReadonlySet<Tag> = new Set(['aircraft', 'projectile', 'force', 'fire-noun', 'strike-noun'])
const FALLS: ReadonlySet<Tag> = new Set(['launch'])

function isTarget(draft: Draft, tokens: readonly Token[], signs: Signs): boolean {
  const head = headOf(tokens, draft.kindFrom)
  const before = tokens[head - 1]
  if (before?.kind !== 'word') return false
  // «القصف بدأ فجرا»: no name stands right behind the noun with its article
  if ((signs.isStroke(before.lexeme) && !/^[وفب]?(ال|لل)/.test(before.text)) || suffers(tokens, draft, signs)) return true
  // where some table knows the hamlet: «قصف في التنف», «قتيل في حمورية بقصف مدفعي», «استهدف الطيران الحربي حمورية»
  const isKnown = isKnownHamlet(draft)
  const isBare = draft.level === 'ordinary' && draft.match.to - draft.match.from === 1
  const isIn =
    (before.text === 'في' && (isKnown || isBare || (draft.level === 'strong' && !isWide(draft)))) ||
    (draft.match.clitic === 'ب' && isKnown && draft.level === 'weak')
  if (isKnown && draft.match.clitic === '' && isStruck(tokens, head, signs)) return true
  if (!AT.has(before.text) && !isIn) return false
  // «دخل وقف إطلاق النار في جوبر حيز التنفيذ»
  if (
    isIn &&
    isKnown &&
    tokens.slice(Math.max(0, draft.kindFrom - TRUCE_REACH), draft.kindFrom - 1).some(token => signs.isTruce(token.lexeme))
  )
    return true
  // «تنهال على سلمى»
  if (signs.isFall((tokens[head - 2] ?? before).lexeme)) return true
  for (let at = head - 2; at >= 0 && at >= head - REACH; at--) {
    const token = tokens[at] as Token
    if (token.kind === 'break') return false
    if (signs.isFire(token.lexeme)) return true
  }
  // «ننام في القبو والطائرات تقصف»: a cellar is as likely
  return isIn && (isKnown || !isBare) && tokens.slice(draft.to, draft.to + REACH_AFTER).some(token => signs.isFire(token.lexeme))
}

/** «سقطت صواريخ في كل من …»: what leads to the names stands before «each of». */
function headOf(tokens: readonly Token[], kindFrom: number): number {
  return tokens[kindFrom - 1]?.text === 'من' && /^كلا?$/.test(tokens[kindFrom - 2]?.text ?? '') ? kindFrom - 2 : kindFrom
}

/** Some table has it by that name, which is no word of everyday. */
function isKnownHamlet({ level, match }: Draft): boolean {
  const { exact } = match.entry
  if (exact.length === 0 || level === 'weak') return exact.length > 0
  return level === 'ordinary' && match.to === match.from + 1 && exact.some(place => !place.ordinaryWord)
}

/** What is fired at somewhere in the country or a governorate is no sign of what else stands beside their names. */
function isWide({ match }: Draft): boolean {
  return match.entry.exact.some(place => place.kind === 'country' || place.kind === 'governorate')
}

/** «تعرضت كل من العنكاوي والزيارة والقرقور لقصف مدفعي», «شهدت حمورية قصفاً», «لم تسلم حمورية». */
function suffers(tokens: readonly Token[], { kindFrom, to }: Draft, { isSuffering, isFire }: Signs): boolean {
  const isEach = tokens[kindFrom - 1]?.text === 'من' && /^كلا?$/.test(tokens[kindFrom - 2]?.text ?? '')
  const at = kindFrom - (isEach ? 3 : 1)
  const verb = tokens[at]
  if (verb?.kind !== 'word') return false
  if (tokens[at - 1]?.text.endsWith('لم') && /^[يت](سلم|نج)$/.test(verb.text)) return true
  if (!isSuffering(verb.lexeme)) return false
  for (let on = to; on < Math.min(tokens.length, to + REACH_OF_LIST); on++) {
    const token = tokens[on] as Token
    if (token.kind === 'break') return false
    if (isFire(token.lexeme)) return true
  }
  return false
}

const REACH_OF_LIST = 16

/** The stroke stands before the one who did it: «استهدف الطيران الحربي أمس حمورية». */
function isStruck(tokens: readonly Token[], before: number, { isStroke, isFall, isDoer }: Signs): boolean {
  for (let at = before - 1; at >= 0 && at >= before - DOER_REACH; at--) {
    const token = tokens[at] as Token
    if (token.kind !== 'word') return false
    if (isStroke(token.lexeme) || (at < before - 1 && isFall(token.lexeme))) return true
    if (!isDoer(token.lexeme)) return false
  }
  return false
}

const DOER_REACH = 6
const TRUCE = /^(و|ف|ب|ل)?(ال|لل)?(هدنه|تهديه|وقف|ايقاف)$/
const TRUCE_REACH = 5
/** Who strikes and whose he is, and when. */
const DOER =
  /^(ال(طيران|طايرات|مدفعيه|مروحيات|جيش|قوات|نظام|احتلال|تحالف|فصايل|ميليشيات)|طيران|طايره|طايرات|مدفعيه|مروحيات|مروحيه|قوات|جيش|(ال)?(حربي|حربيه|روسي|روسيه|سوري|سوريه|تركي|تركيه|اسراييلي|اسراييليه|مسيره|مروحي|دولي|رشاشه|ثقيله|عنيف|عشوايي|مكثف|متواصل|مركز|كثيف)|امس|اليوم|(ال)?(ليله|سبت|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|ليل|فجر|صباح|مساء)|فجرا|صباحا|ليلا|مساء|ظهرا|مجددا|ايضا|بدورها|بدوره|منها)$/
const REACH = 9
const REACH_AFTER = 3
const AT: ReadonlySet<string> = new Set([
  'علي',
  'فوق',
  'باتجاه',
  'طال',
  'طالت',
  'يطال',
  'تطال',
  'طاول',
  'طاولت',
  'ضرب',
  'ضربت',
  'يضرب',
  'تضرب',
])
/** What is wrecked is told by its kind: «دمر جسرين». */
const WRECK = /(دمر|هدم|حرق)/

/** The stroke: what follows it is hit. «صواريخ العدوان» are his who fires them. */
const STROKE =
  /^(و|ف|ب|ل|وب|ال|وال|بال|لل|س)?([يتن]?(قصف|ستهدف|دك)(ت|وا|ون|ان|تا|ه|ها|هم)?|قصفا|استهدف(ت|وا|تا|ه|ها)?|استهداف(ه|ها|ات)?|مجزره|مجازر|ضرب(ه|ات|تي)?|رمت|نصيب)$/

/** The stroke in all its forms, and what strikes. */
const FIRE =
  /^(و|ف|ب|ل|وب|ال|وال|بال|لل|س)?([يتن]?(قصف|ستهدف|دك)(ت|وا|ون|ان|تا|ه|ها|هم)?|قصفا|استهدف(ت|وا|تا|ه|ها)?|استهداف(ه|ها|ات)?|اغارت?|غار(ه|ات|تين|تان)|هجوم|هجم(ه|ات)|هجومين|اعتداء(ات)?|ضرب(ه|ات|تين|تان)|عدوان|مدفعيه|مسير(ه|ات|تين)|قذيف(ه|تين|تان)|قذايف|صاروخ(ا|ين|ان)?|صواريخ|براميل|برميل(ا|ين|ان)?|قنبله|قنابل|هاون|مجزره|مجازر|دكت|ضربت|سقوط)$/
