import { noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'

/**
 * What news counts: people by what their word says of them, and the things of war. Folded spelling. One row a noun:
 * class, singular, plurals (`+` makes the sound masculine plural, `@` the sound feminine one). Duals are made here.
 */
export type NounClass =
  | 'person'
  | 'man'
  | 'woman'
  | 'child'
  | 'civilian'
  | 'fighter'
  | 'killed'
  | 'wounded'
  /** «ضحايا», «إصابات بشرية»: dead or hurt, the sentence decides. */
  | 'casualty'
  /** «آخرين»: of the same sort as what was counted before. */
  | 'other'
  /** «عائلة»: says nothing of how many people. */
  | 'family'
  | 'thing'

interface NounForm {
  /** Folded singular: the name of the noun. */
  readonly lemma: string
  readonly noun: NounClass
  readonly number: 'one' | 'two' | 'many'
}

type Row = readonly [noun: NounClass, singular: string, plurals: string]

const ROWS: readonly Row[] = [
  ['person', 'شخص', 'اشخاص'],
  ['person', 'فرد', 'افراد'],
  ['person', 'انسان', 'ناس بشر'],
  ['person', 'نسمه', '@'],
  ['person', 'مواطن', '+'],
  ['woman', 'مواطنه', '@'],
  ['person', 'قريب', 'اقارب'],
  ['person', 'جار', 'جيران'],
  ['person', 'راكب', 'ركاب'],
  ['person', 'معتقل', '+'],
  ['person', 'قروي', '+'],
  ['person', 'تاجر', 'تجار'],
  ['person', 'مشيع', '+'],
  ['person', 'سوري', '+'],
  ['person', 'نازح', '+'],
  ['person', 'لاجي', '+'],
  ['person', 'مهجر', '+'],
  ['person', 'ساكن', 'سكان'],
  ['person', 'عامل', 'عمال عاملون عاملين'],
  ['person', 'موظف', '+'],
  ['person', 'متطوع', '+'],
  ['person', 'مسعف', '+'],
  ['person', 'طبيب', 'اطباء'],
  ['person', 'ممرض', '+'],
  ['person', 'ممرضه', '@'],
  ['person', 'طبيبه', '@'],
  ['person', 'صحفي', '+'],
  ['person', 'صحافي', '+'],
  ['person', 'اعلامي', '+'],
  ['person', 'مصور', '+'],
  ['person', 'ناشط', '+ نشطاء'],
  ['person', 'صحفيه', '@'],
  ['person', 'اعلاميه', '@'],
  ['person', 'ناشطه', '@'],
  ['person', 'متطوعه', '@'],
  ['person', 'موظفه', '@'],
  ['person', 'معلم', '+'],
  ['person', 'معلمه', '@'],
  ['person', 'مدرس', '+'],
  ['person', 'مدرسه', ''],
  ['person', 'مهندس', '+'],
  ['person', 'سايق', '+ سواق'],
  ['person', 'مزارع', '+'],
  ['person', 'فلاح', '+'],
  ['person', 'بايع', '+'],
  ['person', 'خباز', '+'],
  ['person', 'صياد', '+'],
  ['person', 'لاعب', '+'],
  ['person', 'راعي', 'رعاه رعيان'],
  ['person', 'راع', 'رعاه'],
  ['person', 'حداد', '+'],
  ['person', 'نجار', ''],
  ['person', 'حلاق', '+'],
  ['person', 'كهربايي', '+'],
  ['person', 'ميكانيكي', '+'],
  ['person', 'حصاد', ''],
  ['person', 'بستاني', '+'],
  ['person', 'حطاب', '+'],
  ['person', 'مودن', '+'],
  ['person', 'خطيب', 'خطباء'],
  ['person', 'استاذ', 'اساتذه'],
  ['person', 'عضو', 'اعضاء'],
  ['person', 'مسافر', '+'],
  ['person', 'عابر', ''],
  ['person', 'مصلي', ''],
  ['person', 'وجيه', 'وجهاء'],
  ['person', 'خبير', 'خبراء'],
  ['person', 'مستشار', '+'],
  ['man', 'شيخ', 'شيوخ'],
  ['man', 'ستيني', ''],
  ['man', 'سبعيني', ''],
  ['man', 'ثمانيني', ''],
  ['man', 'خمسيني', ''],
  ['man', 'اربعيني', ''],
  ['woman', 'ستينيه', ''],
  ['woman', 'سبعينيه', ''],
  ['woman', 'خمسينيه', ''],
  ['person', 'طالب', 'طلاب طلبه'],
  ['person', 'مسن', '+'],
  ['person', 'عجوز', 'عجايز'],
  ['person', 'شقيق', 'اشقاء'],
  ['person', 'حاله', '@'],
  ['person', 'محتجز', '+'],
  ['person', 'مقيم', '+'],
  ['person', 'مصل', 'مصلون مصلين'],
  ['person', 'ضيف', 'ضيوف'],
  ['person', 'متسوق', '+'],
  ['person', 'متبضع', '+'],
  ['person', 'زبون', 'زباين'],
  ['person', 'مريض', 'مرضي'],
  ['person', 'كهل', 'كهول'],
  ['person', 'يتيم', 'ايتام'],
  ['person', 'بدوي', 'بدو'],
  ['person', 'قاطف', '+'],
  ['person', 'خياط', '+'],
  ['person', 'بقال', '+'],
  ['person', 'صيدلاني', 'صيادله'],
  ['person', 'صيدلي', ''],
  ['person', 'منقذ', '+'],
  ['person', 'اطفايي', '+'],
  ['person', 'حرفي', '+'],
  ['person', 'محام', 'محامون محامين'],
  ['person', 'قاض', 'قضاه'],
  ['person', 'مستخدم', '+'],
  ['person', 'مدرب', '+'],
  ['person', 'مياوم', '+'],
  ['person', 'توام', ''],
  ['person', 'محاصر', '+'],
  ['person', 'مودع', '+'],
  ['person', 'معزي', '+'],
  ['woman', 'اخت', 'اخوات'],
  ['woman', 'حفيده', '@'],
  ['woman', 'ارمله', 'ارامل'],
  ['woman', 'بايعه', '@'],
  ['woman', 'مزارعه', '@'],
  ['woman', 'فلاحه', '@'],
  ['woman', 'راعيه', '@'],
  ['woman', 'عروس', 'عرايس'],
  ['woman', 'مهندسه', '@'],
  ['woman', 'مسعفه', '@'],
  ['man', 'حفيد', 'احفاد'],
  ['man', 'عريس', 'عرسان'],
  ['child', 'غلام', 'غلمان'],
  ['child', 'صبيه', 'صبايا'],
  ['child', 'يافع', '+'],
  ['child', 'خديج', 'خدج'],
  ['man', 'رجل', 'رجال'],
  ['man', 'شاب', 'شبان شباب'],
  ['man', 'اب', 'اباء'],
  ['woman', 'امراه', 'نساء نسوه'],
  ['woman', 'سيده', '@'],
  ['woman', 'شابه', '@'],
  ['woman', 'زوجه', '@'],
  ['woman', 'عامله', '@'],
  ['woman', 'طالبه', '@'],
  ['woman', 'عجوزه', ''],
  ['woman', 'ام', 'امهات'],
  ['woman', 'شقيقه', '@'],
  ['woman', 'مسنه', '@'],
  ['woman', 'مدنيه', '@'],
  ['woman', 'فتاه', 'فتيات'],
  ['woman', 'حامل', 'حوامل'],
  ['woman', 'نازحه', '@'],
  ['child', 'طفل', 'اطفال'],
  ['child', 'طفله', '@'],
  ['child', 'رضيع', 'رضع'],
  ['child', 'رضيعه', '@'],
  ['child', 'فتي', 'فتيان فتيه'],
  ['child', 'قاصر', 'قاصرون قاصرين قصر'],
  ['child', 'تلميذ', 'تلاميذ تلامذه'],
  ['child', 'تلميذه', '@'],
  ['child', 'صبي', 'صبيه صبيان'],
  ['child', 'ولد', 'اولاد'],
  ['child', 'مراهق', '+'],
  ['child', 'جنين', 'اجنه'],
  ['civilian', 'مدني', '+'],
  ['fighter', 'مقاتل', '+'],
  ['fighter', 'عنصر', 'عناصر'],
  ['fighter', 'جندي', 'جنود'],
  ['fighter', 'مسلح', '+'],
  ['fighter', 'عسكري', '+ عساكر'],
  ['fighter', 'ضابط', 'ضباط'],
  ['fighter', 'قيادي', '+ قاده'],
  ['fighter', 'قياديه', '@'],
  ['fighter', 'قايد', ''],
  ['fighter', 'مقاتله', '@'],
  ['fighter', 'متشدد', '+'],
  ['fighter', 'متمرد', '+'],
  ['fighter', 'مرتزق', 'مرتزقه'],
  ['fighter', 'حارس', 'حراس'],
  ['fighter', 'قناص', '+ قناصه'],
  ['fighter', 'شرطي', '+'],
  ['fighter', 'ارهابي', '+'],
  ['fighter', 'مجند', '+'],
  ['fighter', 'داعشي', 'دواعش'],
  ['killed', 'قتيل', 'قتلي'],
  ['killed', 'قتيله', '@'],
  ['killed', 'شهيد', 'شهداء شهدا'],
  ['killed', 'شهيده', '@'],
  ['killed', 'جثه', 'جثث'],
  ['killed', 'جثمان', 'جثامين'],
  ['killed', 'صريع', 'صرعي'],
  ['killed', 'وفاه', 'وفيات'],
  ['wounded', 'جريح', 'جرحي'],
  ['wounded', 'جريحه', '@'],
  ['wounded', 'مصاب', '+'],
  ['wounded', 'مصابه', '@'],
  ['wounded', 'اصابه', '@'],
  ['casualty', 'ضحيه', 'ضحايا'],
  ['other', 'اخر', 'اخرون اخرين اخران'],
  ['other', 'اخري', 'اخريات'],
  ['family', 'عايله', 'عوايل عايلات'],
  ['family', 'اسره', 'اسر'],
  ['thing', 'غاره', '@'],
  ['thing', 'ضربه', '@'],
  ['thing', 'قذيفه', 'قذايف'],
  ['thing', 'صاروخ', 'صواريخ'],
  ['thing', 'برميل', 'براميل'],
  ['thing', 'لغم', 'الغام'],
  ['thing', 'قنبله', 'قنابل'],
  ['thing', 'طايره', '@'],
  ['thing', 'مسيره', '@'],
  ['thing', 'مروحيه', '@'],
  ['thing', 'حربيه', '@'],
  ['thing', 'دبابه', '@'],
  ['thing', 'سياره', '@'],
  ['thing', 'شاحنه', '@'],
  ['thing', 'حافله', '@'],
  ['thing', 'اليه', '@'],
  ['thing', 'مركبه', '@'],
  ['thing', 'دراجه', '@'],
  ['thing', 'هدف', 'اهداف'],
  ['thing', 'نقطه', 'نقاط'],
  ['thing', 'مقر', 'مقرات مقار'],
  ['thing', 'رشقه', '@'],
  ['thing', 'طلقه', '@'],
  ['thing', 'استهداف', '@'],
  ['thing', 'خرق', 'خروقات'],
  ['thing', 'عمليه', '@'],
  ['thing', 'حريق', 'حرايق'],
  ['thing', 'متر', 'امتار'],
  ['thing', 'كيلومتر', '@'],
  ['thing', 'محل', 'محال محلات'],
  ['thing', 'منزل', 'منازل'],
  ['thing', 'بيت', 'بيوت'],
  ['thing', 'بنايه', '@'],
  ['thing', 'طابق', 'طوابق'],
  ['thing', 'متجر', 'متاجر'],
  ['thing', 'دكان', 'دكاكين'],
  ['thing', 'فرن', 'افران'],
  ['thing', 'جرار', '@'],
  ['thing', 'صهريج', 'صهاريج'],
  ['thing', 'عربه', '@'],
  ['thing', 'مدرعه', '@'],
  ['thing', 'مستودع', '@'],
  ['thing', 'مزرعه', 'مزارع'],
  ['thing', 'حاجز', 'حواجز'],
  ['thing', 'جسر', 'جسور'],
  ['thing', 'بناء', 'ابنيه'],
  ['thing', 'مبني', 'مباني مبان'],
  ['thing', 'خيمه', 'خيم خيام'],
  ['thing', 'مشفي', 'مشافي مشاف'],
  ['thing', 'مستشفي', 'مستشفيات'],
  ['thing', 'مدرسه', 'مدارس'],
  ['thing', 'مسجد', 'مساجد'],
  ['thing', 'مخيم', '@'],
  ['thing', 'قريه', 'قري'],
  ['thing', 'بلده', '@'],
  ['thing', 'مدينه', 'مدن'],
  ['thing', 'حي', 'احياء'],
  ['thing', 'موقع', 'مواقع'],
  ['thing', 'مره', '@'],
  ['thing', 'هجوم', 'هجمات'],
  ['thing', 'هجمه', ''],
  ['thing', 'مجزره', 'مجازر'],
  ['thing', 'ساعه', '@'],
  ['thing', 'يوم', 'ايام'],
  ['thing', 'اسبوع', 'اسابيع'],
  ['thing', 'شهر', 'اشهر شهور'],
  ['thing', 'عام', 'اعوام'],
  ['thing', 'سنه', 'سنوات سنين'],
  ['thing', 'دقيقه', 'دقايق'],
  ['thing', 'ممر', '@'],
  ['thing', 'معبر', 'معابر'],
  ['thing', 'هدنه', 'هدن'],
]

const NOUNS: ReadonlyMap<string, NounForm> = nouns()
const CLITICS = ['وبال', 'فال', 'وال', 'بال', 'ولل', 'لل', 'ال', 'وب', 'ول', 'و', 'ف', 'ب', 'ل']

export interface FoundNoun extends NounForm {
  readonly definite: boolean
  /** The clitics before it, «و» among them, or ''. */
  readonly clitic: string
}

/** The noun that a token is, its clitics taken off, or null. */
export function nounOf(token: Token | undefined): FoundNoun | null {
  return token ? readNoun(token.lexeme) : null
}

const readNoun = noted((word): FoundNoun | null => {
  const plain = NOUNS.get(word)
  if (plain) return { ...plain, definite: false, clitic: '' }
  if (!MAY_LEAN.has(word.charCodeAt(0))) return null
  for (const clitic of CLITICS) {
    if (!word.startsWith(clitic)) continue
    const noun = NOUNS.get(word.slice(clitic.length))
    if (noun && word.length - clitic.length > 2) return { ...noun, definite: clitic.endsWith('ال') || clitic.endsWith('لل'), clitic }
  }
  return null
})

const MAY_LEAN = new Set([...'وفبلا'].map(letter => letter.charCodeAt(0)))

function nouns(): Map<string, NounForm> {
  const map = new Map<string, NounForm>()
  const add = (form: string, value: NounForm) => {
    if (!map.has(form)) map.set(form, value)
  }
  for (const [noun, lemma, plurals] of ROWS) {
    const stem = lemma.endsWith('ه') ? `${lemma.slice(0, -1)}ت` : lemma
    add(lemma, { lemma, noun, number: 'one' })
    // tanwin of the accusative: «مدنياً», after eleven and upwards too
    if (!lemma.endsWith('ه')) add(`${lemma}ا`, { lemma, noun, number: 'one' })
    for (const plural of plurals.split(' ')) {
      if (plural === '+') for (const end of ['ون', 'ين']) add(lemma + end, { lemma, noun, number: 'many' })
      else if (plural === '@') add(`${stem.slice(0, -1)}ات`, { lemma, noun, number: 'many' })
      else if (plural) add(plural, { lemma, noun, number: 'many' })
    }
    // «مدنيين» stays a plural: it is written like its dual, and news means the plural by it
    add(`${stem}ان`, { lemma, noun, number: 'two' })
    add(`${stem}ين`, { lemma, noun, number: 'two' })
    // before another noun: «حالتا وفاة», «جثتي طفلين»; those of men are written like other forms
    if (lemma.endsWith('ه') && noun !== 'thing') for (const end of ['ا', 'ي']) add(stem + end, { lemma, noun, number: 'two' })
  }
  for (const form of ['اخران', 'اخريان', 'اخرين']) map.delete(form)
  map.set('اخران', { lemma: 'اخر', noun: 'other', number: 'two' })
  map.set('اخريان', { lemma: 'اخر', noun: 'other', number: 'two' })
  map.set('اخرين', { lemma: 'اخر', noun: 'other', number: 'many' })
  map.set('امراتان', { lemma: 'امراه', noun: 'woman', number: 'two' })
  map.set('امراتين', { lemma: 'امراه', noun: 'woman', number: 'two' })
  // whose singulars are other words as well
  for (const form of ['اخوين', 'اخوان', 'زوجان', 'زوجين', 'صغيرين', 'توامان', 'توامين'])
    map.set(form, { lemma: 'اخ', noun: 'person', number: 'two' })
  for (const form of ['اخوه', 'اشقا', 'ماره', 'حصادين', 'حصادون', 'عابرين', 'نجارين'])
    map.set(form, { lemma: 'اخ', noun: 'person', number: 'many' })
  for (const form of ['صغار', 'اطفالا']) map.set(form, { lemma: 'صغير', noun: 'child', number: 'many' })
  map.set('شقيقان', { lemma: 'شقيق', noun: 'person', number: 'two' })
  return map
}
