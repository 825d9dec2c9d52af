import { weigh } from '../decide/danger.ts'
import type { AlertBody } from '../domain/alert.ts'
import type { Event } from '../domain/event.ts'
import type { KeyboardOf } from '../notify/render-for-chat.ts'
import { type Button, inlineKeyboard } from './keyboard.ts'
import type { Messages } from './messages/messages.ts'

/** Below a discreet message the way to what it says; below news of a truce or a corridor the way out of that story. */
export function alertKeyboard(messages: Messages): KeyboardOf {
  return (body, { language, discreet, buttons: { chatHash, alertId } }) => {
    const t = (key: string): string => messages.t(language, key)
    const details: Button = { label: t('button-details'), press: { do: 'details', alert: alertId } }
    const story = discreet ? null : mutedStory(body)
    const row = discreet ? details : story && muteButton(t, story, true)
    return row === null ? null : inlineKeyboard([[row]], language, chatHash)
  }
}

export function muteButton(t: (key: string) => string, event: Pick<Event, 'id'>, on: boolean): Button {
  return { label: t(on ? 'button-mute-story' : 'button-unmute-story'), press: { do: 'mute-story', event: event.id, on } }
}

/** Danger overrides every mute: a button that would silence nothing is not offered. */
export function canMute({ kind, status, withdrawnAt }: Event): boolean {
  return kind !== 'shelling' && withdrawnAt === undefined && !(weigh(kind, status) === 'danger' && OVER.has(status))
}

const OVER: ReadonlySet<Event['status']> = new Set(['ended', 'closed'])

function mutedStory(body: AlertBody): Event | null {
  return body.form === 'event' && canMute(body.event) ? body.event : null
}
