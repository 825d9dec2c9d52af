import { figureRange } from '../../decide/figures.ts'
import type { Count } from '../../domain/detection.ts'
import type { Claim, FigureRange } from '../../domain/event.ts'
import { counted, NOUNS, type NounForms } from './counted-noun.ts'
import type { Language } from './places.ts'

type Figure = 'killed' | 'wounded' | 'casualties'

const ENGLISH: Readonly<Record<Figure, string>> = { killed: 'killed', wounded: 'wounded', casualties: 'killed or wounded' }

/** «من 6 قتلى إلى 17 قتيلاً، و10 جرحى على الأقل»; null where no source gave a figure. */
export function tollText(claims: readonly Claim[], language: Language): string | null {
  const parts = [figureText(claims, 'killed', language), figureText(claims, 'wounded', language), bothText(claims, language)].filter(
    part => part !== null,
  )
  if (parts.length === 0) return null
  const including = includingText(claims, language)
  return parts.join(language === 'ar' ? '، و' : ', ') + (including ? `${language === 'ar' ? '، ' : ', '}${including}` : '')
}

function figureText(claims: readonly Claim[], field: Figure, language: Language): string | null {
  const range = figureRange(claims, field)
  if (range === null || range.max.value === 0) return null
  if (language === 'en') return rangeEn(range, ENGLISH[field])
  return rangeAr(range, field === 'killed' ? NOUNS.killed : NOUNS.wounded)
}

function rangeAr(range: FigureRange, noun: NounForms): string {
  if (range.min.value === range.max.value) return boundAr(range.max, noun)
  return `من ${counted(range.min.value, noun, true)} إلى ${counted(range.max.value, noun, true)}`
}

function boundAr(count: Count, noun: NounForms): string {
  switch (count.bound) {
    case 'min':
      return `${counted(count.value, noun)} على الأقل`
    case 'max':
      return `${counted(count.value, noun)} على الأكثر`
    case 'about':
      return `نحو ${counted(count.value, noun, true)}`
    case null:
      return counted(count.value, noun)
  }
}

function rangeEn(range: FigureRange, noun: string): string {
  if (range.min.value !== range.max.value) return `from ${range.min.value} to ${range.max.value} ${noun}`
  const words: Readonly<Record<'min' | 'max' | 'about', string>> = { min: 'at least ', max: 'at most ', about: 'about ' }
  return `${range.max.bound === null ? '' : words[range.max.bound]}${range.max.value} ${noun}`
}

/** «10 بين قتيل وجريح»: one figure for both, never split. */
function bothText(claims: readonly Claim[], language: Language): string | null {
  const range = figureRange(claims, 'casualties')
  if (range === null || range.max.value === 0) return null
  const span =
    range.min.value === range.max.value
      ? `${range.max.value}`
      : language === 'ar'
        ? `من ${range.min.value} إلى ${range.max.value}`
        : `${range.min.value} to ${range.max.value}`
  return language === 'ar' ? `${span} بين قتيل وجريح` : `${span} killed or wounded`
}

function includingText(claims: readonly Claim[], language: Language): string | null {
  const groups = (['children', 'women'] as const).flatMap(field => {
    const range = figureRange(claims, field)
    if (range === null || range.max.value === 0) return []
    const noun = field === 'children' ? NOUNS.child : NOUNS.woman
    const english = field === 'children' ? 'children' : 'women'
    return [language === 'ar' ? counted(range.max.value, noun) : `${range.max.value} ${english}`]
  })
  if (groups.length === 0) return null
  return language === 'ar' ? `بينهم ${groups.join(' و')}` : `among them ${groups.join(' and ')}`
}

/** «لا قتلى» stands only as somebody's word: his name comes with it. */
export function noCasualtiesBy(claims: readonly Claim[]): Claim | null {
  return claims.find(claim => claim.toll.killed?.value === 0) ?? null
}
