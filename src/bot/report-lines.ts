import type { Kind } from '../domain/detection.ts'
import type { Place } from '../domain/place.ts'
import { type Coverage, changePercent, daysIn, type Report } from '../queries/report.ts'
import type { TollSum } from '../queries/toll-sums.ts'
import { telltaleOf } from './namesakes.ts'
import { nameOf, placeIn } from './show-place.ts'
import { showDay } from './show-time.ts'
import type { Turn } from './turn.ts'

const MOST_PLACES = 8

/** A report in words, in blocks; every comparison with how much was read in both periods. */
export function reportLines(turn: Turn, place: Place, report: Report): readonly string[] {
  const { t } = turn
  const { now, before } = report
  return [
    `${t('report-title', { place: placeIn(turn, place) })}\n${t('report-period', { from: showDay(now.from, turn), to: showDay(now.to, turn), days: daysIn(now) })}`,
    t('report-disclaimer'),
    [
      ...(['shelling', 'ceasefire', 'corridor'] as const).map(kind => countLine(turn, report, kind)),
      ...(now.deniedStrikes > 0 ? [t('report-denied', { count: now.deniedStrikes })] : []),
    ].join('\n'),
    [
      t('report-before', { from: showDay(before.from, turn), to: showDay(before.to, turn) }),
      t('report-telling', coverage(now.telling, before.telling)),
      t('report-read', coverage(now.read, before.read)),
      ...(comparable(report) ? [] : [t('report-no-percent')]),
    ].join('\n'),
    ...placesBlock(turn, place, report),
    ...tollBlock(turn, report),
    ...trucesBlock(turn, report),
  ]
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

/** Inside a governorate its name need not stand beside each of its towns, unless two of them have one name. */
function shortName(turn: Turn, place: Place, about: Place): string {
  const { gazetteer } = turn.deps
  const apart = telltaleOf(gazetteer, place) !== null || gazetteer.governorateOf(about.id) === null
  return apart ? placeIn(turn, place) : nameOf(turn, place)
}

function placesBlock(turn: Turn, about: Place, { places }: Report): readonly string[] {
  if (places.length === 0) return []
  const named = places.slice(0, MOST_PLACES).map(({ id, strikes }) => {
    const place = turn.deps.gazetteer.get(id)
    return turn.t('report-place', { place: place ? shortName(turn, place, about) : id, count: strikes })
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
