import type { AlertBody } from '../../domain/alert.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import { type EventMessageContext, eventLines } from './event-message.ts'
import { CAUTION } from './event-words.ts'
import type { Language } from './places.ts'
import { type Piece, type RichText, richText, withDigits } from './rich-text.ts'

/** What the message of one chat depends on beside the alert. */
export interface Reader {
  readonly language: Language
  readonly digits: 'western' | 'arabic'
  readonly followed: PlaceId | null
  /** The text says only that something is new; the news itself waits behind a button. */
  readonly discreet: boolean
  /** The call before it ended in doubt: the message may have arrived already. */
  readonly repeat: boolean
}

export interface RenderContext {
  readonly gazetteer: Gazetteer
  readonly zone: string
  readonly partyName: EventMessageContext['partyName']
}

export const MOST_UNITS = 4096

/** An alert as one chat reads it. Pure; never longer than Telegram takes. */
export function render(body: AlertBody, reader: Reader, context: RenderContext): RichText {
  if (reader.discreet) return { text: CAUTION.discreet[reader.language], entities: [] }
  const lines = [...(reader.repeat ? [[`🔁 ${CAUTION.repeat[reader.language]}`]] : []), ...bodyLines(body, reader, context)]
  return withDigits(cut(richText(lines)), reader.digits)
}

function bodyLines(body: AlertBody, reader: Reader, context: RenderContext): (readonly Piece[] | null)[] {
  const { language } = reader
  switch (body.form) {
    case 'event':
      return eventLines(body.event, body.news, body.late, { ...context, language, followed: reader.followed })
    case 'correction':
      return [
        [{ text: language === 'ar' ? '✏️ تصحيح' : '✏️ Correction', as: { type: 'bold' } }],
        [body.was],
        body.nowIs === null ? null : [body.nowIs],
        [
          language === 'ar'
            ? 'ℹ️ هذا تصحيح للخبر فقط، ولا يعني أن المنطقة هادئة.'
            : 'ℹ️ This corrects the report only; it does not mean that the area is calm.',
        ],
      ]
    case 'broadcast':
      return [
        [{ text: body.drill ? `🔵 ${CAUTION.drill[language]} |` : `📢 ${CAUTION.broadcast[language]}`, as: { type: 'bold' } }],
        [language === 'en' && body.textEn !== null ? body.textEn : body.textAr],
        body.source === '' ? null : [`${language === 'ar' ? 'المصدر' : 'Source'}: ${body.source}`],
      ]
    case 'notice':
      return [[language === 'ar' ? body.textAr : body.textEn]]
  }
}

/** Cuts at Telegram's limit, entities with it. */
function cut(message: RichText): RichText {
  if (message.text.length <= MOST_UNITS) return message
  const text = `${message.text.slice(0, MOST_UNITS - 1).replace(/[\ud800-\udbff]$/, '')}…`
  return { text, entities: message.entities.filter(entity => entity.offset + entity.length < text.length) }
}
