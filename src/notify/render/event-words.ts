import type { Target, Weapon } from '../../domain/detection.ts'
import type { Language } from './places.ts'

export type Words = Readonly<Record<Language, string>>
export const words = (ar: string, en: string): Words => ({ ar, en })

export const WEAPON_WORDS: Readonly<Record<Weapon, Words>> = {
  airstrike: words('قصف جوي', 'air strikes'),
  artillery: words('قصف مدفعي', 'artillery fire'),
  barrel_bomb: words('براميل متفجرة', 'barrel bombs'),
  chemical: words('أنباء عن غاز سام', 'reports of toxic gas'),
  cluster: words('ذخائر عنقودية', 'cluster munitions'),
  drone: words('قصف بطائرة مسيّرة', 'a drone strike'),
  incendiary: words('ذخائر حارقة', 'incendiary munitions'),
  missile: words('قصف بالصواريخ', 'missile fire'),
  mortar: words('قذائف هاون', 'mortar fire'),
  naval: words('قصف من البحر', 'naval fire'),
  rocket: words('قصف صاروخي', 'rocket fire'),
}

export const TARGET_WORDS: Readonly<Record<Target, Words>> = {
  bakery: words('فرن', 'a bakery'),
  camp: words('مخيم', 'a camp'),
  farmland: words('أراضٍ زراعية', 'farmland'),
  homes: words('أحياء سكنية', 'homes'),
  hospital: words('مشفى', 'a hospital'),
  market: words('سوق', 'a market'),
  military: words('مواقع عسكرية', 'military positions'),
  mosque: words('مسجد', 'a mosque'),
  power: words('منشأة خدمية', 'a utility'),
  rescuers: words('فرق إنقاذ', 'rescuers'),
  road: words('طريق', 'a road'),
  school: words('مدرسة', 'a school'),
}

export const CAUTION = {
  ceasefireOneSided: words(
    'هذا ما أعلنه طرف واحد، ولا نعرف إن كان سيُلتزم به.',
    'This is what one side announced; we do not know whether it will be kept.',
  ),
  ceasefire: words('قد لا يُلتزم بالهدنة. عدم وصول خبر لا يعني الهدوء.', 'The truce may not be kept. No news does not mean calm.'),
  proposed: words('هذا اقتراح أو مطلب، ولم تُعلَن موافقة عليه.', 'This is a proposal or a call; no agreement to it has been announced.'),
  corridor: words('الممرات تبقى خطرة حتى عند الاتفاق عليها.', 'Ways out stay dangerous even when agreed on.'),
  repeat: words(
    'ربما وصلتكم هذه الرسالة من قبل: الخبر نفسه وليس حدثاً جديداً.',
    'You may have had this message before: the same news, not a new event.',
  ),
  correction: words(
    'هذا تصحيح للخبر فقط، ولا يعني أن المنطقة هادئة.',
    'This corrects the report only; it does not mean that the area is calm.',
  ),
  noToll: words('لم تُذكر حصيلة.', 'No toll was given.'),
  late: words('خبر متأخر', 'Late news'),
  drill: words('رسالة تجريبية، ليست خبراً', 'Test message, not news'),
  broadcast: words('من إدارة الخدمة', 'From the service'),
  discreet: words('تحديث جديد', 'New update'),
} as const
