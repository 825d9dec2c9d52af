import { TARGETS, type Target } from '../../domain/detection.ts'
import { type Line, tokenAt } from '../reading/line.ts'

const WORDS: Readonly<Record<Target, RegExp>> = {
  homes: /^(منزل|منازل|منازلهم|بيت|بيوت|سكنيه|سكني|مبني|مباني|ابنيه|بناء)$/,
  hospital: /^(مشفي|مستشفي|مشافي|مستشفيات|مستوصف|اسعاف|مستشفيي)$/,
  market: /^(سوق|اسواق)$/,
  school: /^(مدرسه|مدارس|روضه|جامعه)$/,
  camp: /^(مخيم|مخيمات|مخيما)$/,
  mosque: /^(مسجد|مساجد|جامع|جوامع|كنيسه)$/,
  bakery: /^(فرن|افران|مخبز|مخابز)$/,
  farmland: /^(زراعيه|مزرعه|مزارع|حقول|محاصيل|بساتين|مزرعا)$/,
  road: /^(طريق|طرق|اوتوستراد|جسر|جسور)$/,
  power: /^(كهرباء|محطه|سد|محروقات|وقود)$/,
  military: /^(عسكريه|عسكري|ثكنه|مقرات|مقر|تجمعات|مطار|معسكر|نقاط|حاجز|معسكرات)$/,
  rescuers: /^(مسعف|مسعفين|خوذ|متطوع|متطوعين|اسعاف)$/,
}

/** What tokens [from, to) say was struck. */
export function readTargets(line: Line, from: number, to: number): Target[] {
  const found = new Set<Target>()
  for (let at = from; at < to; at++) {
    const word = (tokenAt(line, at)?.text ?? '').replace(/^(و|ف)?(ب|ل)?(ال)?/, '')
    for (const target of TARGETS) if (WORDS[target].test(word)) found.add(target)
  }
  return TARGETS.filter(target => found.has(target))
}
