import { has, hasTag, tokenAt } from '../reading/line.ts'
import type { Sketch } from '../sketch.ts'
import type { Refiner } from './refiner.ts'

/** Where the words of fire mean something else. */
export const PLAY_REFINERS: readonly Refiner[] = [
  {
    name: 'sport or show',
    catches: ['يروي الفيلم قصف مدينة حلب.'],
    refuses: ['قصفت الطائرات ملعبا في مدينة حلب.', 'استهدفت مجموعات مسلحة ملعبا في مدينة حرستا بقذائف الهاون.'],
    // a truce before the games is a truce
    test: ({ kind, line }) =>
      kind !== 'ceasefire' &&
      !isBombarded(line) &&
      (countTags(line, 'play') >= 2 ||
        (hasTag(line, line.from, line.to, 'play') && !hasTag(line, line.from, line.to, 'dead', 'wounded', 'aircraft', 'result'))),
  },
  {
    name: 'exercise',
    catches: ['أطلقت القوات صواريخ على أهداف في مدينة حمص خلال مناورات.'],
    refuses: ['قصفت القوات بالصواريخ مدينة حمص.'],
    test: ({ kind, line }) => kind === 'shelling' && hasTag(line, line.from, line.to, 'exercise'),
  },
]

/** «قذائف الهاون على ملعب العباسيين»: arms that no game knows. */
function isBombarded(line: Sketch['line']): boolean {
  for (let at = line.from; at < line.to; at++) if (ARMS.test(tokenAt(line, at)?.text ?? '')) return true
  return false
}

const ARMS = /^(و|ب|ل|وب)?(ال|لل)?(هاون|براميل|مدفعيه|راجمات|راجمه|مسيره|غارات)$/

function countTags(line: Sketch['line'], tag: 'play'): number {
  let count = 0
  for (let at = line.from; at < line.to; at++) if (has(line, at, tag)) count++
  return count
}
