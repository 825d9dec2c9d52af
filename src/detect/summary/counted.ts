import type { Count } from '../../domain/detection.ts'

/** The forms of a counted noun: «قتيل واحد», «قتيلان», «3 قتلى», «11 قتيلاً», «100 قتيل». */
export interface NounForms {
  readonly one: string
  readonly two: string
  /** 3 to 10. */
  readonly few: string
  /** 11 to 99. */
  readonly many: string
  /** After whole hundreds, and their first two. */
  readonly hundred: string
}

export const KILLED: NounForms = { one: 'قتيل واحد', two: 'قتيلان', few: 'قتلى', many: 'قتيلاً', hundred: 'قتيل' }
export const WOUNDED: NounForms = { one: 'جريح واحد', two: 'جريحان', few: 'جرحى', many: 'جريحاً', hundred: 'جريح' }
export const CASUALTIES: NounForms = {
  one: 'شخص واحد بين قتيل وجريح',
  two: 'شخصان بين قتيل وجريح',
  few: 'أشخاص بين قتيل وجريح',
  many: 'شخصاً بين قتيل وجريح',
  hundred: 'شخص بين قتيل وجريح',
}
export const CHILDREN: NounForms = { one: 'طفل واحد', two: 'طفلان', few: 'أطفال', many: 'طفلاً', hundred: 'طفل' }
export const WOMEN: NounForms = { one: 'امرأة واحدة', two: 'امرأتان', few: 'نساء', many: 'امرأة', hundred: 'امرأة' }

/** A count with its noun in agreement, the bound told: «10 جرحى على الأقل», «نحو 40 جريحاً». */
export function counted({ value, bound }: Count, forms: NounForms): string {
  const noun = agreed(value, forms)
  if (bound === 'min') return `${noun} على الأقل`
  if (bound === 'max') return `${noun} على الأكثر`
  return bound === 'about' ? `نحو ${noun}` : noun
}

export function agreed(value: number, forms: NounForms): string {
  if (value === 1) return forms.one
  if (value === 2) return forms.two
  const rest = value % 100
  if (rest >= 3 && rest <= 10) return `${value} ${forms.few}`
  if (rest >= 11) return `${value} ${forms.many}`
  return `${value} ${forms.hundred}`
}
