import { isAnalyst } from '../analysts.ts'
import { type Courtesy, courtesyOf } from '../spoken-text.ts'
import type { Turn } from '../turn.ts'
import { my } from './my.ts'
import { nearest } from './near.ts'
import { report } from './report.ts'
import { CERTAIN, followRows, matchesOf, search } from './search.ts'
import { start } from './start.ts'
import { help, stop, thanks } from './texts.ts'

/** Text that is no command: the name of a place, a point of a map, or what people say to one another. */
export async function freeText(turn: Turn, text: string): Promise<void> {
  // «إدلب 30d» is what staff ask; nobody else writes so.
  if (turn.room.type === 'private' && ANALYST_TEXT.test(text) && isAnalyst(turn)) return report(turn, text)
  const courtesy = courtesyOf(text)
  if (courtesy !== null) return answerCourtesy(turn, courtesy, text)
  const point = pointOf(text.trim())
  if (point !== null) return nearest(turn, point.lat, point.lon)
  await search(turn, text)
}

const ANALYST_TEXT = /\p{L}\s+[\d\u0660-\u0669]{1,4}d\s*$/u

async function answerCourtesy(turn: Turn, courtesy: Courtesy, text: string): Promise<void> {
  switch (courtesy) {
    case 'greeting':
      // Some greetings name a village too.
      return start(turn, '', followRows(turn, certainPlaces(turn, text)))
    case 'thanks':
      return thanks(turn)
    case 'help':
      return help(turn)
    case 'stop':
      return stop(turn)
    case 'mine':
      return my(turn)
  }
}

function certainPlaces(turn: Turn, text: string) {
  return matchesOf(turn, text.trim()).flatMap(({ place, score }) => (score >= CERTAIN ? [place] : []))
}

/** «33.57, 36.40», as maps write a point; null for other text, and outside the ranges of latitude and longitude. */
function pointOf(text: string): { readonly lat: number; readonly lon: number } | null {
  const found = /^(-?\d{1,2}\.\d{1,8})\s*[,،\s]\s*(-?\d{1,3}\.\d{1,8})$/.exec(text)
  const [lat, lon] = [Number(found?.[1]), Number(found?.[2])]
  return found && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null
}
