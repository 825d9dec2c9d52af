/** Forms of an Arabic noun as a number asks for them; the two first stand without the digit. */
export interface NounForms {
  readonly one: string
  readonly two: string
  /** After a preposition. */
  readonly twoOblique: string
  /** 3 to 10. */
  readonly few: string
  /** 11 to 99. */
  readonly many: string
  /** 100, 200, and after them 1 and 2. */
  readonly other: string
}

const forms = (one: string, two: string, twoOblique: string, few: string, many: string, other: string): NounForms => ({
  one,
  two,
  twoOblique,
  few,
  many,
  other,
})

export const NOUNS = {
  killed: forms('قتيل واحد', 'قتيلان', 'قتيلين', 'قتلى', 'قتيلاً', 'قتيل'),
  wounded: forms('جريح واحد', 'جريحان', 'جريحين', 'جرحى', 'جريحاً', 'جريح'),
  child: forms('طفل واحد', 'طفلان', 'طفلين', 'أطفال', 'طفلاً', 'طفل'),
  woman: forms('امرأة واحدة', 'امرأتان', 'امرأتين', 'نساء', 'امرأة', 'امرأة'),
  casualty: forms('مصاب واحد', 'مصابان', 'مصابين', 'مصابين', 'مصاباً', 'مصاب'),
  place: forms('منطقة واحدة', 'منطقتان', 'منطقتين', 'مناطق', 'منطقة', 'منطقة'),
  source: forms('مصدر واحد', 'مصدران مختلفان', 'مصدرين مختلفين', 'مصادر مختلفة', 'مصدراً', 'مصدر'),
  casualtyOrDead: forms(
    'شخص واحد بين قتيل وجريح',
    'شخصان بين قتيل وجريح',
    'شخصين بين قتيل وجريح',
    'أشخاص بين قتيل وجريح',
    'شخصاً بين قتيل وجريح',
    'شخص بين قتيل وجريح',
  ),
  otherReport: forms('خبر آخر', 'خبران آخران', 'خبرين آخرين', 'أخبار أخرى', 'خبراً آخر', 'خبر آخر'),
  raid: forms('غارة واحدة', 'غارتان', 'غارتين', 'غارات', 'غارة', 'غارة'),
} as const satisfies Record<string, NounForms>

const PLURAL = new Intl.PluralRules('ar')

/** «قتيل واحد»، «قتيلان»، «3 قتلى»، «11 قتيلاً»، «100 قتيل»، «103 قتلى». */
export function counted(value: number, noun: NounForms, oblique = false): string {
  if (value === 1) return noun.one
  if (value === 2) return oblique ? noun.twoOblique : noun.two
  switch (PLURAL.select(value)) {
    case 'few':
      return `${value} ${noun.few}`
    case 'many':
      return `${value} ${noun.many}`
    default:
      return `${value} ${noun.other}`
  }
}
