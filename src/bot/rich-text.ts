export interface RichText {
  readonly text: string
  readonly entities: readonly LinkEntity[]
}

interface LinkEntity {
  readonly type: 'text_link'
  /** UTF-16 units. */
  readonly offset: number
  readonly length: number
  readonly url: string
}

export type Part = string | { readonly label: string; readonly url: string }

export const MOST_TEXT_UNITS = 4096

/** Joins text and links. Nothing in a text can become markup: links are entities. */
export function joinParts(parts: readonly Part[]): RichText {
  let text = ''
  const entities: LinkEntity[] = []
  for (const part of parts) {
    if (typeof part === 'string') text += part
    else {
      if (part.label.length > 0) entities.push({ type: 'text_link', offset: text.length, length: part.label.length, url: part.url })
      text += part.label
    }
  }
  return { text, entities }
}

/** Joins blocks by blank lines, leaving out from the end what does not fit into one message. */
export function fitBlocks(blocks: readonly RichText[], mostUnits = MOST_TEXT_UNITS): RichText {
  let text = ''
  const entities: LinkEntity[] = []
  for (const block of blocks) {
    const gap = text === '' ? '' : '\n\n'
    if (text.length + gap.length + block.text.length > mostUnits) break
    const shift = text.length + gap.length
    entities.push(...block.entities.map(entity => ({ ...entity, offset: entity.offset + shift })))
    text += gap + block.text
  }
  return { text, entities }
}
