import { sourceCount, speakerName } from '../../decide/figures.ts'
import type { Claim, Event } from '../../domain/event.ts'
import { counted, NOUNS } from './counted-noun.ts'
import type { Language } from './places.ts'
import { foreignWords } from './rich-text.ts'

/** Who says it: up to three names, then how many different sources. */
export function voicesText(event: Event, language: Language): string {
  const names = [...new Set(event.claims.filter(saysSo).map(claim => voice(claim, language)))]
  const shown = names.slice(0, 3).join(language === 'ar' ? '، و' : '; ')
  const count = sourceCount(event.claims.filter(saysSo))
  const tail = language === 'ar' ? countAr(count) : count <= 1 ? 'One source; unconfirmed.' : `${count} different sources.`
  return `${shown}. ${tail}`
}

function countAr(count: number): string {
  if (count <= 1) return 'مصدر واحد؛ الخبر غير مؤكد.'
  return `${counted(count, NOUNS.source)}.`
}

function saysSo(claim: Claim): boolean {
  return claim.status !== 'denied' || claim.speakers.length > 0
}

function voice(claim: Claim, language: Language): string {
  const name = foreignWords(speakerName(claim)) || (language === 'ar' ? 'مصدر لم يُسمَّ' : 'an unnamed source')
  const outlet = foreignWords(claim.speakers[0]?.outlet ?? claim.outlet)
  if (!outlet || outlet === name) return name
  return language === 'ar' ? `${name}، بحسب ${outlet}` : `${name}, by way of ${outlet}`
}

/** Who denies it, where anybody does. */
export function denialText(event: Event, language: Language): string | null {
  const names = [...new Set(event.claims.flatMap(claim => claim.deniedBy.map(speaker => foreignWords(speaker.name))))].slice(0, 3)
  if (names.length === 0) return null
  return language === 'ar' ? `نفي: ${names.join('، و')}` : `Denied by ${names.join('; ')}`
}
