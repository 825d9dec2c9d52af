import { sourceSpan } from '../normalize/tokens.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { NO_TRACE } from '../trace.ts'
import { withoutAsides } from './aside.ts'
import { CERTAINTY_REFINERS } from './certainty.ts'
import { dropCoarse } from './coarse.ts'
import { settleDenials } from './denials.ts'
import { GENRE_REFINERS } from './genre.ts'
import { handDownTolls } from './hand-down.ts'
import { handDownWeapons } from './hand-down-weapons.ts'
import { mergeSame } from './merge-same.ts'
import { PAST_REFINERS } from './past.ts'
import { PIECE_REFINERS } from './piece.ts'
import { PLAY_REFINERS } from './play.ts'
import type { Refiner } from './refiner.ts'
import { UNLIKE_RELIEF } from './unlike-relief.ts'

export const REFINERS: readonly Refiner[] = [
  ...PLAY_REFINERS,
  ...GENRE_REFINERS,
  ...PIECE_REFINERS,
  ...PAST_REFINERS,
  ...CERTAINTY_REFINERS,
  UNLIKE_RELIEF,
]

/**
 * Runs every refiner in its order, then drops what is told by the way, and the coarse beside the fine, then merges what tells the same and
 * hands down the tolls of the coarse. */
export function refine(sketches: readonly Sketch[], reading: Reading): Sketch[] {
  const news = sketches.filter(sketch => {
    const refiner = REFINERS.find(({ test }) => test(sketch, reading))
    if (refiner && reading.trace !== NO_TRACE) tell(sketch, refiner.name, reading, refiner.reason?.(sketch, reading))
    return refiner === undefined
  })
  const reported = withoutAsides(news, reading, sketch => tell(sketch, 'told by the way', reading))
  const { kept, dropped } = dropCoarse(reported, reading)
  for (const sketch of dropped) tell(sketch, 'a finer place is named', reading)
  return handDownWeapons(
    handDownTolls(mergeSame(settleDenials(kept)), dropped, reading.tables.gazetteer),
    dropped,
    reading.tables.gazetteer,
  )
}

function tell(sketch: Sketch, name: string, { text, article, trace }: Reading, reason?: string): void {
  const span = sourceSpan(text, text.tokens[sketch.from]?.start ?? 0, text.tokens[sketch.to - 1]?.end ?? 0)
  trace({
    step: 'refiner',
    name,
    did: 'refused',
    kind: sketch.kind,
    text: `${article.text.slice(sketch.place.start, sketch.place.end)}: ${article.text.slice(span.start, span.end)}`,
    span,
    ...(reason === undefined ? {} : { reason }),
  })
}
