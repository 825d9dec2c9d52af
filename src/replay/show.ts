import type { ReplayStep } from './replay.ts'

/** One line of `--json`. */
export function toJson(step: ReplayStep): string {
  const { at, article, kind, places, decision, reason, messages } = step
  return JSON.stringify({ at: at.toISOString(), article, kind, places, decision, reason, messages })
}

/** For people: what was decided and why, and each message under the names of those who get it. */
export function toText(step: ReplayStep): string {
  const { at, article, kind, decision, reason, messages } = step
  const head = `== ${at.toISOString()} · ${article ?? 'clock'} · ${kind} · ${decision}: ${reason}`
  const shown = new Map<string, string[]>()
  for (const { type, place, text } of messages) {
    const key = `[${type}] ${text}`
    shown.set(key, [...(shown.get(key) ?? []), place.name])
  }
  const parts = [...shown].map(([message, places]) => `-> ${places.join('، ')}\n${message}`)
  return [head, ...parts].join('\n')
}
