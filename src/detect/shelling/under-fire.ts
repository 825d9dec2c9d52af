import { has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { PlaceRole } from '../roles/role.ts'
import { struckPronoun } from './pronoun.ts'

/** «الخروج من الغوطة التي تتعرض لقصف», «بيت سوى، اللتين قصفهما الطيران»: whatever else is told of the place, it is struck. */
export function isUnderFire(line: Line, roles: readonly PlaceRole[], index: number, to: number): boolean {
  const mention = line.mentions[index] as PlacedMention
  const next = line.mentions[index + 1]
  // «سقبا وجسرين اللتين …»: of both
  if (next && roles[index + 1]?.joined && next.kindFrom === mention.to && tellsOfFire(line, next.to, to, BOTH)) return true
  return tellsOfFire(line, mention.to, Math.min(to, next?.kindFrom ?? to), ANY)
}

const ANY = /^(و)?(التي|الذي|اللتين|اللتان|اللذين|اللذان)$/
const PARTS = /^(جنوبها|شمالها|شرقها|غربها|ريفها|محيطها|اطرافها|احياءها|قراها|جنوبه|شماله|ريفه)$/
const BOTH = /^(اللتين|اللتان|اللذين|اللذان)$/

function tellsOfFire(line: Line, from: number, to: number, relative: RegExp): boolean {
  for (let at = from; at < Math.min(to - 1, from + 4); at++) {
    if (!relative.test(textAt(line, at))) continue
    const verb = textAt(line, at + 1)
    if (
      has(line, at + 1, 'receive') &&
      /^([يت](تعرض|شهد)|تعرضت?$|شهدت?$)/.test(verb) &&
      hasTag(line, at + 1, Math.min(to, at + 9), 'fire-noun', 'projectile')
    )
      return true
    // «إدلب التي قصفت طائراته أمس مناطق في جنوبها»
    if (has(line, at + 1, 'fire-verb') && /^(قصفت|قصف|[يت]قصف)$/.test(verb) && hasWord(line, at + 2, Math.min(to, at + 9), PARTS))
      return true
    if (isObjectOfFire(line, at + 1, Math.min(to, at + 5))) return true
    // «سقبا التي نزلت الصواريخ على سوقها», «حي جوبر الذي تنهمر عليه القذائف»
    const struck = struckPronoun(line, at + 1, Math.min(to, at + CLAUSE_REACH))
    return (
      struck !== null &&
      struck.meant !== 'هم' &&
      !hasWord(line, at, struck.at, /^[،,؛]$/) &&
      !hasTag(line, at, struck.at, 'ground', 'far-past')
    )
  }
  return false
}

/** How long a clause «which …» may be up to what means the place. */
const CLAUSE_REACH = 9

/** «التي قصفتها الطائرات», «اللتين تناوبت على قصفهما المدفعية» */
function isObjectOfFire(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (has(line, at, 'fire-verb', 'fire-noun') && /(ها|هما)$/.test(textAt(line, at))) return true
    if (tokenAt(line, at)?.text === '،' || has(line, at, 'ground', 'motion')) return false
  }
  return false
}
