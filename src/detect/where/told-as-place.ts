import { noted } from '../normalize/lexeme.ts'
import type { NormalText, Token } from '../normalize/tokens.ts'
import type { Draft } from './drafts.ts'

/** Whether the words around a name say that it is some place, without saying which: «أهالي حمورية», «#حمورية», «حمورية الواقعة في …», «"حمورية"». */
export function isToldAsPlace(draft: Draft, { tokens }: NormalText): boolean {
  const { kindFrom, to, match } = draft
  const before = tokens[kindFrom - 1]
  const isTheirs = before?.kind === 'word' && match.clitic === '' && (isOwner(before.lexeme) || isLoad(before.lexeme))
  return isTheirs || before?.text === '#' || isLaden(tokens, kindFrom) || isSited(tokens, to) || isQuoted(draft, tokens)
}

/** It stands alone between quotes. */
export function isQuoted({ kindFrom, from, to }: Draft, tokens: readonly Token[]): boolean {
  return kindFrom === from && isMark(tokens[from - 1]) && isMark(tokens[to])
}

function isMark(token: Token | undefined): boolean {
  return token?.kind === 'mark' && (token.text === '"' || token.text === "'")
}

/** «ألقت حمولتها على حمورية». */
function isLaden(tokens: readonly Token[], kindFrom: number): boolean {
  const [load, before] = [tokens[kindFrom - 2], tokens[kindFrom - 1]]
  return load?.kind === 'word' && before?.kind === 'word' && isPreposition(before.lexeme) && isLoad(load.lexeme)
}

const isPreposition = noted(word => /^(علي|فوق|في)$/.test(word))
const LOAD = /^(و|ب)?(حمولت|حمم|قنابل|براميل|صواريخ|قذايف|نيران|ذخاير)(ها|ه|هم)$/
const isLoad = noted(word => LOAD.test(word))

/** What towns have. */
const OWNED =
  /^(و|ف|ب|ل|وب|ول)?(اهالي|اهل|سكان|ابناء|وجهاء|اعيان|نازحي|نازحو|مهجري|مهجرو|شوارع|سماء|اجواء|منازل|بيوت|مشفي|مستشفي|مشافي|سوق|اسواق|مدرسه|مدارس|مزارع|بساتين|اراضي|حقول|ثوار|عاييلات|شباب)$/
const isOwner = noted(word => OWNED.test(word))

function isSited(tokens: readonly Token[], to: number): boolean {
  const at = tokens[to]?.text === '،' || tokens[to]?.text === ',' ? to + 1 : to
  const token = tokens[at]
  if (token?.kind !== 'word') return false
  return isSite(token.lexeme) || (token.text === 'التي' && /^(تقع|تبعد|يقطنها|تقطنها|يسكنها)$/.test(tokens[at + 1]?.text ?? ''))
}

const SITED = /^(ال)?(واقعه|متاخمه|محاذيه|مجاوره|قريبه|تابعه)$/
const isSite = noted(word => SITED.test(word))
