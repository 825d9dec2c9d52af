import type { BroadcastBody } from './deps.ts'

/** What an admin wrote, read: Arabic text, an English one after a line of dashes, and the source. */
export type BroadcastText =
  | { readonly ok: true; readonly body: BroadcastBody; readonly flagged: readonly string[]; readonly relief: boolean }
  | { readonly ok: false; readonly problem: 'no source' | 'no text' | 'too long' }

/** Leaves room for the heading and the source in a message of 4,096 units. */
const MOST_TEXT_UNITS = 3500

export function readBroadcastText(text: string, drill: boolean): BroadcastText {
  const lines = text.replace(/\r/g, '').split('\n')
  const sourceAt = lines.findIndex(line => SOURCE_LINE.test(line))
  const source = sourceAt < 0 ? '' : (SOURCE_LINE.exec(lines[sourceAt]!)?.[1] ?? '').trim()
  const rest = lines.filter((_, index) => index !== sourceAt)
  const cut = rest.findIndex(line => /^\s*[-–—]{3,}\s*$/.test(line))
  const textAr = (cut < 0 ? rest : rest.slice(0, cut)).join('\n').trim()
  const textEn =
    cut < 0
      ? ''
      : rest
          .slice(cut + 1)
          .join('\n')
          .trim()
  if (textAr === '') return { ok: false, problem: 'no text' }
  if (source === '') return { ok: false, problem: 'no source' }
  if (textAr.length > MOST_TEXT_UNITS || textEn.length > MOST_TEXT_UNITS || source.length > 200) return { ok: false, problem: 'too long' }
  return {
    ok: true,
    body: { form: 'broadcast', textAr, textEn: textEn === '' ? null : textEn, source, drill },
    flagged: flaggedWords(`${textAr}\n${textEn}`),
    relief: RELIEF.test(withoutMarks(`${textAr}\n${textEn}`)),
  }
}

/** Words that promise what nobody can know, as they stand in the text. */
export function flaggedWords(text: string): readonly string[] {
  return [...new Set(Array.from(withoutMarks(text).matchAll(FLAGGED), found => found[0]))]
}

const SOURCE_LINE = /^\s*(?:المصدر|مصدر|source)\s*[:：]\s*(.+)$/i
const FLAGGED =
  /(?<!\p{L})(?:(?:[وفبكل]|لل)?(?:ال)?(?:آمن|امن|مؤكد|مؤكّد|مضمون|عاجل)(?:ة|ه|ا|اً|ين|ون|ات|تين|تان)?|(?:safe|safely|guaranteed|confirmed|certain|urgent|breaking))(?!\p{L})/giu
/** News that something stops, opens or ends: wrong, it sends people into the open. */
const RELIEF = new RegExp(
  [
    ...[
      'هدن',
      'تهدئ',
      'هاد[ئيء]',
      'هدو[ءئ]',
      'هد[أا](?!ف)(?:ت)?(?= )',
      'وقف (?:ال)?(?:إ|ا)?طلاق',
      'وقف القتال',
      'وقف الأعمال',
      'اتفاق',
      'تسوية',
      'مصالحة',
    ],
    ...[
      'ممر',
      'معبر',
      'معابر',
      'عبور',
      'إجلاء',
      'اجلاء',
      'خروج',
      'مغادر',
      'يغادر',
      'سالك',
      'طريق[^.\\n]{0,40}مفتوح',
      'فتح\\S* (?:ال)?(?:طريق|طرق|باب|بواب)',
    ],
    ...['انته[ىت]', 'توقف', 'زال ', 'زوال', 'لا خطر', 'عودة', 'رجوع', '(?:ي|ت|ا)رجع', '(?<!\\p{L})ي?عود(?:وا|ون)?(?!\\p{L})'],
    ...[
      'truce',
      'cease-?fire',
      'agreement',
      '\\bdeal\\b',
      'calm',
      'quiet',
      'all clear',
      'no danger',
      'is over',
      'has ended',
      'stopped',
      'corridor',
      'crossing',
    ],
    ...['\\bcross\\b', 'evacuat', '\\bleave\\b', 'return', 'roads? (?:is|are) open', 'open\\w* (?:the )?road'],
  ].join('|'),
  'iu',
)

function withoutMarks(text: string): string {
  return text.replace(/[\u064B-\u0652\u0670\u0640]/g, '')
}
