import type { Line } from '../reading/line.ts'
import { once } from '../reading/once.ts'
import type { Reading } from '../reading/reading.ts'
import { findWord } from '../relief/segment.ts'

/** Those who come home over a border are let out of nothing. */
export function isReturn(line: Line, at: number): boolean {
  return isTold(line, at - 30, at + 12)
}

/** «قافلة مهجرين من المخيمات عائدة إلى …»: home from where they fled to. */
export function isHomeward(line: Line, at: number): boolean {
  return (
    findWord(line, at - 10, at + 14, /^(ال|ل|لل)?(عايده|عايدين|عايدون|عوده|عودتهم|عادت|عادوا)$/) >= 0 &&
    findWord(line, line.from, line.to, /^(ال)?(نزوح|مخيمات)$/) >= 0
  )
}

/** «حاولوا الخروج متنكرين», «تهريبا»: nobody let them; «إلى بلادهم»: strangers sent home. */
export function isStolenAway(line: Line, at: number): boolean {
  return (
    findWord(line, at - 3, at + 8, /^(متنكرين|متنكرا|متخفين|متخفيا|تهريبا|خلسه|تسللا)$/) >= 0 ||
    findWord(line, at + 1, at + 12, /^(بلادهم|بلدانهم|بلدهم|بلدها|بلاده|بكفاله|كفاله)$/) >= 0
  )
}

/** An article on those who come home: «دفعات أخرى ستغادر من …» are more of them. */
export const isAboutReturn = once(({ lines }: Reading): boolean => {
  const told = lines.filter(({ line }) => isTold(line, line.from, line.to) && findWord(line, line.from, line.to, REFUGEES) >= 0)
  return told.length >= 2 || told.some(({ line }) => line.index <= LEAD)
})

/** The last sentence of a lead. */
const LEAD = 2

function isTold(line: Line, from: number, to: number): boolean {
  return [THOSE_ABROAD, BACK, ABROAD].every(words => findWord(line, from, to, words) >= 0)
}

const REFUGEES = /^(ال|لل)?(لاجيين|لاجيون|لاجي|لاجيا|نازحين|نازحون|عايدين|عايدون)$/
const THOSE_ABROAD = /^(ال|لل)?(سوريين|سوريون|سوري|سوريا|سوريه|لاجيين|لاجيون|لاجي|لاجيا|نازحين|نازح|مغتربين|حجاج|عايدين|عايدون)$/
const ABROAD = /^(ال|لل)?(لاجيين|لاجي|لاجيون|لاجيا|لبنان|لبنانيه|لبناني|تركيا|تركيه|اردن|اردنيه|عراق|عراقيه|مغتربين|حجاج|لجوء)$/
const BACK =
  /^(ال|ل|لل)?(عاد|عادت|عوده|عادوا|يعود|يعودون|تعود|عايدين|عايدون|عودتهم|قادمين|قادمون|قادمه|قراهم|قراها|بلداتهم|بلداتها|بلدانهم)$/
