import { findTag, has, hasTag } from '../reading/line.ts'
import type { Sketch } from '../sketch.ts'
import type { Refiner } from './refiner.ts'

/** Where the words of fire mean something else. */
export const PLAY_REFINERS: readonly Refiner[] = [
  {
    name: 'sport or show',
    catches: ['قصف اللاعب مرمى الخصم في مباراة حمص بصاروخ.', 'يروي الفيلم قصف مدينة حلب.'],
    refuses: ['قصفت الطائرات ملعبا في مدينة حلب.'],
    test: ({ line }) =>
      countTags(line, 'play') >= 2 ||
      (hasTag(line, line.from, line.to, 'play') && !hasTag(line, line.from, line.to, 'dead', 'wounded', 'aircraft', 'result')),
  },
  {
    name: 'exercise',
    catches: ['أطلقت القوات صواريخ خلال مناورات في حمص.'],
    refuses: ['قصفت القوات بالصواريخ مدينة حمص.'],
    test: ({ kind, line }) => kind === 'shelling' && hasTag(line, line.from, line.to, 'exercise'),
  },
  {
    name: 'no fire from afar',
    catches: ['انفجرت سيارة مفخخة في مدينة الباب وقصفت الشرطة الطريق بحاجز.', 'استهدف مجهولون بعبوة ناسفة سيارة في درعا.'],
    refuses: ['قصفت الطائرات مدينة الباب.'],
    test: sketch => sketch.kind === 'shelling' && otherAttackNearer(sketch),
  },
]

function countTags(line: Sketch['line'], tag: 'play'): number {
  let count = 0
  for (let at = line.from; at < line.to; at++) if (has(line, at, tag)) count++
  return count
}

/** The clause names another kind of attack and no word that says fire by itself. */
function otherAttackNearer({ line, from, to }: Sketch): boolean {
  return findTag(line, from, to, 'other-attack') >= 0 && findTag(line, from, to, 'fire-verb', 'fire-noun', 'projectile', 'aircraft') < 0
}
