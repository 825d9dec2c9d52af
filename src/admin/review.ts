import { z } from 'zod'
import type { Button } from '../bot/keyboard.ts'
import { showInstant } from '../bot/show-time.ts'
import { issueToken } from '../db/action-token-store.ts'
import { recordAudit } from '../db/audit-store.ts'
import { settleReview } from '../db/review-store.ts'
import { foreignWords, type Piece, richText } from '../notify/render/rich-text.ts'
import { countHeld, type HeldItem, heldItems } from '../queries/held.ts'
import { amendButtons } from './amend.ts'
import type { AdminDeps, Amendment } from './deps.ts'
import type { AdminTurn } from './desk.ts'

const Payload = z.object({ review: z.string() })
const TOKEN_LIFE_MS = 24 * 3600_000
const NEWS_ZONE = 'Asia/Damascus'

export interface ReviewDesk {
  show(turn: AdminTurn): Promise<void>
  /** Lets it go on, put right. */
  amend(turn: AdminTurn, review: string, amendment: Amendment): Promise<void>
  readonly actions: Readonly<Record<string, (turn: AdminTurn, payload: unknown) => Promise<void>>>
}

/** `/review`: what was held back, one at a time and the oldest first, and why. */
export function createReviewDesk({ acceptReview }: Pick<AdminDeps, 'acceptReview'>): ReviewDesk {
  async function show(turn: AdminTurn): Promise<void> {
    const [item] = await heldItems(turn.deps.db, 1)
    if (item === undefined) {
      await turn.show({ text: turn.t('review-empty') })
      return
    }
    const button = async (key: string, action: string): Promise<Button> => {
      const payload = { review: item.id } satisfies z.infer<typeof Payload>
      const userHash = turn.deps.cipher.hash(turn.user)
      const token = await issueToken(turn.deps.db, { userHash, action, payload, lifeMs: TOKEN_LIFE_MS })
      return { label: turn.t(key), press: { do: 'action', token } }
    }
    const accept = acceptReview ? [await button('button-accept', 'review-accept')] : []
    const amend = acceptReview && item.kind !== null ? await amendButtons(turn, { of: 'review', id: item.id }) : []
    await turn.show({
      text: describeItem(turn, item, await countHeld(turn.deps.db)),
      rows: [[...accept, await button('button-drop', 'review-drop')], amend],
    })
  }

  async function settle(
    turn: AdminTurn,
    review: string,
    how: 'accepted' | 'changed' | 'dropped',
    amendment: Amendment | null,
  ): Promise<void> {
    const by = turn.deps.cipher.hash(turn.user)
    const done =
      how === 'dropped' ? await settleReview(turn.deps.db, review, 'dropped', by) : ((await acceptReview?.(review, by, amendment)) ?? false)
    await turn.toast(turn.t(done ? `review-${how}` : 'review-settled'))
    if (done) await recordAudit(turn.deps.db, by, `review ${how}`, { review, amendment })
    await show(turn)
  }

  return {
    show,
    amend: (turn, review, amendment) => settle(turn, review, 'changed', amendment),
    actions: {
      'review-accept': (turn, payload) => settle(turn, Payload.parse(payload).review, 'accepted', null),
      'review-drop': (turn, payload) => settle(turn, Payload.parse(payload).review, 'dropped', null),
    },
  }
}

function describeItem(turn: AdminTurn, item: HeldItem, waiting: number) {
  const style = { language: turn.language, digits: turn.digits, zone: NEWS_ZONE }
  const time = (at: Date): string => showInstant(at, turn.deps.now(), style)
  const what = item.kind === null ? '' : `${turn.t(`amend-kind-${item.kind}-${item.status}`)} | ${item.places.map(foreignWords).join('، ')}`
  const lines: (readonly Piece[] | null)[] = [
    [turn.t('review-waiting', { count: waiting })],
    what === '' ? null : [what],
    [turn.t('review-why', { reason: reasonText(turn, item.reason) })],
    item.releaseAt === null ? null : [turn.t('review-release', { time: time(item.releaseAt) })],
    [''],
    item.title === '' ? null : [{ text: foreignWords(item.title), as: { type: 'bold' } }],
    [foreignWords(item.excerpt)],
    item.publishedAt === null ? [turn.t('review-undated')] : [time(item.publishedAt)],
    item.url === null
      ? [foreignWords(item.source)]
      : ['🔗 ', { text: foreignWords(item.source) || '…', as: { type: 'text_link', url: item.url } }],
  ]
  return richText(lines)
}

/** Reasons are stored in the words of the decision; the usual ones are told in the reader's. */
const REASON_KEYS: Readonly<Record<string, string>> = {
  'no date of publication': 'review-reason-undated',
  'relief without a window in an article over 72 hours old': 'review-reason-old',
  'low confidence': 'review-reason-unsure',
  'place unknown': 'review-reason-place-unknown',
  'deciding failed': 'review-reason-failed',
}

const IN_DOUBT = /^place in doubt between (\d+)$/

function reasonText(turn: AdminTurn, reason: string): string {
  const doubt = IN_DOUBT.exec(reason)
  if (doubt) return turn.t('review-reason-place-doubt', { count: Number(doubt[1]) })
  const key = Object.hasOwn(REASON_KEYS, reason) ? REASON_KEYS[reason] : undefined
  return key === undefined ? foreignWords(reason) : turn.t(key)
}
