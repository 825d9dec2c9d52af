/** Names of the months as analysts write them: Levantine, common Arabic, English. «كانون» and «تشرين» need their number, written to them. */
const MONTHS: readonly (readonly string[])[] = [
  ['كانون2', 'يناير', 'january', 'jan'],
  ['شباط', 'فبراير', 'february', 'feb'],
  ['آذار', 'اذار', 'مارس', 'march', 'mar'],
  ['نيسان', 'أبريل', 'ابريل', 'april', 'apr'],
  ['أيار', 'ايار', 'مايو', 'may'],
  ['حزيران', 'يونيو', 'june', 'jun'],
  ['تموز', 'يوليو', 'july', 'jul'],
  ['آب', 'اب', 'أغسطس', 'اغسطس', 'august', 'aug'],
  ['أيلول', 'ايلول', 'سبتمبر', 'september', 'sep'],
  ['تشرين1', 'أكتوبر', 'اكتوبر', 'october', 'oct'],
  ['تشرين2', 'نوفمبر', 'november', 'nov'],
  ['كانون1', 'ديسمبر', 'december', 'dec'],
]

/** 1 to 12; null for a word that names no month. */
export function monthNumber(word: string): number | null {
  const index = MONTHS.findIndex(names => names.includes(word.toLowerCase()))
  return index < 0 ? null : index + 1
}
