import { boundBefore, isArticle } from '../count/bounds.ts'
import { cardinalAt } from '../count/cardinal.ts'
import { NUMBER_WORDS } from '../count/number-words.ts'
import type { Token } from '../normalize/tokens.ts'
import { wordSet } from './lexicon.ts'
import type { Grain } from './local-time.ts'
import { UNITS } from './words.ts'

/** «خمس ساعات», «ساعتين ونصف», «نصف ساعة», «الأيام الثلاثة», «الـ24 ساعة»: tokens [at, to). */
export interface Duration {
  readonly to: number
  readonly grain: Grain
  readonly count: number
  readonly definite: boolean
  /** A bare «يوم», «شهر», «الساعة»: one of it, if the words around say so. */
  readonly bare: boolean
}

const HALVES: ReadonlyMap<string, number> = new Map([
  ['نصف', 0.5],
  ['نص', 0.5],
  ['ربع', 0.25],
  ['ثلث', 1 / 3],
])
const ONE = new Set(['واحد', 'واحده', 'كامل', 'كامله', 'الواحد', 'الواحده', 'فقط'])

export function durationAt(tokens: readonly Token[], at: number): Duration | null {
  if (!mayBegin(tokens[at])) return null
  const start = skipApproximation(tokens, at)
  const half = HALVES.get(tokens[start]?.text ?? '')
  const halved = half === undefined ? undefined : UNITS.get(tokens[start + 1]?.text ?? '')
  if (half !== undefined && halved?.clitic === '' && halved.value.count === 1)
    return { to: start + 2, grain: halved.value.grain, count: half, definite: false, bare: false }
  const numbered = numberThenUnit(tokens, start)
  if (numbered) return numbered
  const unit = UNITS.get(tokens[start]?.text ?? '')?.value
  if (!unit) return null
  if (unit.definite) {
    const behind = isArticle(tokens[start + 1]) ? start + 2 : start + 1
    const number = cardinalAt(tokens, behind)
    const joined = behind === start + 2 || number?.definite === true
    if (number && joined && unit.count === null)
      return { to: number.to, grain: unit.grain, count: number.value, definite: true, bare: false }
  }
  if (unit.count === null) return null
  const end = ONE.has(tokens[start + 1]?.text ?? '') && unit.count === 1 ? start + 2 : start + 1
  const more = withHalf(tokens, end)
  return {
    to: more?.to ?? end,
    grain: unit.grain,
    count: unit.count + (more?.part ?? 0),
    definite: unit.definite,
    bare: unit.count === 1 && end === start + 1 && !more,
  }
}

/** One look at the first word spares most of the reading: «من» and «في» ask here all the time. */
function mayBegin(token: Token | undefined): boolean {
  if (token?.kind === 'number') return true
  const text = token?.text ?? ''
  return UNITS.has(text) || NUMBER_WORDS.has(text) || HALVES.has(text) || APPROXIMATE.has(text) || isArticle(token)
}

const APPROXIMATE = wordSet('نحو حوالي قرابه زهاء اكثر اقل ما لا قريب تقريبا يقارب بنحو بحوالي')

function numberThenUnit(tokens: readonly Token[], at: number): Duration | null {
  const article = isArticle(tokens[at])
  const start = article ? at + 1 : at
  if (tokens[start]?.kind === 'number' && !mayFollowDigits(tokens[start + 1]?.text ?? '')) return null
  const number = cardinalAt(tokens, start)
  if (!number || number.value <= 0 || number.value > 10_000) return null
  const unit = UNITS.get(tokens[number.to]?.text ?? '')
  if (unit?.clitic !== '' || unit.value.definite) return null
  const more = withHalf(tokens, number.to + 1)
  const minutes = more ? null : thenMinutes(tokens, number.to + 1, unit.value.grain)
  return {
    to: minutes?.to ?? more?.to ?? number.to + 1,
    grain: minutes ? 'minute' : unit.value.grain,
    count: minutes ? number.value * 60 + minutes.count : number.value + (more?.part ?? 0),
    definite: article || number.definite,
    bare: false,
  }
}

/** Most digits of news count something else. */
function mayFollowDigits(word: string): boolean {
  return UNITS.has(word) || NUMBER_WORDS.has(word) || word === 'فاصله'
}

/** «و30 دقيقة» behind hours. */
function thenMinutes(tokens: readonly Token[], at: number, grain: Grain): { to: number; count: number } | null {
  if (grain !== 'hour' || !(tokens[at]?.text.startsWith('و') ?? false)) return null
  const number = cardinalAt(tokens, tokens[at]?.text === 'و' ? at + 1 : at)
  const unit = number && UNITS.get(tokens[number.to]?.text ?? '')?.value
  return number && unit?.grain === 'minute' ? { to: number.to + 1, count: number.value } : null
}

function withHalf(tokens: readonly Token[], at: number): { to: number; part: number } | null {
  const text = tokens[at]?.text ?? ''
  const split = text === 'و'
  const part = HALVES.get(split ? (tokens[at + 1]?.text ?? '') : text.startsWith('و') ? text.slice(1) : '')
  if (part === undefined) return null
  const end = split ? at + 2 : at + 1
  // «ونصف الساعة» repeats the unit
  return { to: UNITS.get(tokens[end]?.text ?? '')?.value.definite ? end + 1 : end, part }
}

/** «نحو», «أكثر من» before a number do not change what a time means here. */
function skipApproximation(tokens: readonly Token[], at: number): number {
  if (!APPROXIMATE.has(tokens[at]?.text ?? '')) return at
  for (let next = at + 1; next <= at + 4 && next < tokens.length; next++) {
    const bound = boundBefore(tokens, next)
    if (
      bound?.from === at &&
      (NUMBER_WORDS.has(tokens[next]?.text ?? '') || UNITS.has(tokens[next]?.text ?? '') || tokens[next]?.kind === 'number')
    )
      return next
  }
  return at
}
