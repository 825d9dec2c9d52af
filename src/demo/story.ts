import { readFileSync } from 'node:fs'

/** An article of the demo, written for this project: towns are real, outlets and events are not. */
export interface StoryArticle {
  readonly publishedAt: string
  readonly source: string
  readonly title: string
  readonly text: string
}

/** Time of the world when the story is told: shortly after its last article. */
export const STORY_CLOCK = '2019-08-31T12:45:00Z'

export function readStory(): readonly StoryArticle[] {
  const lines = readFileSync(new URL('./story.ndjson', import.meta.url), 'utf8').split('\n')
  return lines.filter(line => line !== '').map(line => JSON.parse(line) as StoryArticle)
}
