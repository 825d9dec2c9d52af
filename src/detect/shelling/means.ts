import { findTag, has, hasTag, hasWord, type Line, textAt } from '../reading/line.ts'

/**
 * A weapon or an aircraft that strikes; «إنزال جوي», «بدعم بري وجوي», «تحليق للطيران» bring soldiers, back them or only pass. Where a landing
 * kills, its helicopters fired. */
export function namesMeans(line: Line, from: number, to: number): boolean {
  for (let at = findTag(line, from, to, 'projectile'); at >= 0; at = findTag(line, at + 1, to, 'projectile'))
    // «لا طائرة في السماء ولا قذيفة»
    if (!NONE.test(textAt(line, at - 1))) return true
  const fell = hasTag(line, from, to, 'dead')
  for (let at = findTag(line, from, to, 'aircraft'); at >= 0; at = findTag(line, at + 1, to, 'aircraft'))
    if (
      !NONE.test(textAt(line, at - 1)) &&
      !areFighters(line, at) &&
      !isMarch(line, at) &&
      !fightsBlaze(line, at) &&
      (!hasWord(line, Math.max(from, at - 5), at, NO_STRIKE) ||
        hasWord(line, at + 1, to, LETS_GO) ||
        (fell && LANDING.test(textAt(line, at - 1))))
    )
      return true
  return false
}

/** «دمروا عربة بصاروخ موجه»: a fight of men against armour. */
export function isAntiTank(line: Line, from: number, to: number): boolean {
  const first = findTag(line, from, to, 'projectile')
  if (first < 0 || hasTag(line, from, to, 'aircraft') || !hasWord(line, from, to, ARMOUR)) return false
  for (let at = first; at >= 0; at = findTag(line, at + 1, to, 'projectile'))
    if (!/^(و|ب)?(ال)?(صاروخ|صاروخا|صواريخ|صاروخين|مضاد|قذيفه|قذايف)$/.test(textAt(line, at)) || !hasWord(line, at + 1, at + 3, GUIDED))
      return false
  return true
}

export const ARMOUR = /^(و|ب|ل)?(ال|لل)?(دبابه|دبابات|دبابتين|عربه|عربات|عربتين|مدرعه|مدرعات|مدرعتين|ناقله|بلدوزر|جرافه|تركس)$/
export const GUIDED = /^(ال)?(موجه|موجهه|موجهين|تاو|كورنيت|فاغوت|مضاد|مضاده|حراري|حراريه|دروع|للدروع|للدبابات)$/

/** «مجموعات مقاتلة», «فصائل إسلامية ومقاتلة»: no plane. */
function areFighters(line: Line, at: number): boolean {
  if (!/^(و)?(ال)?مقاتله$/.test(textAt(line, at))) return false
  return has(line, at - 1, 'force') || has(line, at - 2, 'force') || /^(ال)?(مجموعات|اسلاميه|معارضه|قوي)$/.test(textAt(line, at - 1))
}

/** «مسيرة طلابية», «مسيرة لأهالي …»: people who walk, and no drone. */
function isMarch(line: Line, at: number): boolean {
  return /^(و|ب|ل)?(ال|لل)?مسيره$/.test(textAt(line, at)) && WALKS.test(textAt(line, at + 1))
}

const WALKS =
  /^(ال)?(شعبيه|طلابيه|حاشده|احتجاجيه|سلميه|جماهيريه|مويده|مندده|نسائيه|نساييه|راجله|صامته|تضامنيه|كشفيه|عفويه|ليليه|ضخمه|تاييد|تنديد|تضامن|وفاء|احتجاج|سيارات|دراجات|مركبات|شموع|حياته|حياتها|التعليم|لاهالي|لابناء|لطلاب|لطلبه|نظمها|نظمتها|دعت|تحت)$/

/** «طلعات» of «مروحيات الإطفاء» */
function fightsBlaze(line: Line, at: number): boolean {
  return /طلع(ه|ات)$/.test(textAt(line, at)) && hasTag(line, line.from, line.to, 'onlooker')
}

const NONE = /^(و|ف)?(لا|بلا)$/
/** «حلقت المقاتلات … وألقت حمولتها» */
const LETS_GO = /^(و|ف)(القت|القتا|افرغت|رمت|رمتا|صبت|امطرت|نفذت|اطلقت|استهدفت)(ها|هما)?$/
const LANDING = /^(و|ب)?(ال|لل)?(انزال|انزالا|انزالات)$/
const NO_STRIKE =
  /^(و|ب|وب|ك)?(ال|لل)?(انزال|انزالا|انزالات|انزاله|دعم|اسناد|مسانده|غطاء|تغطيه|مظله|تحليق|تحليقا|حلق|حلقت|مشاركه|مساند|ترافق|برفقه|مناوره|مناورات)$/
