import { has, type Line, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'

/** «من الأحياء المحاصرة شرقي حلب», «من بلدات …». */
const AREA = /^(ال)?(بلدات|بلده|مدينه|مناطق|منطقه|جيبي|جيب|احياء|حي|قري|بلدتين|حيين)$/
const ADJECTIVE = /^ال(محاصره|محاصر|محاصرين|محاصرتين|شرقيه|غربيه|شماليه|جنوبيه|منكوبه|مذكوره)$/

export function leadOf(line: Line, mention: PlacedMention): string {
  for (let at = mention.kindFrom - 1; at > line.from; at--) {
    const text = tokenAt(line, at)?.text ?? ''
    if (text === '"' || text === '#' || text === '(') continue
    if (ADJECTIVE.test(text) && AREA.test(tokenAt(line, at - 1)?.text ?? '')) return tokenAt(line, at - 2)?.text ?? ''
    if (/^(اخر|معظم|بقيه|باقي|كامل)$/.test(text)) continue
    return has(line, at, 'partitive') || AREA.test(text) ? (tokenAt(line, at - 1)?.text ?? '') : text
  }
  return ''
}
