const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))
const PREFIXES = ['', 'و', 'ف', 'ب', 'ل', 'ال', 'وال', 'بال', 'لل', 'وب', 'ول']
const leaning = (list: string): ReadonlySet<string> => new Set([...words(list)].flatMap(word => PREFIXES.map(prefix => prefix + word)))

/** Words behind which the parts of a figure follow. */
export const INCLUDING = words(
  'فيهم بينهم بينهما بينها بينهن منهم منها ضمنهم غالبيتهم معظمهم اغلبهم اغلبها احدهم احداهم جلهم نصفهم ثلثهم ربعهم بعضهم كلهم جميعهم اكثرهم اكثريتهم ثلثاهم غالبيتها',
)

/** Words that may stand between a word of harm and its count. */
export const PASSABLE = words(`
  من عن كل كلا علي الاقل ما لا يقل في صفوف حصيله اوليه اخر عدد بين نحو حوالي اكثر " الي بحياه حياه وقوع سقوط / قرابه زهاء كحصيله منهم هم
  ارواح بارواح بلغ بلغت والبالغ البالغ عددهم البالغه يبلغ هو`)

/** Words of time, which may stand between a verb and whom it struck. */
export const TIME_WORDS = words(`
  اليوم امس الليله البارحه الان صباح صباحا ظهر ظهرا عصر عصرا مساء ليل ليلا فجر فجرا السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه
  الماضي الماضيه الفايت قبل قليل لاحقا ايضا كذلك بدورهم`)

/** Months, before which a bare number is a day. */
export const MONTHS = words(`
  كانون تشرين شباط اذار نيسان ايار حزيران تموز اب ايلول يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر
  جانفي فيفري افريل ماي جوان جويليه اوت محرم صفر رمضان شوال`)

/** Words before a bare number that is an hour, a year or a day. */
export const DATE_HEADS = words('الساعه ساعه يوم عام سنه منذ اعوام بتاريخ الموافق حتي')

/** What tells of the dead without being a word of the lexicon: bodies, souls, lost lives. */
export const TELLS_OF_DEATH = leaning(
  'اختناق اختناقا فقدان فقد فقدت فقدوا فقدا جثه جثث جثتين جثامين جثمان ارواح اباده ابيدت اباد حتفه حتفهم حتفهما ضحيته ضحيتها مصرعه مصرعهم',
)

/** «انتشال جثامين …», «حصد أرواح …»: what follows is counted as dead. */
export const BODIES = leaning('جثث جثامين ارواح')

/** What a bare number before it measures. */
export const UNITS = words(
  'كم كيلو كيلومتر كيلومترا كيلومترات متر مترا امتار طن طنا اطنان % بالميه بالمايه عاما سنه سنوات اعوام دولار ليره مرات',
)

/** «لقي مصرعه», «لاقوا حتفهم»: death as that which one meets. */
export const MET = /^(حتف|مصرع)(ه|ها|هم|هما|هن)$/

/** «لترتفع الحصيلة …»: what follows counts more than what went before. */
export const SUMS_UP = /^(لترتفع|ليرتفع|لتصل|ليصل|لتبلغ|ليبلغ)$/
