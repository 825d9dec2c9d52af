import { findChat } from '../../db/chat-store.ts'
import { dropWatch, saveWatch, takeDueWatches, watchesOf } from '../../db/watch-store.ts'
import type { PlaceId } from '../../domain/ids.ts'
import { shiftDay } from '../../domain/local-date.ts'
import { localParts } from '../../notify/render/time.ts'
import type { Period } from '../../queries/report.ts'
import { mayAnalyse, readQuestion } from '../analysts.ts'
import type { BotDeps } from '../deps.ts'
import type { RecentMessages } from '../recent-messages.ts'
import { placeIn } from '../show-place.ts'
import { createTurn, type Screen, type Turn } from '../turn.ts'
import { reportScreen } from './report.ts'

const NEWS_ZONE = 'Asia/Damascus'
const DAYS = 7
const AT_ONCE = 20

/** `/watch NAME`: the report of a place every week; without a name what is watched, to end it. */
export async function watch(turn: Turn, args: string): Promise<void> {
  if (!(await mayAnalyse(turn))) return
  if (args === '') return showWatches(turn)
  const question = await readQuestion(turn, args, {
    example: turn.language === 'ar' ? '/watch إدلب' : '/watch Idlib',
    press: place => ({ do: 'watch', place, on: true }),
  })
  if (question) await change(turn, question.place.id, true)
}

export async function setWatch(turn: Turn, place: PlaceId, on: boolean): Promise<void> {
  if (await mayAnalyse(turn)) await change(turn, place, on)
}

async function change(turn: Turn, place: PlaceId, on: boolean): Promise<void> {
  const chat = await turn.keep()
  const named = turn.deps.gazetteer.get(place)
  if (named === undefined && on) {
    await turn.send({ text: turn.t('place-gone') })
    return
  }
  if (!on) {
    await dropWatch(turn.deps.db, chat.id, place)
    return showWatches(turn)
  }
  const saved = await saveWatch(turn.deps.db, chat.id, place)
  await turn.send({
    text: turn.t(saved === 'full' ? 'watch-full' : 'watch-saved', named ? { place: placeIn(turn, named) } : {}),
    rows: saved === 'full' ? [] : [[{ label: turn.t('button-unwatch'), press: { do: 'watch', place, on: false } }]],
  })
}

async function showWatches(turn: Turn): Promise<void> {
  const places = turn.chat === null ? [] : await watchesOf(turn.deps.db, turn.chat.id)
  const rows = places.map(id => {
    const place = turn.deps.gazetteer.get(id)
    return [
      {
        label: turn.t('button-unwatch-place', { place: place ? placeIn(turn, place) : id }),
        press: { do: 'watch', place: id, on: false } as const,
      },
    ]
  })
  await turn.show({ text: turn.t(places.length === 0 ? 'watch-none' : 'watch-list'), rows })
}

/** Sends the reports that are due this week. Each is claimed before it is sent, so that several processes may look. */
export async function sendDueWatches(deps: BotDeps, recent: RecentMessages): Promise<number> {
  const due = await takeDueWatches(deps.db, deps.cipher, deps.adminIds, AT_ONCE)
  for (const { telegramId, placeId } of due) {
    const place = deps.gazetteer.get(placeId)
    if (place === undefined) continue
    const chat = await findChat(deps.db, deps.cipher, telegramId)
    const turn = createTurn(deps, recent, { room: { id: telegramId, type: 'private' }, user: telegramId, chat, pressed: null })
    const to = shiftDay(localParts(deps.now(), NEWS_ZONE).day, -1)
    const period = { from: shiftDay(to, 1 - DAYS), to }
    const screen = chat?.discreet
      ? hiddenReport(turn, placeId, period)
      : await reportScreen(turn, place, await deps.answers.report(placeId, period))
    await turn.send({ ...screen, silent: true })
  }
  return due.length
}

function hiddenReport(turn: Turn, place: PlaceId, period: Period): Screen {
  return { text: turn.t('new-update'), rows: [[{ label: turn.t('button-details'), press: { do: 'report', place, ...period } }]] }
}
