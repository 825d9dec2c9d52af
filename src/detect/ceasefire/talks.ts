import type { Line } from '../reading/line.ts'
import { findWord, plain } from '../relief/segment.ts'

/** «مفاوضات», «وساطة», «جهود». */
export function isTalks(line: Line, at: number): boolean {
  return /^(ال|لل|ب|ل)?(تفاوض|مفاوض|مباحث|محادث|مشاور|وساط|جهود|اتصال|ضغوط|مساع)/.test(plain(line, at))
}

/** «لجنة التفاوض», «بعد محادثات», «بعد جولة رابعة من التفاوض»: who talked, or what lies behind. */
export function isSettling(line: Line, at: number): boolean {
  if (isShowing(line, at) || isOccasion(line, at)) return true
  if (!isTalks(line, at)) return false
  return findWord(line, at - 2, at, SETTLING) >= 0 || findWord(line, at - 6, at, BEHIND) >= 0 || /^(ب)(وساط|جهود)/.test(plain(line, at))
}

/** «بناء على طلب من المبعوث», «بطلب من …», «بمبادرة من …»: whose wish was granted. */
function isOccasion(line: Line, at: number): boolean {
  if (/^ب(طلب|دعوه|مبادره|ضغط|ضغوط)$/.test(plain(line, at)))
    return !/^(الي|ل)/.test(plain(line, at + 1)) && !/^(تعيد|تقضي|تنص|تشمل|تتضمن|تهدف|تدعو|تبدا|تتيح|تضمن|تتالف)$/.test(plain(line, at + 1))
  return plain(line, at - 1) === 'علي' && plain(line, at - 2) === 'بناء'
}

/** «عرض التلفزيون صوراً»: shown, not offered. */
function isShowing(line: Line, at: number): boolean {
  return (
    /^(عرض|عرضت|يعرض|تعرض)$/.test(plain(line, at)) &&
    findWord(line, at + 1, at + 5, /^(ال)?(تلفزيون|تلفزه|صور|صورا|لقطات|مشاهد|قناه|فيلم|فيلما|مهرجان|شريط|شريطا)$/) >= 0
  )
}

/** Words after which the talks are over. */
const BEHIND = /^(بعد|عقب|اثر|نتيجه|ثمره|بنتيجه)$/

const SETTLING = /^(بعد|عقب|اثر|نتيجه|بفضل|خلال|ختام|اطار|(ال|لل)?(لجنه|هييه|وفد|وفود|فريق|جوله))$/
