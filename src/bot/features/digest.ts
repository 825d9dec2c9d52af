import { changeChat } from '../../db/chat-store.ts'
import { inRows } from '../keyboard.ts'
import { showHour } from '../show-time.ts'
import type { Turn } from '../turn.ts'
import { zoneName } from '../zones.ts'

const HOURS = [6, 8, 12, 18, 20, 22] as const

/** `/digest`: a summary every day at a chosen hour of one's own zone. */
export async function digest(turn: Turn): Promise<void> {
  await showDigest(turn, turn.chat?.digestHour ?? null)
}

export async function setDigest(turn: Turn, hour: number | null): Promise<void> {
  const chat = await turn.keep()
  await changeChat(turn.deps.db, chat.id, { digestHour: hour })
  await showDigest(turn, hour)
}

async function showDigest(turn: Turn, hour: number | null): Promise<void> {
  const shown = (value: number): string => showHour(`${value}:00`, turn)
  const zone = zoneName(turn, turn.chat?.zone ?? 'Asia/Damascus')
  await turn.show({
    text: turn.t('digest-ask', {
      state: hour === null ? 'off' : 'on',
      hour: hour === null ? '' : shown(hour),
      zone,
    }),
    rows: [
      ...inRows(
        HOURS.map(value => ({ label: shown(value), press: { do: 'digest', hour: value } as const })),
        3,
      ),
      [{ label: turn.t('button-off'), press: { do: 'digest', hour: null } }],
      [{ label: turn.t('button-zone', { zone }), press: { do: 'zones' } }],
    ],
  })
}
