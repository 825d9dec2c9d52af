import { isNeutralBody } from '../data/parties.ts'
import type { Kind, Side, Speaker, Status } from '../domain/detection.ts'
import type { Claim, Event, FireReport } from '../domain/event.ts'
import type { ArticleId } from '../domain/ids.ts'
import { stage, weigh } from './danger.ts'
import { keyOf } from './figures.ts'
import { HOUR_MS } from './times.ts'

/** Who stands behind what is said of a truce or a corridor. `denied`: somebody whom it binds says no. */
export type Backing = 'one side' | 'both sides' | 'neutral body' | 'denied'

export interface Standing {
  readonly status: Status
  /** Of the announcement. */
  readonly announced: Backing
  /** Of its being kept or used, a claim of its own; null where nobody says so. */
  readonly holding: Backing | null
  readonly deniedBy: readonly Speaker[]
}

/** What all claims together come to. Pure, and independent of the order in which articles came in: the order of publication counts. */
export function standingOf(event: Pick<Event, 'kind' | 'claims' | 'fire'>): Standing {
  const announcing = event.claims.filter(claim => SAYS_ANNOUNCED.has(claim.status))
  const holding = event.claims.filter(claim => SAYS_HOLDING.has(claim.status))
  const deniedBy = deniers(event.claims)
  return {
    status: statusOf(event.kind, event.claims, event.fire ?? []),
    announced: backing(announcing, event.claims, deniedBy),
    holding: holding.length === 0 ? null : backing(holding, event.claims, deniedBy),
    deniedBy,
  }
}

const SAYS_ANNOUNCED: ReadonlySet<Status> = new Set<Status>(['announced', 'in_effect', 'open'])
const SAYS_HOLDING: ReadonlySet<Status> = new Set<Status>(['in_effect', 'open'])
const SAYS_NO: ReadonlySet<Status> = new Set<Status>(['denied', 'ended', 'closed'])

/** Calls and welcomes confirm nothing, whoever utters them. */
const MERE_WORDS = /رح[\u0651]?ب|ترحيب|دعا |دعت |يدعو|تدعو|طالب|يطالب|(?<!\p{L})[وف]?[يت]?حث[\u0651]?ت?(?!\p{L})|ناشد|قرار|أمل|يأمل|تأمل/u

function backing(claims: readonly Claim[], all: readonly Claim[], deniedBy: readonly Speaker[]): Backing {
  if (deniedBy.some(speaker => BELLIGERENTS.has(speaker.side))) return 'denied'
  if (claims.some(claim => ownKnowledge(claim))) return 'neutral body'
  const sides = new Set(claims.flatMap(claim => claim.speakers.map(speaker => speaker.side)).filter(side => BELLIGERENTS.has(side)))
  const bound = new Set(all.flatMap(claim => claim.speakers.map(speaker => speaker.side)).filter(side => BELLIGERENTS.has(side)))
  const everyOneSaidSo = [...bound].every(side => sides.has(side))
  return everyOneSaidSo && opposed(sides) ? 'both sides' : 'one side'
}

/** A call, a resolution, a welcome: it announces nothing. */
export function isMereWord(summary: string): boolean {
  return MERE_WORDS.test(summary)
}

/** The UN or the ICRC, speaking alone and not quoted as welcoming or calling for something. */
function ownKnowledge(claim: Word): boolean {
  return claim.speakers.length > 0 && claim.speakers.every(speaker => isNeutralBody(speaker.party)) && !isMereWord(claim.summary)
}

const BELLIGERENTS: ReadonlySet<Side> = new Set<Side>([
  'government',
  'russia',
  'iran',
  'opposition',
  'hts',
  'sdf',
  'turkey',
  'israel',
  'us',
  'isis',
])

/**
 * Sides whose common word binds those who fight: a guarantor never speaks for whom he backs. Everything that is not listed stays one-sided,
 * since relief fails closed.
 */
const OPPOSED: readonly (readonly [Side, Side])[] = [
  ['government', 'opposition'],
  ['government', 'hts'],
  ['government', 'sdf'],
  ['government', 'israel'],
  ['government', 'turkey'],
  ['opposition', 'hts'],
  ['opposition', 'sdf'],
  ['sdf', 'turkey'],
  ['isis', 'government'],
  ['isis', 'sdf'],
  ['isis', 'opposition'],
]

function opposed(sides: ReadonlySet<Side>): boolean {
  return OPPOSED.some(([a, b]) => sides.has(a) && sides.has(b))
}

/** Who says no, as far as he has not said yes since. */
function deniers(claims: readonly Claim[]): readonly Speaker[] {
  const latest = new Map<string, { speaker: Speaker; at: string; no: boolean }>()
  const note = (speaker: Speaker, claim: Claim, no: boolean) => {
    const key = keyOf(speaker, claim.family)
    const before = latest.get(key)
    if (before === undefined || before.at <= claim.publishedAt) latest.set(key, { speaker, at: claim.publishedAt, no })
  }
  for (const claim of claims) {
    for (const speaker of claim.speakers) note(speaker, claim, claim.status === 'denied')
    for (const speaker of claim.deniedBy) note(speaker, claim, true)
  }
  return [...latest.values()].filter(({ no }) => no).map(({ speaker }) => speaker)
}

/** The status that the claims come to, in the order of their publication; fire on its way closes a corridor as a claim does. */
function statusOf(kind: Kind, claims: readonly Claim[], fire: readonly FireReport[]): Status {
  const closing = kind === 'corridor' ? fire.map(shelled) : []
  const ordered = [...claims, ...closing].sort((a, b) => a.publishedAt.localeCompare(b.publishedAt))
  const [first] = ordered
  if (first === undefined) return kind === 'shelling' ? 'reported' : 'proposed'
  if (kind === 'shelling') return claims.some(claim => claim.status === 'reported') ? 'reported' : 'denied'
  let status = first.status
  for (const [index, claim] of ordered.entries()) if (index > 0) status = after(kind, status, claim, ordered.slice(0, index))
  return status
}

/** What the order of words needs of a claim. */
type Word = Pick<Claim, 'article' | 'publishedAt' | 'status' | 'family' | 'speakers' | 'deniedBy' | 'summary'>

function shelled(fire: FireReport): Word {
  return {
    article: `fire ${fire.eventId} ${fire.at}` as ArticleId,
    publishedAt: fire.at,
    status: 'closed',
    family: '',
    speakers: [],
    deniedBy: [],
    summary: '',
  }
}

/** How long after bad news the word that was told before it counts as retold, not as taken up again. */
const RETOLD_FOR_MS = 6 * HOUR_MS

function after(kind: Kind, status: Status, claim: Word, before: readonly Word[]): Status {
  if (claim.status === status || weigh(kind, claim.status) === 'proposal') return status
  const danger = weigh(kind, claim.status) === 'danger'
  // within one article the danger is what counts, wherever it stands
  if (before.some(known => known.article === claim.article)) return danger && stage(claim.status) > stage(status) ? claim.status : status
  if (danger) return status === 'ended' ? status : claim.status
  if (weigh(kind, status) !== 'danger') return stage(claim.status) > stage(status) ? claim.status : status
  return takesUpAgain(status, claim, before) ? claim.status : status
}

/** Relief after danger: only a new word takes it back, and after a denial or a breach only that of the denier or of a neutral body. */
function takesUpAgain(status: Status, claim: Word, before: readonly Word[]): boolean {
  if (status === 'ended') return false
  if (ownKnowledge(claim)) return true
  if (status === 'closed') {
    const closedAt = before.findLast(known => SAYS_NO.has(known.status))?.publishedAt ?? ''
    const retold = before.some(
      known => SAYS_ANNOUNCED.has(known.status) && (sameVoice(known, claim) || (known.family !== '' && known.family === claim.family)),
    )
    return claim.publishedAt > closedAt && (!retold || Date.parse(claim.publishedAt) - Date.parse(closedAt) > RETOLD_FOR_MS)
  }
  const refused = new Set(
    before.flatMap(known => [...known.deniedBy, ...(known.status === 'denied' ? known.speakers : [])]).map(speaker => speaker.side),
  )
  return claim.speakers.some(speaker => BELLIGERENTS.has(speaker.side) && refused.has(speaker.side))
}

function sameVoice(a: Word, b: Word): boolean {
  return a.speakers.some(one => b.speakers.some(other => keyOf(one, a.family) === keyOf(other, b.family)))
}

/** «نفي» and silence aside: whether the qualification «مُعلَن» may go for what the head of the message says. */
export function isUnqualified(backing: Backing | null): boolean {
  return backing === 'both sides' || backing === 'neutral body'
}
