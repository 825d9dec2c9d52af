import type { Button } from '../bot/keyboard.ts'
import { placeIn } from '../bot/show-place.ts'
import { showInstant } from '../bot/show-time.ts'
import { issueToken } from '../db/action-token-store.ts'
import type { RichText } from '../notify/render/rich-text.ts'
import { banded } from '../queries/banded.ts'
import type { Draft, DraftRef } from './broadcast-draft.ts'
import { LEAST_SHOWN } from './count-band.ts'
import type { BroadcastAudience, Broadcasts } from './deps.ts'
import type { AdminTurn } from './desk.ts'

const BUTTON_LIFE_MS = 24 * 3600_000
const MOST_NAMES = 10
/** Times of broadcasts are those of the places. */
export const PLACE_ZONE = 'Asia/Damascus'

export async function askAudience(turn: AdminTurn, everybody: string, alone: boolean, planned: readonly Button[]): Promise<void> {
  await turn.send({
    text: alone ? `${turn.t('broadcast-audience')}\n\n${turn.t('broadcast-alone')}` : turn.t('broadcast-audience'),
    rows: [[{ label: turn.t('button-everybody'), press: { do: 'action', token: everybody } }], planned],
  })
}

export async function askText(turn: AdminTurn): Promise<void> {
  await turn.send({ text: turn.t('broadcast-text') })
}

/** What the order to send will do: whom it reaches, what is doubtful in the text, and who has to agree. */
export async function showDraft(turn: AdminTurn, broadcasts: Broadcasts, draft: Draft, ref: DraftRef): Promise<void> {
  const { deps } = turn
  const button = async (label: string, action: string) => {
    const token = await issueToken(deps.db, { userHash: deps.cipher.hash(turn.user), action, payload: ref, lifeMs: BUTTON_LIFE_MS })
    return { label: turn.t(label), press: { do: 'action', token } as const }
  }
  const send = draft.approval ? 'button-ask-second' : draft.sendAt === null ? 'button-send' : 'button-plan'
  await turn.send({
    text: (await draftLines(turn, broadcasts, draft)).join('\n\n'),
    rows: [
      [await button('button-test', 'broadcast-test')],
      [await button(send, 'broadcast-confirm')],
      ...(draft.drill
        ? []
        : [
            [await button(draft.urgent ? 'button-not-urgent' : 'button-urgent', 'broadcast-urgent')],
            [await button('button-who', 'broadcast-who'), await button('button-when', 'broadcast-when')],
          ]),
      [await button('button-edit-text', 'broadcast-edit'), await button('button-cancel', 'broadcast-drop')],
    ],
  })
}

export async function draftLines(turn: AdminTurn, broadcasts: Broadcasts, draft: Draft): Promise<string[]> {
  const size = banded(await broadcasts.audienceSize(draft.audience, draft.who))
  return [
    turn.t('broadcast-preview'),
    turn.t('broadcast-to', {
      audience: audienceName(turn, draft.audience),
      count: size === null ? turn.t('count-few', { least: LEAST_SHOWN }) : turn.t('count-about', { count: size }),
    }),
    ...(draft.who === 'everybody' ? [] : [turn.t(`broadcast-who-${draft.who}`)]),
    ...(draft.sendAt === null ? [] : [turn.t('broadcast-at', { time: timeText(turn, draft.sendAt) })]),
    ...(draft.drill ? [turn.t('broadcast-drill')] : []),
    ...(draft.urgent ? [turn.t('broadcast-urgent-on')] : []),
    ...(draft.flagged.length > 0 ? [turn.t('broadcast-flagged', { words: draft.flagged.map(word => `«${word}»`).join(' ') })] : []),
    ...(draft.approval ? [turn.t(draft.relief ? 'broadcast-approval-relief' : 'broadcast-approval-wide')] : []),
  ]
}

export function timeText(turn: AdminTurn, iso: string): string {
  return showInstant(new Date(iso), turn.deps.now(), { language: turn.language, digits: turn.digits, zone: PLACE_ZONE })
}

/** The message as it will arrive, in both languages where there are two. */
export function previews(broadcasts: Broadcasts, { body }: Draft, language: 'ar' | 'en'): readonly RichText[] {
  return body.textEn === null ? [broadcasts.render(body, language)] : [broadcasts.render(body, 'ar'), broadcasts.render(body, 'en')]
}

export function audienceName(turn: AdminTurn, audience: BroadcastAudience): string {
  if (audience.by === 'all') return turn.t('button-everybody')
  const names = audience.places.slice(0, MOST_NAMES).map(id => {
    const place = turn.deps.gazetteer.get(id)
    return place ? placeIn(turn, place) : id
  })
  const more = audience.places.length > MOST_NAMES ? ' …' : ''
  return names.join(turn.language === 'ar' ? '، ' : ', ') + more
}
