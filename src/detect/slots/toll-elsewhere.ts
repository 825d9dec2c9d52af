import { has, hasTag, type Line, textAt, tokenAt } from '../reading/line.ts'
import { spansLong } from './toll-rise.ts'

/** «قتل ثلاثة بانفجار لغم», «… في اشتباكات»: not by the fire that is told of. */
export function isElsewhere(line: Line, from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + CAUSE_REACH); at++) {
    const word = textAt(line, at)
    if (has(line, at, 'fire-noun', 'fire-verb', 'projectile', 'strike-noun', 'aircraft', 'aim')) break
    if (has(line, at, 'other-attack') || isMishap(line, at)) return true
    if (/^(و|ب|ل)?(ال)?(حادث|حوادث|رصاص|قناص|قنص|غرق|غرقا|طعنا|زلزال)$/.test(word)) return true
    if (/^(و|ب|ل)?(ال)?(اشتباك|اشتباكات|معارك|مواجهات|كمين|انفجار)$/.test(word)) return !explodes(line, at, to)
    if ((has(line, at, 'dead', 'wounded') && !/^ب(جروح|جراح|اصابات)$/.test(word)) || (at > from && line.clauses.includes(at))) break
  }
  return spansLong(line, from, clauseEnd(line, from, Math.min(to, from + TALLY_REACH)))
}

/** «أثناء إخماد حريق», «جراء انقلاب شاحنته», «بأزمة قلبية», unless fire is said to have caused it. */
function isMishap(line: Line, at: number): boolean {
  const text = textAt(line, at)
  const next = textAt(line, at + 1)
  const ill = ILLNESS.test(text) && /^(قلبيه|دماغيه|صدريه)$/.test(next)
  if (!MISHAP.test(text) && !ill && !(/^(ب)?(ماس|تماس)$/.test(text) && /^كهربا/.test(next))) return false
  return !hasTag(line, at + 1, at + CAUSE_REACH, 'fire-noun', 'strike-noun', 'projectile')
}

const ILLNESS = /^(ب|ل)?(ازمه|نوبه|جلطه|ذبحه|سكته)$/
const MISHAP = /^(ب|ل)?(ال)?(تصادم|انقلاب|انزلاق|دهس|دهسا|اخماد|اطفاء|تدافع|شجار|مشاجره|انتحار|غرق|سباحه)$/

/** «41 قتيلا في قصف على مناطق متفرقة بسوريا»: in places that the words do not name. */
export function isScattered(line: Line, from: number): boolean {
  for (let at = from; at < from + CAUSE_REACH; at++) {
    if (!/^(مناطق|انحاء|محافظات|مدن|بلدات)$/.test(textAt(line, at))) continue
    const next = SCATTERED.test(textAt(line, at + 1)) ? at + 2 : at + 1
    return line.mentions.some(({ from: start, place }) => place?.kind === 'country' && start >= next && start <= next + 1)
  }
  return false
}

const SCATTERED = /^(متفرقه|عده|مختلفه|متعدده|واسعه)$/

/** «معارك قتل فيها 15», «تفجير سيارة مفخخة أودى بحياة 12»: what the words before a figure tell of is no fire. */
export function fellElsewhere(line: Line, from: number, at: number): boolean {
  if (fellBefore(line, at) || isAnswered(line, at)) return true
  for (let before = at - 1; before >= Math.max(from, at - CAUSE_REACH); before--) {
    const token = tokenAt(line, before)
    if (token?.kind === 'mark' && token.text !== '"') return false
    if (has(line, before, 'other-attack') || REPELS.test(token?.text ?? '')) return true
    if (has(line, before, 'fire-noun', 'fire-verb', 'projectile', 'strike-noun', 'aircraft', 'aim')) return false
    if (/^(ال)?(اشتباكات|معارك|مواجهات|كمين)$/.test(token?.text ?? '')) return true
  }
  return false
}

/** «محاولة تقدم تمكنوا من صدها وقتل سبعة»: those who attacked on the ground. */
const REPELS = /^(و|ف|من|ل)?(صد|صدت|صدوا|صدها|صده|افشل|افشلت|افشال|احبط|احبطت|احباط)$/

/** «سقطت قذائف على سقبا بعد يومين على مقتل شخصين فيها»: the toll of that day, unless its own fire is told behind it. */
function fellBefore(line: Line, at: number): boolean {
  if (hasTag(line, at + 1, at + CAUSE_REACH, 'fire-noun', 'fire-verb', 'strike-noun', 'aim')) return false
  for (let harm = at - 1; harm >= at - 3; harm--) {
    if (!has(line, harm, 'dead', 'wounded')) continue
    if (!/^(علي|من)$/.test(textAt(line, harm - 1))) return false
    for (let before = harm - 2; before >= harm - 5; before--)
      if (/^(و|ف)?(بعد|عقب|غداه)$/.test(textAt(line, before)))
        return TIME.test(textAt(line, before + 1)) || TIME.test(textAt(line, before + 2))
    return false
  }
  return false
}

/** «ردا على مقتل ثلاثة من جنودها», «انتقاما لمقتل خمسة»: what the fire answers. */
function isAnswered(line: Line, at: number): boolean {
  for (let before = at - 1; before >= at - ANSWER_REACH; before--) {
    if (tokenAt(line, before)?.kind === 'mark') return false
    if (ANSWERS.test(textAt(line, before))) return true
  }
  return false
}

const ANSWER_REACH = 5
const ANSWERS = /^(و)?(ردا|انتقاما|انتقام|ثارا|جوابا|قصاصا|بذريعه|احتجاجا)$/

const TIME = /^(يوم|يومين|ايام|اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر|ساعه|ساعتين|ساعات|عام|عامين|سنه|سنوات|واحد)$/

/** «استقبل خلال أسبوعين 150 جريحا» */
export const SPAN_BEFORE = 4
const CAUSE_REACH = 8
const TALLY_REACH = 16

/** «انفجار صاروخ» is fire. */
function explodes(line: Line, at: number, to: number): boolean {
  if (!/انفجار$/.test(textAt(line, at))) return false
  for (let next = at + 1; next < Math.min(to, at + 5); next++) {
    if (has(line, next, 'other-attack') || /^(سياره|دراجه|اسطوانه|مستودع)$/.test(textAt(line, next))) return false
  }
  return true
}

function clauseEnd(line: Line, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const token = tokenAt(line, at)
    if (/^ل[يت]+(رتفع|رفع|صل|بلغ)/.test(token?.text ?? '')) return at
    if ((token?.kind === 'mark' && token.text !== '"') || (at > from && line.clauses.includes(at) && !/^و/.test(token?.text ?? '')))
      return at
  }
  return to
}
