import { lexicon, wordSet } from './lexicon.ts'
import type { Grain } from './local-time.ts'

/** Tables of the time words that several rules share. Folded spelling. */

interface Weekday {
  /** 0 is Sunday. */
  readonly day: number
  readonly definite: boolean
}

const WEEKDAY_STEMS: readonly (readonly [stems: string, day: number])[] = [
  ['احد حد', 0],
  ['اثنين اتنين تنين ثنين اثنينن', 1],
  ['ثلاثاء ثلاثا تلاتا تلاتاء ثلثاء تلات', 2],
  ['اربعاء اربعا', 3],
  ['خميس', 4],
  ['جمعه', 5],
  ['سبت', 6],
]
const INDEFINITE_AMBIGUOUS = wordSet('حد تنين ثنين تلات')

export const WEEKDAYS = lexicon<Weekday>(
  WEEKDAY_STEMS.flatMap(([stems, day]) =>
    stems.split(' ').flatMap(stem => {
      // «الحد» is a limit far more often than a Sunday
      const definite = [`ال${stem}`, { day, definite: stem !== 'حد' }] as const
      return INDEFINITE_AMBIGUOUS.has(stem) ? [definite] : [definite, [stem, { day, definite: false }] as const]
    }),
  ),
)

/** Days from today. */
export const RELATIVE_DAYS = lexicon<number>([
  ['امس البارحه امبارح مبارح البارح الامس', -1],
  ['اليوم النهارده النهاردا هاليوم اليومه', 0],
  ['غدا غد الغد بكرا بكره بكرى باكرا', 1],
])

type Mod = 'last' | 'next' | 'this'

export const MODS: ReadonlyMap<string, Mod> = new Map<string, Mod>([
  ...words<Mod>(
    'الماضي الماضيه الفايت الفايته المنصرم المنصرمه السابق السابقه السالف المنقضي المنقضيه الماضيين الماضيتين الماضيان الفايتين الفايتتين',
    'last',
  ),
  ...words<Mod>('فات فاتت راح الخالي المنصرمين المنصرمتين الاخيرين الاخيرتين الاخيره الاخير', 'last'),
  ...words<Mod>(
    'المقبل المقبله القادم القادمه التالي التاليه الجاي الجايه الاتي الاتيه جاي جايه الجايي القادمين القادمتين المقبلين المقبلتين اللاحق',
    'next',
  ),
  ...words<Mod>('الحالي الحاليه الجاري الجاريه هذا هذه هذي هاد الراهن', 'this'),
])
/** Said of the last of several too: «الاثنين الأخير من الشهر». */
export const FINAL = wordSet('الاخير الاخيره')
export const RELATIVE_PRONOUNS = wordSet('الذي اللي الي التي يلي')
export const THIS = wordSet('هذا هذه هذي هاد هاي وهذا وهذه بهذا بهذه لهذا لهذه هيدا هيدي هالـ')

interface Unit {
  readonly grain: Grain
  /** How many the form itself says; null for a plural. */
  readonly count: 1 | 2 | null
  readonly definite: boolean
}

const UNIT_FORMS: readonly (readonly [grain: Grain, one: string, two: string, many: string])[] = [
  ['second', 'ثانيه', 'ثانيتين ثانيتان', 'ثواني ثوان'],
  ['minute', 'دقيقه', 'دقيقتين دقيقتان', 'دقايق'],
  ['hour', 'ساعه', 'ساعتين ساعتان ساعتي', 'ساعات'],
  ['day', 'يوم يوما نهار', 'يومين يومان يومي', 'ايام'],
  ['day', 'ليله', 'ليلتين ليلتان', 'ليالي ليال'],
  ['week', 'اسبوع اسبوعا', 'اسبوعين اسبوعان', 'اسابيع'],
  ['month', 'شهر شهرا', 'شهرين شهران', 'اشهر شهور'],
  ['year', 'سنه', 'سنتين سنتان', 'سنوات سنين'],
  ['year', 'عام عاما', 'عامين عامان', 'اعوام'],
]

export const UNITS = lexicon<Unit>(
  UNIT_FORMS.flatMap(([grain, one, two, many]) =>
    (
      [
        [one, 1],
        [two, 2],
        [many, null],
      ] as const
    ).flatMap(([forms, count]) =>
      forms
        .split(' ')
        .flatMap(form => [[form, { grain, count, definite: false }] as const, [`ال${form}`, { grain, count, definite: true }] as const]),
    ),
  ),
)

function words<T>(list: string, value: T): [string, T][] {
  return list.split(' ').map(word => [word, value])
}
