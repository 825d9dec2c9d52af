import type { Speaker } from '../../domain/detection.ts'
import type { Language } from './places.ts'
import { foreignWords } from './rich-text.ts'

/** Neutral name of a party on a day (`YYYY-MM-DD`), or null for one that no table names. */
export type PartyName = (key: string, day: string, language: Language) => string | null

/** A party as we call it on that day; one that is not in the table is «جهة مسلحة». */
export function armedParty(key: string, day: string, language: Language, partyName: PartyName): string {
  return partyName(key, day, language) ?? (language === 'ar' ? 'جهة مسلحة' : 'an armed group')
}

/** Who speaks: the party's one name, else the role as the text has it, made harmless. */
export function speakerText(speaker: Speaker, day: string, language: Language, partyName: PartyName): string {
  const named = speaker.party === null ? null : partyName(speaker.party, day, language)
  if (named !== null) return named
  const role = language === 'en' ? ROLES_EN[speaker.name] : undefined
  return role ?? (foreignWords(speaker.name) || (language === 'ar' ? 'مصدر لم يُسمَّ' : 'an unnamed source'))
}

/** A name without what stands in brackets behind it, for a place where it was named before or stands in brackets itself. */
export function shortName(name: string): string {
  return name.replace(/ \([^)]*\)$/, '')
}

/** Roles as the detector names them. */
const ROLES_EN: Readonly<Record<string, string>> = {
  مراسل: 'a reporter',
  مسؤول: 'an official',
  'مصادر طبية': 'medical sources',
  'مصادر محلية': 'local sources',
  'مصدر عسكري': 'a military source',
  'المجلس المحلي': 'the local council',
  'ناشط محلي': 'a local activist',
  ناشطون: 'activists',
}

/** A verb before its subject: «ينسبه ناشطون»، «تنسبه وزارة الدفاع». */
export function verbFor(subject: string, masculine: string, feminine: string): string {
  const [first = ''] = subject.split(' ')
  return /ة$/.test(first) || FEMININE.has(first) ? feminine : masculine
}

/** First words of names that are feminine without the mark: states, plurals of things. */
const FEMININE: ReadonlySet<string> = new Set([
  'أنباء',
  'إسرائيل',
  'إيران',
  'الأمم',
  'الولايات',
  'تركيا',
  'جهات',
  'روسيا',
  'شبكات',
  'فرق',
  'فرنسا',
  'فصائل',
  'قوات',
  'مصادر',
  'هيئات',
  'وسائل',
])

/** «أ، وب، وج»; «A, B and C». */
export function listNames(names: readonly string[], language: Language): string {
  if (language === 'ar') return names.join('، و')
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '')
}
