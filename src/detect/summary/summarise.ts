import type { Detection } from '../../domain/detection.ts'
import type { Sketch } from '../sketch.ts'
import { ceasefireSummary, corridorSummary } from './relief-summary.ts'
import { shellingSummary } from './shelling-summary.ts'

/** One to three short sentences for people to read; every number and place in them stands in the evidence or in the slots. */
export function summarise(detection: Omit<Detection, 'summary'>, way: Sketch['way'] = null, rules: readonly string[] = []): string {
  switch (detection.kind) {
    case 'shelling':
      return shellingSummary(detection)
    case 'ceasefire':
      return ceasefireSummary(detection)
    case 'corridor':
      return corridorSummary(detection, way ?? 'passage', rules)
  }
}
