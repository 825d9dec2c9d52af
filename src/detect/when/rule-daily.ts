import { wordSet } from './lexicon.ts'
import { startsWithAnd, type TimeRule } from './piece.ts'

const DAILY = wordSet('يوميا ويوميا يوميه اليوميه اليومي يومي')
const EVERY = wordSet('كل بكل وكل')
const DAY = wordSet('يوم صباح نهار ليله مساء ظهيره')

/** «يومياً», «كل يوم», «هدنة يومية». */
export const daily: TimeRule = {
  name: 'daily',
  starts: [DAILY, EVERY],
  read: (tokens, at) => {
    const every = EVERY.has(tokens[at]?.text ?? '') && DAY.has(tokens[at + 1]?.text ?? '')
    if (!every && !DAILY.has(tokens[at]?.text ?? '')) return null
    return { kind: 'daily', from: at, to: every ? at + 2 : at + 1, and: startsWithAnd(tokens[at]) }
  },
}
