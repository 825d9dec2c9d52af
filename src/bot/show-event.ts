import type { Event } from '../domain/event.ts'
import { joinParts, type Part, type RichText } from './rich-text.ts'
import { showInstant, showLocalDate, showLocalMinute, showWindow, type TimeStyle } from './show-time.ts'
import type { Turn } from './turn.ts'

const MOST_NAMES = 3
const NEWS_ZONE = 'Asia/Damascus'

/** An event in a few lines for /town and /truces: what, where, when, who says so, who denies it, one link. */
export function showEvent(turn: Turn, event: Event): RichText {
  const now = turn.deps.now()
  const style: TimeStyle = { language: turn.language, digits: turn.digits, zone: NEWS_ZONE }
  const claims = [...event.claims].sort((a, b) => b.publishedAt.localeCompare(a.publishedAt))
  const latest = claims[0]
  const lines: Part[][] = [[headOf(turn, event)]]
  const time = timeOf(turn, event, now, style)
  if (time !== null) lines.push(['🕒 ', time])
  if (latest) lines.push(['🕒 ', turn.t('event-reported', { time: showInstant(new Date(latest.publishedAt), now, style) })])
  lines.push(['🗣 ', saidBy(turn, event)])
  const denial = deniedBy(turn, event)
  if (denial !== null) lines.push(['↔️ ', denial])
  if (latest?.url) lines.push(['🔗 ', { label: isolate(latest.outlet || new URL(latest.url).host), url: latest.url }])
  return joinParts(lines.flatMap((line, index) => (index === 0 ? line : ['\n', ...line])))
}

function headOf(turn: Turn, event: Event): string {
  const names = [...new Set(event.places.map(place => place.name))].slice(0, MOST_NAMES)
  const status = turn.t(`status-${event.kind}-${event.status}`)
  return names.length === 0 ? status : `${status} | ${names.map(isolate).join(comma(turn))}`
}

function timeOf(turn: Turn, event: Event, now: Date, style: TimeStyle): string | null {
  if (event.daily !== null) return turn.t('event-daily', { window: showWindow(event.daily, style) })
  if (event.kind === 'shelling') return event.day === null ? null : turn.t('event-day', { day: showLocalDate(event.day, now, style) })
  const parts: string[] = []
  if (event.start !== null) parts.push(turn.t('event-starts', { time: showLocalMinute(event.start, now, style) }))
  if (event.end !== null) parts.push(turn.t('event-ends', { time: showLocalMinute(event.end, now, style) }))
  if (event.lastHeldAt !== null) parts.push(turn.t('event-held', { time: showInstant(new Date(event.lastHeldAt), now, style) }))
  return parts.length === 0 ? null : parts.join(comma(turn))
}

function saidBy(turn: Turn, event: Event): string {
  const sources = new Set(event.claims.map(claim => claim.family)).size
  const names = namesOf(event.claims.flatMap(claim => claim.speakers))
  const count = turn.t('event-sources', { count: sources })
  return names.length === 0
    ? count
    : `${turn.t('event-by', { names: names.join(comma(turn)) })}${turn.language === 'ar' ? '؛ ' : '; '}${count}`
}

function deniedBy(turn: Turn, event: Event): string | null {
  const denials = event.claims.flatMap(claim => claim.deniedBy)
  if (denials.length === 0) return null
  const names = namesOf(denials)
  return turn.t('event-denied', { who: names.length === 0 ? 'none' : 'some', names: names.join(comma(turn)) })
}

function namesOf(speakers: Event['claims'][number]['speakers']): readonly string[] {
  return [...new Set(speakers.map(speaker => speaker.name))].slice(0, MOST_NAMES)
}

function comma(turn: Turn): string {
  return turn.language === 'ar' ? '، ' : ', '
}

/** Names of either script keep their own direction inside a line of the other. */
function isolate(text: string): string {
  return `\u2068${text}\u2069`
}
