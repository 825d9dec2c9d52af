import type { Line } from '../reading/line.ts'
import { casesAbout } from '../relief/cases.ts'
import { isAid, isBareConvoy } from './aid.ts'
import { isLeaving } from './leaving.ts'
import { isPassage } from './passage.ts'
import { FOR_IT, isReopened, ROAD } from './sign-behind.ts'

/** What speaks of a way in or out: the way itself, people taken out, or aid brought in; told at token `at`. */
export interface Way {
  readonly kind: 'passage' | 'leaving' | 'aid'
  readonly at: number
  /** «سيعاد فتحه»: told by its opening again, of a gate named before. */
  readonly again: boolean
}

/** A sentence that speaks of more is no sentence. */
const MOST = 16

/** What the rest of the article says that a sentence may count on. */
export interface Around {
  /** The sentences before told of people who are taken out. */
  readonly evacuated: boolean
  /** Convoys of the article carry people. */
  readonly carried: () => boolean
  /** Convoys of the article bring aid. */
  readonly aided: () => boolean
}

/** The ways that a sentence speaks of. */
export function waysOf(line: Line, { evacuated, carried, aided }: Around): Way[] {
  const ways: Way[] = []
  const { gates, named } = namesOf(line)
  for (let at = line.from; at < line.to && ways.length < MOST; at++) {
    const passes = gates.has(at) || passagesAbout(line, at).length > 0
    const again = passes && isReopened(line, at)
    if (again || (passes && isPassage(line, at, gates.has(at), named.has(at)))) ways.push({ kind: 'passage', at, again })
    else if (isLeaving(line, at, evacuated)) ways.push({ kind: 'leaving', at, again })
    else if (isAid(line, at, () => !evacuated && !carried() && aided()) && !(isBareConvoy(line, at) && (evacuated || carried())))
      ways.push({ kind: 'aid', at, again })
  }
  // «أغلق المعبر قبل أسبوع، وسيعاد فتحه»: the last that is told of it
  const last = ways.findLast(({ again }) => again)
  return last ? ways.filter(({ kind, at }) => kind !== 'passage' || at >= last.at || last.at - at > AGAIN) : ways
}

/** A way, a road, or what is done for a gate named before; a gate by its own name needs no word. */
const passagesAbout = casesAbout([{ tags: ['corridor'] }, { words: ROAD }, { words: FOR_IT }])

/** How far before its opening again a way may be told to have been shut. */
const AGAIN = 24

/** Where a gate is named, and which tokens are a name behind its word of kind. */
function namesOf(line: Line): { readonly gates: ReadonlySet<number>; readonly named: ReadonlySet<number> } {
  const gates = new Set<number>()
  const named = new Set<number>()
  for (const { place, kindFrom, from, to, mention } of line.mentions) {
    // «معابر مورك والهبيط»: each is the gate of its town
    if (place?.kind === 'crossing' || (mention?.kindWords.some(word => GATES.test(word)) && kindFrom < from)) gates.add(kindFrom)
    if (kindFrom < from) for (let at = from; at < to; at++) named.add(at)
  }
  return { gates, named }
}

const GATES = /^(معابر|ممرات|منافذ)$/
