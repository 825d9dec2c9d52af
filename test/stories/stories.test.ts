import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { partyName } from '../../src/data/parties.ts'
import { toInstant, toLocal } from '../../src/detect/when/zone.ts'
import { render } from '../../src/notify/render/render.ts'
import { type ReplayStep, replay } from '../../src/replay/replay.ts'
import { toText } from '../../src/replay/show.ts'
import { gazetteer } from '../support/detections.ts'
import { type Story, stories } from './read-story.ts'

const ZONE = 'Asia/Damascus'

function play(story: Story): ReplayStep[] {
  return replay(story.articles, null, {
    gazetteer,
    times: { instantOf: local => toInstant(local, ZONE), localOf: instant => toLocal(instant, ZONE).slice(0, 16) },
    read: article => story.says.get(article.id) ?? [],
    render: (plan, reader) => render(plan.body, reader, { gazetteer, zone: ZONE, partyName }).text,
  })
}

describe('the messages of a story, each read by a person', () => {
  it.each(stories.map(story => [story.name, story] as const))('%s', async (name, story) => {
    const told = play(story).map(toText).join('\n\n')
    await expect(`${told}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'expected', `${name}.txt`))
  })
})
