import { NO_TOLL } from '../../domain/detection.ts'
import { blankSketch } from '../blank-sketch.ts'
import { noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'
import { findTag, has, hasWord, type Line, textAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import type { Reading } from '../reading/reading.ts'
import type { Sketch } from '../sketch.ts'
import { readDay } from '../slots/day.ts'
import { readTargets } from '../slots/targets.ts'
import { readWeapons } from '../slots/weapons.ts'
import { deniersOf } from '../who/who.ts'
import type { Act } from './act.ts'
import { tollsOf } from './act-tolls.ts'
import { findActs } from './acts.ts'
import { addAreaTolls, SPOKEN_OF } from './area-toll.ts'
import { inheritDay, inheritShells, inheritWeapons } from './inherit.ts'
import { addActToll, addLateTolls, addLeadToll, addLedToll, addPlacedTolls, leadsOn } from './late-toll.ts'
import { addMeansBeside } from './means-beside.ts'
import { knowRockets } from './rockets-of-planes.ts'
import { placeBeside, thatPlace } from './that-place.ts'
import { actsAhead, bearsOut } from './told-ahead.ts'

/** Fire on places, as the sentences of an article tell it; `mentions` are the places of all its sentences. */
export function findShellings(reading: Reading, mentions: readonly PlacedMention[]): Sketch[] {
  const sketches: Sketch[] = []
  const farFire = tellsOfFarFire(reading)
  const leads: Line[] = []
  let number = 0
  let lastFire = -2
  let ahead: { readonly acts: readonly Act[]; readonly index: number } = { acts: [], index: -2 }
  for (const { line, roles } of reading.lines) {
    const acts = findActs(line, roles, line.index - lastFire <= 1, lastFire >= 0)
    if (acts.length > 0) lastFire = line.index
    for (const act of acts) pointBack(act, mentions)
    const own: Sketch[] = []
    acts.forEach((act, at) => {
      const then = thenAt(act)
      const led = leadsOn(acts[at - 1], act, then)
      const next = led ? then : -1
      const told = sketchAct(next > 0 ? { ...act, from: next } : act, reading, number++, farFire)
      if (told.length === 0) addActToll(act, roles, own)
      else if (led && addLedToll(next > 0 ? { ...act, to: next } : act, own) && next < 0)
        own.push(...told.map(sketch => ({ ...sketch, toll: NO_TOLL })))
      else own.push(...told)
    })
    addPlacedTolls(line, acts, own, sketches)
    if (own.length === 0 && sketches.length === 0 && !line.mentions.some(({ place }) => place !== null)) leads.push(line)
    if (own.length === 0) addLateTolls(line, roles, acts, sketches)
    if (acts.length === 0) ahead = { acts: actsAhead(line, roles), index: line.index }
    else if (line.index - ahead.index === 1 && acts[0]?.evidence === 'stated')
      for (const act of ahead.acts)
        if (bearsOut(own, act, reading.tables.gazetteer)) sketches.push(...sketchAct(act, reading, number++, farFire))
    sketches.push(...own)
  }
  addLeadToll(leads, sketches)
  addAreaTolls(sketches, reading.tables.gazetteer)
  knowRockets(sketches, reading)
  inheritWeapons(sketches)
  inheritShells(sketches, reading)
  addMeansBeside(sketches, reading)
  inheritDay(sketches, reading)
  return sketches
}

/** «ما أسفر عن سبعة قتلى، ثم ضربت سقبا، وكانت النتيجة ثلاثة شهداء»: where the next fire begins behind the outcome of the last; or -1. */
function thenAt({ line, from, to, hits }: Act): number {
  const first = Math.min(to, ...hits.map(({ mention }) => mention.kindFrom))
  for (let at = from + 1; at < first; at++) if (textAt(line, at) === 'ثم' && textAt(line, at - 1) === '،') return at
  return -1
}

/** «القصف على المدينة لم يتوقف»: the town is named in the words before. */
function pointBack(act: Act, mentions: readonly PlacedMention[]): void {
  if (act.evidence !== 'stated') return
  if (act.hits.length > 0) {
    const beside = placeBeside(
      act.line,
      act.hits.map(({ mention }) => mention),
      mentions,
    )
    if (beside) act.hits.push({ mention: beside, rule: 'the place spoken of before' })
    return
  }
  const mention = thatPlace(act.line, act.from, act.to, mentions)
  if (mention) act.hits.push({ mention, rule: SPOKEN_OF })
}

function sketchAct(act: Act, reading: Reading, number: number, farFire: boolean): Sketch[] {
  const { line, from, to } = act
  const hits = act.hits.filter(({ mention }) => mention.place?.kind !== 'country')
  if (hits.length === 0) return []
  const targets = readTargets(line, from, to)
  const tolls = tollsOf(act)
  const denied = isDenied(act)
  return hits.map(({ mention, rule }) => {
    const { day, stated, past, ahead, timeText } = readDay(line, from, to, mention.from, reading.article.publishedAt)
    return blankSketch({
      kind: 'shelling',
      status: denied ? 'denied' : 'reported',
      deniedBy: denied ? deniersOf(line, day) : [],
      place: mention,
      line,
      from,
      to,
      act: number,
      day,
      dayStated: stated,
      outOfNews: past ? 'past' : ahead ? 'ahead' : null,
      timeText,
      weapons: readWeapons(line, from, to, mention.from, farFire && !/جولان/.test(mention.place?.name ?? '')),
      targets,
      toll: tolls.find(({ places }) => places === null || places.includes(mention))?.toll ?? NO_TOLL,
      rule,
      confidence: act.evidence === 'stated' ? 0.8 : 0.6,
    })
  })
}

/** How far before the fire its denial may stand. */
const DENIAL_REACH = 16

/** «نفت روسيا قصف …», «لا صحة للأنباء عن غارة …»: what is denied stands behind the word of denial. */
function isDenied({ line, from, to }: Act): boolean {
  const fire = findTag(line, from, to, 'fire-verb', 'fire-noun', 'strike-noun', 'projectile', 'aim')
  if (fire < 0) return false
  // «قصف روسي مزعوم»
  if (hasWord(line, fire + 1, Math.min(to, fire + 4), /^(ال)?مزعوم(ه)?$/)) return true
  for (let at = fire - 1; at >= Math.max(line.from, fire - DENIAL_REACH); at--) {
    if (has(line, at, 'denial')) return true
    // «ونفى الجيش استهداف المدنيين، وقال إن ضرباته …»: what he says besides is his own news
    if (has(line, at, 'dead', 'wounded', 'clause') || /^و(قال|اكد|اضاف|اوضح|اعلن)(ت|وا)?$/.test(textAt(line, at))) return false
  }
  return false
}

/** Most sentences with fire name those who strike from the air or from far off, and no other. */
function tellsOfFarFire({ lines }: Reading): boolean {
  let far = 0
  let near = 0
  for (const { line } of lines) {
    for (let at = line.from; at < line.to; at++) {
      const reach = reachOf((line.text.tokens[at] as Token).lexeme)
      if (reach === 'far') far++
      else if (reach === 'near') near++
    }
  }
  return far >= 3 && far > 2 * near
}

const reachOf = noted((text): 'far' | 'near' | null => {
  if (/اسراييل|^(و|ب|ل)?(ال|لل)?(عدوان|توماهوك|بنتاغون|ثلاثي|ثلاثيه|معاديه|كروز|مجنحه)$/.test(text)) return 'far'
  return /^(و|ف|ب|ل)?(ال|لل)?(معارضه|قسد|فصايل|روسيه|روسيا|تركيه|تركي|هاون|براميل)$/.test(text) ? 'near' : null
})
