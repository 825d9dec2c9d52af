import type { Tag } from '../../data/lexicon/index.ts'
import { finder } from '../reading/finder.ts'
import { has, hasTag, hasWord, isNamedAt, type Line, textAt, tokenAt } from '../reading/line.ts'

/** Whether tokens [from, to) tell of one or some of the strokes that were told of right before: «الأولى وقعت في سقبا», «اثنان منها على حمورية». */
export function isOneOfThem(line: Line, from: number, to: number): boolean {
  if (hasTag(line, from, to, ...OTHER_NEWS)) return false
  for (let at = from; at < to; at++) if (isOneOf(line, at, to)) return true
  return (
    amongOf(line, from, to).some(at => isAmongStruck(line, at, to)) ||
    luckOf(line, from, to).some(at => isNoLuckier(line, at)) ||
    // «وكان مسرحها محيط سقبا»
    stagesOf(line, from, to).some(at => namedBehind(line, at, to)) ||
    // «كانت سقبا عرضة لثلاث هجمات»
    targetsOf(line, from, to).some(at => hasTag(line, at + 1, Math.min(to, at + 4), 'strike-noun')) ||
    tellsOfBlasts(line, from, to)
  )
}

const amongOf = finder(/^(ما|الاهداف|المواقع|المناطق|النقاط)$/)
const luckOf = finder(/^(اوفر|احسن|اسعد|افضل)$/)
const stagesOf = finder(/^(و)?مسرح(ها|ه|هما)$/)
const targetsOf = finder(/^(عرضه|هدفا|مسرحا)$/)

const OTHER_NEWS: readonly Tag[] = ['evacuation', 'convoy', 'aid', 'truce', 'deal', 'other-attack', 'ground', 'exercise', 'play', 'plan']

/** «إحداها طالت الفرن», «ثالث على أطراف …», «تلتها أخرى على …», «اثنان منها في …» */
function isOneOf(line: Line, at: number, to: number): boolean {
  const text = textAt(line, at)
  const counted = COUNT.test(text) || tokenAt(line, at)?.kind === 'number'
  if (counted ? !/^(منها|منهما)$/.test(textAt(line, at + 1)) : !ONE.test(text) && !(FOLLOWED.test(text) && ONE.test(textAt(line, at + 1))))
    return false
  // «الدفعة الأولى», «مدينة أخرى» belong to the word before them
  if (/^(ال(اول|ثان|ثالث|رابع|خامس)|اخر)/.test(text) && at > line.from && !/^(و|ف)/.test(text) && !STARTS.test(textAt(line, at - 1)))
    return false
  // «وطالت إحداها فرنا»
  if (!counted && DEALT.test(textAt(line, at - 1))) return namedBehind(line, at, to)
  const end = Math.min(to, at + 6)
  for (let next = at + 1; next < end; next++) {
    if (DEALT.test(textAt(line, next)) || (textAt(line, next) === 'من' && textAt(line, next + 1) === 'نصيب'))
      return namedBehind(line, next, to)
    if (textAt(line, next) === 'علي' || (counted && /^(في|قرب|عند)$/.test(textAt(line, next)))) return namedBehind(line, next, to)
    if (has(line, next, 'speech', 'motion', 'people', 'person', 'force')) return false
  }
  return false
}

const ONE =
  /^(و|ف)?((ال)?(اولي|اولها|ثانيه|ثانيها|ثالثه|ثالثها|رابعه|خامسه|ثان|ثالث|رابع)|الاول|الثاني|احداها|احداهما|احدها|احدهما|بعضها|معظمها|اكثرها|اخرها|اعنفها|اشدها|اخري|اخر|مثلها|مثلهما|باقيها|البقيه|بقيتها)$/
const COUNT = /^(و|ف)?(واحد|واحده|اثنان|اثنتان|اثنين|ثلاث|ثلاثه|اربع|اربعه|خمس|خمسه|ست|سته|سبع|سبعه|ثمان|ثماني|ثمانيه|تسع|تسعه|عشر|عشره)$/
const FOLLOWED = /^(و|ف|ثم)?(تلتها|تلاها|تلته|تلاه|تبعتها|تبعها|تبعه|اعقبتها|اعقبها|اعقبه|لحقتها|لحقها|سبقتها|سبقها)$/
const STARTS = /^([،,؛:.(«"]|ثم|كما|وتلتها|تلتها|وتلاها|تلاها)$/
const DEALT = /^(و|ف)?(وقعت?|سقطت?|طالت?|استهدفت?|اصابت?|ضربت?|دمرت?|نزلت?|انفجرت?|هوت|[يت](طال|ستهدف|صيب|سقط|ضرب)|حصدت|هدمت)$/

function namedBehind(line: Line, at: number, to: number): boolean {
  for (let next = at + 1; next < Math.min(to, at + NAMED_REACH); next++) if (isNamedAt(line, next)) return true
  return false
}

const NAMED_REACH = 9

/** «من بين ما أصيب مقر قرب سقبا», «ومن الأهداف التي ضربت …» */
function isAmongStruck(line: Line, at: number, to: number): boolean {
  return hasWord(line, at - 2, at, AMONG) && hasWord(line, at + 1, at + 4, STRUCK) && namedBehind(line, at, to)
}

const AMONG = /^(و|ف)?(من|بين|ضمن)$/
const STRUCK = /^(اصيب|اصيبت|طالته|طاله|طالها|طالتها|استهدف|استهدفت|استهدفته|استهدفها|ضرب|ضربت|ضربته|المستهدفه|المقصوفه|دمر|دمرت)$/

/** «ولم تكن جاسم أوفر حظا» */
function isNoLuckier(line: Line, at: number): boolean {
  return LUCK.test(textAt(line, at + 1)) && hasWord(line, at - 6, at, IS_NOT)
}

const LUCK = /^(حظا|حالا)$/
const IS_NOT = /^(و|ف)?(لم|ليست|ليس|ليسوا)$/

/** «سمعت انفجارات في محيط سقبا»: what bursts while there is fire is of the fire, unless its cause is asked for. */
function tellsOfBlasts(line: Line, from: number, to: number): boolean {
  const blast = blastsOf(line, from, to).find(at => namedBehind(line, at, to))
  return blast !== undefined && hasWord(line, blast - 4, blast + 5, HEARD) && !hasWord(line, from, to, OF_OWN_CAUSE)
}

const blastsOf = finder(/^(و)?(ال)?(انفجارات|انفجارين|انفجاران)$/)
const OF_OWN_CAUSE = /^(مجهول|مجهوله|غامض|غامضه|طبيعتها|اسبابها|سببها|سببه|مستودع|مخلفات|اسطوانه|لغم|سياره|عبوه|يجهل|اعتراض)$/

const HEARD = /^(و|ف)?(سجلت?|سمعت?|سمع|دوت|دوي|هزت?|[يت]سمع|رصدت?|وقعت|عشرات|تجددت?|عادت|هزه)$/
