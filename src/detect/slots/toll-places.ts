import { countedNoun } from '../count/counted-noun.ts'
import { nounOf } from '../count/nouns.ts'
import { has, hasWord, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { calledPlace } from './called-place.ts'
import { INCLUDING, MET, TIME_WORDS } from './toll-words.ts'

/** «في سقبا», «ببلدة سقبا», «قتلوا في غارات على سقبا» behind a count. */
export function placeBehind(line: Line, from: number): PlacedMention | null {
  // «لقوا حتفهم في سقبا»
  const at = behindIncluded(line, behindWho(line, MET.test(textAt(line, from)) ? from + 1 : from))
  return placeBeside(line, isAdjective(line, at) ? at + 1 : at) ?? placeBehindParts(line, at) ?? placeOfFire(line, at)
}

/** «رجل مسن في سقبا», «طفل رضيع في سقبا»: one word on who it was. */
function isAdjective(line: Line, at: number): boolean {
  const token = tokenAt(line, at)
  if (token?.kind !== 'word' || /^(و|ب|في$|علي$|من$)/.test(token.text) || has(line, at, 'dead', 'wounded', 'fire-noun')) return false
  return textAt(line, at + 1) === 'في' || /^بال(اول|ثان)/.test(textAt(line, at + 1))
}

/** «… من عائلة واحدة», «… محمد (19 عاما)», «… بجروح متفاوتة»: the token behind what is added to a count. */
function behindWho(line: Line, from: number): number {
  let at = from
  // «اثنان من القتلى سقطا في سقبا»
  if (FELL.test(textAt(line, at))) at++
  // «قضوا صباحا في سقبا»
  if (TIME_WORDS.has(textAt(line, at))) at++
  if (textAt(line, at) === 'من' && /^(عايله|اسره)$/.test(textAt(line, at + 1))) at += textAt(line, at + 2) === 'واحده' ? 3 : 2
  if (/^(بجروح|بجراح)$/.test(textAt(line, at))) at += /^(متفاوته|طفيفه|خطيره|بليغه|خطره)$/.test(textAt(line, at + 1)) ? 2 : 1
  for (const open of [at, at + 1])
    if (textAt(line, open) === '(' && tokenAt(line, open + 1)?.kind === 'number')
      for (let close = open + 2; close < open + 5; close++) if (textAt(line, close) === ')') return close + 1
  return at
}

const FELL = /^(سقطوا|سقطا|سقطت|قضوا|قضيا|قتلوا|قتلا|استشهدوا|استشهدا)$/

/** «سبعة مواطنين بينهم طفلة وامرأتان في سقبا»: the token behind the parts of a count. */
function behindIncluded(line: Line, from: number): number {
  if (!INCLUDING.has(textAt(line, from))) return from
  let at = from + 1
  for (;;) {
    const part = countedNoun(line.text.tokens, at)
    if (!part || part.class === 'thing' || (at > from + 1 && !textAt(line, at).startsWith('و'))) return at > from + 1 ? at : from
    at = part.to
  }
}

/** «13 مدنيا، ثلاثة منهم أطفال، في دوما»: who they were stands between commas. */
function placeBehindParts(line: Line, at: number): PlacedMention | null {
  if (textAt(line, at) !== '،' || !hasWord(line, at + 1, at + 4, /^(منهم|بينهم|بينهما)$/)) return null
  for (let next = at + 2; next < at + PARTS_REACH; next++) if (textAt(line, next) === '،') return placeBeside(line, next + 1)
  return null
}

const PARTS_REACH = 12

/** «في سقبا», «بسقبا» right behind. */
export function placeBeside(line: Line, at: number): PlacedMention | null {
  // «ورجل واحد في كل من خان السبل وكفربطيخ»
  const each = textAt(line, at) === 'في' && /^كلا?$/.test(textAt(line, at + 1)) && textAt(line, at + 2) === 'من'
  const within = each ? at + 3 : /^(في|داخل|علي)$/.test(textAt(line, at)) ? at + 1 : at
  const start = within > at && AROUND.test(textAt(line, within)) ? within + 1 : within
  return (
    line.mentions.find(({ kindFrom, clitic }) => (kindFrom === start || kindFrom === within) && (within > at || clitic === 'ب')) ??
    calledPlace(line, at)
  )
}

/** «في أطراف سقبا» */
const AROUND = /^(اطراف|محيط|ضواحي|مزارع|وسط)$/

function hasMark(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (tokenAt(line, at)?.kind === 'mark') return true
  return false
}

/** How far behind a count the place of its fire may stand. */
const FIRE_REACH = 10

function placeOfFire(line: Line, from: number): PlacedMention | null {
  let fire = -1
  for (let at = from; at < from + FIRE_REACH; at++) {
    const mention = line.mentions.find(({ kindFrom }) => kindFrom === at)
    if (mention) return fire >= 0 && !mention.clitic.includes('و') ? mention : null
    const token = tokenAt(line, at)
    if (!token || (token.kind === 'mark' && token.text !== '"') || (at > from && has(line, at, 'dead', 'wounded'))) return null
    if (at > from && token.text.startsWith('و') && nounOf(token) !== null) return null
    // «استشهدا بالبراميل على سقبا»
    if (has(line, at, 'fire-noun', 'strike-noun') || (token.text.startsWith('ب') && has(line, at, 'projectile'))) fire = at
  }
  return null
}

/** «سقبا (4 شهداء)», «قتل في سقبا أربعة», «في سقبا قتل أربعة», «سقبا حيث قتل أربعة» before a count. */
export function placeBefore(line: Line, at: number): PlacedMention | null {
  let end = at
  while (end > at - 3 && (has(line, end - 1, 'dead', 'wounded') || /^(\(|حيث|التي|فيها|فيه)$/.test(textAt(line, end - 1)))) end--
  const fronted = end < at ? placeOfResult(line, end) : null
  if (fronted) return fronted
  const where = /^(حيث|التي)$/.test(textAt(line, end))
  const mention =
    line.mentions.find(({ to }) => to === end) ??
    (where ? line.mentions.findLast(({ to }) => to < end && to >= end - 2 && !hasMark(line, to, end)) : undefined)
  if (!mention) return null
  // «على سقبا وحمورية حيث قتل ستة»: in both
  if (textAt(line, mention.to) === 'حيث' && mention.clitic === 'و' && line.mentions.some(({ to }) => to === mention.kindFrom)) return null
  return end < at && !has(line, end, 'dead', 'wounded') ? mention : isIn(line, mention) ? mention : null
}

/** «…، وفي حمورية ما أدى إلى استشهاد ثلاثة»: a clause that opens with its place. */
function placeOfResult(line: Line, at: number): PlacedMention | null {
  for (let end = at - 1; end >= at - RESULT_REACH; end--) {
    if (has(line, end, 'result') && /^(ما|مما)$/.test(textAt(line, end)))
      return line.mentions.find(({ kindFrom, to }) => to === end && textAt(line, kindFrom - 1) === 'وفي') ?? null
  }
  return null
}

const RESULT_REACH = 4

function isIn(line: Line, { kindFrom, clitic }: PlacedMention): boolean {
  return clitic.includes('ب') || /^(و|ف)?في$/.test(textAt(line, kindFrom - 1))
}
