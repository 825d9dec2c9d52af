import { changeChat } from '../../db/chat-store.ts'
import type { Button, Rows } from '../keyboard.ts'
import { inRows } from '../keyboard.ts'
import { showInstant } from '../show-time.ts'
import type { Turn } from '../turn.ts'
import { zoneName } from '../zones.ts'

const HOURS = [1, 8, 24, 72] as const

/** `/mute`: no messages for a while, save danger. */
export async function mute(turn: Turn): Promise<void> {
  const until = turn.chat?.pausedUntil ?? null
  const paused = until !== null && until > turn.deps.now()
  await turn.show({ text: paused ? untilText(turn, until) : turn.t('mute-ask'), rows: rowsOf(turn, paused) })
}

/** @param hours 0 resumes */
export async function setMute(turn: Turn, hours: number): Promise<void> {
  const chat = await turn.keep()
  const pausedUntil = hours === 0 ? null : new Date(turn.deps.now().getTime() + hours * 3600_000)
  await changeChat(turn.deps.db, chat.id, { pausedUntil })
  await turn.show({
    text: pausedUntil === null ? turn.t('mute-off') : untilText(turn, pausedUntil),
    rows: pausedUntil === null ? [] : [[resume(turn)]],
  })
}

function untilText(turn: Turn, until: Date): string {
  const zone = turn.chat?.zone ?? 'Asia/Damascus'
  return turn.t('mute-until', {
    zone: zoneName(turn, zone),
    time: showInstant(until, turn.deps.now(), { language: turn.language, digits: turn.digits, zone }),
  })
}

function rowsOf(turn: Turn, paused: boolean): Rows {
  const choices: Button[] = HOURS.map(hours => ({
    label: hours < 24 ? turn.t('button-mute-hours', { hours }) : turn.t('button-mute-days', { days: hours / 24 }),
    press: { do: 'mute', hours },
  }))
  return [...inRows(choices, 2), ...(paused ? [[resume(turn)]] : [])]
}

function resume(turn: Turn): Button {
  return { label: turn.t('button-resume'), press: { do: 'mute', hours: 0 } }
}
