import { expect, it } from 'vitest'
import { normalize } from '../../../src/detect/normalize/tokens.ts'
import { finder } from '../../../src/detect/reading/finder.ts'
import { createLexicon } from '../../../src/detect/reading/lexicon.ts'
import { readLine } from '../../../src/detect/reading/read-lines.ts'

const normal = normalize('ضربة ثم ضربة ثم هدوء، وضربة')
const line = readLine(normal, createLexicon(), normal.sentences[0]!, 0, [])
const strokes = finder(/^و?ضربه$/)

it.each([
  [0, 99, [0, 2, 6]],
  [1, 6, [2]],
  [2, 3, [2]],
  [3, 6, []],
  [-5, 1, [0]],
])('finds the words of [%i, %i): %j', (from, to, found) => {
  expect(strokes(line, from, to)).toEqual(found)
})
