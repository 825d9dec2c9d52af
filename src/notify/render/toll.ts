import { counted, NOUNS, type NounForms } from '../../arabic/counted-noun.ts'
import { type FigureField, figureRange } from '../../decide/figures.ts'
import type { Count, Speaker } from '../../domain/detection.ts'
import type { Claim, FigureRange } from '../../domain/event.ts'
import type { Language } from './places.ts'

export interface TollOptions {
  readonly language: Language
  /** The name behind each end of a range; null to leave names out, as a first line does. */
  readonly nameOf: ((speaker: Speaker) => string) | null
}

const ENGLISH: Readonly<Record<FigureField, readonly [one: string, many: string]>> = {
  killed: ['killed', 'killed'],
  wounded: ['wounded', 'wounded'],
  casualties: ['killed or wounded', 'killed or wounded'],
  children: ['child', 'children'],
  women: ['woman', 'women'],
}
const ARABIC: Readonly<Record<Exclude<FigureField, 'casualties'>, NounForms>> = {
  killed: NOUNS.killed,
  wounded: NOUNS.wounded,
  children: NOUNS.child,
  women: NOUNS.woman,
}

/** «من 6 قتلى (أ) إلى 17 قتيلاً (ب)، و10 جرحى على الأقل»; null where no source gave a figure. */
export function tollText(claims: readonly Claim[], options: TollOptions): string | null {
  const parts = (['killed', 'wounded', 'casualties'] as const).flatMap(field => figure(claims, field, options) ?? [])
  return parts.length === 0 ? null : parts.join(options.language === 'ar' ? '، و' : ', ')
}

/** «بينهم طفلان و3 نساء»; null where nobody says so. */
export function amongText(claims: readonly Claim[], options: TollOptions): string | null {
  const groups = (['children', 'women'] as const).flatMap(field => figure(claims, field, options) ?? [])
  if (groups.length === 0) return null
  return options.language === 'ar' ? `بينهم ${groups.join(' و')}` : `among them ${groups.join(' and ')}`
}

function figure(claims: readonly Claim[], field: FigureField, options: TollOptions): string | null {
  const range = figureRange(claims, field)
  if (range === null || range.max.value === 0) return null
  if (range.min.value === range.max.value) return options.language === 'ar' ? boundAr(range.max, field) : boundEn(range.max, field)
  const { nameOf } = options
  const by = (speaker: Speaker) => (nameOf === null ? '' : ` (${nameOf(speaker)})`)
  return options.language === 'ar' ? rangeAr(range, field, by) : rangeEn(range, field, by)
}

/** «10 بين قتيل وجريح»: one figure for both, never split. */
function nounAr(value: number, field: FigureField, oblique: boolean): string {
  return field === 'casualties' ? `${value} بين قتيل وجريح` : counted(value, ARABIC[field], oblique)
}

function rangeAr(range: FigureRange, field: FigureField, by: (speaker: Speaker) => string): string {
  if (field === 'casualties') return `من ${range.min.value}${by(range.minBy)} إلى ${nounAr(range.max.value, field, true)}${by(range.maxBy)}`
  // «لا قتلى» is somebody's word: a range from nothing names it
  const least = range.min.value === 0 ? 'صفر' : nounAr(range.min.value, field, true)
  return `من ${least}${by(range.minBy)} إلى ${nounAr(range.max.value, field, true)}${by(range.maxBy)}`
}

function boundAr(count: Count, field: FigureField): string {
  switch (count.bound) {
    case 'min':
      return `${nounAr(count.value, field, false)} على الأقل`
    case 'max':
      return `${nounAr(count.value, field, false)} على الأكثر`
    case 'about':
      return `نحو ${nounAr(count.value, field, true)}`
    case null:
      return nounAr(count.value, field, false)
  }
}

function rangeEn(range: FigureRange, field: FigureField, by: (speaker: Speaker) => string): string {
  return `from ${range.min.value}${by(range.minBy)} to ${range.max.value} ${ENGLISH[field][1]}${by(range.maxBy)}`
}

function boundEn(count: Count, field: FigureField): string {
  const words: Readonly<Record<'min' | 'max' | 'about', string>> = { min: 'at least ', max: 'at most ', about: 'about ' }
  return `${count.bound === null ? '' : words[count.bound]}${count.value} ${ENGLISH[field][count.value === 1 ? 0 : 1]}`
}

/** Who says that nobody died, where no other speaks of dead: it stands only as his word. */
export function noDeathsBy(claims: readonly Claim[]): Speaker | null {
  const range = figureRange(claims, 'killed')
  return range !== null && range.max.value === 0 ? range.minBy : null
}
