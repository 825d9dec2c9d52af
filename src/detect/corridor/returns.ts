import type { Line } from '../reading/line.ts'
import { findWord } from '../relief/segment.ts'

/** Those who come home over a border are let out of nothing. */
export function isReturn(line: Line, at: number): boolean {
  const near = (words: RegExp) => findWord(line, at - 30, at + 12, words) >= 0
  return near(THOSE_ABROAD) && near(BACK) && near(ABROAD)
}

const THOSE_ABROAD = /^(ال|لل)?(سوريين|سوريون|سوري|سوريا|سوريه|لاجيين|لاجيون|لاجي|لاجيا|نازحين|نازح|مغتربين|حجاج|عايدين|عايدون)$/
const ABROAD = /^(ال|لل)?(لاجيين|لاجي|لاجيون|لاجيا|لبنان|لبنانيه|لبناني|تركيا|تركيه|اردن|اردنيه|عراق|عراقيه|مغتربين|حجاج|لجوء)$/
const BACK = /^(ال|ل|لل)?(عاد|عادت|عوده|عادوا|يعود|تعود|عايدين|عايدون|عودتهم|قادمين|قادمون|قادمه|قراهم|قراها|بلداتهم|بلداتها|بلدانهم)$/
