import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import type { Refiner } from './refiner.ts'
import { reliefSigns } from './relief-signs.ts'
import { BIAS, RELIEF_WEIGHTS } from './relief-weights.ts'

/** Below it a place is held to have no relief, whatever a rule found: see docs/decisions/relief-weights.md for what it costs and saves. */
const LEAST_LIKELY = 0.05
const MOST_REASONS = 4

/** Relief alone: it fails closed. What tells of danger is never weighed. */
const STATUSES: ReadonlySet<string> = new Set(['proposed', 'announced', 'in_effect', 'open'])

interface Weighed {
  /** From 0 to 1. */
  readonly likely: number
  readonly signs: readonly string[]
}

export const UNLIKE_RELIEF: Refiner = {
  name: 'reads unlike relief',
  catches: [
    'أصيب صحافيان بجروح عندما سقطت قذيفة قرب حاجز يسلكه النازحون في قرية الزيارة جنوب عفرين.',
    'وجرح مصور عندما سقطت قذيفة قرب معبر يسلكه النازحون في قرية كفر كرمين.',
  ],
  refuses: [
    'خرج نازحون من قرية الزيارة جنوب عفرين عبر حاجز فتح لهم صباح اليوم.',
    'دخلت قافلة مساعدات إلى مدينة دوما صباح اليوم.',
    'دخلت هدنة حيز التنفيذ في حي الوعر صباح اليوم.',
  ],
  test: (sketch, reading) => sketch.kind !== 'shelling' && STATUSES.has(sketch.status) && weigh(sketch, reading).likely < LEAST_LIKELY,
  reason: (sketch, reading) => {
    const { likely, signs } = weigh(sketch, reading)
    const against = signs
      .map(sign => ({ sign, weight: weightOf(sign, sketch) }))
      .filter(({ weight }) => weight < 0)
      .sort((a, b) => a.weight - b.weight)
      .slice(0, MOST_REASONS)
    return `${likely.toFixed(3)}, against it ${against.map(({ sign, weight }) => `${sign} ${weight.toFixed(1)}`).join(', ')}`
  },
}

/** How likely relief is where the text names the place of the sketch, at the likeliest of these spots; certain where no sentence names it («البلاد»). */
function weigh(sketch: Sketch, { lines }: Reading): Weighed {
  let best: Weighed | null = null
  for (const [at, { line }] of lines.entries()) {
    for (const mention of line.mentions) {
      if (!isSamePlace(mention, sketch.place)) continue
      const signs = reliefSigns(lines, at, mention)
      const sum = signs.reduce((total, sign) => total + weightOf(sign, sketch), BIAS[columnOf(sketch)])
      const likely = 1 / (1 + Math.exp(-sum))
      if (best === null || likely > best.likely) best = { likely, signs }
    }
  }
  return best ?? { likely: 1, signs: [] }
}

function isSamePlace(one: Sketch['place'], other: Sketch['place']): boolean {
  if (one.place !== null || other.place !== null) return one.place === other.place
  return one.mention?.text === other.mention?.text
}

function weightOf(sign: string, sketch: Sketch): number {
  return RELIEF_WEIGHTS.get(sign)?.[columnOf(sketch)] ?? 0
}

/** Truces stand first in the tables, ways second. */
function columnOf({ kind }: Sketch): 0 | 1 {
  return kind === 'ceasefire' ? 0 : 1
}
