import type { Detection } from '../domain/detection.ts'

/** The detector's side of an evaluation: one line per article. */
export interface Predicted {
  readonly id: string
  readonly events: readonly PredictedEvent[]
}

export interface PredictedEvent {
  readonly kind: string
  readonly status: string
  readonly places: readonly { id: string | null; name: string; mention: string; lat: number | null; lon: number | null }[]
  readonly day: string | null
  readonly weapons: readonly string[]
  readonly killed: number | null
  readonly wounded: number | null
  /** Among the killed and wounded; beyond what the evaluation asks for. */
  readonly children: number | null
  readonly women: number | null
  /** One figure for killed and wounded together. */
  readonly casualties: number | null
  readonly start: string | null
  readonly end: string | null
  readonly daily: string | null
  readonly sources: readonly string[]
  readonly evidence: readonly { start: number; end: number }[]
  readonly summary: string
}

/** The detections of an article in the interchange form that `detect` prints. */
export function toPredicted(id: string, detections: readonly Detection[]): Predicted {
  return {
    id,
    events: detections.map(detection => ({
      kind: detection.kind,
      status: detection.status,
      places: detection.places.map(({ id: place, name, mention, lat, lon }) => ({ id: place, name, mention, lat, lon })),
      day: detection.day,
      weapons: detection.weapons,
      killed: detection.toll.killed?.value ?? null,
      wounded: detection.toll.wounded?.value ?? null,
      children: detection.toll.children?.value ?? null,
      women: detection.toll.women?.value ?? null,
      casualties: detection.toll.casualties?.value ?? null,
      start: detection.start,
      end: detection.end,
      daily: detection.daily,
      sources: detection.speakers.map(({ name }) => name),
      evidence: detection.evidence.map(({ start, end }) => ({ start, end })),
      summary: detection.summary,
    })),
  }
}
