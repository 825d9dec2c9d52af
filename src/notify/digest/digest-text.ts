import { counted, NOUNS } from '../../arabic/counted-noun.ts'
import type { AlertBody, DigestBlock, DigestWords } from '../../domain/alert.ts'
import type { Event } from '../../domain/event.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import { briefLines, linkOf } from '../render/event-message.ts'
import type { PartyName } from '../render/names.ts'
import { note } from '../render/note.ts'
import type { Language } from '../render/places.ts'
import { type Piece, richText } from '../render/rich-text.ts'
import { localParts } from '../render/time.ts'
import { whenLine } from '../render/when-line.ts'
import { atText, DAMASCUS_TIME } from '../render/window-line.ts'

export type DigestBody = Extract<AlertBody, { form: 'digest' }>

export interface DigestContext {
  readonly gazetteer: Gazetteer
  readonly zone: string
  readonly partyName: PartyName
  readonly now: Date
  /** No source could be read since then; null while they are. */
  readonly blindSince: Date | null
}

/** One block of a digest: the event and the followed place that it is told for. */
export interface DigestItem {
  readonly event: Event
  readonly place: PlaceId
}

/** Room for the blocks in a message of 4,096 units. */
const BLOCK_UNITS = 3600
const LANGUAGES = ['ar', 'en'] as const

/** The day in short: what was told, when, by whom and who denies it, in the order of the items; as many of them as a message holds. */
export function digestOf(items: readonly DigestItem[], context: DigestContext): DigestBody {
  const blocks: DigestBlock[] = []
  for (const { event, place } of items) {
    const words = (language: Language) => wordsOf({ event, place }, language, context)
    blocks.push({ event: event.id, ar: words('ar'), en: words('en') })
    if (LANGUAGES.every(language => fitting(blocks, language) < blocks.length)) {
      blocks.pop()
      break
    }
  }
  return {
    form: 'digest',
    until: context.now.toISOString(),
    blocks,
    total: items.length,
    blindSince: context.blindSince?.toISOString() ?? null,
  }
}

/** A digest as a message: in absolute time, and where there was nothing it says so, and never that it was calm. */
export function digestLines(body: DigestBody, language: Language, zone: string): (readonly Piece[])[] {
  const ar = language === 'ar'
  const at = (iso: string) => moment(new Date(iso), language, zone)
  const blocks = body.blocks.slice(0, fitting(body.blocks, language))
  const left = body.total - blocks.length
  const parts: (readonly Piece[])[][] = [
    [[ar ? `🗞 ملخص 24 ساعة، حتى ${at(body.until)}` : `🗞 The last 24 hours, until ${at(body.until)}`]],
    ...(body.total === 0 ? [[[NOTHING[language]]]] : blocks.map(block => blockLines(block[language]))),
    ...(left > 0 ? [[[ar ? `و${counted(left, NOUNS.otherReport)}: /town` : `and ${left} more: /town`]]] : []),
    ...(body.blindSince === null ? [] : [[[blindText(at(body.blindSince), language)]]]),
    [[note(CAUTION[language], language)]],
  ]
  return parts.flatMap((lines, index) => (index === 0 ? lines : [[''], ...lines]))
}

const NOTHING = {
  ar: 'لم تصلنا أخبار جديدة عن الأماكن التي تتابعونها.',
  en: 'No new reports reached us about the places that you follow.',
} as const

const CAUTION = {
  ar: 'ننقل ما وصلنا من المصادر فقط. عدم ورود خبر لا يعني الأمان.',
  en: 'We pass on only what sources told. No report does not mean safety.',
} as const

/** How many of the blocks, from the first, a message holds. */
function fitting(blocks: readonly DigestBlock[], language: Language): number {
  let units = 0
  const over = blocks.findIndex(block => {
    units += richText([[''], ...blockLines(block[language])]).text.length + 1
    return units > BLOCK_UNITS
  })
  return over < 0 ? blocks.length : over
}

function blockLines({ head, text, link }: DigestWords): (readonly Piece[])[] {
  const linked: Piece[][] = link === null ? [] : [['🔗 ', { text: link.label, as: { type: 'text_link', url: link.url } }]]
  return [[{ text: head, as: { type: 'bold' } }], [text], ...linked]
}

function wordsOf({ event, place }: DigestItem, language: Language, context: DigestContext): DigestWords {
  const reading = { ...context, language, followed: place }
  const [head, ...lines] = briefLines({ form: 'event', event, news: 'first', late: false }, reading)
  const when = event.kind === 'shelling' ? whenLine(event, reading) : null
  const link = linkOf(event, language)
  // the link stands last, and by itself
  return {
    head: textOf([head ?? null]),
    text: textOf([when, ...lines.slice(0, -1)]),
    link: link?.url == null ? null : { ...link, url: link.url },
  }
}

function textOf(lines: readonly (readonly Piece[] | null)[]): string {
  return richText(lines).text
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
