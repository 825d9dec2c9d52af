import type { Side } from '../domain/detection.ts'
import type { Party, PartyName } from './parties.ts'

const always = (ar: string, en: string): PartyName[] => [{ ar, en, from: null, until: null }]
const row = (key: string, side: Side, names: readonly PartyName[], ...aliases: string[]): Party => ({
  key,
  side,
  names,
  aliases,
  neutralBody: false,
})
const neutral = (key: string, ar: string, en: string, ...aliases: string[]): Party => ({
  ...row(key, 'neutral', always(ar, en), ...aliases),
  neutralBody: true,
})

/** The day on which the government changed: names that hold until then do not hold on it. */
const CHANGE = '2024-12-08'

/** A name until the change of government, and the one since. */
const changing = (before: PartyName, since: PartyName): PartyName[] => [
  { ...before, until: CHANGE },
  { ...since, from: CHANGE },
]
const name = (ar: string, en: string): PartyName => ({ ar, en, from: null, until: null })

/** Sorted by key. */
export const PARTY_ROWS: readonly Party[] = [
  row('activists', 'activists', always('ناشطون', 'activists'), 'نشطاء', 'ناشطون محليون', 'تنسيقيات'),
  row('ahrar', 'opposition', always('حركة أحرار الشام', 'Ahrar al-Sham'), 'أحرار الشام', 'حركة أحرار الشام الإسلامية'),
  row('asayish', 'sdf', always('قوى الأمن الداخلي (الأسايش)', 'Internal Security Forces (Asayish)'), 'الأسايش', 'أسايش'),
  row('coalition', 'us', always('التحالف الدولي', 'the international coalition'), 'طيران التحالف', 'قوات التحالف الدولي'),
  row('failaq', 'opposition', always('فيلق الرحمن', 'Faylaq al-Rahman'), 'فيلق الرحمن'),
  row(
    'government',
    'government',
    changing(name('قوات حكومة الأسد', 'Assad government forces'), name('قوات الحكومة السورية', 'Syrian government forces')),
    'قوات النظام',
    'قوات الأسد',
    'جيش النظام',
    'النظام السوري',
    'الجيش السوري',
    'الجيش العربي السوري',
    'القوات الحكومية',
    'قوات الحكومة',
  ),
  row('hezbollah', 'iran', always('حزب الله اللبناني', 'Hezbollah'), 'حزب الله', 'ميليشيا حزب الله'),
  row('hts', 'hts', always('هيئة تحرير الشام', 'Hayat Tahrir al-Sham'), 'تحرير الشام', 'جبهة النصرة', 'جبهة فتح الشام'),
  neutral('icrc', 'اللجنة الدولية للصليب الأحمر', 'International Committee of the Red Cross', 'الصليب الأحمر الدولي', 'الصليب الأحمر'),
  row('iran', 'iran', always('إيران', 'Iran'), 'الحرس الثوري الإيراني', 'القوات الإيرانية'),
  row(
    'iran-backed',
    'iran',
    always('مجموعات تدعمها إيران', 'Iran-backed groups'),
    'الميليشيات الإيرانية',
    'ميليشيات إيران',
    'لواء فاطميون',
  ),
  row('isis', 'isis', always('تنظيم الدولة (داعش)', 'Islamic State (ISIS)'), 'تنظيم الدولة الإسلامية', 'داعش', 'تنظيم الدولة'),
  row('israel', 'israel', always('إسرائيل', 'Israel'), 'الجيش الإسرائيلي', 'قوات الاحتلال', 'الطيران الإسرائيلي'),
  row('jaish-al-islam', 'opposition', always('جيش الإسلام', 'Jaysh al-Islam'), 'جيش الإسلام'),
  row('jordan', 'unknown', always('الأردن', 'Jordan'), 'الجيش الأردني', 'القوات المسلحة الأردنية'),
  row('local-council', 'residents', always('المجلس المحلي', 'the local council'), 'مجلس محلي', 'المجلس المحلي'),
  row('nlf', 'opposition', always('الجبهة الوطنية للتحرير', 'National Front for Liberation'), 'الوطنية للتحرير'),
  row('opposition', 'opposition', always('فصائل المعارضة', 'opposition factions'), 'المعارضة السورية', 'الفصائل', 'الجيش الحر', 'الثوار'),
  row('residents', 'residents', always('أهالٍ', 'residents'), 'الأهالي', 'سكان', 'مصادر أهلية'),
  row('russia', 'russia', always('روسيا', 'Russia'), 'القوات الروسية', 'الطيران الروسي', 'موسكو', 'الاحتلال الروسي'),
  row('russia-defence', 'russia', always('وزارة الدفاع الروسية', 'Russian Defence Ministry'), 'الدفاع الروسية'),
  row(
    'russia-reconciliation',
    'russia',
    always('مركز المصالحة الروسي', 'Russian reconciliation centre'),
    'المركز الروسي للمصالحة',
    'مركز حميميم',
    'قاعدة حميميم',
  ),
  row(
    'sana',
    'government',
    always('وكالة سانا الرسمية', 'state agency SANA'),
    'سانا',
    'وكالة الأنباء السورية',
    'الوكالة العربية السورية للأنباء',
  ),
  row('sarc', 'rescue', always('الهلال الأحمر العربي السوري', 'Syrian Arab Red Crescent'), 'الهلال الأحمر السوري', 'الهلال الأحمر'),
  row(
    'scd',
    'rescue',
    always('الدفاع المدني السوري (الخوذ البيضاء)', 'Syria Civil Defence (White Helmets)'),
    'الخوذ البيضاء',
    'الدفاع المدني',
  ),
  row(
    'sdf',
    'sdf',
    always('قوات سوريا الديمقراطية (قسد)', 'Syrian Democratic Forces (SDF)'),
    'قسد',
    'قوات سوريا الديمقراطية',
    'ميليشيا قسد',
  ),
  row('sna', 'opposition', always('الجيش الوطني السوري', 'Syrian National Army'), 'الجيش الوطني'),
  row('snhr', 'monitor', always('الشبكة السورية لحقوق الإنسان', 'Syrian Network for Human Rights'), 'الشبكة السورية'),
  row('sohr', 'monitor', always('المرصد السوري لحقوق الإنسان', 'Syrian Observatory for Human Rights'), 'المرصد السوري', 'المرصد'),
  row(
    'suwayda',
    'opposition',
    always('فصائل محلية في السويداء', 'local factions in Suwayda'),
    'الحرس الوطني في السويداء',
    'فصائل السويداء',
  ),
  row(
    'syria-authorities',
    'government',
    changing(name('حكومة الأسد', 'the Assad government'), name('الحكومة السورية', 'the Syrian government')),
    'وزارة الدفاع السورية',
    'الخارجية السورية',
    'حكومة النظام',
  ),
  row('turkey', 'turkey', always('تركيا', 'Türkiye'), 'الجيش التركي', 'القوات التركية', 'أنقرة', 'الاحتلال التركي'),
  neutral('un', 'الأمم المتحدة', 'the United Nations', 'الأمم المتحدة', 'مبعوث الأمم المتحدة'),
  neutral('un-ocha', 'مكتب الأمم المتحدة للشؤون الإنسانية (أوتشا)', 'UN OCHA', 'أوتشا', 'مكتب تنسيق الشؤون الإنسانية'),
  neutral('un-unicef', 'منظمة الأمم المتحدة للطفولة (يونيسف)', 'UNICEF', 'يونيسف', 'اليونيسف'),
  neutral('un-who', 'منظمة الصحة العالمية', 'World Health Organization', 'الصحة العالمية'),
  row('us', 'us', always('الولايات المتحدة', 'the United States'), 'القوات الأميركية', 'الجيش الأميركي', 'واشنطن', 'البنتاغون'),
  row('ypg', 'sdf', always('وحدات حماية الشعب', "People's Protection Units (YPG)"), 'وحدات حماية الشعب', 'الوحدات الكردية'),
]
