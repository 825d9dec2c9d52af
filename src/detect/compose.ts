import type { DetectedPlace, Detection, Span } from '../domain/detection.ts'
import { sourceSpan } from './normalize/tokens.ts'
import type { Reading } from './reading/reading.ts'
import type { Sketch } from './sketch.ts'
import { summarise } from './summary/summarise.ts'
import { actorOf, deniersOf, speakersOf } from './who/who.ts'

/** Puts sketches of one act that agree in every slot into one detection, with its evidence and its summary. */
export function composeDetections(sketches: readonly Sketch[], reading: Reading): Detection[] {
  const groups = new Map<string, Sketch[]>()
  for (const sketch of sketches) {
    const { kind, status, way, day, start, end, daily, weapons, toll, act, from, to } = sketch
    const key = JSON.stringify([kind, status, way, day, start, end, daily, weapons, toll, act, from, to, sketch.more])
    const group = groups.get(key)
    if (group) group.push(sketch)
    else groups.set(key, [sketch])
  }
  return [...groups.values()].map(group => compose(group, reading))
}

function compose(group: readonly Sketch[], reading: Reading): Detection {
  const first = group[0] as Sketch
  const spans: Span[] = [first, ...first.more].map(({ from, to }) => spanOf(reading, from, to))
  for (const { place, from, to } of group) if (place.from < from || place.to > to) spans.push({ start: place.start, end: place.end })
  const detection: Omit<Detection, 'summary'> = {
    kind: first.kind,
    status: first.status,
    places: group.map(sketch => detectedPlace(sketch, reading)),
    day: first.day,
    dayStated: first.dayStated,
    timeText: first.timeText,
    start: first.start,
    end: first.end,
    daily: first.daily,
    weapons: first.weapons,
    targets: first.targets,
    toll: first.toll,
    // a truce binds who declared it, not whoever is named beside it
    actor: first.actor ?? (first.kind === 'shelling' ? actorOf(first.line, first.from, first.to) : null),
    speakers: first.speakers.length > 0 ? first.speakers : speakersOf(first.line, first.day),
    // «نفت وزارة الخارجية وجود هدنة»: no verb of speech, and yet a voice
    deniedBy: first.status === 'denied' && first.deniedBy.length === 0 ? deniersOf(first.line, first.day) : first.deniedBy,
    evidence: spans,
    rule: first.rule,
    confidence: first.confidence,
  }
  return {
    ...detection,
    summary: summarise(
      detection,
      first.way,
      group.map(({ rule }) => rule),
    ),
  }
}

function spanOf({ text }: Reading, from: number, to: number): Span {
  return sourceSpan(text, text.tokens[from]?.start ?? 0, text.tokens[to - 1]?.end ?? 0)
}

function detectedPlace({ place: placed }: Sketch, { article }: Reading): DetectedPlace {
  const { mention, place, start, end } = placed
  return {
    id: mention?.chosen ?? null,
    name: place?.name ?? mention?.text ?? article.text.slice(start, end),
    mention: article.text.slice(start, end),
    lat: place?.lat ?? null,
    lon: place?.lon ?? null,
    candidates: mention && mention.chosen === null ? mention.candidates : [],
    area: mention?.area ?? null,
    reason: mention?.reason ?? '',
  }
}
