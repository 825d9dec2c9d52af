/** What a chat has set about being disturbed; `HH:MM` or `HH:MM:SS` in its zone. */
export interface QuietSettings {
  readonly zone: string
  readonly quietFrom: string | null
  readonly quietTo: string | null
  readonly quietMode: 'silent' | 'hold' | 'off'
  readonly pausedUntil: Date | null
}

export type Disturbance = { readonly how: 'loud' } | { readonly how: 'silent' } | { readonly how: 'later'; readonly afterS: number }

const DAY_S = 86_400

/**
 * Whether a message may sound now. Danger always may: it overrides quiet hours and pauses (SAFETY).
 * @param lane 0 and 1 are danger and corrections
 */
export function disturbance(lane: number, settings: QuietSettings, now: Date): Disturbance {
  if (lane <= 1) return { how: 'loud' }
  const pausedS = ((settings.pausedUntil?.getTime() ?? 0) - now.getTime()) / 1000
  if (pausedS > 0) return { how: 'later', afterS: pausedS }
  const leftS = settings.quietMode === 'off' ? 0 : quietLeftS(settings, now)
  if (leftS === 0) return { how: 'loud' }
  return settings.quietMode === 'hold' ? { how: 'later', afterS: leftS } : { how: 'silent' }
}

/** Seconds until the quiet hours end; 0 outside of them. */
function quietLeftS({ quietFrom, quietTo, zone }: QuietSettings, now: Date): number {
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return 0
  const from = secondsOf(quietFrom)
  const to = secondsOf(quietTo)
  const at = secondsOf(new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' }).format(now))
  const length = (to - from + DAY_S) % DAY_S
  const since = (at - from + DAY_S) % DAY_S
  return since < length ? length - since : 0
}

function secondsOf(clock: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(':').map(Number)
  return hours * 3600 + minutes * 60 + seconds
}
