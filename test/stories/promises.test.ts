import { describe, expect, it } from 'vitest'
import { partyName } from '../../src/data/parties.ts'
import { toInstant, toLocal } from '../../src/detect/when/zone.ts'
import { render } from '../../src/notify/render/render.ts'
import { MESSAGE_TYPES } from '../../src/replay/ledger.ts'
import { type ReplayStep, replay } from '../../src/replay/replay.ts'
import { gazetteer } from '../support/detections.ts'
import { stories } from './read-story.ts'

const ZONE = 'Asia/Damascus'
const times = { instantOf: (local: string) => toInstant(local, ZONE), localOf: (at: Date) => toLocal(at, ZONE).slice(0, 16) }

const played = stories.map(story => ({
  story,
  steps: replay(story.articles, null, {
    gazetteer,
    times,
    read: article => story.says.get(article.id) ?? [],
    render: (plan, reader) => render(plan.body, reader, { gazetteer, zone: ZONE, partyName }).text,
  }),
}))

/** Every message with the step that it came of. */
const messages = (steps: readonly ReplayStep[]) => steps.flatMap(step => step.messages.map(message => ({ step, message })))

describe('what the stories must keep', () => {
  it('one first message per event and chat', () => {
    for (const { steps } of played) {
      const firsts = messages(steps).filter(({ message }) => message.type === 'first')
      const keys = firsts.map(({ step, message }) => `${step.event?.id} ${message.place.id}`)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('no message for a wire copy', () => {
    const wire = played.find(({ story }) => story.name.includes('wire'))
    expect(wire?.story.articles.length).toBe(5)
    expect(messages(wire?.steps ?? []).map(({ message }) => message.type)).toEqual(['first'])
  })

  it('no relief without its qualification, whoever follows, in any message', () => {
    const relief = played.flatMap(({ steps }) => messages(steps)).filter(({ message }) => /^(?:خبر متأخر · )?[🟡🟠]/u.test(message.text))
    expect(relief.length).toBeGreaterThan(20)
    for (const { message } of relief) expect(message.text.split('\n')[0]).toMatch(/مُعلَن|أعلنه|بحسب|مقترَح/)
  })

  it('no word of safety, no relative time, no exclamation mark', () => {
    for (const { steps } of played)
      for (const { message } of messages(steps)) expect(message.text).not.toMatch(/آمن|اليوم|أمس|غداً|منذ قليل|!/)
  })

  it('no relief after the end of its window', () => {
    const late = played.flatMap(({ steps }) =>
      messages(steps).filter(({ step, message }) => {
        const end = step.event?.end
        return end != null && message.type !== 'edit' && message.text.startsWith('🟡') && step.at >= times.instantOf(end)
      }),
    )
    expect(late).toEqual([])
  })

  it('every correction at exactly the chats that had the mistake', () => {
    const corrected = played.flatMap(({ steps }) =>
      steps.flatMap((step, index) => {
        const right = step.messages.filter(({ type }) => type === 'correction' || type === 'retraction').map(({ place }) => place.id)
        const earlier = messages(steps.slice(0, index)).filter(before => before.step.event?.id === step.event?.id)
        const wrong = new Set(earlier.map(({ message }) => message.place.id))
        return right.length > 0 ? [{ right: new Set(right), wrong }] : []
      }),
    )
    expect(corrected.length).toBe(2)
    for (const { right, wrong } of corrected) expect(right).toEqual(wrong)
  })

  it('measured: counts by sort, printed', () => {
    const all = played.flatMap(({ steps }) => messages(steps))
    const figures = MESSAGE_TYPES.map(type => `${type} ${all.filter(({ message }) => message.type === type).length}`)
    process.stdout.write(`stories ${played.length}, messages ${all.length}: ${figures.join(', ')}\n`)
    expect(all.length).toBeGreaterThan(stories.length)
  })
})
