import type { CeasefireStatus, CorridorStatus, Detection, Speaker } from '../../domain/detection.ts'
import type { Sketch } from '../sketch.ts'
import { placesList } from './places-list.ts'
import { windowText } from './window-text.ts'

type Told = Omit<Detection, 'summary'>
type Phrases<S extends string> = Readonly<Record<S, (where: string) => string>>

const CEASEFIRE: Phrases<CeasefireStatus> = {
  proposed: where => `بحث هدنة تشمل ${where} أو دعوة إليها، ولم تُعلَن`,
  announced: where => `هدنة مُعلَنة تشمل ${where}`,
  in_effect: where => `هدنة مُعلَنة تشمل ${where} وتوصف بأنها سارية`,
  violated: where => `أنباء عن خرق هدنة تشمل ${where}`,
  ended: where => `أنباء عن انتهاء هدنة تشمل ${where} أو انهيارها`,
  denied: where => `نفي هدنة تشمل ${where} أو رفضها`,
}

const CORRIDOR: Readonly<Record<NonNullable<Sketch['way']>, Phrases<CorridorStatus>>> = {
  passage: {
    proposed: where => `بحث فتح ${gate(where)} أو الدعوة إليه، من دون إعلان`,
    announced: where => `أُعلن عن ${gate(where)}`,
    open: where => `أنباء عن استخدام ${gate(where)}`,
    closed: where => `أنباء عن إغلاق أو قصف في ${gate(where)}`,
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

/** «معبر الوافدين» is named by its own word, a town is not. */
function gate(where: string): string {
  return /^(ال)?(ممر|معبر|منفذ|بوابة)/u.test(where) ? where : `ممر أو معبر في ${where}`
}

/** What is said of a halt of fire and by whom, and its hours where they are told. */
export function ceasefireSummary(detection: Told): string {
  return sentence(CEASEFIRE[detection.status as CeasefireStatus](object(placesList(detection.places))), detection)
}

/** «تشمل عدداً من …» */
function object(where: string): string {
  return where.replace(/(^| و)(عدد|جزء) من /gu, '$1$2اً من ')
}

/** What is said of a way in or out and by whom, and its hours. */
export function corridorSummary(detection: Told, way: NonNullable<Sketch['way']>): string {
  return sentence(CORRIDOR[way][detection.status as CorridorStatus](placesList(detection.places)), detection)
}

function sentence(text: string, detection: Told): string {
  return `${text}.${windowText(detection)}${source(detection.speakers)}`
}

/** « المصدر: روسيا والأمم المتحدة.»: two names at most, in the form in which the table has them. */
function source(speakers: readonly Speaker[]): string {
  const names = speakers.slice(0, 2).map(({ name }) => name)
  return names.length === 0 ? '' : ` المصدر: ${names.join(' و')}.`
}
