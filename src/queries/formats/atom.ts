import type { EventRecord } from '../event-record.ts'
import { headline, story } from './event-words.ts'
import { element, xmlDocument } from './xml.ts'

export interface FeedAddress {
  /** Address of this very page. */
  readonly self: string
  readonly next: string | null
  /** When the feed was last changed, where it holds nothing: ISO. */
  readonly emptySince: string
}

const FEED_ID = 'tag:hudna.invalid,2026:events'

/** RFC 4287: an entry per event, its id the event's, updated with each version. */
export function toAtom(records: readonly EventRecord[], { self, next, emptySince }: FeedAddress): string {
  const updated = records
    .map(record => record.updatedAt)
    .sort()
    .at(-1)
  return xmlDocument(
    element(
      'feed',
      [
        element('id', FEED_ID),
        element('title', 'قصف وهدن وممرات، كما وردت في المصادر'),
        element('updated', updated ?? emptySince),
        element('author', [element('name', 'Hudna')]),
        element('link', [], { rel: 'self', type: 'application/atom+xml', href: self }),
        next === null ? null : element('link', [], { rel: 'next', type: 'application/atom+xml', href: next }),
        ...records.map(entryOf),
      ],
      { xmlns: 'http://www.w3.org/2005/Atom', 'xmlns:georss': 'http://www.georss.org/georss', 'xml:lang': 'ar' },
    ),
  )
}

function entryOf(record: EventRecord) {
  const links = [...new Set(record.sources.flatMap(source => source.url ?? []))]
  const [place] = record.places
  return element('entry', [
    element('id', `urn:uuid:${record.id}`),
    element('title', headline(record)),
    element('published', record.firstReportedAt),
    element('updated', record.updatedAt),
    element('category', [], { term: record.kind }),
    element('category', [], { term: record.withdrawn ? 'withdrawn' : record.status }),
    ...links.map((href, index) => element('link', [], { rel: index === 0 ? 'alternate' : 'related', href })),
    element('content', story(record), { type: 'text' }),
    place?.lat != null && place.lon !== null ? element('georss:point', `${place.lat} ${place.lon}`) : null,
  ])
}
