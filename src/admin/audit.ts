import { z } from 'zod'
import { fitBlocks, plain } from '../bot/fit-blocks.ts'
import { placeIn } from '../bot/show-place.ts'
import { showInstant } from '../bot/show-time.ts'
import { type AuditLine, recentAudit } from '../db/audit-store.ts'
import type { PlaceId } from '../domain/ids.ts'
import { actionButton } from './amend.ts'
import type { AdminTurn } from './desk.ts'

const PER_PAGE = 20
const MOST_NAMES = 3
const Offset = z.object({ from: z.number().int().nonnegative() })

/** `/audit`: what admins did, newest first. An actor shows as the beginning of a keyed hash: told apart, not named. */
export async function showAudit(turn: AdminTurn, from = 0): Promise<void> {
  const lines = await recentAudit(turn.deps.db, PER_PAGE + 1, from)
  const shown = lines.slice(0, PER_PAGE).map(line => plain(lineText(turn, line)))
  const older = await actionButton(turn, turn.t('button-older'), 'audit-older', { from: from + PER_PAGE })
  await turn.show({
    text: shown.length === 0 ? turn.t('audit-empty') : fitBlocks(shown),
    rows: lines.length > PER_PAGE ? [[older]] : [],
  })
}

export async function showOlderAudit(turn: AdminTurn, payload: unknown): Promise<void> {
  await showAudit(turn, Offset.parse(payload).from)
}

/** What is noted down, by the key of its name in the reader's language. */
const ACTIONS: ReadonlySet<string> = new Set([
  ...['asked', 'sent', 'dropped', 'planned', 'withdrawn', 'paused', 'resumed', 'stopped', 'recalled'].map(what => `broadcast ${what}`),
  ...['drill sent', 'event corrected', 'review accepted', 'review changed', 'review dropped', 'role follower', 'role ngo', 'role admin'],
  ...['source add', 'source channel', 'source pause', 'source resume', 'source trust-up', 'source trust-down'],
])

function lineText(turn: AdminTurn, line: AuditLine): string {
  const own = Buffer.from(turn.deps.cipher.hash(turn.user)).toString('hex')
  const style = { language: turn.language, digits: turn.digits, zone: 'Asia/Damascus' }
  const actor = line.actorHash === null ? '' : Buffer.from(line.actorHash).toString('hex')
  const who =
    actor === '' ? turn.t('audit-system') : actor === own ? turn.t('audit-self') : turn.t('audit-other', { mark: actor.slice(0, 6) })
  const action = ACTIONS.has(line.action) ? turn.t(`audit-${line.action.replace(' ', '-')}`) : line.action
  const what = detailOf(turn, line)
  const time = showInstant(line.at, turn.deps.now(), style)
  return turn.t('audit-line', { time, action: what === '' ? action : turn.t('audit-of', { action, what }), who })
}

/** What it was done to, where that has a name: a source, the places of a broadcast. */
function detailOf(turn: AdminTurn, { detail }: AuditLine): string {
  const parsed = Detail.safeParse(detail)
  if (!parsed.success) return ''
  const { key, audience } = parsed.data
  if (key !== undefined) return key
  if (audience === undefined) return ''
  if (audience.by === 'all') return turn.t('button-everybody')
  const names = (audience.places ?? []).slice(0, MOST_NAMES).map(id => {
    const place = turn.deps.gazetteer.get(id as PlaceId)
    return place ? placeIn(turn, place) : id
  })
  return names.join(turn.language === 'ar' ? '، ' : ', ')
}

const Detail = z.object({
  key: z.string().optional(),
  audience: z.object({ by: z.enum(['all', 'places']), places: z.array(z.string()).optional() }).optional(),
})
