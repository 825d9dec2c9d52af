import { type Backing, isUnqualified, standingOf } from '../../decide/standing.ts'
import type { EventNews } from '../../domain/alert.ts'
import type { CeasefireStatus, CorridorStatus } from '../../domain/detection.ts'
import type { Event } from '../../domain/event.ts'
import { type Words, words } from './event-words.ts'

/** Sign and kind: how a message begins. */
export interface Head {
  readonly sign: string
  readonly text: Words
}

const head = (sign: string, ar: string, en: string): Head => ({ sign, text: words(ar, en) })

/** The head of a message: the news that makes it a message of its own, else what the event has come to. */
export function headOf(event: Event, news: EventNews): Head {
  if (event.withdrawnAt !== undefined) return WITHDRAWN
  switch (event.kind) {
    case 'shelling':
      return shellingHead(event, news)
    case 'ceasefire':
      return CEASEFIRE_NEWS[news] ?? ceasefireHead(event)
    case 'corridor':
      return CORRIDOR_NEWS[news] ?? corridorHead(event)
  }
}

const WITHDRAWN = head('✏️', 'خبر سُحب', 'Report withdrawn')

function shellingHead(event: Event, news: EventNews): Head {
  if (event.status === 'denied') return head('↔️', 'نفي قصف', 'Shelling denied')
  return (event.during !== undefined ? SHELLING_NEWS['during truce'] : SHELLING_NEWS[news]) ?? head('🔴', 'قصف', 'Shelling')
}

const SHELLING_NEWS: Partial<Record<EventNews, Head>> = {
  'during truce': head('🔴', 'قصف خلال هدنة مُعلَنة', 'Shelling during an announced truce'),
  'first death': head('🔴', 'قصف، أنباء عن قتلى', 'Shelling, deaths reported'),
  'toll rises': head('🔴', 'قصف، ارتفاع الحصيلة', 'Shelling, toll rises'),
  'new town': head('🔴', 'قصف، مناطق جديدة', 'Shelling, more places hit'),
}

const CEASEFIRE_NEWS: Partial<Record<EventNews, Head>> = {
  begins: head('🟡', 'بدأ موعد هدنة مُعلَنة', 'The time of an announced truce has begun'),
  'ends soon': head('🟠', 'اقترب انتهاء موعد هدنة مُعلَنة', 'The time of an announced truce ends soon'),
  'day ended': head('🟠', 'انتهت فترة اليوم من هدنة مُعلَنة', "Today's time of an announced truce has ended"),
  shortened: head('🔴', 'تقليص موعد هدنة مُعلَنة', 'Time of an announced truce cut'),
  extended: head('🟡', 'موعد جديد لهدنة مُعلَنة', 'New time for an announced truce'),
}

const CORRIDOR_NEWS: Partial<Record<EventNews, Head>> = {
  begins: head('🟡', 'بدأ موعد ممر مُعلَن', 'The time of an announced corridor has begun'),
  'ends soon': head('🟠', 'اقترب انتهاء موعد ممر مُعلَن', 'The time of an announced corridor ends soon'),
  'day ended': head('🟠', 'انتهت فترة اليوم من ممر مُعلَن', "Today's time of an announced corridor has ended"),
  shortened: head('🔴', 'تقليص موعد ممر مُعلَن', 'Time of an announced corridor cut'),
  extended: head('🟡', 'موعد جديد لممر مُعلَن', 'New time for an announced corridor'),
}

/** Never "truce" without a word that says whose word it is; the qualification goes only where SAFETY lets it go. */
function ceasefireHead(event: Event): Head {
  const { announced, holding, deniedBy } = standingOf(event)
  switch (event.status as CeasefireStatus) {
    case 'proposed':
      return head('⚪', 'هدنة مقترَحة', 'Proposed truce')
    case 'announced':
      if ((event.fire ?? []).length > 0) return CEASEFIRE_FIRE
      return announced === 'denied'
        ? CEASEFIRE_DENIED
        : (unqualified(announced, CEASEFIRE_BY) ?? head('🟡', 'هدنة مُعلَنة', 'Announced truce'))
    case 'in_effect':
      if ((event.fire ?? []).length > 0) return CEASEFIRE_FIRE
      return unqualified(holding, CEASEFIRE_HELD_BY) ?? head('🟡', 'هدنة مُعلَنة، ويُقال إنها سارية', 'Announced truce, said to be in effect')
    case 'violated':
      return head('🔴', 'هدنة مُعلَنة، وأنباء عن عدم الالتزام بها', 'Announced truce, reportedly not kept')
    case 'denied':
      return deniedBy.length > 0 && event.claims.some(claim => claim.status !== 'denied')
        ? CEASEFIRE_DENIED
        : head('🔴', 'نفي هدنة', 'Truce denied')
    case 'ended':
      return event.claims.some(claim => claim.status === 'ended')
        ? head('🔴', 'أنباء عن انتهاء هدنة', 'Reports that a truce has ended')
        : head('🔴', 'انتهى موعد هدنة مُعلَنة', 'The time of an announced truce has ended')
  }
}

const CEASEFIRE_FIRE = head('🟠', 'هدنة مُعلَنة، وأنباء عن قصف خلالها', 'Announced truce, shelling reported during it')
const CEASEFIRE_DENIED = head('🔴', 'هدنة مُعلَنة، وهناك من ينفيها', 'Announced truce, and a denial')

type By = Readonly<Record<'both sides' | 'neutral body', Head>>

const CEASEFIRE_BY: By = {
  'both sides': head('🟡', 'هدنة أعلنها الطرفان', 'Truce announced by both sides'),
  'neutral body': head('🟡', 'هدنة بحسب جهة دولية محايدة', 'Truce, according to a neutral international body'),
}
const CEASEFIRE_HELD_BY: By = {
  'both sides': head('🟡', 'هدنة سارية بحسب الطرفين', 'Truce in effect, both sides say'),
  'neutral body': head('🟡', 'هدنة سارية بحسب جهة دولية محايدة', 'Truce in effect, according to a neutral international body'),
}
const CORRIDOR_BY: By = {
  'both sides': head('🟡', 'ممر أعلنه الطرفان', 'Corridor announced by both sides'),
  'neutral body': head('🟡', 'ممر بحسب جهة دولية محايدة', 'Corridor, according to a neutral international body'),
}
const CORRIDOR_HELD_BY: By = {
  'both sides': head('🟡', 'ممر مستخدم بحسب الطرفين', 'Corridor in use, both sides say'),
  'neutral body': head('🟡', 'ممر مستخدم بحسب جهة دولية محايدة', 'Corridor in use, according to a neutral international body'),
}

function unqualified(backing: Backing | null, by: By): Head | null {
  return isUnqualified(backing) ? by[backing as keyof By] : null
}

function corridorHead(event: Event): Head {
  const { announced, holding, deniedBy } = standingOf(event)
  const shelled = (event.fire ?? []).length > 0
  switch (event.status as CorridorStatus) {
    case 'proposed':
      return head('⚪', 'ممر مقترَح', 'Proposed corridor')
    case 'announced':
      if (announced === 'denied') return CORRIDOR_DENIED
      if (event.lastHeldAt !== null)
        return head('🟠', 'ممر مُعلَن، لا خبر جديداً عن فتحه', 'Announced corridor, no newer word of its being open')
      return unqualified(announced, CORRIDOR_BY) ?? head('🟡', 'ممر مُعلَن', 'Announced corridor')
    case 'open':
      return unqualified(holding, CORRIDOR_HELD_BY) ?? head('🟡', 'ممر مُعلَن، وأنباء عن استخدامه', 'Announced corridor, reports of its use')
    case 'denied':
      return deniedBy.length > 0 && event.claims.some(claim => claim.status !== 'denied')
        ? CORRIDOR_DENIED
        : head('🔴', 'نفي فتح ممر', 'Corridor denied')
    case 'closed':
      if (shelled) return head('🟠', 'ممر مُعلَن، وأنباء عن قصفه', 'Announced corridor, shelling on its way reported')
      return event.claims.some(claim => claim.status === 'closed')
        ? head('🔴', 'أنباء عن إغلاق ممر', 'Reports that a corridor is closed')
        : head('🔴', 'انتهى موعد ممر مُعلَن', 'The time of an announced corridor has ended')
  }
}

const CORRIDOR_DENIED = head('🔴', 'ممر مُعلَن، وهناك من ينفيه', 'Announced corridor, and a denial')
