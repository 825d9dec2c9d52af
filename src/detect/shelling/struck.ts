import { finder } from '../reading/finder.ts'
import { findTag, has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import { either } from '../relief/cases.ts'
import { THINGS } from './act.ts'
import { CIVILIANS } from './fell-there.ts'
import { tellsOfShare } from './share.ts'

/** «ومن القرى التي أصيبت سقبا وجسرين», «ثلاثة أهداف ضربت: …», «كانت سقبا الأشد تضررا» */
export function namesStruck(line: Line, from: number, to: number): boolean {
  return struckOf(line, from, to).some(at => isListOfStruck(line, at) || isNextTarget(line, at)) || tellsOfShare(line, from, to)
}

/** «أما الهدف الثاني فكان قرب سقبا» */
export function isNextTarget(line: Line, at: number): boolean {
  if (!TARGET.test(textAt(line, at)) || !NEXT.test(textAt(line, at + 1))) return false
  for (let verb = at + 2; verb < at + 8; verb++)
    if (/^(ف)?(كان|[يت]قع|هو|وقع)$/.test(textAt(line, verb)))
      return line.mentions.some(({ kindFrom }) => kindFrom > verb && kindFrom <= verb + 4)
  return false
}

/** Whether the verb at a token says of places, and not of people, that they were struck; their names follow. */
export function isListOfStruck(line: Line, at: number): boolean {
  // «أصيبت نقاط للجيش في …»
  if (HURT.test(textAt(line, at)) && areThings(line, at + 1)) return true
  if (!WERE_STRUCK.test(textAt(line, at))) return false
  for (let before = at - 1; before >= Math.max(line.from, at - 4); before--) {
    const text = textAt(line, before)
    if (STRUCK_THINGS.test(text)) return true
    if (!/^(التي|الاخري|اخري|كذلك|ايضا)$/.test(text)) return false
  }
  return false
}

const HURT = /^(و|ف)?(اصيبت?|تضررت?|دمرت?)$/
const WERE_STRUCK = /^(اصيبت|ضربت|تضررت|قصفت|دمرت)$/
const TARGET = /^(و)?ال(هدف|موقع)$/
const NEXT = /^ال(ثاني|ثالث|رابع|اخر)$/
const struckOf = finder(either(HURT, WERE_STRUCK, TARGET))

function areThings(line: Line, at: number): boolean {
  const text = textAt(line, textAt(line, at) === '"' ? at + 1 : at)
  return STRUCK_THINGS.test(text) || THINGS.test(text)
}

const STRUCK_THINGS =
  /^(و|ال|بال)?(قري|بلدات|مدن|مناطق|احياء|اهداف|مواقع|مستشفيات|مشافي|مدارس|منشات|نقاط|مقار|مقرات|مبان|مستودعات|مخازن|ثكنات|مقرا?|مستودعا?|مبني|مشفي|مطار|معسكرا?|قاعده|موقعا?|هدفا?|مخزنا?|حاجزا?|كتيبه|ثكنه)$/

/** «ولم تتوقف الضربات على سقبا»: the strikes that were told of, and whereon. */
export function speaksOfStrikes(line: Line, from: number, to: number): boolean {
  if (hasTag(line, from, to, 'ground', 'truce', 'plan', 'call', 'exercise', 'play', 'tally', 'far-past')) return false
  for (let at = findTag(line, from, to, 'strike-noun'); at >= 0; at = findTag(line, at + 1, to, 'strike-noun')) {
    const known = /^(و|ب|ل)?(ال|لل)(ضربات|ضربه|استهدافات|رشقات|صليات)$/.test(textAt(line, at))
    // «تواصل تصعيدها على سقبا، وقد قتل 58 مدنيا»
    const campaign =
      /^(تصعيد|حمله|هجوم|عدوان)(ها|ه|هم)$/.test(textAt(line, at)) &&
      hasTag(line, to - 1 > at ? at : from, line.to, 'dead') &&
      hasWord(line, at, line.to, CIVILIANS)
    if (isWorstOf(line, at, to) || tookPlace(line, at, to) || isMassacre(line, at, to)) return true
    // «الضربات التي نفذت ضد منشأة بالقرب من …»
    if (known && /^التي$/.test(textAt(line, at + 1)) && has(line, at + 2, 'launch') && isPlaceNear(line, at + 3, Math.min(to, at + 14)))
      return true
    if (!known && !campaign) continue
    for (let next = at + 1; next < Math.min(to, at + 6); next++)
      if (tokenAt(line, next)?.text === 'علي' && isPlaceAt(line, next + 1)) return true
  }
  return false
}

/** «أن الضربة وقعت عند مفرق قرية سقبا» */
function tookPlace(line: Line, at: number, to: number): boolean {
  if (!/^ال(ضربه|ضربات|استهداف)$/.test(textAt(line, at)) || !/^(وقعت?|حدثت?|جرت|جري)$/.test(textAt(line, at + 1))) return false
  return line.mentions.some(({ mention, kindFrom }) => mention !== null && kindFrom > at + 2 && kindFrom < Math.min(to, at + 6))
}

/** «بعد مجزرة بلدة جرجناز, راح ضحيتها تسعة» */
function isMassacre(line: Line, at: number, to: number): boolean {
  if (!/^(و|ب)?(ال)?(مجزره|مجزرتين)$/.test(textAt(line, at)) || !hasTag(line, at + 1, Math.min(line.to, to + 8), 'dead', 'loss'))
    return false
  return isPlaceAt(line, at + 1)
}

/** «أعنف الهجمات وقع في سقبا» */
function isWorstOf(line: Line, at: number, to: number): boolean {
  if (!/^(و)?(كان)?(اسوا|اعنف|اكبر|اشد|احدث|اخر)(ها)?$/.test(textAt(line, at - 1))) return false
  for (let next = at + 1; next < Math.min(to, at + 7); next++)
    if (/^(وقعت?|حدثت?|كان|كانت|جري|جرت)$/.test(textAt(line, next)))
      return line.mentions.some(({ kindFrom, mention }) => mention !== null && kindFrom > next && kindFrom <= next + 5)
  return false
}

function isPlaceNear(line: Line, from: number, to: number): boolean {
  return line.mentions.some(
    ({ mention, kindFrom }) => mention !== null && kindFrom >= from && kindFrom < to && hasTag(line, from, kindFrom, 'near'),
  )
}

function isPlaceAt(line: Line, at: number): boolean {
  return line.mentions.some(({ mention, kindFrom, from }) => mention !== null && kindFrom >= at && kindFrom <= at + 2 && from >= at)
}
