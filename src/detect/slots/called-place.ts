import { type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'

/** «في الأولى», «بالثانية», «في المدينة الأخيرة», «في المخيم»: the place named before that the words behind `at` call by its number or its kind. */
export function calledPlace(line: Line, at: number): PlacedMention | null {
  const start = /^(في|داخل)$/.test(textAt(line, at)) ? at + 1 : at
  const word = textAt(line, start)
  const [, kind] = KIND.exec(start === at ? word.replace(/^بال/, 'ال') : word) ?? []
  const next = textAt(line, start + 1)
  if (!kind) return nthOf(line, at, start === at ? word.replace(/^ب/, '') : word, next)
  if (NTH.test(next)) return nthOf(line, at, next, textAt(line, start + 2))
  // «في المدينة الصناعية», «في الحي الغربي»
  return next.startsWith('ال') || line.mentions.some(({ kindFrom }) => kindFrom <= start + 1 && start < kindFrom + 2 && kindFrom >= start)
    ? null
    : onlyOf(line, at, kind)
}

const KIND = /^ال(مدينه|بلده|قريه|حي|مخيم)$/
const NTH = /^ال(اول|اولي|ثاني|ثانيه|ثالث|ثالثه|رابع|رابعه|اخير|اخيره)$/

/** The one place before that is named with this word. */
function onlyOf(line: Line, at: number, kind: string): PlacedMention | null {
  let only: PlacedMention | null = null
  for (const mention of line.mentions) {
    if (mention.to > at) break
    const word = textAt(line, mention.kindFrom).slice(mention.clitic.length)
    if (word !== kind || (only !== null && only.place !== mention.place)) {
      if (word === kind) return null
      continue
    }
    only = mention
  }
  return only
}

/** «على سقبا وحمورية ودوما … في الأولى»: of the places joined last, where nothing is said to be the first of what follows. */
function nthOf(line: Line, at: number, nth: string, behind: string): PlacedMention | null {
  if (!NTH.test(nth) || behind === 'من') return null
  let end = line.mentions.findLastIndex((mention, index) => mention.to <= at && isJoined(line, line.mentions[index - 1], mention))
  if (end < 0) return null
  let first = end
  while (isJoined(line, line.mentions[first - 1], line.mentions[first] as PlacedMention)) first--
  const last = end
  const index = ORDER.findIndex(order => order.test(nth))
  end = index < 0 ? last : first + index
  return end <= last ? (line.mentions[end] ?? null) : null
}

const ORDER = [/^الاول/, /^الثاني/, /^الثالث/, /^الرابع/]

/** «سقبا وحمورية», «"سقبا" و "حمورية"», «سقبا وأطراف حمورية» */
function isJoined(line: Line, before: PlacedMention | undefined, next: PlacedMention): boolean {
  if (!before || next.kindFrom - before.to > JOIN_REACH || next.kindFrom < before.to) return false
  if (next.clitic.startsWith('و') && next.kindFrom - before.to <= 1) return true
  let and = next.clitic.startsWith('و')
  for (let at = before.to; at < next.kindFrom; at++) {
    const token = tokenAt(line, at)
    if (token?.kind !== 'mark' && !AROUND.test(token?.text ?? '')) return false
    and ||= token?.text === '،' || token?.text.startsWith('و') === true
  }
  return and
}

const JOIN_REACH = 4
const AROUND = /^و$|^و?(علي|اطراف|محيط|ضواحي|مزارع|حي)$/
