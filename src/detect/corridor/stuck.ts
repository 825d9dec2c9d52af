import { has, type Line } from '../reading/line.ts'
import { findWord, plain } from '../relief/segment.ts'
import { CONVOY } from './convoy-words.ts'

/** How far behind its plan the fate of a convoy may be told. */
const REACH = 26
const STAYS = /^(بقي|بقيت|ظل|ظلت|يزال|تزال|زال|زالت|مكثت|علقت|توقفت|تنتظر|وقفت)$/
const WHERE = /^(حيث|مكانها|اماكنها|مكانه|عالقه|عالقات|واقفه|متوقفه|محتجزه|مركونه|مصطفه|تنتظر|بانتظار|عند|علي|خارج|تراوح)$/
const MOVES =
  /^[يتن](تحرك|نطلق|دخل|صل|عبر|غادر|تجه|توجه|برح|جتز|جتاز|تقدم|سر|سير|مر|تلق|بلغ|حصل|سمح|وذن|تمكن|ستطع)(وا|ون)?$|^(يكتمل|تكتمل|يحدث|تحدث|يجر|يتم|تتم)$/
const TURNS = /^(لكن|لكنها|لكنه|ان|انها|انه|بيد|غير|الا|قبل)$/
const BACK =
  /^(عادت|عاد|ارتدت|رجعت|اعيدت|ردت|منعت|منع|احتجزت|اوقفت|اوقفها|منعها|اعادها|ردها|اعترضها|احتجزها|ارجيت|تاجلت|الغيت|تعذر|علقت|توقفت)$/
const PLANNED = /^(ال)?(مقرر|مقررا|يفترض|مفترض|مفترضا|ينتظر|منتظر|متوقع|يتوقع|مرتقب|كان|كانت|منتظرا|تعتزم|تنوي|ننوي|مزمع)$/

/** «كان يفترض أن تعبر شاحنات إلى دوما، لكنها بقيت حيث هي», «بقيت القافلة التي كان يفترض أن تدخل دوما في مكانها»: aid that was to come in at token `at`, and did not. */
export function isStuck(line: Line, at: number): boolean {
  return isStillWaiting(line, at) || (isPlanned(line, at) && isLetDown(line, at))
}

function isPlanned(line: Line, at: number): boolean {
  return findWord(line, at - 9, at, PLANNED) >= 0
}

/** «لن تتحرك», «لكنها لم تتحرك», «غير أن الحاجز منعها», told behind token `at`. */
export function isLetDown(line: Line, at: number): boolean {
  const end = Math.min(line.to, at + REACH)
  // «القافلة التي كان مقررا أن تدخل دوما لن تتحرك»
  for (let i = at + 1; i < end; i++) if (/^(لم|لن)$/.test(plain(line, i)) && MOVES.test(plain(line, i + 1))) return true
  const turn = findWord(line, at + 1, end, TURNS)
  if (turn < 0) return false
  for (let i = turn; i < Math.min(end, turn + 9); i++) {
    if (STAYS.test(plain(line, i)) && findWord(line, i + 1, i + 4, WHERE) >= 0) return true
    if (BACK.test(plain(line, i)) && !has(line, i + 1, 'truce')) return true
  }
  return false
}

/** «لا تزال الشاحنات تنتظر الإذن بدخول …», «بقيت الشاحنات …». */
function isStillWaiting(line: Line, at: number): boolean {
  const stays = findWord(line, at - 16, at, STAYS)
  const convoy = stays < 0 ? -1 : findWord(line, stays + 1, stays + 4, CONVOY)
  return convoy >= 0 && (findWord(line, convoy + 1, at, WHERE) >= 0 || isPlanned(line, at))
}
