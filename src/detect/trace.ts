import type { Kind, Span } from '../domain/detection.ts'

/** One thing that a rule or refiner did, for the person who asks why. */
export interface TraceStep {
  readonly step: 'line' | 'role' | 'rule' | 'refiner'
  /** Name of the rule or refiner. */
  readonly name: string
  readonly did: 'fired' | 'refused' | 'skipped'
  readonly kind: Kind | null
  /** Words of the article concerned. */
  readonly text: string
  readonly span: Span
  /** What moved it, where its name does not say so. */
  readonly reason?: string
}

export type Trace = (step: TraceStep) => void

/** What a run without `--trace` passes along. */
export const NO_TRACE: Trace = () => {}
