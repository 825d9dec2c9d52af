import { isNamedAt, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { ReadLine } from '../reading/reading.ts'

/** How far from the place a tag is looked for, in words. */
const NEAR = 12
const HEAD_LINES = 2

/**
 * What stands around a place, each sign once: the words of its sentence that name no place (`word:`) and those beside it (`before:`, `behind:`) without what is joined to
 * them; the tags within a dozen words on either side (`tag-before:`, `tag-behind:`), of the sentence (`line:`), of the one ahead of it (`prior:`) and of
 * the article's first two (`head:`).
 */
export function reliefSigns(lines: readonly ReadLine[], at: number, place: PlacedMention): string[] {
  const { line } = lines[at] as ReadLine
  const signs = new Set<string>()
  for (let word = line.from; word < line.to; word++) {
    const text = textAt(line, word)
    if (ARABIC.test(text) && !isNamedAt(line, word)) signs.add(`word:${stem(text)}`)
  }
  signs.add(`before:${wordAt(line, place.kindFrom - 1)}`).add(`behind:${wordAt(line, place.to)}`)
  for (let away = 0; away < NEAR; away++) {
    for (const tag of tagsAt(line, place.kindFrom - 1 - away)) signs.add(`tag-before:${tag}`)
    for (const tag of tagsAt(line, place.to + away)) signs.add(`tag-behind:${tag}`)
  }
  for (const tag of line.allTags) signs.add(`line:${tag}`)
  for (const tag of lines[at - 1]?.line.allTags ?? []) signs.add(`prior:${tag}`)
  for (const head of lines.slice(0, HEAD_LINES)) for (const tag of head.line.allTags) signs.add(`head:${tag}`)
  return [...signs]
}

function wordAt(line: Line, at: number): string {
  if (at < line.from || at >= line.to) return '-'
  return isNamedAt(line, at) ? 'a place' : stem(textAt(line, at))
}

function tagsAt(line: Line, at: number): Line['tags'][number] {
  return line.tags[at - line.from] ?? []
}

/** The first five letters of a folded word, without what is joined to its front. */
function stem(word: string): string {
  return word
    .replace(/^[وف](?=..)/, '')
    .replace(/^(?:ال|بال|لل|كال)(?=..)/, '')
    .replace(/^[بل](?=...)/, '')
    .slice(0, STEM)
}

const STEM = 5
const ARABIC = /[ء-ي]/
