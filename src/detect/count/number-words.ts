/**
 * Words that say numbers, in folded spelling, all genders, cases and the common colloquial forms, with every clitic that may lean on them.
 * One look-up per token; how words add up to a value is the business of `cardinal.ts`.
 */
export interface NumberWord {
  readonly value: number
  readonly role: 'unit' | 'ten' | 'teen' | 'tens' | 'hundred' | 'scale' | 'part'
  /** The word carries its own «و». */
  readonly and: boolean
  /** The word carries «ال». */
  readonly definite: boolean
  /** Only a part of a compound: «احد» and «إحدى» are numbers before «عشر» alone, «آلاف» after a number alone. */
  readonly bare: boolean
}

type Entry = readonly [value: number, words: string]

const UNITS: readonly Entry[] = [
  [0, 'صفر صفرا'],
  [1, 'واحد واحده واحدا وحده'],
  [2, 'اثنان اثنين اثنتان اثنتين اتنين اتنان تنين تنتين ثنتين ثنين اثنتا اثنتي اثنا اثني'],
  [3, 'ثلاث ثلاثه ثلاثا تلات تلاته تلت تلته'],
  [4, 'اربع اربعه اربعا'],
  [5, 'خمس خمسه خمسا'],
  [6, 'ست سته ستا'],
  [7, 'سبع سبعه سبعا'],
  [8, 'ثمان ثماني ثمانيه ثمانيا تمان تماني تمانيه تمنيه تمن ثمنيه'],
  [9, 'تسع تسعه تسعا'],
]
/** Numbers only before «عشر». */
const TEEN_HEADS: readonly Entry[] = [
  [1, 'احد احدي احدا حدا'],
  [2, 'اثنت اثن اتنا'],
]
const TENS: readonly Entry[] = [
  [20, 'عشرون عشرين'],
  [30, 'ثلاثون ثلاثين تلاتين تلاتون'],
  [40, 'اربعون اربعين'],
  [50, 'خمسون خمسين'],
  [60, 'ستون ستين'],
  [70, 'سبعون سبعين'],
  [80, 'ثمانون ثمانين تمانين تمانون'],
  [90, 'تسعون تسعين'],
]
/** Stems of the fused colloquial teens: «تلطعش», «خمستاشر». */
const TEEN_STEMS: readonly Entry[] = [
  [11, 'حد احد حدا احدا اد هد'],
  [12, 'اثن اثنا اتن اتنا اطن تن طن ثن اثنت'],
  [13, 'تلط تلت ثلط ثلت ثلاثط تلات تلتط ثلثط تلاتط ثلاثت'],
  [14, 'اربعط اربعت اربط'],
  [15, 'خمسط خمست خمصط خمصت'],
  [16, 'سط ست ستط سته'],
  [17, 'سبعط سبعت'],
  [18, 'تمنط تمنت تمانط تمانت ثمنط ثمنت ثمانط ثمانت'],
  [19, 'تسعط تسعت'],
]
const HUNDRED_STEMS: readonly Entry[] = [
  [3, 'ثلاث ثلاثه ثلث تلات تلت'],
  [4, 'اربع اربعه'],
  [5, 'خمس خمسه'],
  [6, 'ست سته'],
  [7, 'سبع سبعه'],
  [8, 'ثمان ثماني ثمن تمن تمان'],
  [9, 'تسع تسعه'],
]
const HUNDREDS = ['ميه', 'مايه', 'مئه', 'مييه', 'ميت', 'مايت', 'ميا']
const SCALES: readonly Entry[] = [
  [1e3, 'الف الفا'],
  [1e6, 'مليون مليونا'],
  [1e9, 'مليار مليارا بليون بليونا'],
  [1e12, 'تريليون تريليونا ترليون'],
]
const DOUBLE_SCALES: readonly Entry[] = [
  [2e3, 'الفان الفين الفا الفي'],
  [2e6, 'مليونان مليونين'],
  [2e9, 'ملياران مليارين بليونين'],
]
/** Plurals that multiply what stands before them and say no number alone. */
const MANY_SCALES: readonly Entry[] = [
  [1e3, 'الاف الافا تلاف'],
  [1e6, 'ملايين ملايينا'],
  [1e9, 'مليارات بلايين'],
]
const PARTS: readonly Entry[] = [
  [0.5, 'نصف نص'],
  [0.25, 'ربع'],
  [1 / 3, 'ثلث'],
]

const PREFIXES = ['', 'و', 'ف', 'ب', 'ل', 'ال', 'وال', 'فال', 'بال', 'لل', 'وب', 'ول', 'وبال', 'ولل', 'عال', 'هال'].map(letters => ({
  letters,
  and: letters.startsWith('و') || letters.startsWith('ف'),
  definite: letters.endsWith('ل') && letters !== 'ل',
}))
/** Forms that are other words far more often: days of the week, «لست» (I am not), «بالمئة» (per cent), «وحده» (alone). */
const OTHER_WORDS = new Set(
  'الاثنين والاثنين بالاثنين للاثنين هالاثنين فالاثنين وبالاثنين ولالاثنين وللاثنين الاحد لست ولست فلست بالميه بالمايه وبالميه وحده فحده بوحده وحدا لحدا حدا بحدا تنين التنين بالتنين لتنين وتنين الوحده لوحده بالوحده والوحده للوحده عالوحده فوحده ثنين الثنين الاتنين والاتنين بالاتنين وتلت ولتلت تلت'.split(
    ' ',
  ),
)

export const NUMBER_WORDS: ReadonlyMap<string, NumberWord> = numberWords()

function numberWords(): Map<string, NumberWord> {
  const words = new Map<string, NumberWord>()
  const add = (word: string, value: number, role: NumberWord['role'], bare = false) => {
    const plain: NumberWord = { value, role, bare, and: false, definite: false }
    for (const { letters, and, definite } of PREFIXES) {
      const form = letters + word
      if (words.has(form) || OTHER_WORDS.has(form)) continue
      words.set(form, and || definite ? { value, role, bare, and, definite } : plain)
    }
  }
  const addAll = (entries: readonly Entry[], role: NumberWord['role'], bare = false) => {
    for (const [value, list] of entries) for (const word of list.split(' ')) add(word, value, role, bare)
  }
  addAll(UNITS, 'unit')
  addAll(TEEN_HEADS, 'unit', true)
  for (const word of ['عشر', 'عشره', 'عشرا']) add(word, 10, 'ten')
  addAll(TENS, 'tens')
  for (const [value, stems] of TEEN_STEMS)
    for (const stem of stems.split(' ')) for (const end of ['عش', 'عشر', 'عشره', 'اشر', 'اعشر', 'اعش']) add(stem + end, value, 'teen')
  for (const word of ['ميه', 'مايه', 'مئه']) add(word, 100, 'hundred')
  for (const word of ['ميات', 'مايات']) add(word, 100, 'hundred', true)
  for (const word of ['ميتان', 'ميتين', 'مايتان', 'مايتين', 'ميتا', 'ميتي', 'مايتا', 'مايتي', 'مييتين', 'مييتان']) add(word, 200, 'hundred')
  for (const [value, stems] of HUNDRED_STEMS)
    for (const stem of stems.split(' ')) for (const hundred of HUNDREDS) add(stem + hundred, value * 100, 'hundred')
  addAll(SCALES, 'scale')
  addAll(DOUBLE_SCALES, 'scale')
  addAll(MANY_SCALES, 'scale', true)
  addAll(PARTS, 'part', true)
  return words
}

/** The words whose own value is not above a limit: where hours and days of the month may begin. */
export function numberWordsUpTo(limit: number): { has(word: string): boolean } {
  return {
    has: word => {
      const found = NUMBER_WORDS.get(word)
      return found !== undefined && found.value <= limit && found.role !== 'part'
    },
  }
}
