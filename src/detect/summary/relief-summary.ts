import type { CeasefireStatus, CorridorStatus, Detection } from '../../domain/detection.ts'
import { placesList } from './places-list.ts'
import { windowText } from './window-text.ts'

const CEASEFIRE: Readonly<Record<CeasefireStatus, (where: string) => string>> = {
  proposed: where => `بحث هدنة تشمل ${where} أو دعوة إليها.`,
  announced: where => `هدنة مُعلَنة تشمل ${where}.`,
  in_effect: where => `هدنة قائمة تشمل ${where}، بحسب المصدر.`,
  violated: where => `أنباء عن خرق الهدنة التي تشمل ${where}.`,
  ended: where => `أنباء عن انتهاء الهدنة التي تشمل ${where}.`,
  denied: where => `نفي لهدنة تشمل ${where} أو رفض لها.`,
}

const CORRIDOR: Readonly<Record<CorridorStatus, (where: string) => string>> = {
  proposed: where => `بحث ممر أو خروج: ${where}.`,
  announced: where => `ممر أو خروج مُعلَن: ${where}.`,
  open: where => `أنباء عن عبور أو خروج: ${where}.`,
  closed: where => `أنباء عن إغلاق الطريق أو المعبر: ${where}.`,
  denied: where => `نفي لممر أو خروج: ${where}.`,
}

/** What is said of a halt of fire, and its hours where they are told. */
export function ceasefireSummary(detection: Omit<Detection, 'summary'>): string {
  return CEASEFIRE[detection.status as CeasefireStatus](placesList(detection.places)) + windowText(detection)
}

/** What is said of a way in or out. */
export function corridorSummary(detection: Omit<Detection, 'summary'>): string {
  return CORRIDOR[detection.status as CorridorStatus](placesList(detection.places)) + windowText(detection)
}
