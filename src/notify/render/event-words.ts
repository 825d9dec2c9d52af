import type { CeasefireStatus, CorridorStatus, Target, Weapon } from '../../domain/detection.ts'
import type { Event } from '../../domain/event.ts'
import type { Language } from './places.ts'

type Words = Readonly<Record<Language, string>>
const words = (ar: string, en: string): Words => ({ ar, en })

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

interface Head {
  readonly sign: string
  readonly ar: string
  readonly en: string
}

const head = (sign: string, ar: string, en: string): Head => ({ sign, ar, en })

/** Never "truce" or "corridor" without a word that says whose word it is (SAFETY, Relief). */
const CEASEFIRE_HEADS: Readonly<Record<CeasefireStatus, Head>> = {
  proposed: head('⚪', 'هدنة مقترَحة', 'Proposed truce'),
  announced: head('🟡', 'هدنة مُعلَنة', 'Announced truce'),
  in_effect: head('🟡', 'هدنة مُعلَنة، ويُقال إنها سارية', 'Announced truce, said to be in effect'),
  violated: head('🔴', 'هدنة مُعلَنة، وأنباء عن خرقها', 'Announced truce, reports of breaches'),
  ended: head('🔴', 'أنباء عن انتهاء هدنة', 'Reports that a truce has ended'),
  denied: head('🔴', 'نفي هدنة', 'Truce denied'),
}

const CORRIDOR_HEADS: Readonly<Record<CorridorStatus, Head>> = {
  proposed: head('⚪', 'ممر مقترَح', 'Proposed corridor'),
  announced: head('🟡', 'ممر مُعلَن', 'Announced corridor'),
  open: head('🟡', 'ممر مُعلَن، وأنباء عن استخدامه', 'Announced corridor, reports of its use'),
  closed: head('🔴', 'أنباء عن إغلاق ممر', 'Reports that a corridor is closed'),
  denied: head('🔴', 'نفي فتح ممر', 'Corridor denied'),
}

const SHELLING_HEADS = { reported: head('🔴', 'قصف', 'Shelling'), denied: head('↔️', 'نفي قصف', 'Shelling denied') } as const

export function headOf(event: Event): Head {
  if (event.kind === 'shelling') return event.status === 'denied' ? SHELLING_HEADS.denied : SHELLING_HEADS.reported
  if (event.kind === 'ceasefire') return CEASEFIRE_HEADS[event.status as CeasefireStatus]
  return CORRIDOR_HEADS[event.status as CorridorStatus]
}

export const CAUTION = {
  ceasefireOneSided: words(
    'هذا ما أعلنه طرف واحد، ولا نعرف إن كان سيُلتزم به.',
    'This is what one side announced; we do not know whether it will be kept.',
  ),
  ceasefire: words('قد لا يُلتزم بالهدنة. عدم وصول خبر لا يعني الهدوء.', 'The truce may not be kept. No news does not mean calm.'),
  corridor: words('الممرات تبقى خطرة حتى عند الاتفاق عليها.', 'Ways out stay dangerous even when agreed on.'),
  repeat: words(
    'ربما وصلتكم هذه الرسالة من قبل: الخبر نفسه وليس حدثاً جديداً.',
    'You may have had this message before: the same news, not a new event.',
  ),
  noToll: words('لم تُذكر حصيلة.', 'No toll was given.'),
  late: words('خبر متأخر', 'Late news'),
  drill: words('رسالة تجريبية، ليست خبراً', 'Test message, not news'),
  broadcast: words('من إدارة الخدمة', 'From the service'),
  discreet: words('تحديث جديد', 'New update'),
} as const
