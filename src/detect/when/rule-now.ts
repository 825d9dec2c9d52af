import type { Token } from '../normalize/tokens.ts'
import { wordSet } from './lexicon.ts'
import { SECOND } from './local-time.ts'
import { period } from './period.ts'
import type { TimeRule } from './piece.ts'
import { THIS } from './words.ts'

const NOW = wordSet('الان حالا حاليا هلق هلا هلا الحين دلوقتي دلوقت توا هسه')
const MOMENT = wordSet('اللحظه اللحظات الاثناء')

/** «الآن», «حالاً», «في هذه اللحظة». */
export const now: TimeRule = {
  name: 'now',
  starts: [NOW, THIS],
  read: (tokens, at) => {
    const to = end(tokens, at)
    if (to === null) return null
    return period(tokens, at, to, 'second', now => (now === null ? [] : [{ start: now, end: now + SECOND }]))
  },
}

function end(tokens: readonly Token[], at: number): number | null {
  const text = tokens[at]?.text ?? ''
  // «بين الحين والآخر» is now and then
  if (NOW.has(text)) return tokens[at - 1]?.text === 'بين' ? null : at + 1
  return THIS.has(text) && MOMENT.has(tokens[at + 1]?.text ?? '') ? at + 2 : null
}
