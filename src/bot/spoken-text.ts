/** What people write to a bot that is no name of a place. */
export type Courtesy = 'greeting' | 'thanks' | 'help' | 'stop' | 'mine'

const WORDS: Readonly<Record<Courtesy, readonly string[]>> = {
  greeting: [
    ...['مرحبا', 'مرحباً', 'اهلا', 'اهلين', 'هلا', 'هاي', 'هلو', 'الو', 'سلام', 'السلام عليكم', 'سلام عليكم', 'صباح الخير', 'مساء الخير'],
    ...[
      'السلام عليكم ورحمة الله',
      'السلام عليكم ورحمة الله وبركاته',
      'بدي اشترك',
      'اشتراك',
      'ابدا',
      'hi',
      'hello',
      'hey',
      'salam',
      'marhaba',
    ],
  ],
  thanks: ['شكرا', 'شكراً', 'مشكور', 'مشكورين', 'يسلمو', 'يعطيكم العافية', 'الله يعطيكم العافية', 'جزاكم الله خيرا', 'thanks', 'thank you'],
  help: [
    ...['مساعدة', 'مساعده', 'ساعدوني', 'النجدة', 'المساعدة', 'كيف', 'كيف استخدم', 'كيف اشترك', 'الاوامر', 'اوامر', 'القائمة', 'قائمة'],
    ...['ماذا افعل', 'شو اعمل', 'شو هاد', 'من انتم', 'مين انتو', 'help', 'menu', '?', '؟'],
  ],
  stop: ['توقف', 'ايقاف', 'اوقف', 'وقف', 'قف', 'الغاء', 'الغاء الاشتراك', 'الغي الاشتراك', 'خروج', 'stop', 'unsubscribe', 'cancel', 'end'],
  mine: ['اماكني', 'متابعاتي', 'اشتراكاتي', 'ما اتابعه', 'my'],
}

const BY_WORD: ReadonlyMap<string, Courtesy> = new Map(
  Object.entries(WORDS).flatMap(([courtesy, words]) => words.map(word => [folded(word), courtesy as Courtesy] as const)),
)

/** Null for text that may be the name of a place. */
export function courtesyOf(text: string): Courtesy | null {
  return BY_WORD.get(folded(text)) ?? null
}

const MOST_WORDS = 14
const LONGEST_NAME = 4

/**
 * Phrases of a sentence that may be names, the longer before their parts: «أنا من سقبا» holds «سقبا», and a word with «ب» or «لـ» before it is tried
 * without. Empty for one word, and for what is no sentence but an article.
 */
export function phrasesOf(text: string): readonly (readonly string[])[] {
  const parts = text.split(/[\n،,;؛+&.!؟?/]| - /).map(part => part.split(/\s+/).filter(word => word !== ''))
  const count = parts.flat().length
  if (count < 2 || count > MOST_WORDS) return []
  const phrases: string[][] = []
  for (let length = Math.min(LONGEST_NAME, count); length > 0; length--) {
    for (const words of parts) {
      for (let from = 0; from + length <= words.length; from++) {
        const phrase = words.slice(from, from + length)
        if (length > 1 || !TALK.has(folded(phrase[0] ?? ''))) phrases.push(phrase)
      }
    }
  }
  return phrases
}

/** Whether a text is more than a name: it holds a word of talk, or a number. */
export function holdsTalk(text: string): boolean {
  return text.split(/\s+/).some(word => TALK.has(folded(word)) || /^\p{Nd}+\p{L}?$/u.test(word))
}

/**
 * A word without the particle that is written to it; the word itself where it has none.
 * @param least letters that have to be left: two are enough where the name goes on, «بتل تمر»
 */
export function withoutParticle(word: string, least: 2 | 3 = 3): string {
  const found = /^(?:وب|ول|ب|ل|و)(.+)$/u.exec(word)?.[1] ?? ''
  return found.length >= least && /^\p{L}+$/u.test(found.slice(0, least)) ? found : word
}

/** Words of talk that are also names of villages. */
const TALK: ReadonlySet<string> = new Set(
  [
    ...[
      'انا',
      'نحن',
      'نحنا',
      'من',
      'في',
      'على',
      'الى',
      'عن',
      'مع',
      'شو',
      'وين',
      'اين',
      'كيف',
      'متى',
      'هل',
      'ما',
      'ماذا',
      'عم',
      'اليوم',
      'الان',
    ],
    ...[
      'هلق',
      'بدي',
      'اريد',
      'متابعة',
      'تابع',
      'اخبار',
      'خبر',
      'الوضع',
      'وضع',
      'قصف',
      'القصف',
      'هدنة',
      'الهدنة',
      'ممر',
      'معبر',
      'المعبر',
      'طيران',
    ],
    ...[
      'مدينة',
      'بلدة',
      'قرية',
      'حي',
      'مخيم',
      'ناحية',
      'منطقة',
      'محافظة',
      'ريف',
      'شمال',
      'جنوب',
      'شرق',
      'غرب',
      'اهلي',
      'بيت',
      'بيتنا',
      'عائلتي',
    ],
    ...[
      'الله',
      'يا',
      'لو',
      'سمحت',
      'سمحتم',
      'رجاء',
      'امي',
      'ابي',
      'اخي',
      'ساكن',
      'ساكنة',
      'موجود',
      'هون',
      'هناك',
      'هنا',
      'كل',
      'سلام',
      'السلام',
      'عليكم',
    ],
  ].map(folded),
)

function folded(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\u064B-\u0652\u0640]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{L})[\s!.،,؟?]+$/u, '')
}
