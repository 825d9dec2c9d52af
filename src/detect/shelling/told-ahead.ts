import type { Gazetteer } from '../../domain/gazetteer.ts'
import { findTag, type Line } from '../reading/line.ts'
import { inside } from '../roles/adjunct.ts'
import type { PlaceRole } from '../roles/role.ts'
import type { Sketch } from '../sketch.ts'
import type { Act } from './act.ts'
import { findActs } from './acts.ts'

/** «لقي 16 مدنيا مصرعهم في الغوطة الشرقية.»: the dead of places, told before the fire that killed them; no act unless the next sentence bears it out. */
export function actsAhead(line: Line, roles: readonly PlaceRole[]): Act[] {
  if (findTag(line, line.from, line.to, 'dead') < 0) return []
  return findActs(line, roles, true).filter(({ evidence, hits }) => evidence === 'carried' && hits.length > 0)
}

/** Whether the fire told of in `sketches`, those of the next sentence, struck one of the places of the act or a place within one. */
export function bearsOut(sketches: readonly Sketch[], act: Act, gazetteer: Gazetteer): boolean {
  return act.hits.some(({ mention }) =>
    sketches.some(({ place }) => (place.place !== null && place.place === mention.place) || inside(gazetteer, place, mention)),
  )
}
