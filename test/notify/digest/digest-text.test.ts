import { expect, it } from 'vitest'
import { partyName } from '../../../src/data/parties.ts'
import { digestLines, digestOf } from '../../../src/notify/digest/digest-text.ts'
import { richText } from '../../../src/notify/render/rich-text.ts'
import { gazetteer, placeId } from '../../support/detections.ts'
import { testEvent } from '../ledger.ts'

it('holds no event that it shows in no language: a correction would go to people who never heard of it', () => {
  const events = Array.from({ length: 100 }, (_, at) => testEvent(`00000000-0000-4000-8000-${String(at).padStart(12, '0')}`))
  const items = events.map(event => ({ event, place: placeId('سقبا') }))
  const now = new Date('2018-02-27T18:00:00Z')
  const digest = digestOf(items, { gazetteer, zone: 'Asia/Damascus', partyName, now, blindSince: null })
  const shown = (['ar', 'en'] as const).map(language => {
    const { text } = richText(digestLines(digest, language, 'Asia/Damascus'))
    return text.split(digest.blocks[0]![language].head).length - 1
  })
  expect(digest.total).toBe(100)
  expect(digest.blocks.length).toBeLessThan(100)
  expect(digest.blocks.length).toBe(Math.max(...shown))
})
