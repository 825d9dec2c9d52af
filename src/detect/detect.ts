import type { ArticleText } from '../domain/article.ts'
import type { Detection } from '../domain/detection.ts'
import type { Mention } from '../domain/mention.ts'
import { composeDetections } from './compose.ts'
import { normalize, sourceSpan } from './normalize/tokens.ts'
import { placeMentions } from './reading/placed-mention.ts'
import { readLines } from './reading/read-lines.ts'
import type { Reading } from './reading/reading.ts'
import { withoutComments } from './refine/comments.ts'
import { findFurniture } from './refine/furniture.ts'
import { refine } from './refine/refine.ts'
import { findRelief } from './relief/find-relief.ts'
import { PLACE_RULES } from './roles/place-rules.ts'
import { readRoles } from './roles/role.ts'
import { findShellings } from './shelling/find-shellings.ts'
import type { Sketch } from './sketch.ts'
import type { DetectTables } from './tables.ts'
import { NO_TRACE, type Trace, type TraceStep } from './trace.ts'
import type { FoundPlaces } from './where/place-finder.ts'

/** A page that tells of more is no article; refiners compare what is told with one another. */
const MAX_SKETCHES = 500

export interface DetectResult {
  readonly detections: readonly Detection[]
  /** Every place found, used or not. */
  readonly mentions: readonly Mention[]
  readonly trace: readonly TraceStep[]
}

/** What an article says that a follower of some place would want to be told. Never throws, whatever the text. */
export function detect(article: ArticleText, tables: DetectTables): readonly Detection[] {
  return read(article, tables, NO_TRACE).detections
}

/** The same, with every place found and with what each rule and refiner did. */
export function detectWithTrace(article: ArticleText, tables: DetectTables): DetectResult {
  const steps: TraceStep[] = []
  const { detections, mentions } = read(article, tables, step => steps.push(step))
  return { detections, mentions, trace: steps }
}

function read(article: ArticleText, tables: DetectTables, trace: Trace): Omit<DetectResult, 'trace'> {
  const { reading, found } = readArticle(article, tables, trace)
  const sketches = [...findShellings(reading, reading.mentions), ...findRelief(reading)].slice(0, MAX_SKETCHES)
  if (trace !== NO_TRACE) tellRoles(reading)
  if (trace !== NO_TRACE) tellRules(sketches, reading)
  return { detections: composeDetections(refine(sketches, reading), reading), mentions: found.mentions }
}

/** The article as the rules see it, its sentences worth a look with their words, tags and places; and every place found. */
export function readArticle(
  article: ArticleText,
  tables: DetectTables,
  trace: Trace = NO_TRACE,
): { readonly reading: Reading; readonly found: FoundPlaces } {
  const text = normalize(article.text)
  const found = tables.places.find(text)
  const furniture = findFurniture(text)
  const mentions = withoutComments(text, placeMentions(text, found, tables.gazetteer))
  const lines = readLines(text, tables.lexicon, mentions).filter(line => {
    const mark = furniture.get(line.sentence.paragraph)
    if (mark) {
      const span = sourceSpan(text, line.sentence.start, line.sentence.end)
      trace({ step: 'line', name: mark, did: 'skipped', kind: null, text: article.text.slice(span.start, span.end), span })
    }
    return mark === undefined
  })
  const reading: Reading = {
    article,
    text,
    tables,
    mentions,
    lines: lines.map(line => ({ line, roles: readRoles(line, PLACE_RULES, tables.gazetteer) })),
    furniture,
    trace,
  }
  return { reading, found }
}

/** What each place is to its clause, where that keeps it from being told of. */
function tellRoles({ lines, article, trace }: Reading): void {
  for (const { line, roles } of lines) {
    line.mentions.forEach(({ start, end }, at) => {
      const role = roles[at]
      if (role && role.role !== 'open')
        trace({ step: 'role', name: role.rule, did: 'refused', kind: null, text: article.text.slice(start, end), span: { start, end } })
    })
  }
}

function tellRules(sketches: readonly Sketch[], { text, article, trace }: Reading): void {
  for (const { kind, rule, place, from, to } of sketches) {
    const span = sourceSpan(text, text.tokens[from]?.start ?? 0, text.tokens[to - 1]?.end ?? 0)
    trace({ step: 'rule', name: rule, did: 'fired', kind, text: article.text.slice(place.start, place.end), span })
  }
}
