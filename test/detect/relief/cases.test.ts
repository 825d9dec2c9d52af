import { describe, expect, it } from 'vitest'
import { normalize } from '../../../src/detect/normalize/tokens.ts'
import { createLexicon } from '../../../src/detect/reading/lexicon.ts'
import { readLine } from '../../../src/detect/reading/read-lines.ts'
import { casesAbout, either, type WordCase } from '../../../src/detect/relief/cases.ts'

const LEXICON = createLexicon()

function lineOf(text: string) {
  const normal = normalize(text)
  return readLine(normal, LEXICON, normal.sentences[0]!, 0, [])
}

interface Named extends WordCase {
  readonly name: string
}

const CASES: readonly Named[] = [
  { name: 'a shell by its word', words: /^قذيفه$/ },
  { name: 'a way by its tag', tags: ['corridor'] },
  { name: 'a road or a way', words: either(/^طريق$/, /^ممر$/) },
]

describe('cases about a word', () => {
  const about = casesAbout(CASES)
  it.each([
    ['قذيفة قرب الجسر', 0, ['a shell by its word']],
    ['وقذيفة قرب الجسر', 0, ['a shell by its word']],
    ['طريق قرب الجسر', 0, ['a road or a way']],
    // by tag and by word, in the order of the list
    ['ممر إنساني للمدنيين', 0, ['a way by its tag', 'a road or a way']],
    ['بيت قرب الجسر', 0, []],
    ['قذيفة قرب الجسر', 9, []],
  ])('%s at %i: %j', (text, at, names) => {
    expect(about(lineOf(text), at).map(({ name }) => name)).toEqual(names)
  })
})
