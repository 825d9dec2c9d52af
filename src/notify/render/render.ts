import type { AlertBody } from '../../domain/alert.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import { digestLines } from '../digest/digest-text.ts'
import { correctionLines } from './correction-message.ts'
import { briefLines, type EventMessageContext, eventLines } from './event-message.ts'
import { CAUTION } from './event-words.ts'
import type { PartyName } from './names.ts'
import { note } from './note.ts'
import type { Language } from './places.ts'
import { plainMessage } from './plain-message.ts'
import { type Piece, type RichText, richText, withDigits } from './rich-text.ts'
import { localParts } from './time.ts'
import { atText, DAMASCUS_TIME } from './window-line.ts'

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
  readonly partyName: PartyName
}

export const MOST_UNITS = 4096

/** An alert as one chat reads it. Pure; never longer than Telegram takes. Where rendering itself fails, the news goes out plainly. */
export function render(body: AlertBody, reader: Reader, context: RenderContext): RichText {
  if (reader.discreet) return { text: CAUTION.discreet[reader.language], entities: [] }
  try {
    const lines = [...(reader.repeat ? [[`🔁 ${CAUTION.repeat[reader.language]}`]] : []), ...bodyLines(body, reader, context)]
    return withDigits(cut(richText(lines)), reader.digits)
  } catch {
    return cut(richText(plainMessage(body, reader.language)))
  }
}

function bodyLines(body: AlertBody, reader: Reader, context: RenderContext): (readonly Piece[] | null)[] {
  const { language } = reader
  const reading: EventMessageContext = { ...context, language, followed: reader.followed }
  switch (body.form) {
    case 'event':
      return eventLines(body.event, body.news, body.late, reading)
    case 'correction':
      return correctionLines(body, reading)
    case 'merged':
      return [
        [{ text: language === 'ar' ? '🟡 أخبار عدة في رسالة واحدة' : '🟡 Several reports in one message', as: { type: 'bold' } }],
        ...body.parts.flatMap(part => [[''], ...briefLines(part, { ...reading, followed: part.followed ?? reading.followed })]),
        [''],
        [note(CAUTION.ceasefire[language], language)],
      ]
    case 'blindness':
      return [[blindnessText(body, language, context.zone)]]
    case 'broadcast':
      return [
        [{ text: body.drill ? `🔵 ${CAUTION.drill[language]} |` : `📢 ${CAUTION.broadcast[language]}`, as: { type: 'bold' } }],
        [language === 'en' && body.textEn !== null ? body.textEn : body.textAr],
        body.source === '' ? null : [`${language === 'ar' ? 'المصدر' : 'Source'}: ${body.source}`],
      ]
    case 'digest':
      return digestLines(body, language, context.zone)
  }
}

function blindnessText(body: Extract<AlertBody, { form: 'blindness' }>, language: Language, zone: string): string {
  const at = (iso: string) => {
    const local = localParts(new Date(iso), zone)
    return `${atText(local, local.year, language)} ${DAMASCUS_TIME[language]}`
  }
  if (body.until === null)
    return language === 'ar'
      ? `⚠️ انقطع وصولنا إلى المصادر منذ ${at(body.since)}. قد تقع أحداث لا نعلم بها.`
      : `⚠️ We have not been able to read our sources since ${at(body.since)}. Things may happen that we do not know of.`
  return note(
    language === 'ar'
      ? `عاد وصولنا إلى المصادر ${at(body.until)}، وكان منقطعاً منذ ${at(body.since)}. ربما فاتتنا أحداث في تلك الفترة.`
      : `We can read our sources again as of ${at(body.until)}; we could not since ${at(body.since)}. We may have missed events in between.`,
    language,
  )
}

/** Cuts at Telegram's limit, entities with it. */
function cut(message: RichText): RichText {
  if (message.text.length <= MOST_UNITS) return message
  const text = `${message.text.slice(0, MOST_UNITS - 1).replace(/[\ud800-\udbff]$/, '')}…`
  return { text, entities: message.entities.filter(entity => entity.offset + entity.length < text.length) }
}
