import { type Line, tokenAt } from '../reading/line.ts'

const textAt = (line: Line, at: number): string => tokenAt(line, at)?.text ?? ''

/** «فيما قتل 12 آخرون»: the word right before the verb turns to other news. */
export function isMeanwhile(line: Line, at: number): boolean {
  for (let before = at - 1; before >= at - 4; before--) if (/^(فيما|بينما|حين)$/.test(textAt(line, before))) return true
  return false
}

/** «بالإضافة إلى مقتل», «فضلا عن إصابة» */
export function isBesides(line: Line, at: number): boolean {
  const before = /^(الي|عن)$/.test(textAt(line, at - 1)) ? at - 2 : at - 1
  return /^(و)?(ب)?(ال)?(اضافه|فضلا|علاوه)$/.test(textAt(line, before))
}

/** «الطفلة هناء …»: a word that is no more than a name may stand here. */
export function isNamed(line: Line, at: number): boolean {
  const token = tokenAt(line, at)
  return token?.kind === 'word' && !/^(و.*|في|من|علي|الي|عن|جراء|اثر|نتيجه|ب.*|التي|الذي)$/.test(token.text)
}

/** «آخرون»: besides those counted before. */
export function hasOthers(line: Line, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (/^(ال)?اخر(ين|ون|ان)?$|^اخري$/.test(textAt(line, at))) return true
  return false
}
