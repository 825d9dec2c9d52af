import { type Chat, changeChat } from '../../db/chat-store.ts'
import type { Button, Rows } from '../keyboard.ts'
import { inRows } from '../keyboard.ts'
import { showHour } from '../show-time.ts'
import type { Turn } from '../turn.ts'
import { ZONES, zoneName } from '../zones.ts'

const CHOICES = [
  [22, 6],
  [23, 7],
  [0, 8],
] as const
const MODES = ['silent', 'hold', 'off'] as const

/** `/quiet [HH:MM HH:MM]`: hours without sound in one's own zone. Shelling of a followed place sounds all the same. */
export async function quiet(turn: Turn, args: string): Promise<void> {
  if (args === '') return showQuiet(turn, turn.chat)
  if (OFF.test(args)) return setQuiet(turn, { quietFrom: null, quietTo: null })
  const hours = parseHours(args)
  if (hours === null) {
    await turn.send({ text: turn.t('quiet-bad') })
    return
  }
  await setQuiet(turn, { quietFrom: hours.from, quietTo: hours.to })
}

export async function setQuiet(turn: Turn, change: Partial<Pick<Chat, 'quietFrom' | 'quietTo' | 'quietMode' | 'zone'>>): Promise<void> {
  const chat = await turn.keep()
  await changeChat(turn.deps.db, chat.id, change)
  await showQuiet(turn, { ...chat, ...change })
}

export async function chooseZone(turn: Turn): Promise<void> {
  const buttons = ZONES.map((zone, index) => ({ label: zoneName(turn, zone.zone), press: { do: 'zone', zone: index } as const }))
  await turn.show({ text: turn.t('quiet-zone-ask'), rows: inRows(buttons, 2) })
}

export async function setZone(turn: Turn, index: number): Promise<void> {
  const zone = ZONES[index]
  if (zone === undefined) return chooseZone(turn)
  await setQuiet(turn, { zone: zone.zone })
}

async function showQuiet(turn: Turn, chat: Chat | null): Promise<void> {
  const from = chat?.quietFrom ?? null
  const to = chat?.quietTo ?? null
  const zone = zoneName(turn, chat?.zone ?? 'Asia/Damascus')
  await turn.show({
    text: turn.t('quiet-ask', {
      state: from === null || to === null ? 'off' : 'on',
      from: from === null ? '' : showHour(from, turn),
      to: to === null ? '' : showHour(to, turn),
      zone,
      mode: chat?.quietMode ?? 'silent',
    }),
    rows: rowsOf(turn, chat, zone),
  })
}

function rowsOf(turn: Turn, chat: Chat | null, zone: string): Rows {
  const hours: Button[] = CHOICES.map(([from, to]) => ({
    label: turn.t('button-quiet', { from: showHour(`${from}:00`, turn), to: showHour(`${to}:00`, turn) }),
    press: { do: 'quiet', from, to },
  }))
  const modes = MODES.map(mode => {
    const label = turn.t(`button-mode-${mode}`)
    const chosen = (chat?.quietMode ?? 'silent') === mode
    return { label: chosen ? turn.t('button-chosen', { label }) : label, press: { do: 'quiet-mode', mode } as const }
  })
  return [
    ...hours.map(button => [button]),
    [{ label: turn.t('button-off'), press: { do: 'quiet-off' } }],
    modes,
    [{ label: turn.t('button-zone', { zone }), press: { do: 'zones' } }],
  ]
}

const OFF = /^(?:off|stop|none|إيقاف|ايقاف|إلغاء|الغاء|لا)$/i
const EARLY = ['am', 'صباحا', 'الصبح', 'فجرا', 'الفجر', 'ص']
const NOON = ['ظهرا', 'الظهر']
const LATE = ['pm', 'عصرا', 'العصر', 'مساءا', 'مساء', 'المساء', 'المسا', 'م']
const NIGHT = ['ليلا', 'بالليل', 'الليل']
const HOUR = `(\\d{1,2})(?:[:.](\\d{2}))?\\s*(${[...EARLY, ...NOON, ...LATE, ...NIGHT].join('|')})?`
const HOURS = new RegExp(`^(?:من |from )?\\s*(?:الساعة )?${HOUR}\\s*(?:-|–|حتى|إلى|الى|ل|to|until|\\s)\\s*(?:الساعة )?${HOUR}$`, 'i')

/** `22:30 06:00`, `من 10 ليلاً حتى 6 صباحاً`, `11pm-7am`; in either digits. */
function parseHours(args: string): { readonly from: string; readonly to: string } | null {
  const western = args.replace(/[\u064B-\u0652\u0640]/g, '').replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x0660))
  const found = HOURS.exec(western.trim())
  if (!found) return null
  const from = clock(found[1], found[2], found[3])
  const to = clock(found[4], found[5], found[6])
  return from === null || to === null || from === to ? null : { from, to }
}

function clock(hourText = '', minute = '00', part?: string): string | null {
  const stated = Number(hourText)
  if (stated > 23 || Number(minute) > 59 || (part !== undefined && (stated > 12 || stated === 0))) return null
  return `${String(part === undefined ? stated : (stated % 12) + (isLate(part.toLowerCase(), stated) ? 12 : 0)).padStart(2, '0')}:${minute}`
}

/** «12 ليلاً» is midnight; «2 ليلاً» lies after it. «11 ظهراً» lies before noon. */
function isLate(part: string, hour: number): boolean {
  if (NIGHT.includes(part)) return hour >= 7 && hour < 12
  return LATE.includes(part) || (NOON.includes(part) && hour !== 11)
}
