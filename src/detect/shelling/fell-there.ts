import { findTag, has, hasTag, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'

/** Whether the clause of tokens [from, to) tells, without a cause of its own, of people who fell at the place. */
export function fellThere(line: Line, from: number, to: number, mention: PlacedMention): boolean {
  const { kindFrom, from: name } = mention
  if (countedThere(line, from, to, mention) || isTopicOfToll(line, to, mention) || isFrontedToll(line, to, mention)) return true
  const opener = textAt(line, from)
  const among = /^و?من$/.test(opener) && tokenAt(line, from + 1)?.text === 'بين'
  if (!among && !GOES_ON.test(opener) && !(opener === 'في' && tokenAt(line, from + 1)?.text === 'حين')) return false
  const harm = findTag(line, from, Math.min(to, from + 7), 'dead', 'wounded', ...(among ? (['loss'] as const) : []))
  if (harm < 0 || hasTag(line, from, to, 'cause', 'speech', 'plan', 'person', 'motion', 'tally', 'far-past')) return false
  if (!among && !hasWord(line, harm, kindFrom, CIVILIANS)) return false
  return kindFrom > harm && kindFrom < name && tokenAt(line, kindFrom - 1)?.text === 'في'
}

/** «قتل خمسة مدنيين في سقبا», «ثمانية منهم في جسرين», «سقط العدد الأكبر منهم في …»: civilians counted place by place. */
function countedThere(line: Line, from: number, to: number, { kindFrom, to: end, clitic }: PlacedMention): boolean {
  if (tokenAt(line, kindFrom - 1)?.text !== 'في' && !clitic.includes('ب')) return false
  if (hasTag(line, line.from, to, 'other-attack') || hasTag(line, line.from, kindFrom, 'ground')) return false
  if (hasTag(line, from, to, 'plan', 'tally', 'far-past', 'strike-noun', 'truce', 'corridor', 'evacuation')) return false
  // «ما أودى بحياة طفلين في …» tells the outcome of the act before it
  if (hasWord(line, from, to, OWN_CAUSE) || hasTag(line, from, from + 2, 'result')) return false
  for (let harm = kindFrom - 1; harm >= Math.max(from, kindFrom - COUNT_REACH); harm--) {
    if (has(line, harm, 'motion', 'person') || MISHAP.test(textAt(line, harm))) return false
    if (has(line, harm, 'wounded') && hasWord(line, harm, kindFrom, CIVILIANS)) return true
    if (!has(line, harm, 'dead') && !isCounted(line, harm)) continue
    if (hasWord(line, end, to, ELSE)) return false
    return (
      hasWord(line, Math.max(line.from, harm - PEOPLE_BEFORE), kindFrom, CIVILIANS) ||
      (hasWord(line, harm + 1, kindFrom, SOMEBODY) && isOneOfSeveral(line, from, kindFrom)) ||
      hasMost(line, harm) ||
      isCounted(line, harm) ||
      hasWord(line, end, end + 3, CIVILIANS) ||
      isBareCount(line, harm)
    )
  }
  return false
}

/** «أما سقبا فكان نصيبها ثلاثة قتلى», «أما جسرين فقتل فيها مدنيان» */
function isTopicOfToll(line: Line, to: number, { kindFrom, to: end }: PlacedMention): boolean {
  const first = textAt(line, kindFrom - 1) === 'في' ? kindFrom - 2 : kindFrom - 1
  if (!/^(و)?اما$/.test(textAt(line, first)) || !/^ف/.test(textAt(line, end))) return false
  if (hasTag(line, first, to, 'other-attack', 'ground', 'tally', 'far-past', 'plan') || hasWord(line, end, to, OWN_CAUSE)) return false
  return hasTag(line, end, to, 'dead', 'wounded', 'loss') && hasWord(line, end, to, CIVILIANS_OR_SHARE)
}

/** «وفي جسرين المجاورة جريحان», «وفي سقبا استشهدت سيدة»: what the clause opens with is where they fell. */
function isFrontedToll(line: Line, to: number, { kindFrom, to: end }: PlacedMention): boolean {
  if (!/^(و|ف)في$/.test(textAt(line, kindFrom - 1))) return false
  if (hasTag(line, end, to, 'other-attack', 'ground', 'tally', 'far-past', 'plan', 'person', 'cause') || hasWord(line, end, to, OWN_CAUSE))
    return false
  if (hasWord(line, end, to, MISHAP) || hasTag(line, line.from, kindFrom, 'other-attack')) return false
  const harm = findTag(line, end, Math.min(to, end + 4), 'dead', 'wounded')
  return harm >= 0 && (COUNTED.test(textAt(line, harm)) || hasWord(line, harm, to, CIVILIANS))
}

const COUNTED = /^(جريحان|جريحين|جريح|جرحي|قتيلان|قتيل|شهيد|شهيدان|شهيده|شهداء|قتلي|اصابتان|اصابات)$/

/** «بسبب الجوع»: what they died of is told. */
const OWN_CAUSE = /^(و|ف)?(جراء|اثر|نتيجه|بسبب|بفعل|ناجم|ناتج)$/

/** «قتل خمسة في سقبا», «أربعة من القتلى سقطوا في جسرين», «قضى الباقون في …» */
function isBareCount(line: Line, harm: number): boolean {
  const next = textAt(line, harm + 1)
  if (/^(ال)(باقون|باقين|بقيه|اخرون|اخرين)$/.test(next)) return true
  if (textAt(line, harm + 2) === 'في' && /^(اثنان|اثنين|ثلاثه|اربعه|خمسه|سته|سبعه|ثمانيه|تسعه|عشره|\d{1,2})$/.test(next)) return true
  return hasWord(line, Math.max(line.from, harm - 3), harm, /^ال(قتلي|ضحايا|شهداء)$/)
}

/** «و6 شهداء في …», «18 شهيدا في …», «وقتيلان في …» */
function isCounted(line: Line, harm: number): boolean {
  const text = textAt(line, harm)
  return (
    /^(و|ف)?(شهيد|قتيل)(ا|ان|ين)$/.test(text) ||
    (/^(شهداء|قتلي|ضحايا)$/.test(text) && (tokenAt(line, harm - 1)?.kind === 'number' || SOME.test(textAt(line, harm - 1))))
  )
}

const SOME = /^(و)?(ثلاثه|اربعه|خمسه|سته|سبعه|ثمانيه|تسعه|عشره)$/

/** What else people are hurt by. */
const MISHAP = /^(و|ب)?(ال)?(حادث|حادثه|حوادث|شجار|خلاف|حريق|غرق|انهيار|طلق|رصاص|رصاصه|لغم|تفجير|مخلفات|سقوط)$/

/** How far before a place its dead may be told, and before that word who they were. */
const COUNT_REACH = 14
const PEOPLE_BEFORE = 4

/** «العدد الأكبر من الضحايا», «معظم القتلى», before the verb of dying or right behind it. */
function hasMost(line: Line, harm: number): boolean {
  for (let at = Math.max(line.from, harm - 8); at <= harm + 2; at++) {
    const text = textAt(line, at)
    if (/^(و)?(معظم|اغلب|غالبيه|اكثر)(هم)?$/.test(text) && (text.endsWith('هم') || has(line, at + 1, 'loss', 'dead'))) return true
    if (/^(ال)?(عدد|حصيله|نصيب)$/.test(text) && /^ال(اكبر|اعلي|اكثر)$/.test(textAt(line, at + 1))) return true
  }
  return false
}

export const CIVILIANS =
  /^(ال)?(مدنيين|مدنيون|مدني|مدنيا|مدنيان|طفل|طفلا|طفله|طفلان|طفلين|طفلتان|اطفال|امراه|امراتان|نساء|سيده|شخصا|شخص|اشخاص|شخصان|مواطن|مواطنا|مواطنين|عايله|منهم|اخرون|اخرين|اخران)$/

/** «فقد قتل رجلان في سقبا، بينما قتل شاب في جسرين»: a man or two may fall for any reason; place by place they fell by the fire. */
function isOneOfSeveral(line: Line, from: number, at: number): boolean {
  if (/^(فقد|بينما|فيما)$/.test(textAt(line, line.from)) || /^(بينما|فيما)$/.test(textAt(line, from))) return true
  return line.mentions.some(
    ({ mention, kindFrom }) => mention !== null && kindFrom > at && kindFrom < line.to && textAt(line, kindFrom - 1) === 'في',
  )
}

const SOMEBODY = /^(ال)?(رجل|رجلان|رجال|شاب|شابان|شابه|شبان|فتي|فتاه|مسن|مسنه|عجوز|رضيع|رضيعه|سيدتان|سيدات|شقيقان|اخوان)$/
/** Another cause, told behind the place. */
const ELSE =
  /^(و|ب|ل)?(ال|لل)?(مشاجره|مشاجرات|شجار|خلاف|خلافات|اقتتال|يد|ايدي|مجهولين|مجهولون|سقوطه|سقوطها|رصاص|تعذيب|غرقا|حادث|لغم|مرض|ثار|سلب|كمين|خلال|اثناء)$/

const CIVILIANS_OR_SHARE =
  /^(نصيب(ها|ه)|حصت(ها|ه)|مدني|مدنيا|مدنيين|مدنيون|مدنيان|رجال|رجل|طفل|اطفال|امراه|نساء|سيده|شخصا|شخص|اشخاص|شخصان|عايله)$/

const GOES_ON = /^(كما|وكذلك|كذلك|بينما|فيما)$/
