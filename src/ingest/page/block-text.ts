import type { DomNode } from './dom.ts'

const TEXT_NODE = 3
const ELEMENT_NODE = 1

/** Text of a part of a page as lines: what stands on lines of its own in a browser does so here, paragraphs with an empty line between. */
export function blockText(root: DomNode): string {
  const lines = new LineWriter()
  write(root, lines)
  return lines.text()
}

function write(node: DomNode, lines: LineWriter): void {
  if (node.nodeType === TEXT_NODE) {
    lines.add(node.textContent ?? '')
    return
  }
  if (node.nodeType !== ELEMENT_NODE && node.nodeName !== '#document-fragment') return
  const name = node.nodeName.toLowerCase()
  if (SILENT.has(name)) return
  lines.openTag(name)
  for (const child of node.childNodes) write(child, lines)
  lines.closeTag(name)
}

/** Puts text and the edges of elements together into lines. */
export class LineWriter {
  readonly #parts: string[] = []
  #pendingBreaks = 0
  #pendingSpace = false

  /** White space in the source of a page, line ends included, is one space. */
  add(text: string): void {
    const settled = text.replace(/\s+/g, ' ')
    const inner = settled.trim()
    if (settled.startsWith(' ')) this.#pendingSpace = true
    if (inner === '') return
    if (this.#parts.length > 0)
      this.#parts.push(this.#pendingBreaks > 0 ? '\n'.repeat(Math.min(this.#pendingBreaks, 2)) : this.#pendingSpace ? ' ' : '')
    this.#parts.push(inner)
    this.#pendingBreaks = 0
    this.#pendingSpace = settled.endsWith(' ')
  }

  openTag(name: string): void {
    if (name === 'br') this.#pendingBreaks += 1
    else this.closeTag(name)
  }

  closeTag(name: string): void {
    if (PARAGRAPHS.has(name)) this.#pendingBreaks = Math.max(this.#pendingBreaks, 2)
    else if (LINES.has(name)) this.#pendingBreaks = Math.max(this.#pendingBreaks, 1)
    else if (CELLS.has(name)) this.#pendingSpace = true
  }

  text(): string {
    return this.#parts.join('')
  }
}

/** Captions go too: a picture from the archive tells of another day. */
export const SILENT: ReadonlySet<string> = new Set(
  'script style noscript template head svg math iframe object embed audio video canvas button select input textarea nav figcaption'.split(
    ' ',
  ),
)
const PARAGRAPHS = new Set('p h1 h2 h3 h4 h5 h6 blockquote article section ul ol table pre figure'.split(' '))
const LINES = new Set('div li tr dt dd dl hr header footer aside main form address body html details summary fieldset'.split(' '))
const CELLS = new Set(['td', 'th', 'option'])
