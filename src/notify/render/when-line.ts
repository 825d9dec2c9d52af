import type { Event } from '../../domain/event.ts'
import type { Language } from './places.ts'
import { foreignWords, type Piece } from './rich-text.ts'
import { clockText, dayText, localParts } from './time.ts'
import { DAMASCUS_TIME } from './window-line.ts'

interface WhenContext {
  readonly zone: string
  readonly language: Language
}

/** When it happened, as far as it is told, and when that was published. */
export function whenLine(event: Event, context: WhenContext): Piece[] {
  const { language, zone } = context
  if (event.day === null) return publishedLine(event, context)
  const thisYear = localParts(new Date(event.updatedAt), zone).year
  // an hour in the words of an Arabic text is no English
  const hour = event.timeText === null || language === 'en' ? '' : `، ${foreignWords(event.timeText)}`
  return [`🕒 ${dayText(event.day, thisYear, language)}${hour} (`, ...published(event, context, event.day), ')']
}

/** When the latest report was published. */
export function publishedLine(event: Event, context: WhenContext): Piece[] {
  return ['🕒 ', ...published(event, context, null)]
}

function published(event: Event, { language, zone }: WhenContext, day: string | null): Piece[] {
  const at = new Date(
    event.claims
      .map(claim => claim.publishedAt)
      .sort()
      .at(-1) ?? event.updatedAt,
  )
  const local = localParts(at, zone)
  const thisYear = localParts(new Date(event.updatedAt), zone).year
  const several = event.claims.length > 1
  const verb = language === 'ar' ? (several ? 'آخر خبر: ' : 'نُشر الخبر ') : several ? 'latest report: ' : 'published '
  const onDay = local.day === day ? '' : `${dayText(local.day, thisYear, language)}${language === 'ar' ? '، ' : ', '}`
  const lead = `${verb}${onDay}${language === 'ar' ? 'الساعة ' : ''}`
  return [
    day === null ? lead.charAt(0).toUpperCase() + lead.slice(1) : lead,
    {
      // an empty format shows our words as they are; a tap tells the reader's own time
      text: clockText(local.clock, language),
      as: { type: 'date_time', unix_time: Math.floor(at.getTime() / 1000), date_time_format: '' },
    },
    ` ${DAMASCUS_TIME[language]}`,
  ]
}
