import { counted, NOUNS } from '../../arabic/counted-noun.ts'
import { sideOf } from '../../data/parties.ts'
import { sourceCount, speakerOf, voiceOf } from '../../decide/figures.ts'
import { isUnqualified, standingOf } from '../../decide/standing.ts'
import type { Status } from '../../domain/detection.ts'
import type { Claim, Event } from '../../domain/event.ts'
import { type Words, words } from './event-words.ts'
import { armedParty, listNames, type PartyName, shortName, speakerText, verbFor } from './names.ts'
import type { Language } from './places.ts'
import { foreignWords } from './rich-text.ts'

export interface VoiceContext {
  readonly language: Language
  /** Day by which parties are named. */
  readonly day: string
  readonly partyName: PartyName
}

const MOST_VOICES = 3
const MOST_BLAMED = 2

/** The line of sources: who says it, whom they name for it, how many different sources, and who is missing. */
export function sourcesText(event: Event, context: VoiceContext): string {
  const text = sourcesOf(event, context)
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function sourcesOf(event: Event, context: VoiceContext): string {
  const saying = event.claims.filter(claim => claim.status !== 'denied' || (event.kind !== 'shelling' && isNobodys(claim)))
  const claims = saying.length > 0 ? saying : event.claims
  if (event.kind !== 'shelling')
    return [...accounts(claims, context), countText(event, claims, context.language), missing(event, context.language)]
      .filter(Boolean)
      .join(' ')
  const names = voices(claims, context)
  const shown = shownNames(names, context.language)
  const blamed = blame(event, claims, context)
  const [only] = blamed
  const alone = names.length === 1 && blamed.length === 1 && only !== undefined
  return [
    alone ? `${shown}${ownBlame(only, context.language)}.` : `${shown}.`,
    ...(alone ? [] : blamed.map(one => blameText(one, context.language))),
    countText(event, claims, context.language),
    missing(event, context.language),
  ]
    .filter(part => part !== '')
    .join(' ')
}

/** A denial of which nobody could say whose it is stands under the outlet that carried it; the others have a line of their own. */
function isNobodys(claim: Claim): boolean {
  return claim.speakers.length === 0 && claim.deniedBy.length === 0
}

/** Of each that has spoken one entry, under the outlet that carried it first. */
function voices(claims: readonly Claim[], context: VoiceContext): string[] {
  const byVoice = new Map<string, string>()
  for (const claim of claims) if (!byVoice.has(voiceOf(claim))) byVoice.set(voiceOf(claim), voice(claim, context))
  return [...new Set(byVoice.values())]
}

function shownNames(names: readonly string[], language: Language): string {
  const others = names.length <= MOST_VOICES ? '' : language === 'ar' ? '، ومصادر أخرى' : ' and others'
  return `${listNames(names.slice(0, MOST_VOICES), language)}${others}`
}

/** Who says what of a truce or a corridor: that it was announced and that it is kept are two claims. */
function accounts(claims: readonly Claim[], context: VoiceContext): string[] {
  const groups = new Map<Words, Claim[]>()
  for (const claim of claims) {
    const label = claim.underFire === undefined ? (SAYS[claim.status] ?? SAYS_ANNOUNCED) : SAYS_UNDER_FIRE[claim.underFire]
    groups.set(label, [...(groups.get(label) ?? []), claim])
  }
  return [...groups].map(([label, group]) => {
    const names = shownNames(voices(group, context), context.language)
    return groups.size === 1 ? `${names}.` : `${label[context.language]}: ${names}.`
  })
}

const SAYS_ANNOUNCED = words('الإعلان', 'Announced by')
const SAYS: Partial<Record<Status, Words>> = {
  proposed: words('الاقتراح', 'Proposed by'),
  in_effect: words('القول بسريانها', 'Said to be in effect by'),
  open: words('القول بفتحه', 'Said to be open by'),
  violated: words('القول بعدم الالتزام بها', 'Said not to be kept by'),
  ended: words('القول بانتهائها', 'Said to have ended by'),
  closed: words('القول بإغلاقه', 'Said to be closed by'),
  denied: words('النفي', 'Denied, as carried by'),
}

const SAYS_UNDER_FIRE: Record<NonNullable<Claim['underFire']>, Words> = {
  shelled: words('القول بقصفه', 'Said to have been shelled by'),
  'shot at': words('القول باستهدافه', 'Said to have been fired on by'),
}

function voice(claim: Claim, context: VoiceContext): string {
  const speakers = claim.speakers.length > 0 ? claim.speakers.slice(0, MOST_VOICES) : [speakerOf(claim)]
  const named = speakers.map(speaker => speakerText(speaker, context.day, context.language, context.partyName))
  const name = named.join(context.language === 'ar' ? ' و' : ' and ')
  const outlet = foreignWords(claim.speakers[0]?.outlet ?? claim.outlet)
  if (!outlet || outlet === name) return name
  return context.language === 'ar' ? `${name} لـ«${outlet}»` : `${name}, to ${outlet}`
}

/** Who is named for it, and by whom. */
interface Blame {
  readonly party: string
  readonly by: string
}

/** Who did it is only ever somebody's word. */
function blame(event: Event, claims: readonly Claim[], context: VoiceContext): Blame[] {
  const { language, day, partyName } = context
  if (event.kind !== 'shelling') return []
  const said = new Map<string, string[]>()
  for (const claim of claims) {
    if (claim.actor === null) continue
    const party = armedParty(claim.actor, day, language, partyName)
    const by = said.get(party) ?? []
    const name = shortName(speakerText(speakerOf(claim), day, language, partyName))
    said.set(party, by.includes(name) ? by : [...by, name])
  }
  return [...said].slice(0, MOST_BLAMED).map(([party, names]) => ({ party, by: listNames(names.slice(0, MOST_VOICES), language) }))
}

function blameText({ party, by }: Blame, language: Language): string {
  return language === 'ar' ? `${verbFor(by, 'ينسبه', 'تنسبه')} ${by} إلى ${party}.` : `Attributed to ${party} by ${by}.`
}

function ownBlame({ party, by }: Blame, language: Language): string {
  return language === 'ar' ? `، ${verbFor(by, 'وينسبه', 'وتنسبه')} إلى ${party}` : `, attributing it to ${party}`
}

function countText(event: Event, claims: readonly Claim[], language: Language): string {
  const count = sourceCount(claims)
  if (count > 1) return language === 'ar' ? `${counted(count, NOUNS.source)}.` : `${count} different sources.`
  if (event.kind !== 'shelling') return language === 'ar' ? 'مصدر واحد.' : 'One source.'
  return language === 'ar' ? 'مصدر واحد؛ الخبر غير مؤكد.' : 'One source; unconfirmed.'
}

const RELIEF: ReadonlySet<Status> = new Set<Status>(['announced', 'in_effect', 'open'])

/** Who has not said so of a truce or corridor. */
function missing(event: Event, language: Language): string {
  if (!RELIEF.has(event.status)) return ''
  const { announced } = standingOf(event)
  if (announced === 'denied') return ''
  if (announced === 'both sides') return language === 'ar' ? 'أعلن ذلك الطرفان.' : 'Both sides say so.'
  if (isUnqualified(announced)) return ''
  return language === 'ar' ? 'لم يصلنا تأكيد من الطرف الآخر.' : 'We have had no confirmation from the other side.'
}

/** Who denies it, where anybody does and somebody said so. */
export function denialText(event: Event, context: VoiceContext): string | null {
  const { language, day, partyName } = context
  const { deniedBy } = standingOf(event)
  const names = [...new Set(deniedBy.map(speaker => speakerText(speaker, day, language, partyName)))].slice(0, MOST_VOICES)
  if (names.length === 0) return null
  const by = listNames(names, language)
  const accused = new Set(event.claims.map(claim => (claim.actor === null ? null : sideOf(claim.actor))))
  const own = event.kind === 'shelling' && deniedBy.every(speaker => accused.has(speaker.side))
  if (language === 'en') return own ? `${by} denies having done it.` : `Denied by ${by}.`
  return `${verbFor(by, 'ينفي', 'تنفي')} ${own ? `${by} تنفيذه` : `ذلك ${by}`}.`
}
