import { NUMBER_WORDS } from '../count/number-words.ts'
import { durationAt } from './duration.ts'
import { wordSet } from './lexicon.ts'
import { startsWithAnd, type TimeRule } from './piece.ts'
import { UNITS } from './words.ts'

const FOR = wordSet(
  'لمده مده ولمده المده علي تستمر يستمر ستستمر سيستمر استمرت استمر مدتها مدته ومدتها ومدته امدها امده وامدها وتستمر ويستمر تمتد يمتد ستمتد لفتره فتره',
)
/** «هدنة اليومين», «تهدئة من ثلاثة أيام», «هدنة 48 ساعة». */
const TRUCE = wordSet('هدنه الهدنه وهدنه بهدنه لهدنه تهديه التهديه بتهديه لتهديه')
const FOR_CLITIC = /^(?:ل|ول)/

/** «لمدة خمس ساعات», «لخمس ساعات», «مدتها 48 ساعة», «تستمر 30 يوماً». */
export const duration: TimeRule = {
  name: 'duration',
  starts: [FOR, TRUCE, wordSet('ل لست ولست'), { has: word => FOR_CLITIC.test(word) && (NUMBER_WORDS.has(word) || UNITS.has(word)) }],
  read: (tokens, at) => {
    const text = tokens[at]?.text ?? ''
    const led = FOR.has(text)
    const over = text === 'علي' && ['مدي', 'مدار'].includes(tokens[at + 1]?.text ?? '')
    if (text === 'علي' && !over) return null
    if (TRUCE.has(text)) {
      const read = durationAt(tokens, tokens[at + 1]?.text === 'من' ? at + 2 : at + 1)
      return read && !read.bare && !/^(ال)?يومي$/.test(tokens[at + 1]?.text ?? '')
        ? { kind: 'duration', from: at, to: read.to, and: startsWithAnd(tokens[at]), grain: read.grain, count: read.count }
        : null
    }
    // «لست» is «I am not», but not before a unit of time
    const six = text.endsWith('لست') ? UNITS.get(tokens[at + 1]?.text ?? '')?.value : undefined
    if (six?.count === null && !six.definite)
      return { kind: 'duration', from: at, to: at + 2, and: text.startsWith('و'), grain: six.grain, count: 6 }
    const start = led || text === 'ل' ? at + (over ? 2 : 1) : at
    const read = durationAt(tokens, start)
    if (!read || (read.bare && !led)) return null
    return { kind: 'duration', from: at, to: read.to, and: startsWithAnd(tokens[at]), grain: read.grain, count: read.count }
  },
}
