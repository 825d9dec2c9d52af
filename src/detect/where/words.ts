/** Word tables of the place finder: all folded (ة as ه, ى as ي, hamza seats gone). Where a table holds a word, so do its forms with ال. */

const list = (text: string) => text.trim().split(/\s+/)
const withArticle = (text: string) => list(text).flatMap(word => (word.startsWith('ال') ? [word] : [word, `ال${word}`]))
const withConjunctions = (words: readonly string[]) =>
  words.flatMap(word => [word, `و${word}`, `ف${word}`, `ب${word}`, `ل${word}`, `ك${word}`])

/** What stands before a name and makes it part of another name: «جامعة دمشق», «شارع بغداد», «قناة حلب اليوم». */
export const NAME_HOLDERS: ReadonlySet<string> = new Set([
  ...withConjunctions(
    list(`
    شارع شارعي جاده ساحه ميدان جامعه كليه معهد جيش فيلق فرقه لواء كتائب حركه تنظيم تجمع قناه صحيفه جريده مجله موقع وكاله شبكه اذاعه راديو
    تلفزيون فضاييه تنسيقيه اتحاد نادي فريق فندق قصر بنك مصرف شركه موسسه جمعيه منظمه روايه فيلم مسلسل كتاب ديوان مسرحيه اغنيه
    ال بن ابن بنت ابو ابي ابا ام عبد سوره دار برنامج مهرجان معرض جايزه كاس دوري متحف مكتبه سينما شهيد شهيده قاعه برج
    عشيره قبيله ماركه سياره حزب تيار ايلول
  `),
  ),
  ...withConjunctions(
    list('الشهيد الشهيده الدكتور الدكتوره المهندس المحامي الاستاذ الاعلامي الاعلاميه الناشط الناشطه الصحفي الصحافي الكاتب'),
  ),
  ...list('د م ابوعبد'),
])

/** Titles: the word after them is a person's name. */
export const TITLES: ReadonlySet<string> = new Set(
  withConjunctions(
    withArticle(
      `عميد عقيد مقدم رايد نقيب ملازم جنرال فريق مشير رقيب دكتور دكتوره مهندس محامي استاذ سيد سيده حاج اميره ممثل ممثله مطرب مطربه فنان فنانه لاعب مدرب شاعر كاتب كاتبه مخرج مراسل مراسله`,
    ).concat(list('الرييس الوزير النايب الملك الامير المبعوث السفير القايد اللواء الشيخ البابا القس المطران')),
  ),
)

/** First names; what stands right after one is a family name. «علي» is left out: folded it is also «على». */
export const FIRST_NAMES: ReadonlySet<string> = new Set(
  withConjunctions(
    list(`
    محمد احمد محمود مصطفي ابراهيم اسماعيل يوسف خالد عمر عثمان حسن حسين حسان سعيد سعد سالم سليم سليمان سامي سامر ماهر مازن ماجد مجد
    زياد زيد زكريا رامي رياض رضوان رشيد رفيق فادي فارس فراس فيصل فواز فايز فوزي فهد طارق طلال طه ياسر ياسين يحيي يزن يونس نزار نبيل ناصر نضال نور
    هاني هشام هيثم وليد وايل وسيم وسام غسان غياث عادل عامر عماد عمار عصام عدنان عزام علاء عبدالله عبدالرحمن كمال كريم كنان قاسم قصي صالح صلاح صبحي صفوان
    شادي شريف بشار باسل باسم بسام بلال بدر بكر ايمن ايهاب اياد انس اسامه اسعد اكرم امجد امين انور ادهم اوس جمال جميل جلال جابر جورج جوزيف جون ميشيل ميشال
    الياس انطون عيسي موسي مروان معاذ معن منذر منير مهند موفق مويد ميلاد رجب رستم رفعت سهيل سيف حافظ حامد حازم حاتم حمزه حيدر خليل خليفه ديفيد
    فاطمه مريم عايشه زينب هدي رنا رنا ريم ليلي لينا سمر سميره سلمي سعاد ندي نورا هند هناء وفاء اسماء ايمان امل اميره ايناس دانا ديما رشا سارا ساره
    رجب فلاديمير سيرغي ستافان ستيفان دونالد باراك جيمس مايكل توماس كوفي الاخضر
  `),
  ),
)

/** What stands after a name and makes it part of another: «حلب نيوز», «دمشق الدولي» is the fair's or the airport's. */
export const NAME_TAILS: ReadonlySet<string> = new Set(
  list('نيوز برس تايمز بوست ميديا اونلاين الاخباري الاخباريه الاعلامي الاعلاميه الفضاييه اف'),
)

/** Words by which a text puts something somewhere; a bare ordinary word after one of them may be a place. */
export const LOCATIVES: ReadonlySet<string> = new Set(
  list(`
    في علي من الي نحو قرب بين عند باتجاه اتجاه صوب حول داخل خارج ضد وفي وعلي ومن والي وقرب
    قصف قصفت استهدف استهدفت استهداف يستهدف تستهدف طال طالت تطال يطال شمل شملت قصفه بقصف وقصف واستهدف واستهدفت طاول طاولت
    شمال جنوب شرق غرب شمالي جنوبي شرقي غربي
  `),
)

export const DIRECTIONS: ReadonlyMap<string, Direction> = new Map(
  (
    [
      ['north', 'شمال شمالي'],
      ['south', 'جنوب جنوبي'],
      ['east', 'شرق شرقي'],
      ['west', 'غرب غربي'],
    ] as const
  ).flatMap(([direction, words]) => withArticle(words).map(word => [word, direction] as const)),
)
export type Direction = 'north' | 'south' | 'east' | 'west'

/** What may stand between a name and the area it is said to lie in: «سقبا الواقعة في ريف دمشق». */
export const AREA_LINKS: ReadonlySet<string> = new Set([
  ...list('في ب من ضمن الواقعه الواقع الواقعتين التابعه التابع التابعتين الي ل وسط داخل قرب بالقرب كلها جميعها و'),
  ...DIRECTIONS.keys(),
  ...['بشمال', 'بجنوب', 'بشرق', 'بغرب', 'بشمالي', 'بجنوبي', 'بشرقي', 'بغربي', 'للشمال', 'اقصي', 'باقصي'],
])

/** Adjectives that belong to a name: «الكبرى», «الفوقاني»; and those of the compass. */
export const NAME_ADJECTIVES: ReadonlySet<string> = new Set(
  withArticle(
    'كبري كبيره كبير صغري صغيره صغير فوقاني تحتاني فوقا تحتا شرقيه غربيه شماليه جنوبيه شرقي غربي شمالي جنوبي جديده قديمه جديد قديم وسطي عليا سفلي',
  ).concat('البلد', 'المحطه'),
)

/** First parts after which a name goes on for another word: «خربة العدس», «تل أبو الصخر». */
export const NAME_OPENERS: ReadonlySet<string> = new Set(
  list(
    'عين تل تله كفر دير ام ابو خربه بيت شيخ الشيخ جب بير خان راس مزرعه قلعه حوش وادي عرب معر معره برج باب نبع كرم مرج بني تليل رجم بيار قره قصر حصن جسر جبل سهل سيد السيد السيده النبي نبي دوير رسم زور ضهره ضهر عبد سد شعب غدير مغاره ظهر ظهره كوم كويت',
  ),
)
