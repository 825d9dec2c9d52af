import { type PartOfDay, partOfDay } from '../../decide/times.ts'
import type { Event } from '../../domain/event.ts'
import { type Words, words } from './event-words.ts'
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
  return [
    `🕒 ${dayText(event.day, thisYear, language)}${hourText(event.timeText, language)} (`,
    ...published(event, context, event.day),
    ')',
  ]
}

/** The hour in the words of the text, as long as they hold when they are read later; else only the part of the day. */
function hourText(text: string | null, language: Language): string {
  if (text === null) return ''
  const part = partOfDay(text)
  if (language === 'en') return part === null ? '' : `, ${PARTS[part.name].en}`
  if (!RELATIVE.test(text) && text.length <= MOST_LETTERS) return `، ${foreignWords(text)}`
  return part === null ? '' : `، ${PARTS[part.name].ar}`
}

const MOST_LETTERS = 40
const RELATIVE = /اليوم|الليلة|[أا]مس|غدا?|البارحة|قبل|منذ|الآن|الماضي|الجاري|المقبل|القادم|الفائت/

const PARTS: Readonly<Record<PartOfDay['name'], Words>> = {
  dawn: words('فجراً', 'at dawn'),
  morning: words('صباحاً', 'in the morning'),
  noon: words('ظهراً', 'around noon'),
  afternoon: words('بعد الظهر', 'in the afternoon'),
  evening: words('مساءً', 'in the evening'),
  night: words('ليلاً', 'at night'),
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
