import type { Token } from '../normalize/tokens.ts'
import { digitsValue, spacedGroups } from './digits.ts'
import { NUMBER_WORDS, type NumberWord } from './number-words.ts'

/** A cardinal number in tokens [from, to). */
export interface Cardinal {
  readonly from: number
  readonly to: number
  readonly value: number
  readonly form: 'digits' | 'words'
  readonly definite: boolean
}

/** The cardinal that begins at token `at`, as long as it reaches, or null. Words, digits and both («25 ألفاً», «مليون و200 ألف»). */
export function cardinalAt(tokens: readonly Token[], at: number): Cardinal | null {
  const first = tokens[at]
  if (!first) return null
  if (first.kind === 'number') return fromDigits(tokens, at)
  if (first.kind !== 'word') return null
  const word = NUMBER_WORDS.get(first.text)
  if (!word || !opens(word, tokens, at)) return null
  if (word.role === 'part') return partOfScale(tokens, at, word)
  const sum = new Sum(word)
  const to = extend(sum, tokens, at + 1)
  return { from: at, to, value: sum.value(), form: 'words', definite: word.definite }
}

function fromDigits(tokens: readonly Token[], at: number): Cardinal | null {
  const text = tokens[at]?.text ?? ''
  const value = digitsValue(text)
  if (value === null || isAge(tokens, at)) return null
  const spaced = spacedGroups(tokens, at)
  if (spaced) return { from: at, to: spaced.to, value: spaced.value, form: 'digits', definite: false }
  const decimal = spokenDecimal(tokens, at + 1, value)
  if (decimal) return { from: at, to: decimal.to, value: decimal.value, form: 'digits', definite: false }
  const sum = new Sum({ value, role: 'unit', and: false, definite: false, bare: false })
  sum.sealed = true
  const to = extend(sum, tokens, at + 1)
  return { from: at, to, value: sum.value(), form: 'digits', definite: false }
}

/** «21w», «1y»: how old a comment is, glued to its last word and to the next one's first. */
function isAge(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  return next?.kind === 'word' && next.start === tokens[at]?.end && /^[wydh]/.test(next.text)
}

/** Words that are numbers only inside a compound need it right behind them. */
function opens(word: NumberWord, tokens: readonly Token[], at: number): boolean {
  if (word.role === 'scale' || word.role === 'hundred') return !word.bare
  if (word.role === 'part') return NUMBER_WORDS.get(tokens[at + 1]?.text ?? '')?.role === 'scale'
  if (!word.bare) return true
  const next = NUMBER_WORDS.get(tokens[at + 1]?.text ?? '')
  return next?.role === 'ten' && !next.and
}

/** «نصف مليون», «ربع مليار». */
function partOfScale(tokens: readonly Token[], at: number, part: NumberWord): Cardinal | null {
  const scale = NUMBER_WORDS.get(tokens[at + 1]?.text ?? '')
  if (scale?.role !== 'scale' || scale.and) return null
  return { from: at, to: at + 2, value: part.value * scale.value, form: 'words', definite: part.definite }
}

/** «1 فاصلة 5», «خمسة فاصلة سبعة». */
function spokenDecimal(tokens: readonly Token[], at: number, whole: number): { to: number; value: number } | null {
  if (tokens[at]?.text !== 'فاصله' || !Number.isInteger(whole)) return null
  const next = tokens[at + 1]
  if (!next) return null
  const digits = next.kind === 'number' ? next.text : String(NUMBER_WORDS.get(next.text)?.value ?? '')
  return /^\d{1,6}$/.test(digits) ? { to: at + 2, value: Number(`${whole}.${digits}`) } : null
}

/** Adds to `sum` what follows from token `at`; returns the token after the last one that belongs. */
function extend(sum: Sum, tokens: readonly Token[], from: number): number {
  let at = from
  for (;;) {
    const token = tokens[at]
    if (token?.kind !== 'word') return at
    const decimal = spokenDecimal(tokens, at, sum.value())
    if (decimal) {
      sum.set(decimal.value)
      return decimal.to
    }
    const word = NUMBER_WORDS.get(token.text)
    if (word) {
      if (!sum.add(word, word.and)) return at
      at += sum.tookPart && isScaleEcho(tokens, at + 1) ? 2 : 1
      continue
    }
    if (token.text !== 'و') return at
    const next = tokens[at + 1]
    const nextWord = next?.kind === 'number' ? digitsWord(next) : NUMBER_WORDS.get(next?.text ?? '')
    if (!nextWord || nextWord.and || !sum.add(nextWord, true)) return at
    at += 2
  }
}

/** The second «المليون» of «مليون ونصف المليون». */
function isScaleEcho(tokens: readonly Token[], at: number): boolean {
  const word = NUMBER_WORDS.get(tokens[at]?.text ?? '')
  return word?.role === 'scale' && word.definite
}

function digitsWord(token: Token): NumberWord | undefined {
  const value = digitsValue(token.text)
  return value === null ? undefined : { value, role: 'hundred', and: false, definite: false, bare: false }
}

/** Adds number words up from the largest to the smallest. */
class Sum {
  private total = 0
  private group = 0
  private scale = Number.POSITIVE_INFINITY
  private last: NumberWord
  /** Digits take scales only: «25 وعشرون» are two numbers. */
  sealed = false
  tookPart = false

  constructor(first: NumberWord) {
    this.last = first
    if (first.role === 'scale') {
      this.total = first.value
      this.scale = scaleOf(first.value)
    } else this.group = first.value
  }

  value(): number {
    return this.total + this.group
  }

  set(value: number): void {
    this.total = value
    this.group = 0
  }

  /** False where the word does not belong to this number. `and`: it is joined by «و». */
  add(word: NumberWord, and: boolean): boolean {
    if (this.tookPart) return false
    const taken = and ? this.join(word) : this.attach(word)
    if (taken) this.last = word
    return taken
  }

  private attach(word: NumberWord): boolean {
    if (word.role === 'ten') {
      if (this.sealed || this.last.role !== 'unit' || this.last.value === 0) return false
      this.group += 10
      return true
    }
    if (word.role === 'hundred' && word.value === 100) {
      if (this.sealed || this.last.role !== 'unit' || this.last.value < 3) return false
      this.group += this.last.value * 99
      return true
    }
    if (word.role !== 'scale' || this.group === 0 || scaleOf(word.value) !== word.value || word.value >= this.scale) return false
    this.total += this.group * word.value
    this.group = 0
    this.scale = word.value
    this.sealed = false
    return true
  }

  private join(word: NumberWord): boolean {
    if (word.role === 'part') return this.joinPart(word)
    if (this.sealed || word.bare) return false
    const rest = this.group % 100
    switch (word.role) {
      case 'tens':
        if (rest > 9 || (rest > 0 && this.last.role !== 'unit')) return false
        if (this.group === 0 && this.total === 0) return false
        break
      case 'unit':
      case 'ten':
      case 'teen':
        if (rest !== 0 || word.value === 0 || (this.group === 0 && this.total === 0)) return false
        break
      case 'hundred':
        if (this.group !== 0 || this.total === 0 || word.value >= this.scale) return false
        break
      case 'scale':
        if (this.group !== 0 || this.total === 0 || word.value >= this.scale) return false
        this.total += word.value
        this.scale = scaleOf(word.value)
        return true
      default:
        return false
    }
    this.group += word.value
    return true
  }

  /** «مليون ونصف», «ثلاثة ونصف». */
  private joinPart(word: NumberWord): boolean {
    if (this.last.role === 'scale' && this.group === 0) this.total += word.value * this.scale
    else if (this.total === 0 && this.group < 100 && Number.isInteger(this.group)) this.group += word.value
    else return false
    this.tookPart = true
    return true
  }
}

function scaleOf(value: number): number {
  return value >= 1e12 ? 1e12 : value >= 1e9 ? 1e9 : value >= 1e6 ? 1e6 : 1e3
}
