import type { Event } from '../../domain/event.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import { headline } from '../render/event-message.ts'
import type { PartyName } from '../render/names.ts'
import { note } from '../render/note.ts'
import type { Language } from '../render/places.ts'
import { richText } from '../render/rich-text.ts'
import { localParts } from '../render/time.ts'
import { sourcesText } from '../render/voices.ts'
import { whenLine } from '../render/when-line.ts'
import { atText, DAMASCUS_TIME, windowText } from '../render/window-line.ts'

export interface DigestContext {
  readonly gazetteer: Gazetteer
  readonly zone: string
  readonly partyName: PartyName
  readonly now: Date
  /** No source could be read since then; null while they are. */
  readonly blindSince: Date | null
}

/** One line of a digest: the event and the followed place that it is told for. */
export interface DigestItem {
  readonly event: Event
  readonly place: PlaceId
}

/** Room for what follows the events in a message of 4,096 units. */
const EVENT_UNITS = 3600

/** The day in short: what was told, when and by whom, in absolute time. Where there was nothing it says so, and never that it was calm. */
export function digestText(items: readonly DigestItem[], language: Language, context: DigestContext): string {
  const ar = language === 'ar'
  const until = moment(context.now, language, context.zone)
  const head = ar ? `🗞 ملخص 24 ساعة، حتى ${until}` : `🗞 The last 24 hours, until ${until}`
  const blocks: string[] = []
  for (const item of items) {
    const block = blockOf(item, language, context)
    if (blocks.join('\n\n').length + block.length > EVENT_UNITS) break
    blocks.push(block)
  }
  const left = items.length - blocks.length
  return [
    head,
    ...(items.length === 0 ? [ar ? NOTHING.ar : NOTHING.en] : blocks),
    ...(left > 0 ? [ar ? `وأخبار أخرى (${left}): /town` : `and more (${left}): /town`] : []),
    ...(context.blindSince === null ? [] : [blindText(moment(context.blindSince, language, context.zone), language)]),
    note(
      ar
        ? 'ننقل ما وصلنا من المصادر فقط. عدم ورود خبر لا يعني الأمان.'
        : 'We pass on only what sources told. No report does not mean safety.',
      language,
    ),
  ].join('\n\n')
}

const NOTHING = {
  ar: 'لم تصلنا أخبار جديدة عن الأماكن التي تتابعونها.',
  en: 'No new reports reached us about the places that you follow.',
} as const

function blockOf({ event, place }: DigestItem, language: Language, context: DigestContext): string {
  const reading = { ...context, language, followed: place }
  const at = localParts(new Date(event.updatedAt), context.zone)
  const window = event.kind === 'shelling' ? null : windowText(event, at.year, language)
  const voices = { language, day: event.day ?? event.start?.slice(0, 10) ?? at.day, partyName: context.partyName }
  return richText([
    headline(event, 'first', false, reading),
    event.kind === 'shelling' ? whenLine(event, reading) : window === null ? null : [`⏳ ${window}`],
    [`🗣 ${sourcesText(event, voices)}`],
  ]).text
}

function blindText(since: string, language: Language): string {
  return language === 'ar'
    ? `⚠️ انقطع وصولنا إلى المصادر منذ ${since}. قد تقع أحداث لا نعلم بها.`
    : `⚠️ We have not been able to read our sources since ${since}. Things may happen that we do not know of.`
}

function moment(instant: Date, language: Language, zone: string): string {
  const local = localParts(instant, zone)
  return `${atText(local, local.year, language)} ${DAMASCUS_TIME[language]}`
}
