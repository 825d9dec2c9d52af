import { findTag, hasTag, type Line } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { ReadLine } from '../reading/reading.ts'
import { isVast, withJoined } from '../relief/linked.ts'
import { findWord, plain } from '../relief/segment.ts'

const GROWS = /^(ل|س)?[يت](متد|شمل|توسع|نسحب|سع)$|^(ل|ال|ب)?(توسيع|تعميم|تمديد|امتداد|توسيعها|توسيعه|تعميمها|تعميمه|تمديدها)$/
const INTO = /^(الي|علي|ليشمل|لتشمل|كي|لكي|بحيث|حتي)$/
const REACH = 7
/** How far before it the truce is named that grows. */
const TRUCE_REACH = 26

/** A truce of another place that is to reach further. */
export interface Extension {
  readonly places: readonly PlacedMention[]
  /** Someone wants it so; else it is told as settled. */
  readonly wished: boolean
}

/** «جهود كي يمتد نظام الصمت إلى حلب أيضاً», «توسيع الهدنة لتشمل حلب»: where a truce of elsewhere is to hold too; null where none is. */
export function extensionOf(read: ReadLine): Extension | null {
  const { line, roles } = read
  if (!hasTag(line, line.from, line.to, 'truce')) return null
  for (let at = findWord(line, line.from, line.to, GROWS); at >= 0; at = findWord(line, at + 1, line.to, GROWS)) {
    if (findTag(line, at - TRUCE_REACH, at + REACH, 'truce') < 0 || !isToCome(line, at)) continue
    const into = findWord(line, at, at + REACH, INTO)
    const index =
      into < 0 ? -1 : line.mentions.findIndex(({ kindFrom, mention }) => mention !== null && kindFrom > into && kindFrom <= into + 4)
    if (index < 0 || /^(foreign|force)$/.test(roles[index]?.role ?? '')) continue
    const places = withJoined(read, index, line.to).filter(place => !isVast(place))
    if (places.length > 0) return { places, wished: hasTag(line, at - 12, at, 'relief-ask') || findWord(line, at - 5, at, WISH) >= 0 }
  }
  return null
}

const WISH = /^(كي|لكي|ان|علي|الي|امل|يامل|تريد|يريد|ضغط|تضغط|يضغط|يعمل|تعمل|تسعي|يسعي)$/

/** «كي يمتد», «أن تشمل», «توسيع …», «سيمتد»; «يشمل» alone tells what it covers. */
function isToCome(line: Line, at: number): boolean {
  const word = plain(line, at)
  return !/^[يت]/.test(word) || /^(كي|لكي|ان|بان|علي)$/.test(plain(line, at - 1))
}
