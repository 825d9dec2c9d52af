import type { AlertBody } from '../../domain/alert.ts'
import type { Kind } from '../../domain/detection.ts'
import { type Words, words } from './event-words.ts'
import type { Language } from './places.ts'
import { foreignWords, type Piece } from './rich-text.ts'

/** Whatever it is, it is somebody's word: no truce and no corridor without that. */
const KINDS: Readonly<Record<Kind, Words>> = {
  shelling: words('🔴 قصف', '🔴 Shelling'),
  ceasefire: words('🟠 خبر عن هدنة مُعلَنة', '🟠 News of an announced truce'),
  corridor: words('🟠 خبر عن ممر مُعلَن', '🟠 News of an announced corridor'),
}

/** What goes out when the message itself cannot be made: kind, places as the source named them, and the source. Needs no table. */
export function plainMessage(body: AlertBody, language: Language): (readonly Piece[] | null)[] {
  switch (body.form) {
    case 'event':
      return eventLines(body, language)
    case 'merged':
      return body.parts.flatMap(part => eventLines(part, language))
    case 'correction':
      return [
        [words('✏️ تصحيح لخبر سابق. افتحوا المصدر.', '✏️ Correction of an earlier report. Please open the source.')[language]],
        link(body.before),
      ]
    case 'broadcast':
      return [[body.textAr]]
    case 'digest':
      return body.blocks.flatMap(block => [[block[language].head], [block[language].text]])
    case 'blindness':
      return [[words('⚠️ انقطع وصولنا إلى المصادر.', '⚠️ We cannot read our sources.')[language]]]
  }
}

type EventBody = Extract<AlertBody, { form: 'event' }>

function eventLines({ event }: EventBody, language: Language): (readonly Piece[] | null)[] {
  const places = event.places.map(place => foreignWords(place.name)).join('، ')
  const source = words('مصدر واحد على الأقل؛ الخبر غير مؤكد.', 'At least one source; unconfirmed.')
  return [[`${KINDS[event.kind][language]} | ${places}`], [`🗣 ${source[language]}`], link(event)]
}

function link(event: EventBody['event']): readonly Piece[] | null {
  const claim = event.claims.findLast(one => one.url !== null)
  if (claim?.url == null) return null
  return ['🔗 ', { text: foreignWords(claim.outlet || claim.source) || '…', as: { type: 'text_link', url: claim.url } }]
}
