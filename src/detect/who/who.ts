import { OUTLETS } from '../../data/lexicon/outlets.ts'
import { PARTIES, type Party, ROLES } from '../../data/lexicon/parties.ts'
import type { LocalDate, Side, Speaker } from '../../domain/detection.ts'
import { findTag, has, type Line, textAt } from '../reading/line.ts'
import { createPhraseIndex } from './phrase-index.ts'

/** A party, or a speaker known by role only. */
interface Body {
  readonly party: Party | null
  readonly name: string
  readonly side: Side
}

const BODIES = createPhraseIndex<Body>([
  ...PARTIES.flatMap(party => party.words.map(word => [word, { party, name: '', side: party.side }] as const)),
  ...ROLES.flatMap(({ name, side, words }) => words.map(word => [word, { party: null, name, side }] as const)),
])
const OUTLET_NAMES = createPhraseIndex<string>(OUTLETS.flatMap(({ name, words }) => words.map(word => [word, name] as const)))

/** How far behind a verb of speech its speaker may stand. */
const REACH = 9

/** Those who say what a line tells: the subjects of its verbs of speech and the names behind «بحسب», each once. */
export function speakersOf(line: Line, day: LocalDate | null): Speaker[] {
  const speakers: Speaker[] = []
  for (let at = line.from; at < line.to; at++) {
    if (!has(line, at, 'speech', 'according')) continue
    const body = bodyBehind(line, at)
    if (body && !speakers.some(speaker => speaker.name === nameOf(body, day))) speakers.push(speaker(body, outletOf(line), day))
  }
  return speakers
}

/** Who is said to have done it: the first armed party named in the stretch, or null. */
export function actorOf(line: Line, from: number, to: number): string | null {
  for (let at = from; at < to; at++) {
    const found = BODIES.at(line.text.tokens, at, to)
    if (!found) continue
    const { party } = found.value
    if (party && ARMED.has(party.side) && !has(line, at - 1, 'speech', 'according') && party.key !== 'syrian-state-media') return party.key
    at = found.to - 1
  }
  return null
}

/** Sides that have arms: that can fire, hold their fire, or let people pass. */
export const ARMED: ReadonlySet<Side> = new Set<Side>([
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

/** Those whose denial a stretch tells. */
export function deniersOf(line: Line, day: LocalDate | null): Speaker[] {
  const at = findTag(line, line.from, line.to, 'denial')
  const body = at < 0 ? null : bodyBehind(line, at)
  return body ? [speaker(body, outletOf(line), day)] : []
}

function bodyBehind(line: Line, at: number): Body | null {
  for (let next = at; next < Math.min(line.to, at + REACH); next++) {
    const text = textAt(line, next)
    if (next > at && (text === 'ان' || text === 'انه' || text === 'انها' || text === 'بان' || text === '،')) return null
    const found = BODIES.at(line.text.tokens, next, line.to)
    if (found) return found.value
  }
  return null
}

function outletOf(line: Line): string | null {
  for (let at = line.from; at < line.to; at++) {
    const found = OUTLET_NAMES.at(line.text.tokens, at, line.to)
    if (found) return found.value
  }
  return null
}

function speaker(body: Body, outlet: string | null, day: LocalDate | null): Speaker {
  return { name: nameOf(body, day), party: body.party?.key ?? null, side: body.side, outlet }
}

/** A party's name on a day; without a day the latest. */
function nameOf({ party, name }: Body, day: LocalDate | null): string {
  if (!party) return name
  const begun = party.names.filter(({ from }) => from === null || day === null || from <= day)
  return begun[begun.length - 1]?.name ?? party.names[0]?.name ?? name
}
