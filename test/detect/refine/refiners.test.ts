import { describe, expect, it } from 'vitest'
import { REFINERS } from '../../../src/detect/refine/refine.ts'
import { traced } from '../support/tables.ts'

function refusedBy(text: string): string[] {
  return traced(text)
    .trace.filter(({ step }) => step === 'refiner')
    .map(({ name }) => name)
}

describe.each(REFINERS)('$name', ({ name, catches, refuses }) => {
  it('has texts on both sides', () => {
    expect(catches.length).toBeGreaterThan(0)
    expect(refuses.length).toBeGreaterThan(0)
  })
  it.each(catches)('drops %s', text => expect(refusedBy(text)).toContain(name))
  it.each(refuses)('leaves %s', text => expect(refusedBy(text)).not.toContain(name))
})
