import { LineWriter, SILENT } from './block-text.ts'
import { decodeEntities } from './decode-entities.ts'
import { isLetter, nameAt, skipDeclaration, tagEnd } from './scan-depth.ts'

/**
 * Text of a fragment, as feeds carry them, in one pass and without a tree: lines and paragraphs as `blockText` gives them. A fragment
 * without any tag is plain text, whose own line ends are kept.
 */
export function stripHtml(fragment: string): string {
  if (!/<[a-z!/]/i.test(fragment)) return decodeEntities(fragment).trim()
  const lines = new LineWriter()
  const endless = new Set<string>()
  let textFrom = 0
  let at = fragment.indexOf('<')
  const add = (to: number) => lines.add(decodeEntities(fragment.slice(textFrom, to)))
  while (at !== -1) {
    const next = fragment.charCodeAt(at + 1)
    const isClosing = next === 0x2f
    if (next === 0x21 || next === 0x3f) {
      add(at)
      const end = skipDeclaration(fragment, at)
      textFrom = end === -1 ? fragment.length : end
    } else if (isClosing || isLetter(next)) {
      add(at)
      const name = nameAt(fragment, isClosing ? at + 2 : at + 1)
      textFrom = Math.min(tagEnd(fragment, at) + 1, fragment.length)
      if (isClosing) lines.closeTag(name)
      else if (SILENT.has(name)) textFrom = endOf(fragment, name, textFrom, endless)
      else lines.openTag(name)
    } else {
      at = fragment.indexOf('<', at + 1)
      continue
    }
    at = fragment.indexOf('<', textFrom)
  }
  add(fragment.length)
  return lines.text()
}

/** Where an element that is not shown ends; just after its opening tag if it never does, which is looked for once for all of that name. */
function endOf(fragment: string, name: string, from: number, endless: Set<string>): number {
  if (endless.has(name)) return from
  const pattern = new RegExp(`</${name}\\s*>`, 'ig')
  pattern.lastIndex = from
  if (pattern.test(fragment)) return pattern.lastIndex
  endless.add(name)
  return from
}
