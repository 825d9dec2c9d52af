import { sourceCount, speakerOf } from '../../decide/figures.ts'
import { isUnqualified, standingOf } from '../../decide/standing.ts'
import type { Claim, Event } from '../../domain/event.ts'
import { counted, NOUNS } from './counted-noun.ts'
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
  const saying = event.claims.filter(claim => claim.status !== 'denied')
  const claims = saying.length > 0 ? saying : event.claims
  const names = [...new Set(claims.map(claim => voice(claim, context)))]
  const shown = listNames(names.slice(0, MOST_VOICES), context.language)
  const more = names.length - MOST_VOICES
  const others = more <= 0 ? '' : context.language === 'ar' ? '، وغيرها' : ' and others'
  const blamed = blame(event, claims, context)
  const [only] = blamed
  const alone = names.length === 1 && blamed.length === 1 && only !== undefined
  return [
    alone ? `${shown}${ownBlame(only, context.language)}.` : `${shown}${others}.`,
    ...(alone ? [] : blamed.map(one => blameText(one, context.language))),
    countText(event, claims, context.language),
    missing(event, context.language),
  ]
    .filter(part => part !== '')
    .join(' ')
}

function voice(claim: Claim, context: VoiceContext): string {
  const name = speakerText(speakerOf(claim), context.day, context.language, context.partyName)
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

/** Who has not said so of a truce or corridor. */
function missing(event: Event, language: Language): string {
  if (event.kind === 'shelling' || event.status === 'proposed') return ''
  const { announced } = standingOf(event)
  if (announced === 'denied') return ''
  if (announced === 'both sides') return language === 'ar' ? 'أعلن ذلك الطرفان.' : 'Both sides say so.'
  if (isUnqualified(announced)) return ''
  return language === 'ar' ? 'لم يصلنا تأكيد من الطرف الآخر.' : 'We have had no confirmation from the other side.'
}

/** Who denies it, where anybody does and somebody said so. */
export function denialText(event: Event, context: VoiceContext): string | null {
  const { language, day, partyName } = context
  const names = [...new Set(standingOf(event).deniedBy.map(speaker => speakerText(speaker, day, language, partyName)))].slice(
    0,
    MOST_VOICES,
  )
  if (names.length === 0) return null
  const by = listNames(names, language)
  return language === 'ar' ? `${verbFor(by, 'ينفي', 'تنفي')} ذلك ${by}.` : `Denied by ${by}.`
}
