import { countedNoun } from '../count/counted-noun.ts'
import { hasWord, type Line, textAt } from '../reading/line.ts'
import type { TollFigure } from './toll-figure.ts'

/** «أصيب شاب … قبل أن يفارق الحياة»: one who was hurt and died of it is one of the dead. */
export function countDying(line: Line, figures: TollFigure[]): TollFigure[] {
  if (!figures.some(figure => isOneHurt(figure) && diesOfIt(line, figure.to))) return figures
  const dead = figures.some(({ harm }) => harm === 'killed')
  return figures.flatMap(figure => {
    if (!isOneHurt(figure) || !diesOfIt(line, figure.to)) return [figure]
    return dead ? [] : [{ ...figure, harm: 'killed' as const }]
  })
}

function isOneHurt({ harm, count, others }: TollFigure): boolean {
  return harm === 'wounded' && count.value === 1 && !others
}

/** «… ثم توفي», «لكنه فارق الحياة», «ليفارق الحياة»; «ثم توفي طفلان» tells of others. */
function diesOfIt(line: Line, from: number): boolean {
  for (let at = from; at < Math.min(line.to, from + DEATH_REACH); at++) {
    const text = textAt(line, at)
    if (text === '.' || text === '؛') return false
    if (!DIES.test(text) || countedNoun(line.text.tokens, at + 1)) continue
    if (text.startsWith('ل') || hasWord(line, Math.max(from, at - 3), at, THEN)) return true
  }
  return false
}

const DEATH_REACH = 16
const DIES = /^ل?([يت]?فارق|فارقت|[يت]?توفي|توفيت|[يت]?ستشهد|استشهدت?|[يت]?قضي|قضت|[يت]موت|ماتت?)$/
const THEN = /^(و)?(لكنه|لكنها|ثم|ان|انه|انها|لبث|لبثت|حيث)$/
