import { lexicon, wordSet } from './lexicon.ts'

interface MonthName {
  /** From 1. */
  readonly month: number
  readonly calendar: 'common' | 'hijri'
  /** Also another word or a man's name: a month only beside a day, a year, «شهر» or «الماضي». */
  readonly doubtful: boolean
}

/** Levantine, Gulf and Egyptian, Tunisian and Algerian, Moroccan and Islamic names; two-word names are in `TWO_WORDS`. */
const COMMON: readonly (readonly [names: string, month: number])[] = [
  ['يناير جانفي', 1],
  ['شباط اشباط فبراير فيفري', 2],
  ['اذار ادار', 3],
  ['نيسان ابريل افريل', 4],
  ['ايار مايو', 5],
  ['حزيران يونيو يونيه', 6],
  ['تموز يوليو يوليه يوليوز جويليه جويليا', 7],
  ['اغسطس غشت', 8],
  ['ايلول سبتمبر شتنبر', 9],
  ['اكتوبر', 10],
  ['نوفمبر نونبر', 11],
  ['ديسمبر دجنبر', 12],
]
const DOUBTFUL: readonly (readonly [names: string, month: number])[] = [
  ['مارس', 3],
  ['ماي', 5],
  ['جوان', 6],
  ['اب اوت', 8],
]
const HIJRI: readonly (readonly [names: string, month: number])[] = [
  ['محرم المحرم', 1],
  ['صفر', 2],
  ['رجب', 7],
  ['شعبان', 8],
  ['رمضان', 9],
  ['شوال', 10],
]

export const MONTHS = lexicon<MonthName>([
  ...COMMON.map(([names, month]) => [names, { month, calendar: 'common', doubtful: false }] as const),
  ...DOUBTFUL.map(([names, month]) => [names, { month, calendar: 'common', doubtful: true }] as const),
  ...HIJRI.map(([names, month]) => [names, { month, calendar: 'hijri', doubtful: true }] as const),
])

type Second = readonly [second: ReadonlySet<string>, month: number, calendar: MonthName['calendar']]
const FIRST = wordSet('الاول اول الاولي اولي')
const SECOND = wordSet('الثاني ثاني الثانيه الاخر الاخره تاني التاني الاخري')

/** Months of two words by their first word. */
export const TWO_WORDS = lexicon<readonly Second[]>([
  [
    'كانون',
    [
      [FIRST, 12, 'common'],
      [SECOND, 1, 'common'],
    ],
  ],
  [
    'تشرين',
    [
      [FIRST, 10, 'common'],
      [SECOND, 11, 'common'],
    ],
  ],
  [
    'ربيع',
    [
      [FIRST, 3, 'hijri'],
      [SECOND, 4, 'hijri'],
    ],
  ],
  [
    'جمادي',
    [
      [FIRST, 5, 'hijri'],
      [SECOND, 6, 'hijri'],
    ],
  ],
  ['ذو ذي', [[wordSet('القعده'), 11, 'hijri'] as Second, [wordSet('الحجه'), 12, 'hijri'] as Second]],
])
