import { type Element, faultsOf, MANY, type Rule } from './xml.ts'

// RFC 4287, sections 4.1.1 (feed), 4.1.2 (entry), 3.2 (person), 3.3 (date), 4.2.7 (link).
const rule = (name: string, least: number, most: number, more: Partial<Rule> = {}): Rule => ({ name, least, most, ...more })
const iri = { check: (text: string) => /^[a-z][a-z0-9+.-]*:\S+$/.test(text) }
const time = {
  check: (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[-+]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)),
}
const person: readonly Rule[] = [rule('name', 1, 1), rule('uri', 0, 1), rule('email', 0, 1)]

const ENTRY: readonly Rule[] = [
  rule('author', 0, MANY, { inner: person }),
  rule('category', 0, MANY),
  rule('content', 0, 1),
  rule('contributor', 0, MANY, { inner: person }),
  rule('id', 1, 1, iri),
  rule('link', 0, MANY),
  rule('published', 0, 1, time),
  rule('rights', 0, 1),
  rule('summary', 0, 1),
  rule('title', 1, 1),
  rule('updated', 1, 1, time),
]

const FEED: readonly Rule[] = [
  rule('author', 0, MANY, { inner: person }),
  rule('category', 0, MANY),
  rule('contributor', 0, MANY, { inner: person }),
  rule('generator', 0, 1),
  rule('icon', 0, 1),
  rule('id', 1, 1, iri),
  rule('link', 0, MANY),
  rule('logo', 0, 1),
  rule('rights', 0, 1),
  rule('subtitle', 0, 1),
  rule('title', 1, 1),
  rule('updated', 1, 1, time),
]

/** What of a feed is not as the standard has it. */
export function atomFaults(feed: Element): readonly string[] {
  const named = (parent: Element, name: string) => parent.children.filter(child => child.name === name)
  const entries = named(feed, 'entry')
  const bare: Element = { ...feed, children: feed.children.filter(child => child.name !== 'entry') }
  const links = [feed, ...entries].flatMap(parent => named(parent, 'link').map(link => ({ parent, link })))
  const alternates = (parent: Element) => named(parent, 'link').filter(link => (link.attributes['rel'] ?? 'alternate') === 'alternate')
  return [
    ...(feed.namespace === 'http://www.w3.org/2005/Atom' && feed.name === 'feed' ? [] : ['not a feed']),
    ...faultsOf(bare, FEED, { ordered: false }),
    ...entries.flatMap(entry => faultsOf(entry, ENTRY, { ordered: false })),
    ...(entries.every(entry => named(entry, 'author').length > 0) || named(feed, 'author').length > 0 ? [] : ['nobody wrote it']),
    ...entries.flatMap(entry =>
      named(entry, 'content').length > 0 || alternates(entry).length > 0 ? [] : ['an entry that leads nowhere'],
    ),
    ...[feed, ...entries].flatMap(parent => (alternates(parent).length > 1 ? ['two alternates of one type'] : [])),
    ...links.flatMap(({ link }) => (link.attributes['href'] ? [] : ['a link without href'])),
    ...links.flatMap(({ link }) => (link.children.length === 0 && link.text === '' ? [] : ['a link that is not empty'])),
    ...[feed, ...entries]
      .flatMap(parent => named(parent, 'category'))
      .flatMap(it => (it.attributes['term'] ? [] : ['a category without term'])),
    ...(new Set(entries.map(entry => named(entry, 'id')[0]?.text)).size === entries.length ? [] : ['two entries of one id']),
  ]
}
