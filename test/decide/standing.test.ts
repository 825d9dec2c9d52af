import { describe, expect, it } from 'vitest'
import { standingOf } from '../../src/decide/standing.ts'
import { NO_TOLL, type Side, type Status } from '../../src/domain/detection.ts'
import type { Claim } from '../../src/domain/event.ts'
import type { ArticleId } from '../../src/domain/ids.ts'
import { speaker } from '../support/detections.ts'

let articles = 0
/** A claim of a status by a side, at a minute of one day; `deny` names sides that say no in it. */
function claim(
  status: Status,
  side: Side,
  minute: number,
  parts: { party?: string; deny?: Side; article?: string; summary?: string; outlet?: string } = {},
): Claim {
  const by = { ...speaker(`${side} ${parts.party ?? ''}`, side), party: parts.party ?? null }
  return {
    ...{
      article: (parts.article ?? `article ${++articles}`) as ArticleId,
      source: '',
      outlet: parts.outlet ?? `outlet ${articles}`,
      family: parts.outlet ?? `outlet ${articles}`,
      url: null,
    },
    ...{ publishedAt: new Date(Date.UTC(2018, 1, 27, 0, minute)).toISOString(), status, speakers: [by], placeNames: [], toll: NO_TOLL },
    ...{
      deniedBy: parts.deny ? [speaker(parts.deny, parts.deny)] : [],
      weapons: [],
      actor: null,
      timeText: null,
      summary: parts.summary ?? '',
    },
  }
}

describe('who stands behind a truce', () => {
  it.each<[string, Claim[], string]>([
    ['one side', [claim('announced', 'russia', 0)], 'one side'],
    ['ten outlets that quote one ministry', Array.from({ length: 10 }, (_, index) => claim('announced', 'government', index)), 'one side'],
    ['a backer and the backed', [claim('announced', 'russia', 0), claim('announced', 'government', 1)], 'one side'],
    ['two guarantors', [claim('announced', 'russia', 0), claim('announced', 'turkey', 1)], 'one side'],
    ['both sides', [claim('announced', 'government', 0), claim('announced', 'opposition', 1)], 'both sides'],
    [
      'two of three that have spoken',
      [claim('announced', 'government', 0), claim('announced', 'opposition', 1), claim('violated', 'sdf', 2)],
      'one side',
    ],
    ['a denial', [claim('announced', 'government', 0), claim('denied', 'opposition', 1)], 'denied'],
    [
      'who denied and then agreed',
      [claim('announced', 'government', 0), claim('denied', 'opposition', 1), claim('announced', 'opposition', 2)],
      'both sides',
    ],
    [
      'the UN of its own knowledge',
      [claim('announced', 'government', 0), claim('announced', 'neutral', 1, { party: 'un' })],
      'neutral body',
    ],
    [
      'a welcome by the UN',
      [claim('announced', 'government', 0), claim('announced', 'neutral', 1, { party: 'un', summary: 'رحّبت الأمم المتحدة بالهدنة.' })],
      'one side',
    ],
    ['a Red Crescent society', [claim('announced', 'government', 0), claim('announced', 'rescue', 1, { party: 'sarc' })], 'one side'],
  ])('%s', (_what, claims, backing) => expect(standingOf({ kind: 'ceasefire', claims }).announced).toBe(backing))

  it('counts that it was announced and that it is kept apart', () => {
    const claims = [claim('announced', 'government', 0), claim('announced', 'opposition', 1), claim('in_effect', 'government', 2)]
    expect(standingOf({ kind: 'ceasefire', claims })).toMatchObject({ announced: 'both sides', holding: 'one side' })
  })
})

describe('the status that claims come to', () => {
  it.each<[string, Status[], Status]>([
    ['a proposal retold takes nothing back', ['announced', 'proposed'], 'announced'],
    ['an announcement retold neither', ['in_effect', 'announced'], 'in_effect'],
    ['a breach counts', ['in_effect', 'violated'], 'violated'],
    ['relief does not take back a breach', ['violated', 'in_effect'], 'violated'],
    ['what is over is over', ['ended', 'violated'], 'ended'],
  ])('%s', (_what, statuses, expected) => {
    const claims = statuses.map((status, index) => claim(status, 'activists', index))
    expect(standingOf({ kind: 'ceasefire', claims }).status).toBe(expected)
  })

  it('follows publication, not arrival', () => {
    const claims = [claim('closed', 'residents', 60), claim('open', 'government', 0)]
    expect(standingOf({ kind: 'corridor', claims }).status).toBe('closed')
  })

  it('takes the danger of one article, wherever it stands in it', () => {
    const claims = [claim('violated', 'activists', 0, { article: 'x' }), claim('in_effect', 'activists', 0, { article: 'x' })]
    expect(standingOf({ kind: 'ceasefire', claims }).status).toBe('violated')
  })

  it('reopens a corridor by a new word only', () => {
    const opened = [claim('open', 'government', 0), claim('closed', 'residents', 30)]
    expect(standingOf({ kind: 'corridor', claims: [...opened, claim('open', 'government', 60)] }).status).toBe('closed')
    expect(standingOf({ kind: 'corridor', claims: [...opened, claim('open', 'government', 600)] }).status).toBe('open')
    expect(standingOf({ kind: 'corridor', claims: [...opened, claim('open', 'activists', 60)] }).status).toBe('open')
  })
})
