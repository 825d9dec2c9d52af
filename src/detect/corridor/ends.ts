import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading, ReadLine } from '../reading/reading.ts'
import { isVast } from '../relief/linked.ts'
import { findWord } from '../relief/segment.ts'
import { aidGoal } from './aid-goal.ts'
import { leftBehind } from './left-behind.ts'
import { passageEnds } from './passage-ends.ts'
import { isTurnedBack } from './turned-back.ts'
import type { Way } from './ways.ts'

/** The places of a way: the gate or town it is named after, where people leave from, where aid goes to. Never where people are taken. */
export function endsOf(read: ReadLine, way: Way, reading: Reading): readonly PlacedMention[] {
  return placesOf(read, way, reading).filter(
    place =>
      place.mention !== null &&
      !isVast(place) &&
      // who is flown out leaves no siege
      !(way.kind === 'leaving' && AIRPORT.test(place.place?.name ?? '')) &&
      !SIDE.test(place.place?.name ?? ''),
  )
}

const AIRPORT = /^مطار /
const SIDE = /^(جنوب|شمال|شرق|غرب|وسط)ي? /

function placesOf(read: ReadLine, way: Way, reading: Reading): readonly PlacedMention[] {
  const { line } = read
  // «أوقف حاجز قافلة تنقل جرحى دوما»: they came out of it
  const laden = way.kind === 'leaving' && findWord(line, way.at + 1, way.at + 9, CARRIES) >= 0
  const turned = !laden && isTurnedBack(line, way.at) ? aidGoal(read, way, line.to, reading) : []
  if (turned.length > 0) return turned
  switch (way.kind) {
    case 'aid':
      return aidGoal(read, way, line.to, reading)
    case 'passage':
      return passageEnds(read, way, reading, leftBehind(read, way, reading))
    case 'leaving':
      return left(read, way, reading)
  }
}

const CARRIES = /^(تقل|تنقل|تحمل|متنها)$/

/** Where nobody may leave or come in, the place is told by either word: «منع الخروج أو الدخول إلى دوما». */
function left(read: ReadLine, way: Way, reading: Reading): readonly PlacedMention[] {
  const found = leftBehind(read, way, reading)
  if (found.length > 0) return found
  const enter = findWord(read.line, way.at + 1, way.at + 4, COMING_IN)
  return enter < 0 ? found : aidGoal(read, { kind: 'aid', at: enter, again: false }, read.line.to, reading)
}

const COMING_IN = /^(ال|بال)?(دخول|وصول)$/
