import type { Speaker } from '../../domain/detection.ts'
import type { Line } from '../reading/line.ts'
import { ARMED, speakersOf } from '../who/who.ts'

/** Who says it, and the first of them that can keep it. */
export function whoOf(line: Line): { readonly speakers: readonly Speaker[]; readonly actor: string | null } {
  const speakers = speakersOf(line, null)
  return { speakers, actor: speakers.find(({ side, party }) => party !== null && ARMED.has(side))?.party ?? null }
}
