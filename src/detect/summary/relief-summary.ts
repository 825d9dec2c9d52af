import type { CeasefireStatus, CorridorStatus, Detection, Speaker } from '../../domain/detection.ts'
import type { Sketch } from '../sketch.ts'
import { placesList } from './places-list.ts'

type Told = Omit<Detection, 'summary'>
type Phrases<S extends string> = Readonly<Record<S, (where: string) => string>>

const CEASEFIRE: Phrases<CeasefireStatus> = {
  proposed: where => `بحث هدنة تشمل ${where} أو دعوة إليها، ولم تُعلَن`,
  announced: where => `هدنة مُعلَنة تشمل ${where}`,
  in_effect: where => `هدنة مُعلَنة تشمل ${where} وتوصف بأنها سارية`,
  violated: where => `أنباء عن عدم الالتزام بهدنة تشمل ${where}`,
  ended: where => `أنباء عن انتهاء هدنة تشمل ${where} أو انهيارها`,
  denied: where => `نفي هدنة تشمل ${where} أو رفضها`,
}

const CORRIDOR: Readonly<Record<Way, Phrases<CorridorStatus>>> = {
  passage: {
    proposed: where => `بحث فتح ${gate(where)} أو الدعوة إليه، من دون إعلان`,
    announced: where => `أُعلن عن ${gate(where)}`,
    open: where => `أنباء عن إتاحة العبور من ${gate(where)}`,
    closed: where => `أنباء عن منع العبور من ${gate(where)} أو تعثره`,
    denied: where => `نفي فتح ${gate(where)} أو رفضه`,
  },
  leaving: {
    proposed: where => `بحث خروج من ${where} أو دعوة إليه، من دون اتفاق`,
    announced: where => `أُعلن عن خروج من ${where}`,
    open: where => `أنباء عن خروج من ${where}`,
    closed: where => `أنباء عن منع الخروج من ${where} أو تعثره`,
    denied: where => `نفي اتفاق على الخروج من ${where}`,
  },
  aid: {
    proposed: where => `بحث إدخال مساعدات إلى ${where}`,
    announced: where => `أُعلن عن إدخال مساعدات إلى ${where}`,
    open: where => `أنباء عن دخول مساعدات إلى ${where}`,
    closed: where => `أنباء عن منع دخول المساعدات إلى ${where} أو تعثره`,
    denied: where => `نفي دخول مساعدات إلى ${where}`,
  },
}

type Way = NonNullable<Sketch['way']>

/** What the rule knows beyond the status: opened, not merely there to be used; shut, moved or under fire. */
const BY_RULE: Readonly<Record<string, Partial<Record<Way, (where: string) => string>>>> = {
  'way moved': { passage: where => `أنباء عن نقل ${gate(where)} إلى مكان آخر` },
  'way opened': { passage: where => `أنباء عن فتح ${gate(where)}` },
  'way shelled': { passage: where => `أنباء عن قصف ${gate(where)}`, leaving: where => `أنباء عن قصف خلال الخروج من ${where}` },
  'way shut': { passage: where => `أنباء عن إغلاق ${gate(where)}` },
  'way under fire': { passage: where => `أنباء عن استهداف ${gate(where)}`, leaving: where => `أنباء عن استهداف خارجين من ${where}` },
}

/** «معبر الوافدين» is named by its own word, a town is not. */
function gate(where: string): string {
  return /^(ال)?(ممر|معبر|منفذ|بوابة)/u.test(where) ? where : `ممر أو معبر في ${where}`
}

/** What is said of a halt of fire and by whom; its hours stand in their own fields, which every message tells. */
export function ceasefireSummary(detection: Told): string {
  return sentence(CEASEFIRE[detection.status as CeasefireStatus](object(placesList(detection.places))), detection)
}

/** «تشمل عدداً من …» */
function object(where: string): string {
  return where.replace(/(^| و)(عدد|جزء) من /gu, '$1$2اً من ')
}

/** What is said of a way in or out and by whom; as closely as `rules`, those that found it at its places, agree. */
export function corridorSummary(detection: Told, way: Way, rules: readonly string[]): string {
  const [rule = ''] = new Set(rules).size === 1 ? rules : []
  const byRule = detection.status === 'closed' || detection.status === 'open' ? BY_RULE[rule]?.[way] : undefined
  const phrase = byRule ?? CORRIDOR[way][detection.status as CorridorStatus]
  return sentence(phrase(placesList(detection.places)), detection)
}

function sentence(text: string, detection: Told): string {
  return `${text}.${source(detection.speakers)}`
}

/** « المصدر: روسيا والأمم المتحدة.»: two names at most, in the form in which the table has them. */
function source(speakers: readonly Speaker[]): string {
  const names = speakers.slice(0, 2).map(({ name }) => name)
  return names.length === 0 ? '' : ` المصدر: ${names.join(' و')}.`
}
