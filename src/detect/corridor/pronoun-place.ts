import { type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { ReadLine } from '../reading/reading.ts'
import { findWord, plain } from '../relief/segment.ts'

/** «إخراج المدنيين منها», «دخول الطحين إليها»: the place named last before. */
export function pronounPlace({ line, roles }: ReadLine, at: number): PlacedMention[] | null {
  const own = /^(ب|ل)?(مغادرت|اخلاي|اخلاء|دخول|افراغ)(ها|هما)$|^[يت](دخل|صل|بلغ)(ها|ه)$|^(س?[يت])?غادر(ت|ون|وا)?(ها|هما|ه)$/.test(
    plain(line, at),
  )
  if (!own && findWord(line, at + 1, at + 11, /^(منها|منهما|منه|اليها|اليهما|اليه|بداخلها|داخلها|فيها|خارجها|خارجه|خارجهما)$/) < 0)
    return null
  const fits = (mention: PlacedMention, i: number) =>
    mention.to <= at && mention.mention !== null && (FREE.has(roles[i]?.role ?? '') || isBesieged(line, mention))
  // «وفي نوى، كبرى مدن درعا، … إخراج مقاتلين منها»: the place that opens the sentence
  const scene = line.mentions[0]
  if (
    scene?.mention &&
    scene.to <= at &&
    roles[0]?.role === 'open' &&
    /^و?في$/.test(plain(line, line.from)) &&
    scene.kindFrom === line.from + 1
  )
    return [scene]
  const town = line.mentions.findLastIndex((mention, i) => fits(mention, i) && mention.kindFrom < mention.from)
  const index = town >= 0 ? town : line.mentions.findLastIndex(fits)
  const mention = line.mentions[index]
  if (!mention) return null
  // «المناطق المحاصرة، ومنها دوما واليرموك، … الوصول إليها»: all of the list
  let head = index
  // a name that no table has may stand between
  while (head > 0 && (roles[head]?.joined || isNextBut(line, head))) head--
  const first = line.mentions[head]
  if (head < index && first && findWord(line, first.kindFrom - 5, first.kindFrom, GROUP) >= 0 && findWord(line, at + 1, at + 11, THEM) >= 0)
    return line.mentions.slice(head, index + 1).filter(({ mention }) => mention !== null)
  // «منهما»: of two
  return findWord(line, at + 1, at + 11, /^(منهما|اليهما)$/) >= 0
    ? line.mentions.slice(Math.max(0, index - 1), index + 1).filter(({ mention }) => mention !== null)
    : [mention]
}

/** «فك الحصار عن دوما وإدخال الغذاء إليها». */
function isBesieged(line: Line, { kindFrom }: PlacedMention): boolean {
  return findWord(line, kindFrom - 3, kindFrom, /^(ال)?حصار$/) >= 0
}

/** «دوما واليرموك والفوعة»: one unknown name between two of the list. */
function isNextBut(line: Line, index: number): boolean {
  const [before, mention] = [line.mentions[index - 1], line.mentions[index]]
  const between = before && mention ? mention.kindFrom - before.to : 0
  return between === 1 && textAt(line, (mention?.kindFrom ?? 0) - 1).startsWith('و')
}

const GROUP = /^(ال)?(مناطق|بلدات|مدن|قري|احياء|مواقع)$/
const THEM = /^(منها|اليها|بداخلها|داخلها|فيها)$/
const FREE = new Set(['open', 'goal', 'source', 'speaker'])
