import type { Press } from './callback-data.ts'
import { showDetails } from './features/details.ts'
import { setDigest } from './features/digest.ts'
import { setDiscreet } from './features/discreet.ts'
import { sendExport } from './features/export.ts'
import { followPlace, unfollowPlace } from './features/follow.ts'
import { cancelForget, eraseAll, forget } from './features/forget.ts'
import { setDigits, setLanguage } from './features/language.ts'
import { list } from './features/list.ts'
import { setMute } from './features/mute.ts'
import { setStoryMute } from './features/mute-story.ts'
import { my } from './features/my.ts'
import { showQr } from './features/qr.ts'
import { chooseZone, setQuiet, setZone } from './features/quiet.ts'
import { showReport } from './features/report.ts'
import { setSubscription, showSubscription } from './features/subscription.ts'
import { showTown } from './features/town.ts'
import { setWatch } from './features/watch.ts'
import type { RecentMessages } from './recent-messages.ts'
import type { Turn } from './turn.ts'

/** Buttons that only show something: anybody in a group may press them. */
const SHOWING: ReadonlySet<Press['do']> = new Set(['my', 'town', 'subscription', 'qr', 'details'])

export function changesSomething(press: Press): boolean {
  return !SHOWING.has(press.do)
}

/** Does what a button says. Everything acts on the very chat in which it was pressed. */
export async function runPress(turn: Turn, press: Exclude<Press, { do: 'action' }>, recent: RecentMessages): Promise<void> {
  switch (press.do) {
    case 'follow':
      return followPlace(turn, press.place)
    case 'unfollow':
      return unfollowPlace(turn, press.place)
    case 'subscription':
      return showSubscription(turn, press.place)
    case 'within':
      return setSubscription(turn, press.place, { within: press.on })
    case 'kind':
      return setSubscription(turn, press.place, { kind: press.kind, on: press.on })
    case 'radius':
      return setSubscription(turn, press.place, { radiusKm: press.km === 0 ? null : press.km })
    case 'my':
      return my(turn, press.page)
    case 'list':
      return list(turn, press.place, press.page)
    case 'qr':
      return showQr(turn, press.place)
    case 'town':
      return showTown(turn, press.place, press.days)
    case 'language':
      return setLanguage(turn, press.language)
    case 'digits':
      return setDigits(turn, press.digits)
    case 'forget':
      return eraseAll(turn, recent, press.messages)
    case 'forget-ask':
      return forget(turn)
    case 'cancel':
      return cancelForget(turn)
    case 'mute':
      return setMute(turn, press.hours)
    case 'quiet':
      return setQuiet(turn, { quietFrom: hour(press.from), quietTo: hour(press.to) })
    case 'quiet-off':
      return setQuiet(turn, { quietFrom: null, quietTo: null })
    case 'quiet-mode':
      return setQuiet(turn, { quietMode: press.mode })
    case 'zones':
      return chooseZone(turn)
    case 'zone':
      return setZone(turn, press.zone)
    case 'digest':
      return setDigest(turn, press.hour)
    case 'discreet':
      return setDiscreet(turn, press.on)
    case 'details':
      return showDetails(turn, press.alert)
    case 'mute-story':
      return setStoryMute(turn, press.event, press.on)
    case 'report':
      return showReport(turn, press.place, press)
    case 'export':
      return sendExport(turn, press.place, press, press.format)
    case 'watch':
      return setWatch(turn, press.place, press.on)
  }
}

function hour(value: number): string {
  return `${String(value).padStart(2, '0')}:00`
}
