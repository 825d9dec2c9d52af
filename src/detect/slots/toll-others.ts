import { hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'

/** «فيما قتل 12 آخرون»: the word right before the verb turns to other news. */
export function isMeanwhile(line: Line, at: number): boolean {
  return hasWord(line, at - 4, at, /^(فيما|بينما|حين)$/)
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
  return hasWord(line, from, to + 1, /^(ال)?اخر(ين|ون|ان)?$|^اخري$/)
}
