import { findEvent } from '../../db/event-store.ts'
import { muteStory, unmuteStory, withdrawMuted } from '../../db/mute-store.ts'
import type { EventId } from '../../domain/ids.ts'
import { muteButton } from '../alert-keyboard.ts'
import type { Turn } from '../turn.ts'

/** No more of one story, save danger; the button then takes it back. */
export async function setStoryMute(turn: Turn, id: EventId, on: boolean): Promise<void> {
  const { db } = turn.deps
  const event = turn.chat === null ? null : await findEvent(db, id)
  if (turn.chat === null || event === null) return turn.toast(turn.t('stale-button'))
  if (on) {
    await muteStory(db, turn.chat.id, id)
    await withdrawMuted(db, turn.chat.id, id)
  } else await unmuteStory(db, turn.chat.id, id)
  await turn.toast(turn.t(on ? 'story-muted' : 'story-unmuted'))
  await turn.relabel([[muteButton(turn.t, event, !on)]])
}
