import { describe, expect, it } from 'vitest'
import { normalize } from '../../../src/detect/normalize/tokens.ts'
import { placeMentions } from '../../../src/detect/reading/placed-mention.ts'
import { readLine } from '../../../src/detect/reading/read-lines.ts'
import { PLACE_RULES } from '../../../src/detect/roles/place-rules.ts'
import { readRoles } from '../../../src/detect/roles/role.ts'
import { TABLES } from '../support/tables.ts'

/** The name of the rule that decided over the place in brackets; null where the finder sees no place there. */
function ruleOf(marked: string): string | null {
  const start = marked.indexOf('[')
  const text = normalize(marked.replace(/[[\]]/g, ''))
  const mentions = placeMentions(text, TABLES.places.find(text), TABLES.gazetteer)
  const sentence = text.sentences[0]
  if (!sentence) return null
  const line = readLine(text, TABLES.lexicon, sentence, 0, mentions)
  const roles = readRoles(line, PLACE_RULES, TABLES.gazetteer)
  const at = line.mentions.findIndex(({ start: from, end }) => from <= start && start < end)
  return roles[at]?.rule ?? null
}

describe.each(PLACE_RULES)('$name', ({ name, catches, refuses }) => {
  it('has phrases on both sides', () => {
    expect(catches.length).toBeGreaterThan(0)
    expect(refuses.length).toBeGreaterThan(0)
  })
  it.each(catches)('catches %s', phrase => expect(ruleOf(phrase)).toBe(name))
  it.each(refuses)('refuses %s', phrase => expect(ruleOf(phrase)).not.toBe(name))
})
