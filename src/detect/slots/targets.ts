import { TARGETS, type Target } from '../../domain/detection.ts'
import { type Line, textAt } from '../reading/line.ts'

/** Folded, without prefixes. */
const WORDS: Readonly<Record<Target, string>> = {
  homes: 'منزل منازل منازلهم بيت بيوت سكنيه سكني مبني مباني ابنيه بناء',
  hospital: 'مشفي مستشفي مشافي مستشفيات مستوصف اسعاف',
  market: 'سوق اسواق',
  school: 'مدرسه مدارس روضه جامعه',
  camp: 'مخيم مخيمات مخيما',
  mosque: 'مسجد مساجد جامع جوامع كنيسه',
  bakery: 'فرن افران مخبز مخابز',
  farmland: 'زراعيه مزرعه مزارع حقول محاصيل بساتين',
  road: 'طريق طرق اوتوستراد جسر جسور',
  power: 'كهرباء محطه سد محروقات وقود',
  military: 'عسكريه عسكري ثكنه مقرات مقر تجمعات مطار معسكر نقاط حاجز معسكرات',
  rescuers: 'مسعف مسعفين خوذ متطوع متطوعين',
}

const PREFIXES = ['', 'ال', 'لل', 'و', 'ب', 'ل', 'وال', 'بال', 'ول', 'وب']
const TARGET_OF: ReadonlyMap<string, Target> = new Map(
  TARGETS.flatMap(target => WORDS[target].split(' ').flatMap(word => PREFIXES.map(prefix => [prefix + word, target] as const))),
)

/** What tokens [from, to) say was struck. */
export function readTargets(line: Line, from: number, to: number): Target[] {
  const found = new Set<Target>()
  for (let at = from; at < to; at++) {
    const target = TARGET_OF.get(textAt(line, at))
    if (target && !isPartOfName(line, at)) found.add(target)
  }
  return TARGETS.filter(target => found.has(target))
}

/** «جسر الشغور» is no bridge; «سوق مدينة سراقب» and «مخيم اليرموك» say what was struck. */
function isPartOfName(line: Line, at: number): boolean {
  return line.mentions.some(({ from, to, place }) => from <= at && at < to && (place === null || TOWNS.has(place.kind)))
}

const TOWNS: ReadonlySet<string> = new Set(['town', 'village', 'subdistrict', 'district', 'region', 'natural', 'crossing'])
