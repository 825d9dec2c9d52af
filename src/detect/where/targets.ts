import { noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'
import type { Draft } from './drafts.ts'

/** Numbers of the lists that begin as a target: «استهدفت سقبا وعربين», «غارات جوية على سقبا وعربين». What is fired at is somewhere. */
export function targetLists(tokens: readonly Token[], drafts: readonly Draft[]): ReadonlySet<number> {
  return new Set(drafts.filter(draft => isTarget(draft, tokens)).map(draft => draft.list))
}

function isTarget(draft: Draft, tokens: readonly Token[]): boolean {
  const before = tokens[draft.kindFrom - 1]
  if (before?.kind !== 'word') return false
  if (isStroke(before.lexeme) || suffers(tokens, draft)) return true
  // where some table knows the hamlet: «قصف في التنف», «قتيل في حمورية بقصف مدفعي», «استهدف الطيران الحربي حمورية»
  const isKnown = draft.level === 'weak' && draft.match.entry.exact.length > 0
  const isIn = isKnown && (before.text === 'في' || draft.match.clitic === 'ب')
  if (isKnown && draft.match.clitic === '' && isStroke(verbOf(tokens, draft.kindFrom).lexeme)) return true
  if (!AT.has(before.text) && !isIn) return false
  for (let at = draft.kindFrom - 2; at >= 0 && at >= draft.kindFrom - REACH; at--) {
    const token = tokens[at] as Token
    if (token.kind === 'break') return false
    if (isFire(token.lexeme)) return true
  }
  return isIn && tokens.slice(draft.to, draft.to + REACH_AFTER).some(token => isFire(token.lexeme))
}

/** «تعرضت كل من العنكاوي والزيارة والقرقور لقصف مدفعي». */
function suffers(tokens: readonly Token[], { kindFrom, to }: Draft): boolean {
  const isEach = tokens[kindFrom - 1]?.text === 'من' && /^كلا?$/.test(tokens[kindFrom - 2]?.text ?? '')
  if (!/^(و|ف)?[يت]?تعرضت?$/.test(tokens[kindFrom - (isEach ? 3 : 1)]?.text ?? '')) return false
  for (let at = to; at < Math.min(tokens.length, to + REACH_OF_LIST); at++) {
    const token = tokens[at] as Token
    if (token.kind === 'break') return false
    if (token.text.startsWith('ل') && isFire(token.lexeme)) return true
  }
  return false
}

const REACH_OF_LIST = 16

/** The word before the one who did it: «استهدف» of «استهدف الطيران الحربي حمورية». */
function verbOf(tokens: readonly Token[], before: number): Token {
  let at = before - 1
  while (at > 0 && at > before - DOER_REACH && DOER.test((tokens[at] as Token).text)) at--
  return tokens[at] as Token
}

const DOER_REACH = 4
/** Who strikes and whose he is. */
const DOER =
  /^(ال(طيران|طايرات|مدفعيه|مروحيات|جيش|قوات|نظام|احتلال|تحالف|فصايل|ميليشيات)|طيران|طايره|طايرات|مدفعيه|مروحيات|مروحيه|قوات|جيش|(ال)?(حربي|حربيه|روسي|روسيه|سوري|سوريه|تركي|تركيه|اسراييلي|اسراييليه|مسيره|مروحي|دولي|رشاشه))$/
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
const isStroke = noted(word => STROKE.test(word))
const isFire = noted(word => FIRE.test(word))

/** The stroke: what follows it is hit. «صواريخ العدوان» are his who fires them. */
const STROKE =
  /^(و|ف|ب|ل|وب|ال|وال|بال|لل|س)?([يتن]?(قصف|ستهدف|دك)(ت|وا|ون|ان|تا|ه|ها|هم)?|قصفا|استهدف(ت|وا|تا|ه|ها)?|استهداف(ه|ها|ات)?|مجزره|مجازر|دكت|ضربت)$/

/** The stroke in all its forms, and what strikes. */
const FIRE =
  /^(و|ف|ب|ل|وب|ال|وال|بال|لل|س)?([يتن]?(قصف|ستهدف|دك)(ت|وا|ون|ان|تا|ه|ها|هم)?|قصفا|استهدف(ت|وا|تا|ه|ها)?|استهداف(ه|ها|ات)?|اغارت?|غار(ه|ات|تين|تان)|هجوم|هجم(ه|ات)|هجومين|اعتداء(ات)?|ضرب(ه|ات|تين|تان)|عدوان|مدفعيه|مسير(ه|ات|تين)|قذيف(ه|تين|تان)|قذايف|صاروخ(ا|ين|ان)?|صواريخ|براميل|برميل(ا|ين|ان)?|قنبله|قنابل|هاون|مجزره|مجازر|دكت|ضربت|سقوط)$/
