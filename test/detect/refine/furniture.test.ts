import { describe, expect, it } from 'vitest'
import { normalize } from '../../../src/detect/normalize/tokens.ts'
import { findFurniture } from '../../../src/detect/refine/furniture.ts'

const BODY =
  'قصفت قوات النظام صباح اليوم بالمدفعية الثقيلة الأحياء السكنية في مدينة سقبا، ما أسفر عن جرح عشرة مدنيين على الأقل، بينهم طفلان.'
const OTHER = 'وقال الدفاع المدني في بيان له إن فرقه أسعفت المصابين إلى نقطة طبية قريبة، وأخمدت الحرائق التي اندلعت في المكان بعد القصف.'

const marks = (...paragraphs: string[]) => [...findFurniture(normalize(paragraphs.join('\n'))).entries()]

describe('findFurniture', () => {
  it.each([
    ['the text itself', [BODY, OTHER], []],
    ['a line that leads elsewhere', [BODY, 'اقرأ أيضاً: غارات على دوما', OTHER], [[1, 'read also']]],
    [
      'all below the head of a list',
      [BODY, 'مقالات ذات صلة', 'قصف على إدلب', 'غارة في حلب'],
      [
        [1, 'list of other articles'],
        [2, 'list of other articles'],
        [3, 'list of other articles'],
      ],
    ],
    ['a paragraph told twice', [BODY, OTHER, BODY], [[2, 'repeated']]],
    [
      'headlines below the text',
      [BODY, OTHER, 'قصف على إدلب وحلب', 'هدنة في درعا'],
      [
        [2, 'trailing headline'],
        [3, 'trailing headline'],
      ],
    ],
    [
      'text that goes on, on pages without full stops',
      [
        BODY,
        OTHER,
        'وبدورها ردت المدفعية التركية على مصادر النيران شمال حلب',
        'هذا وتشهد خطوط التماس هناك رمايات كل ليلة',
        'أما بلدة حربل فسقطت عليها أربع قذائف',
      ],
      [],
    ],
    ['a picture', ['قصف على قرية في جبل الزاوية - أرشيفية', BODY], [[0, 'caption']]],
  ] as const)('%s', (_, paragraphs, expected) => expect(marks(...paragraphs)).toEqual(expected))

  it('keeps the points of a list in the text', () => {
    expect(marks(BODY, OTHER, BODY.replace('سقبا', 'عربين'), '- دوما: قصف مدفعي على الأحياء', OTHER.replace('بيان', 'خبر'))).toEqual([])
  })
})
