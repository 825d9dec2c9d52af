import { foldText } from '../fold.ts'

/**
 * Lines of a page that are no part of its article. A line goes only if the whole of it is furniture: phrases are matched against the
 * folded line from its first letter, and those that could open a real sentence ("we followed the shelling") ask for more than their verb.
 */
export interface FurnitureRule {
  readonly name: string
  /** What follows the line: `list` is a heading over headlines of other articles, `next` announces one. */
  readonly heads?: 'list' | 'next'
  readonly is: (folded: string, raw: string) => boolean
}

const PLATFORM =
  'فيسبوك|الفيسبوك|فيس بوك|تويتر|منصه اكس|واتساب|واتس اب|الواتساب|تلغرام|تليغرام|تيلغرام|تليجرام|تيليجرام|التلغرام|يوتيوب|انستغرام|انستجرام|لينكد ان|facebook|twitter|whatsapp|telegram|instagram|youtube|google news|اخبار جوجل|غوغل نيوز'
/** "Our channel": what an outlet calls its own, and no sentence about a battle does. */
const OURS = 'قناتنا|قنواتنا|صفحتنا|صفحاتنا|حسابنا|حساباتنا|تطبيقنا|موقعنا|نشرتنا|مجموعتنا|النشره البريديه|نشره بريديه'

export const FURNITURE: readonly FurnitureRule[] = [
  whole('related-list', 'list', [
    'مواضيع ذات صلة',
    'مقالات ذات صلة',
    'أخبار ذات صلة',
    'موضوعات ذات صلة',
    'مواد ذات صلة',
    'ذات صلة',
    'مواد متعلقة',
    'مواضيع متعلقة',
    'أخبار متعلقة',
    'إظهار أخبار متعلقة',
    'الأكثر قراءة',
    'الأكثر مشاهدة',
    'الأكثر تداولاً',
    'اخترنا لك',
    'اخترنا لكم',
    'قد يعجبك أيضاً',
    'قد يهمك أيضاً',
    'آخر الأخبار',
    'أحدث الأخبار',
    'المزيد من الأخبار',
    'related articles',
    'related posts',
    'related news',
    'most read',
    'you may also like',
  ]),
  whole('read-also', 'next', [
    'اقرأ أيضاً',
    'اقرأ أيضا في',
    'اقرأ المزيد',
    'شاهد أيضاً',
    'طالع أيضاً',
    'انظر أيضاً',
    'قد يهمك',
    'read also',
    'see also',
    'read more',
  ]),
  opening('read-also', ['اقرأ أيضاً', 'اقرأ المزيد', 'اقرؤوا أيضاً', 'لقراءة المزيد', 'للمزيد اقرأ', 'قد يهمك', 'read also', 'read more']),
  { name: 'read-also', is: (_folded, raw) => /^[^\p{L}]*(?:شاهد|طالع|انظر)(?:وا)? أيضا\u064B? ?[:|\-–]/u.test(raw) && raw.length <= 200 },
  {
    name: 'share',
    is: folded => folded !== '' && folded.split(' ').every(word => SHARE_WORDS.has(word)) && !/^(?:علي|عبر|الي|ان|اب)$/.test(folded),
  },
  whole('share', undefined, [
    'أرسل إلى صديق',
    'رابط مختصر',
    'شارك هذا الموضوع',
    'انقر للمشاركة',
    'copy link',
    'share this',
    'share on',
    'click to share',
  ]),
  whole('button', undefined, [
    'close',
    'إغلاق',
    'menu',
    'القائمة',
    'بحث',
    'search',
    'الرئيسية',
    'الصفحة الرئيسية',
    'home',
    'تسجيل الدخول',
    'login',
    'sign in',
    'اشتراك',
    'اشترك',
    'subscribe',
    'التالي',
    'السابق',
    'next',
    'previous',
    'العودة إلى الأعلى',
    'انتقل إلى المحتوى',
    'تخطى إلى المحتوى',
    'skip to content',
    'skip to main content',
    'تحميل المزيد',
    'عرض المزيد',
    'المزيد',
    'load more',
    'إعلان',
    'إعلانات',
    'advertisement',
    'حجم الخط',
    'تكبير الخط',
    'تصغير الخط',
    'استمع',
    'استمع إلى المقال',
    'استمع للخبر',
    'من نحن',
    'اتصل بنا',
    'أعلن معنا',
    'سياسة الخصوصية',
    'شروط الاستخدام',
    'privacy policy',
    'terms of use',
    'contact us',
    'about us',
  ]),
  {
    name: 'tags',
    is: (_folded, raw) =>
      /^[^\p{L}#]*(?:الوسوم|وسوم|الكلمات المفتاحية|كلمات مفتاحية|الكلمات الدلالية|كلمات دلالية|tags|keywords) ?(?:[:：]|$)/iu.test(raw) &&
      raw.length <= 400,
  },
  matching(
    'copyright',
    /^(?:copyright|c? ?\d{4} )?.{0,80}(?:جميع|كل|كافه) (?:الحقوق|حقوق النشر) محفوظه|^copyright |^all rights reserved/,
    30,
  ),
  { name: 'copyright', is: (_folded, raw) => /^[©®]/u.test(raw) && raw.length <= 150 },
  // "We followed" and "follow us" are one word: only the bare invitation counts.
  matching('follow-us', new RegExp(`^تابعنا (?:علي|عبر|في) (?:${PLATFORM}|${OURS})(?: [^ ]+){0,2}$`), 9),
  matching('follow-us', new RegExp(`^تابعونا .*(?:${PLATFORM}|${OURS})(?: |$)`), 25),
  matching('follow-us', new RegExp(`^(?:تابع|تابعوا|زوروا|ادعموا) (?:.* )?(?:${OURS})(?: |$)`), 20),
  matching('follow-us', new RegExp(`^(?:اشترك|اشتركوا|للاشتراك|انضم|انضموا|للانضمام) (?:.* )?[بل]?(?:${OURS})(?: |$)`), 20),
  matching(
    'follow-us',
    new RegExp(`^(?:اشتركوا?|للاشتراك|انضموا?|للانضمام) (?:الان )?(?:(?:في|الي) |[بل])(?:قناه|القناه|مجموعه|المجموعه) .*(?:${PLATFORM})$`),
    15,
  ),
  matching('follow-us', new RegExp(`^(?:لمتابعه|لتصلكم?|ليصلكم?) (?:.* )?(?:${PLATFORM}|${OURS})(?: |$)`), 20),
  whole('follow-us', undefined, ['لمتابعة آخر الأخبار', 'لمتابعة أحدث الأخبار']),
  matching('follow-us', /^(?:حمل|حملوا|نزل|لتحميل|لتنزيل) (?:تطبيقنا|التطبيق|تطبيق .*(?:مجانا|اندرويد|ايفون|للهواتف|علي هاتفك))/, 20),
  whole('follow-us', undefined, ['تابعنا', 'تابعونا', 'follow us', 'join us', 'اشترك الآن', 'انضم إلينا']),
  opening('follow-us', ['follow us on', 'join our', 'subscribe to our', 'sign up for our']),
  matching(
    'comments',
    /^(?:التعليقات|تعليقات|تعليق|comments)(?: \d+)?$|^(?:\d+|لا|لا توجد|لا يوجد|no) (?:تعليق|تعليقا|تعليقات|comments?)$/,
    4,
  ),
  opening('comments', [
    'اترك تعليقاً',
    'اترك رداً',
    'أضف تعليقاً',
    'أضف تعليق',
    'اكتب تعليقاً',
    'دع تعليقاً',
    'إلغاء الرد',
    'التعليقات مغلقة',
    'لن يتم نشر عنوان بريدك الإلكتروني',
    'الحقول الإلزامية مشار إليها',
    'احفظ اسمي',
    'leave a reply',
    'leave a comment',
    'your email address will not be published',
  ]),
  matching(
    'counter',
    /^(?:عدد )?(?:المشاهدات|مشاهدات|مشاهده|الزيارات|القراءات|views)(?: \d[\d ]*)?$|^\d[\d ]* (?:مشاهده|مشاهدات|زياره|قراءه|مشاركه|مشاركات|اعجاب|views|shares|likes)$/,
    5,
  ),
  matching(
    'counter',
    /^(?:مده|وقت|زمن) القراءه|^(?:\d+ )?(?:دقيقه|دقيقتان|دقيقتين|دقايق) (?:قراءه|للقراءه)$|^قراءه \d+ دق|^\d+ min read$/,
    6,
  ),
  opening('cookies', [
    'يستخدم هذا الموقع ملفات تعريف الارتباط',
    'نستخدم ملفات تعريف الارتباط',
    'this website uses cookies',
    'we use cookies',
  ]),
  matching(
    'feed-signature',
    /^(?:ظهرت المقاله|ظهر المقال|ظهر الخبر|نشر المقال) .* (?:اولا|لاول مره) (?:علي|في) |^the post .* appeared first on /,
    60,
  ),
  { name: 'bare-link', is: (_folded, raw) => /^(?:https?:\/\/|www\.|pic\.twitter\.com\/|t\.co\/)\S+$/i.test(raw) },
  { name: 'divider', is: (folded, raw) => raw !== '' && folded === '' },
]

const SHARE_WORDS = new Set(
  `شارك شاركها شاركه شاركوا مشاركه المشاركه الخبر المقال المقاله غرد تغريد انشر طباعه اطبع نسخ انسخ الرابط حفظ ارسال علي عبر الي
   ${PLATFORM.replaceAll('|', ' ')} اكس ماسنجر بنترست لينكدان البريد الالكتروني بريد الكتروني
   share tweet post email e mail print copy link facebook twitter x whatsapp telegram linkedin pinterest reddit messenger viber tumblr
   instagram youtube rss skype threads on via`
    .split(/\s+/)
    .filter(word => word !== ''),
)

const OPENING_MAX_WORDS = 25

function whole(name: string, heads: FurnitureRule['heads'], phrases: readonly string[]): FurnitureRule {
  const set = new Set(phrases.map(foldText))
  const is = (folded: string) => set.has(folded)
  return heads === undefined ? { name, is } : { name, heads, is }
}

function opening(name: string, phrases: readonly string[]): FurnitureRule {
  const starts = phrases.map(phrase => `${foldText(phrase)} `)
  return {
    name,
    is: folded => folded.split(' ').length <= OPENING_MAX_WORDS && starts.some(start => `${folded} `.startsWith(start)),
  }
}

function matching(name: string, pattern: RegExp, maxWords: number): FurnitureRule {
  return { name, is: folded => folded.split(' ').length <= maxWords && pattern.test(folded) }
}
