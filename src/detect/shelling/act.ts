import type { Tag } from '../../data/lexicon/index.ts'
import type { Line } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'

/** A stretch of a sentence that tells of fire, with the places it struck. */
export interface Act {
  readonly line: Line
  /** Tokens of the stretch, half-open; it grows with the clauses that tell its outcome. */
  from: number
  to: number
  readonly hits: Hit[]
  /** How the stretch says fire: by itself, or by going on with the one before. */
  readonly evidence: 'stated' | 'carried'
  /** Clauses «where …» that tell the outcome of some of the places only. */
  readonly outcomes: { readonly from: number; readonly to: number; readonly places: readonly PlacedMention[] }[]
}

export interface Hit {
  readonly mention: PlacedMention
  /** Name of the rule that made it a hit. */
  readonly rule: string
}

/** Name of the rule for «سقبا وحمورية». */
export const JOINED = 'joined to a place that was hit'

export const FIRE: readonly Tag[] = ['fire-verb', 'fire-noun']
/** Words that govern a place that was hit. */
export const GOVERNS: readonly Tag[] = ['fire-verb', 'fire-noun', 'projectile', 'strike-noun', 'aim', 'receive', 'launch']

/** «مقر ومستودعات الشركة في …»: an army that aims at buildings and posts shells them. */
export const THINGS =
  /^(و|ل)?(ال|لل)?(مقر|مقار|مقرات|مستودع|مستودعات|مبني|مباني|مبان|منازل|مواقع|موقع|موقعا|منزل|بنايه|بناء|شقه|سياره|سيارات|شاحنه|شاحنات|دراجه|مركبه|مركز|مراكز|قارب|قوارب|عباره|جرار|عربه|مزرعه|مصنع|معمل|محطه|معسكر|معسكرات|مخزن|مخازن|مدرسه|مستشفي|برج|جسر|نقاط|نقطه|نقاطا|تجمعات|تحصينات|مرابض|منصات|اليات|عربات)ا?$/
