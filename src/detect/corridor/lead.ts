import { has, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'

/** «من الأحياء المحاصرة شرقي حلب», «من بلدات …». */
const AREA = /^(ال)?(بلدات|بلده|مدينه|مناطق|منطقه|جيبي|جيب|احياء|حي|قري|بلدتين|حيين)$/
const ADJECTIVE = /^ال(محاصره|محاصر|محاصرين|محاصرتين|شرقيه|غربيه|شماليه|جنوبيه|منكوبه|مذكوره)$/

export function leadOf(line: Line, mention: PlacedMention): string {
  for (let at = mention.kindFrom - 1; at > line.from; at--) {
    const text = textAt(line, at)
    if (text === '"' || text === '#' || text === '(') continue
    if (ADJECTIVE.test(text) && AREA.test(textAt(line, at - 1))) return textAt(line, at - 2)
    if (/^(اخر|معظم|بقيه|باقي|كامل)$/.test(text)) continue
    return has(line, at, 'partitive') || AREA.test(text) ? textAt(line, at - 1) : text
  }
  return ''
}
