import { findTag, has, type Line } from '../reading/line.ts'
import { findWord, plain } from '../relief/segment.ts'

/** «لنقل المسلحين، لكن أحداً لم يصعد إليها»: the buses stand there, and nobody has left. */
export function isNoneYet(line: Line, at: number): boolean {
  if (!/^ل/.test(plain(line, at)) && !has(line, at, 'convoy')) return false
  for (let i = at + 1; i < Math.min(line.to, at + 26); i++)
    if (/^و?لم$/.test(plain(line, i)) && LEAVES.test(plain(line, i + 1)) && findWord(line, i - 4, i + 7, /^(احد|احدا|اي|بعد|حتي)$/) >= 0)
      return true
  return false
}

const LEAVES = /^(يصعد|تصعد|يغادر|تغادر|يخرج|تخرج|تتحرك|يتحرك|تنطلق|ينطلق|تبدا|يبدا)$/

/** «هدنة للسماح بخروج …», «وقف النار من أجل إتاحة مغادرة …», «الغاية من الهدنة تأمين انسحاب …»: what a halt told before is for; the token that names the halt, or -1. */
export function haltFor(line: Line, from: number, at: number): number {
  const truce = findTag(line, Math.max(from, at - 22), at, 'truce')
  if (truce < 0 || !has(line, at, 'take-out', 'go-out', 'entry')) return -1
  return findWord(line, truce, at, FOR) >= 0 ||
    findWord(line, truce - 3, truce, AIM) >= 0 ||
    findWord(line, truce, at, /^خلال(ها|ه)?$/) >= 0
    ? truce
    : -1
}

const FOR = /^(ل|ب)?(ال)?(سماح|تمكين|اتاحه|افساح|تسهيل|تامين|ضمان|يتاح|تسمح|يسمح|تتيح|يتيح|اجل|بهدف|بغيه|بغرض|غرض|كي)$|^(للسماح|لكي)$/
const AIM = /^(ال)?(هدف|غايه|غرض|مقصود)$/
