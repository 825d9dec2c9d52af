import type { RichText } from '../notify/render/rich-text.ts'

export const MOST_TEXT_UNITS = 4096

export interface FittedText extends RichText {
  /** How many of the blocks, from the first. */
  readonly fitted: number
}

export function plain(text: string): RichText {
  return { text, entities: [] }
}

/** Joins blocks by blank lines, leaving out from the end what does not fit into one message. */
export function fitBlocks(blocks: readonly RichText[], mostUnits = MOST_TEXT_UNITS): FittedText {
  let text = ''
  let fitted = 0
  const entities: RichText['entities'][number][] = []
  for (const block of blocks) {
    const gap = text === '' ? '' : '\n\n'
    if (text.length + gap.length + block.text.length > mostUnits) break
    const shift = text.length + gap.length
    entities.push(...block.entities.map(entity => ({ ...entity, offset: entity.offset + shift })))
    text += gap + block.text
    fitted += 1
  }
  return { text, entities, fitted }
}
