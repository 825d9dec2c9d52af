import type { Kind } from '../domain/detection.ts'
import type { Place } from '../domain/place.ts'
import { dayText } from '../notify/render/time.ts'
import { type Coverage, changePercent, daysIn, type Report } from '../queries/report.ts'
import type { TollSum } from '../queries/toll-sums.ts'
import { writeDigits } from './messages/messages.ts'
import { nameOf, placeIn } from './show-place.ts'
import type { Turn } from './turn.ts'

const MOST_PLACES = 8
/** Analysts compare years: the year always stands beside the day. */
const NO_YEAR = 0

/** A report in words, in blocks; every comparison with how much was read in both periods. */
export function reportLines(turn: Turn, place: Place, report: Report): readonly string[] {
  const { t } = turn
  const { now, before } = report
  return [
    `${t('report-title', { place: placeIn(turn, place) })}\n${t('report-period', { from: day(turn, now.from), to: day(turn, now.to), days: daysIn(now) })}`,
    t('report-disclaimer'),
    [
      ...(['shelling', 'ceasefire', 'corridor'] as const).map(kind => countLine(turn, report, kind)),
      ...(now.deniedStrikes > 0 ? [t('report-denied', { count: now.deniedStrikes })] : []),
    ].join('\n'),
    [
      t('report-before', { from: day(turn, before.from), to: day(turn, before.to) }),
      t('report-telling', coverage(now.telling, before.telling)),
      t('report-read', coverage(now.read, before.read)),
      ...(comparable(report) ? [] : [t('report-no-percent')]),
    ].join('\n'),
    ...placesBlock(turn, report),
    ...tollBlock(turn, report),
    ...trucesBlock(turn, report),
  ]
}

function day(turn: Turn, date: string): string {
  const text = dayText(date, NO_YEAR, turn.language)
  return turn.language === 'ar' ? writeDigits(text, turn.digits) : text
}

function countLine(turn: Turn, report: Report, kind: Kind): string {
  const change = changePercent(report, kind)
  const counts = { kind: turn.t(`report-kind-${kind}`), now: report.now.counts[kind], before: report.before.counts[kind] }
  const line = turn.t('report-count', counts)
  return change === null ? line : `${line}${turn.t('report-percent', { sign: change < 0 ? '-' : '+', percent: Math.abs(change) })}`
}

function comparable(report: Report): boolean {
  return (['shelling', 'ceasefire', 'corridor'] as const).some(kind => changePercent(report, kind) !== null)
}

function coverage(now: Coverage, before: Coverage) {
  return { articles: now.articles, sources: now.sources, articlesBefore: before.articles, sourcesBefore: before.sources }
}

function placesBlock(turn: Turn, { places }: Report): readonly string[] {
  if (places.length === 0) return []
  const named = places.slice(0, MOST_PLACES).map(({ id, strikes }) => {
    const place = turn.deps.gazetteer.get(id)
    return turn.t('report-place', { place: place ? nameOf(turn, place) : id, count: strikes })
  })
  const left = places.length - named.length
  return [[turn.t('report-places'), ...named, ...(left > 0 ? [turn.t('report-places-more', { count: left })] : [])].join('\n')]
}

function tollBlock(turn: Turn, { now, toll }: Report): readonly string[] {
  if (now.counts.shelling === 0) return []
  const figure = (what: 'killed' | 'wounded' | 'casualties', { min, max, open, events }: TollSum) =>
    events === 0 ? [] : [turn.t(`report-toll-${what}`, { min, max, range: min === max ? 'no' : 'yes', open: open ? 'yes' : 'no', events })]
  const lines = [...figure('killed', toll.killed), ...figure('wounded', toll.wounded), ...figure('casualties', toll.casualties)]
  return [
    [turn.t('report-toll'), ...lines, ...(toll.without > 0 ? [turn.t('report-toll-without', { count: toll.without })] : [])].join('\n'),
  ]
}

function trucesBlock(turn: Turn, { truces, now }: Report): readonly string[] {
  if (now.counts.ceasefire === 0) return []
  const lines = (['open', 'broken', 'denied', 'saidEnded', 'overWithoutReport', 'proposed'] as const).flatMap(fate =>
    truces[fate] === 0 ? [] : [turn.t(`report-truces-${fate}`, { count: truces[fate] })],
  )
  return [[turn.t('report-truces'), ...lines].join('\n')]
}
