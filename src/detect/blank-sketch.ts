import { NO_TOLL } from '../domain/detection.ts'
import type { Sketch } from './sketch.ts'

type Needed = 'kind' | 'status' | 'place' | 'line' | 'from' | 'to' | 'act' | 'rule'

/** A sketch whose slots are empty but for those given. */
export function blankSketch(given: Pick<Sketch, Needed> & Partial<Sketch>): Sketch {
  return {
    way: null,
    more: [],
    day: null,
    dayStated: false,
    outOfNews: null,
    timeText: null,
    start: null,
    end: null,
    daily: null,
    weapons: [],
    targets: [],
    toll: NO_TOLL,
    actor: null,
    speakers: [],
    deniedBy: [],
    confidence: 0.7,
    ...given,
  }
}
