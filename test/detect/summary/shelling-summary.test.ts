import { describe, expect, it } from 'vitest'
import { shellingSummary } from '../../../src/detect/summary/shelling-summary.ts'
import type { Count } from '../../../src/domain/detection.ts'
import { NO_TOLL } from '../../../src/domain/detection.ts'
import { at, detection } from '../../support/detections.ts'

const toldOf = (wounded: Count) => shellingSummary(detection({ places: [at('سقبا')], toll: { ...NO_TOLL, wounded } }))

describe('a toll in a summary', () => {
  it.each([
    [{ value: 10, bound: 'min' }, '10 جرحى على الأقل'],
    [{ value: 40, bound: 'about' }, 'نحو 40 جريحاً'],
    [{ value: 2, bound: 'about' }, 'نحو جريحين'],
    [{ value: 5, bound: 'max' }, '5 جرحى على الأكثر'],
    [{ value: 2, bound: null }, 'جريحان'],
  ] as const)('%o', (wounded, text) => expect(toldOf(wounded)).toBe(`قصف على سقبا: ${text}.`))

  it('keeps a sum of dead and wounded apart from both', () => {
    const toll = { ...NO_TOLL, killed: { value: 3, bound: null }, casualties: { value: 12, bound: null }, women: { value: 1, bound: null } }
    const text = shellingSummary(detection({ places: [at('سقبا')], weapons: ['artillery'], toll }))
    expect(text).toBe('قصف مدفعي على سقبا: 3 قتلى و12 شخصاً بين قتيل وجريح، بينهم امرأة واحدة.')
  })
})
