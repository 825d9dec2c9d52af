import { findTag, has, hasTag, type Line } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import { casesAbout } from '../relief/cases.ts'
import { findWord, plain, segmentOf } from '../relief/segment.ts'
import type { Matter } from '../status-rule.ts'
import { ownSign } from './own-sign.ts'
import { haltFor, isNoneYet } from './purpose.ts'
import { AHEAD, doneBehind, isReopened, openingYet, signBehind } from './sign-behind.ts'
import { AGAINST } from './signs-against.ts'
import type { Walk } from './signs-before.ts'
import { FOR } from './signs-for.ts'
import { isDuty, isIf, isNoDeal, isPoint } from './terms.ts'
import { isForTurnedBack, isTurnedBack } from './turned-back.ts'

/** What the words around a way make of it. */
export type Sign = 'denied' | 'shut' | 'asked' | 'agreed' | 'used' | null

const REACH = 16

/** How far a way got: by the nearest word before that settles it, else by what stands behind; null where nothing does. Every status rule asks it of the same matter. */
export const signOf = once((matter: Matter): Sign => {
  const { line, at } = matter
  const sign = toldOf(matter)
  // «إجلاء …، إذا حصلت على الإذن»
  if (sign === 'used' && findWord(line, at + 1, Math.min(segmentOf(line, at).to, at + 22), IF) >= 0) return 'asked'
  const yet = sign === 'used' ? openingYet(line, at) : null
  if (yet !== null) return yet
  if (isTurnedBack(line, at) || isForTurnedBack(matter)) return 'shut'
  // «تجري الاستعدادات لخروج الدفعة السابعة غدا»
  if (sign === 'used' && plain(line, at).startsWith('ل') && findWord(line, at + 1, at + 6, TOMORROW) >= 0) return 'agreed'
  // «عمليات الإخلاء المعلقة من …»
  if (SUSPENDED.test(plain(line, at + 1)) && has(line, at, 'take-out', 'go-out')) return 'shut'
  return sign === 'used' && isNoneYet(line, at) ? 'agreed' : sign
})

const IF = /^(اذا|شريطه|بشرط)$/
const TOMORROW = /^غدا?$/
const SUSPENDED = /^ال(معلق|متوقف|متعثر|مجمد|موجل|متعطل)(ه)?$/

function toldOf({ line, at }: Matter): Sign {
  const from = isReopened(line, at) ? at - 3 : segmentOf(line, at).from
  // «حافلات ستقل غدا أهالي …»
  const ahead = FUTURE.test(plain(line, at)) || (PRESENT.test(plain(line, at)) && findWord(line, at + 1, at + 4, AHEAD) >= 0)
  const walk: Walk = {
    line,
    at,
    from,
    i: at,
    word: '',
    soft: ahead && has(line, at, 'pass', 'carry', 'go-out', 'take-out') ? 'agreed' : null,
    firm: true,
    signAt: other => toldOf({ line, from, to: line.to, at: other }),
  }
  const told = walkBack(walk)
  if (told !== undefined) return told
  if (walk.soft !== null) return checked(walk)
  const leave = findWord(line, at - 12, at, LEAVE) >= 0
  // «سماح النظام بإجلاء … مؤخراً»: that is over
  if (leave && findWord(line, at, at + 10, OVER) >= 0) return null
  if (haltFor(line, from, at) >= 0) return hasTag(line, from, at, 'relief-ask') || isDuty(line, from, at) ? 'asked' : 'agreed'
  if (leave) return hasTag(line, from, at, 'relief-ask') ? 'asked' : 'agreed'
  if (isPoint(line, from, at)) return 'agreed'
  if (isAskedFirst(line, from, at)) return 'asked'
  return doneBehind(line, at) ?? ownSign(line, at) ?? signBehind(line, at)
}

const FUTURE = /^س[يت]/
const PRESENT = /^[يت]/
const LEAVE = /^(ب|ال|بال)?سماح$/
const OVER = /^(موخرا|سابقا)$/

/** What the words before make of it, unless what they stand in makes less of it. */
function checked({ line, at, from, soft, firm }: Walk): Sign {
  if (soft === 'agreed' && isNoDeal(line, from, at)) return 'denied'
  // «وثيقة من ثمانية بنود أبرزها … وفتح الطريق»
  if (soft === 'used' && !firm && findWord(line, at - 26, at, POINTS) >= 0) return 'agreed'
  return isDuty(line, from, at) || isIf(line, from, at) ? 'asked' : soft
}

const POINTS = /^(ال)?(بند|بنود|بنودها|بنوده|وثيقه)$/

/** What the words before the way decide, from the nearest to the furthest; undefined where none does, whatever some may make of it. */
function walkBack(walk: Walk): Sign | undefined {
  const { line, at, from } = walk
  for (let i = at - 1; i >= Math.max(from, at - REACH); i--) {
    walk.i = i
    walk.word = plain(line, i)
    for (const { step } of casesOf(line, i)) {
      const next = step(walk)
      if (next === 'no further') return undefined
      if (next === 'next word') break
      if (next !== undefined) return next
    }
  }
  return undefined
}

const casesOf = casesAbout([...AGAINST, ...FOR])

/** «ودعت المفوضة السامية …، الأطراف إلى تمكين …»: who asks opens the sentence, however long they are called. */
function isAskedFirst(line: Line, from: number, at: number): boolean {
  if (at - from > 30 || !has(line, from, 'relief-ask') || findTag(line, from + 1, at, 'speech') >= 0) return false
  return findWord(line, from + 1, at, TO) >= 0 && findTag(line, from + 1, at, 'clause') < 0
}

const TO = /^(الي|ب|علي)$/
