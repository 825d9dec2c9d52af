import { blankSketch } from '../blank-sketch.ts'
import { hasTag, type Line } from '../reading/line.ts'
import type { ReadLine } from '../reading/reading.ts'
import { whoOf } from '../relief/declarer.ts'
import { findWord, plain } from '../relief/segment.ts'
import { reliefWindow } from '../relief/window.ts'
import type { Sketch } from '../sketch.ts'

/**
 * «نقل الجيش الممر من حرستا إلى عربين»: a way that is moved is shut where it was, and announced where it is to be. Nothing of what is only wished for,
 * and nothing of what goes along the way («نقل المدنيين عبر الممر من … إلى …»).
 */
export function movedOf({ line }: ReadLine, act: number, publishedAt: Date | null): Sketch[] {
  const at = findWord(line, line.from, line.to, MOVES)
  if (at < 0 || hasTag(line, Math.max(line.from, at - BEFORE), at, 'relief-ask', 'denial') || findWord(line, at - 2, at, NOT) >= 0)
    return []
  const way = findWord(line, at + 1, at + OBJECT, WAY)
  if (way < 0 || findWord(line, at + 1, way, THROUGH) >= 0) return []
  const [whence, whither] = [placeBehind(line, way, FROM), placeBehind(line, way, TO)]
  if (!whence || !whither || whither.from < whence.to || findWord(line, way, whence.from, BREAK) >= 0) return []
  const told = { kind: 'corridor', way: 'passage', line, from: line.from, to: line.to, act, rule: 'way moved', ...whoOf(line) } as const
  return [
    blankSketch({ ...told, status: 'closed', place: whence }),
    blankSketch({ ...told, status: 'announced', place: whither, ...reliefWindow(line, publishedAt).window }),
  ]
}

const MOVES = /^(نقل|نقلت|نقلوا|تنقل|ينقل|سينقل|ستنقل)$/
const NOT = /^(لم|لن|لا|عدم)$/
/** The way is what is moved: nobody but who moves it stands between. */
const OBJECT = 5
const BEFORE = 8
const WAY = /^(ال)?(ممر|معبر|ممرات|معابر)$/
const THROUGH = /^(عبر|من|الي|خلال|في)$/
const FROM = /^من$/
const TO = /^الي$/
const BREAK = /^[،.]$/

/** The place right behind the first such preposition that has one. */
function placeBehind(line: Line, way: number, preposition: RegExp) {
  return line.mentions.find(({ mention, kindFrom }) => mention !== null && kindFrom > way && preposition.test(plain(line, kindFrom - 1)))
}
