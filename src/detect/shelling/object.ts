import { has, type Line, textAt, tokenAt } from '../reading/line.ts'
import { listHead, type PlaceRole } from '../roles/role.ts'
import { type Act, JOINED } from './act.ts'

/** A verb of fire with the places it struck as its pronoun: «طالها», «نالهما», «قصفتها», «استهدفتهما». */
const STRIKES_THEM = /^(و|ف)?[يت]?(طال|نال|شمل|اصاب|قصف|استهدف|ستهدف|ضرب)ت?(ها|هما|هم)$/
/** Words that may stand between the places and that verb. */
const BETWEEN = /^(ايضا|كذلك|قد|كلها|جميعها|كلتاهما|،)$/

/** «أن قرى بليون ومرعيان طالها القصف»: the places stand before the verb, which points back to them. */
export function addFronted(line: Line, roles: readonly PlaceRole[], act: Act): void {
  for (let at = act.from; at < act.to; at++) {
    if (!STRIKES_THEM.test(textAt(line, at))) continue
    let before = at
    while (BETWEEN.test(textAt(line, before - 1))) before--
    const last = line.mentions.findIndex(({ to }) => to === before)
    if (last < 0) continue
    addRow(line, roles, act, listHead(roles, last), last)
    return
  }
}

/** «قصفت الطائرات أثناء مرور القافلة بلدة جسرين»: what tells when stands between the verb and the town, which no word leads to. */
export function addBareObject(line: Line, roles: readonly PlaceRole[], act: Act): void {
  for (let verb = act.from; verb < act.to; verb++) {
    if (!has(line, verb, 'fire-verb', 'aim') || !ACTIVE.test(textAt(line, verb))) continue
    const index = line.mentions.findIndex(({ kindFrom, from, mention }) => {
      const before = tokenAt(line, kindFrom - 1)
      const free = kindFrom > verb + 2 && kindFrom <= verb + OBJECT_REACH && from < act.to
      return (
        free && TOWN.test(mention?.kindWord ?? '') && /^(ال|لل)/.test(before?.text ?? '') && WHEN.test(whenBefore(line, verb, kindFrom))
      )
    })
    if (index < 0) continue
    let last = index
    while (roles[last + 1]?.joined) last++
    addRow(line, roles, act, index, last)
    return
  }
}

const ACTIVE = /^(و|ف)?(قصف|قصفت|استهدف|استهدفت|ضربت|دكت)$/
const OBJECT_REACH = 14
const TOWN = /^(مدينه|بلده|قريه|مخيم|حي|مدينتي|بلدتي|قريتي|مدن|بلدات|قري|احياء|حيي)$/
const WHEN = /^(اثناء|خلال|بعد|قبل|عقب|قبيل|منذ|عند|غداه|لدي)$/

/** The first word between verb and town that opens what tells when; empty for none. */
function whenBefore(line: Line, verb: number, to: number): string {
  for (let at = verb + 1; at < to; at++) if (WHEN.test(textAt(line, at))) return textAt(line, at)
  return ''
}

function addRow(line: Line, roles: readonly PlaceRole[], act: Act, first: number, last: number): void {
  for (let index = first; index <= last; index++) {
    const mention = line.mentions[index]
    if (mention && roles[index]?.role === 'open') act.hits.push({ mention, rule: index === first ? 'object of the verb' : JOINED })
  }
}
