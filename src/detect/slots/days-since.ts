import { has, type Line, textAt } from '../reading/line.ts'
import { durationAt } from '../when/duration.ts'

/** How far behind the words the place may stand. */
const REACH = 14
/** What is longer ago by months is no day that anybody counts. */
const DAYS_A_UNIT: Readonly<Record<string, number>> = { hour: 0, day: 1, week: 7 }

/** «بعد يومين من غارة على سقبا», «غداة مجزرة سقبا»: how many days before what is told the fire on the place at token `place` was, where the words say so. */
export function daysSince(line: Line, from: number, place: number): number | null {
  for (let at = place - 1; at >= Math.max(line.from, from - REACH, place - REACH); at--) {
    const text = textAt(line, at)
    // «غداة مجزرة دوما، قصفت الطائرات سقبا»: so long after another fire
    if ((has(line, at, 'fire-verb') && !has(line, at, 'fire-noun')) || (text === '،' && line.mentions.some(({ to }) => to === at)))
      return null
    if (EVE.test(text)) return isOneFire(line, at + 1) ? 1 : null
    if (!AFTER.test(text)) continue
    if (NIGHT.test(textAt(line, at + 1))) return PASSED.test(textAt(line, at + 2)) ? 1 : null
    const spent = durationAt(line.text.tokens, at + 1)
    const unit = spent ? DAYS_A_UNIT[spent.grain] : undefined
    return spent && unit !== undefined && leadsTo(line, spent.to) ? Math.floor(spent.count * unit) : null
  }
  return null
}

/** «على القصف», «من غارة»; but «بعد يومين من القصف» may be how long it lasted. */
function leadsTo(line: Line, at: number): boolean {
  const link = textAt(line, at)
  if (link === 'علي') return has(line, at + 1, ...FIRE) || ONE_FIRE.test(textAt(line, at + 1))
  return link === 'من' && isOneFire(line, at + 1)
}

function isOneFire(line: Line, at: number): boolean {
  return ONE_FIRE.test(textAt(line, at)) && !LASTING.test(textAt(line, at + 1))
}

const AFTER = /^و?(بعد|عقب)$/
/** «بعد ليلة من القصف», «بعد ليلة شهدت قصفاً» */
const NIGHT = /^ليله$/
const PASSED = /^(من|شهدت|دامت|تخللها|تخللتها|عنيفه|عاصفه|صاخبه|طويله)$/
const EVE = /^و?غداه$/
const FIRE = ['fire-noun', 'strike-noun', 'dead', 'aim'] as const
const ONE_FIRE = /^(مقتل|مصرع|استشهاد|مجزره|غاره|غارتين|غارات|ضربه|ضربتين|ضربات|استهداف|استهدافه|استهدافها|هجوم|سقوط|تعرض|قصف|قصفه|قصفها)$/
/** «يومين من قصف متواصل», «من القصف العنيف» */
const LASTING = /^(ال)?(متواصل|مستمر|مكثف|عنيف|متبادل|تمهيدي)(ه)?$/
