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
  if (isStroke(before.lexeme)) return true
  // «قصف على …»; «قصف في التنف» where some table knows the hamlet
  const isIn = draft.level === 'weak' && draft.match.entry.exact.length > 0 && (before.text === 'في' || draft.match.clitic === 'ب')
  if (!AT.has(before.text) && !isIn) return false
  for (let at = draft.kindFrom - 2; at >= 0 && at >= draft.kindFrom - REACH; at--) {
    const token = tokens[at] as Token
    if (token.kind === 'break') return false
    if (isFire(token.lexeme)) return true
  }
  return false
}

const REACH = 9
const AT: ReadonlySet<string> = new Set(['علي', 'فوق', 'باتجاه'])
const isStroke = noted(word => STROKE.test(word))
const isFire = noted(word => FIRE.test(word))

/** The stroke: what follows it is hit. «صواريخ العدوان» are his who fires them. */
const STROKE =
  /^(و|ف|ب|ل|وب|ال|وال|بال|لل|س)?([يتن]?(قصف|ستهدف|دك)(ت|وا|ون|ان|تا|ه|ها|هم)?|قصفا|استهدف(ت|وا|تا|ه|ها)?|استهداف(ه|ها|ات)?|مجزره|مجازر|دكت|ضربت)$/

/** The stroke in all its forms, and what strikes. */
const FIRE =
  /^(و|ف|ب|ل|وب|ال|وال|بال|لل|س)?([يتن]?(قصف|ستهدف|دك)(ت|وا|ون|ان|تا|ه|ها|هم)?|قصفا|استهدف(ت|وا|تا|ه|ها)?|استهداف(ه|ها|ات)?|اغارت?|غار(ه|ات|تين|تان)|هجوم|هجم(ه|ات)|هجومين|اعتداء(ات)?|ضرب(ه|ات|تين|تان)|عدوان|مدفعيه|مسير(ه|ات|تين)|قذيفه|قذايف|صاروخ|صواريخ|صاروخين|براميل|برميل|برميلين|قنابل|هاون|مجزره|مجازر|دكت|ضربت|سقوط)$/
