import type { Side, Speaker } from '../../domain/detection.ts'
import type { Line } from '../reading/line.ts'
import { speakersOf } from '../who/who.ts'

/** Sides that can hold their fire or let people pass. */
const BINDS: ReadonlySet<Side> = new Set<Side>([
  'government',
  'russia',
  'opposition',
  'sdf',
  'turkey',
  'israel',
  'us',
  'iran',
  'isis',
  'hts',
])

/** Who says it, and the first of them that can keep it. */
export function whoOf(line: Line): { readonly speakers: readonly Speaker[]; readonly actor: string | null } {
  const speakers = speakersOf(line, null)
  return { speakers, actor: speakers.find(({ side, party }) => party !== null && BINDS.has(side))?.party ?? null }
}
