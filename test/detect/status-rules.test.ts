import { describe, expect, it } from 'vitest'
import { CEASEFIRE_STATUS_RULES } from '../../src/detect/ceasefire/status-rules.ts'
import { CORRIDOR_STATUS_RULES } from '../../src/detect/corridor/status-rules.ts'
import { read } from './support/tables.ts'

describe.each([
  ['ceasefire', CEASEFIRE_STATUS_RULES],
  ['corridor', CORRIDOR_STATUS_RULES],
] as const)('%s', (kind, rules) => {
  const rulesOf = (text: string) => read(text).flatMap(detection => (detection.kind === kind ? [detection.rule] : []))
  describe.each([...rules])('$name', ({ name, catches, refuses }) => {
    it('has phrases on both sides', () => {
      expect(catches.length).toBeGreaterThan(0)
      expect(refuses.length).toBeGreaterThan(0)
    })
    it.each(catches)('catches %s', text => expect(rulesOf(text)).toContain(name))
    it.each(refuses)('refuses %s', text => expect(rulesOf(text)).not.toContain(name))
  })
})
