import { lexicon, wordSet } from './lexicon.ts'
import type { Part } from './piece.ts'

const part = (name: string, start: number, end: number, clock: Part['clock']): Part => ({ name, start, end, clock })

const DAWN = part('dawn', 3, 6, 'am')
export const MORNING = part('morning', 4, 12, 'am')
const FORENOON = part('forenoon', 8, 12, 'am')
export const NOON = part('noon', 12, 14, 'noon')
export const AFTERNOON = part('afternoon', 12, 19, 'pm')
const LATE_AFTERNOON = part('late afternoon', 15, 18, 'pm')
const SUNSET = part('sunset', 17, 19, 'pm')
export const EVENING = part('evening', 18, 24, 'pm')
const SUPPER = part('late evening', 20, 24, 'pm')
/** Into the small hours of the next day. */
export const NIGHT = part('night', 18, 28, 'night')
export const AFTER_MIDNIGHT = part('after midnight', 0, 4, 'am')
const BEFORE_NOON = part('before noon', 6, 12, 'am')
const BEFORE_DAWN = part('before dawn', 0, 4, 'am')
const AFTER_WORK = part('after work', 17, 21, 'pm')
const AFTER_SCHOOL = part('after school', 15, 21, 'pm')
const LUNCH = part('after lunch', 13, 17, 'pm')

/** «صباحاً»: a part of an unsaid day by itself. */
export const ADVERBS = lexicon<Part>([
  ['صباحا صبحا', MORNING],
  ['فجرا سحرا', DAWN],
  ['ضحي', FORENOON],
  ['ظهرا', NOON],
  ['عصرا', LATE_AFTERNOON],
  ['مساءا مساءً مساا', EVENING],
  ['ليلا', NIGHT],
  ['غروبا', SUNSET],
])

/** «صباح الأحد», «مساء»: a part only of the day beside it; «مساءً» folds to the same. */
export const CONSTRUCTS = lexicon<Part>([
  ['صباح صبح صبيحه', MORNING],
  ['فجر', DAWN],
  ['ظهر ظهيره', NOON],
  ['عصر', LATE_AFTERNOON],
  ['مساء', EVENING],
  ['ليل ليله', NIGHT],
  ['مغرب', SUNSET],
])

export const DEFINITES = lexicon<Part>([
  ['الصباح الصبح', MORNING],
  ['الفجر', DAWN],
  ['الضحي', FORENOON],
  ['الظهر الظهيره', NOON],
  ['العصر', LATE_AFTERNOON],
  ['المساء المسا', EVENING],
  ['الليل', NIGHT],
  ['المغرب الغروب', SUNSET],
  ['العشاء العشا', SUPPER],
])

export const BEFORE: ReadonlyMap<string, Part> = new Map([
  ['الظهر', BEFORE_NOON],
  ['ظهر', BEFORE_NOON],
  ['الفجر', BEFORE_DAWN],
  ['فجر', BEFORE_DAWN],
])
export const AFTER: ReadonlyMap<string, Part> = new Map([
  ['الظهر', AFTERNOON],
  ['ظهر', AFTERNOON],
  ['الظهيره', AFTERNOON],
  ['العصر', LATE_AFTERNOON],
  ['عصر', LATE_AFTERNOON],
  ['المغرب', SUNSET],
  ['الغروب', SUNSET],
  ['العشاء', SUPPER],
  ['العشا', SUPPER],
  ['الغداء', LUNCH],
  ['الغدا', LUNCH],
  ['الدوام', AFTER_WORK],
  ['العمل', AFTER_WORK],
  ['الشغل', AFTER_WORK],
  ['المدرسه', AFTER_SCHOOL],
])

/** «في وقت متأخر من مساء الأحد». */
export const LATE = wordSet('متاخر متاخره المتاخره')
export const EARLY = wordSet('مبكر مبكره باكر باكره الباكر المبكر اولي الاولي المبكره')
