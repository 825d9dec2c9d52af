import { createHash } from 'node:crypto'
import type { EventRecord, RecordCertainty } from '../event-record.ts'
import { CERTAINTY_WORDS, headline, placeWords, story } from './event-words.ts'
import { element, type Xml, xmlDocument } from './xml.ts'

export interface CapOptions {
  /** When the message is dated that tells of nothing: ISO. */
  readonly emptySince: string
  /** Local minute of the place to an instant. */
  readonly instantOf: (local: string) => Date
}

const SENDER = 'hudna'

/**
 * OASIS Common Alerting Protocol 1.2: one alert, a block of information per event. One event alone has an alert that later versions update and a
 * withdrawal cancels; a list is a message of its own. Nothing of it is advice, and nothing is ever said to be clear.
 */
export function toCap(records: readonly EventRecord[], options: CapOptions): string {
  const [only] = records
  const single = records.length === 1 && only !== undefined ? only : null
  const sent =
    records
      .map(record => record.updatedAt)
      .sort()
      .at(-1) ?? options.emptySince
  const events = records.map(record => `${record.id}-${record.version}`)
  const identifier = single ? `hudna-${events[0]}` : `hudna-list-${createHash('sha256').update(events.join()).digest('hex').slice(0, 32)}`
  return xmlDocument(
    element(
      'alert',
      [
        element('identifier', identifier),
        element('sender', SENDER),
        element('sent', capTime(new Date(sent))),
        element('status', 'Actual'),
        element('msgType', typeOf(single)),
        element('source', 'Articles as they were published; the speakers are named in each block'),
        element('scope', 'Restricted'),
        element('restriction', 'For holders of a query key of this service'),
        element('note', 'عدد ما ورد في المصادر، وليس إحصاءً. عدم وصول رسالة لا يعني الأمان.'),
        single && typeOf(single) !== 'Alert' ? element('references', referenceOf(single)) : null,
        records.length === 0 ? null : element('incidents', records.map(record => record.id).join(' ')),
        ...records.map(record => infoOf(record, options)),
      ],
      { xmlns: 'urn:oasis:names:tc:emergency:cap:1.2' },
    ),
  )
}

function typeOf(record: EventRecord | null): 'Alert' | 'Update' | 'Cancel' {
  if (record?.withdrawn) return 'Cancel'
  return record !== null && record.version > 1 ? 'Update' : 'Alert'
}

/** The first version: receivers hold whatever came after it by the same incident. */
function referenceOf({ id, firstReportedAt }: EventRecord): string {
  return `${SENDER},hudna-${id}-1,${capTime(new Date(firstReportedAt))}`
}

function infoOf(record: EventRecord, { instantOf }: CapOptions): Xml {
  const links = record.sources.flatMap(source => source.url ?? [])
  const shelling = record.kind === 'shelling'
  return element('info', [
    element('language', 'ar'),
    element('category', 'Security'),
    element('event', record.kind),
    element('responseType', 'Monitor'),
    element('urgency', 'Unknown'),
    element('severity', shelling && !record.withdrawn && record.status !== 'denied' ? 'Severe' : 'Unknown'),
    element('certainty', record.withdrawn ? 'Unknown' : CERTAINTY[record.certainty]),
    record.start === null ? null : element('onset', capTime(instantOf(record.start))),
    record.end === null ? null : element('expires', capTime(instantOf(record.end))),
    element('senderName', 'Hudna'),
    element('headline', headline(record)),
    element('description', story(record)),
    ...links.slice(0, 1).map(link => element('web', link)),
    parameter('status', record.withdrawn ? 'withdrawn' : record.status),
    parameter('certainty', record.certainty),
    parameter('certaintyInWords', CERTAINTY_WORDS[record.certainty]),
    parameter('sources', String(record.sourceCount)),
    parameter('articles', String(record.articleCount)),
    parameter('date', record.date),
    element('area', [
      element('areaDesc', placeWords(record) || 'المكان غير محدد'),
      // a radius of nothing is a point: the town's, no outline of what was hit
      ...record.places.flatMap(({ lat, lon }) => (lat === null || lon === null ? [] : [element('circle', `${lat},${lon} 0`)])),
      ...record.places.flatMap(({ id }) =>
        id === null ? [] : [element('geocode', [element('valueName', 'place'), element('value', id)])],
      ),
    ]),
  ])
}

/** One-sided relief is unknown, and so is whatever somebody denies. */
const CERTAINTY: Readonly<Record<RecordCertainty, 'Likely' | 'Possible' | 'Unknown'>> = {
  'one source': 'Possible',
  'several sources': 'Likely',
  'one side': 'Unknown',
  'both sides': 'Possible',
  'neutral body': 'Possible',
  denied: 'Unknown',
}

function parameter(name: string, value: string): Xml {
  return element('parameter', [element('valueName', name), element('value', value)])
}

/** CAP wants an offset of numbers, and writes UTC as minus nothing. */
function capTime(instant: Date): string {
  return `${instant.toISOString().slice(0, 19)}-00:00`
}
