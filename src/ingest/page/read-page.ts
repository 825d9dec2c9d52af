import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { blockText } from './block-text.ts'
import type { DomDocument, DomElement, DomNode } from './dom.ts'
import { type PageFacts, pageFacts } from './page-facts.ts'

export interface ReadPage extends Omit<PageFacts, 'articleBody'> {
  /** Paragraphs parted by an empty line, not yet cleaned; '' where the page has none. */
  readonly text: string
}

/** Below this a text may be a teaser beside the article, or the article a short notice: the other ways of reading are asked too. */
const SURE_CHARS = 250

/** Main text and facts of a page. Takes as long and as much memory as the page makes it take: only the child process calls it. */
export function readPage(html: string): ReadPage {
  const document = parse(html)
  const { articleBody, ...facts } = pageFacts(document)
  const main = mainText(document)
  const text = main.length >= SURE_CHARS ? main : longest([main, articleBody ?? '', plainText(html)])
  return { ...facts, text }
}

function mainText(document: DomDocument): string {
  const serializer = (node: DomNode) => blockText(node)
  // Biased towards taking it: a notice of two lines is an article here.
  const reader = new Readability<string>(document as never, { charThreshold: 150, serializer: serializer as never })
  return reader.parse()?.content ?? ''
}

/** For pages too small or too odd to have a main part: all of it, without the frame. */
function plainText(html: string): string {
  const document = parse(html)
  const frame = new Set(document.querySelectorAll('header nav, body > header, body > footer, footer, aside, form, [role="navigation"]'))
  for (const element of frame) (element as DomElement & { remove(): void }).remove()
  const articles = [...document.querySelectorAll('article, main, [role="main"]')].map(blockText)
  const main = longest(articles)
  return main !== '' ? main : document.body === null ? '' : blockText(document.body)
}

function parse(html: string): DomDocument {
  const whole = /<(?:html|body)[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`
  return parseHTML(whole).document as unknown as DomDocument
}

function longest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '')
}
