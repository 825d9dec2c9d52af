import { type Backing, isUnqualified, standingOf } from '../../decide/standing.ts'
import type { EventNews } from '../../domain/alert.ts'
import type { CeasefireStatus, CorridorStatus } from '../../domain/detection.ts'
import type { Claim, Event } from '../../domain/event.ts'
import { type Words, words } from './event-words.ts'
import type { Language } from './places.ts'
import { clockText, dayText, localParts } from './time.ts'

/** Sign and kind: how a message begins. */
export interface Head {
  readonly sign: string
  readonly text: Words
}

const head = (sign: string, ar: string, en: string): Head => ({ sign, text: words(ar, en) })

/** The head of a message: the news that makes it a message of its own, else what the event has come to. */
export function headOf(event: Event, news: EventNews, zone: string): Head {
  if (event.withdrawnAt !== undefined) return WITHDRAWN
  if (event.kind === 'shelling') return shellingHead(event, news)
  return windowHead(event, news, zone) ?? (event.kind === 'ceasefire' ? ceasefireHead(event) : corridorHead(event))
}

/** What the clock or a new time brings, in absolute time: it is read later than it is sent. */
function windowHead(event: Event, news: EventNews, zone: string): Head | null {
  const [truceAr, truceEn] = event.kind === 'ceasefire' ? ['هدنة مُعلَنة', 'announced truce'] : ['ممر مُعلَن', 'announced corridor']
  const denied = standingOf(event).announced === 'denied'
  const bySaying = denied || (event.fire ?? []).length > 0 ? '🟠' : '🟡'
  const denial = (language: Language) => (denied ? (event.kind === 'ceasefire' ? TRUCE_DENIAL : WAY_DENIAL)[language] : '')
  const closes = event.daily?.slice(6) ?? event.end?.slice(11, 16) ?? null
  const until = (language: Language) => (closes === null ? '' : clockText(closes, language))
  const local = localParts(new Date(event.updatedAt), zone)
  const today = (language: Language) => dayText(local.day, local.year, language)
  switch (news) {
    case 'begins': {
      const sameDay = event.daily !== null || event.end?.slice(0, 10) === local.day
      const tail = (language: Language) =>
        closes !== null && sameDay ? (language === 'ar' ? ` حتى ${until('ar')}` : ` until ${until('en')}`) : ''
      return head(
        bySaying,
        `بدأ موعد ${truceAr}${tail('ar')}${denial('ar')}`,
        `The time of an ${truceEn} has begun${tail('en')}${denial('en')}`,
      )
    }
    case 'ends soon':
      return head('🟠', `موعد ${truceAr} ينتهي الساعة ${until('ar')}`, `The time of an ${truceEn} ends at ${until('en')}`)
    case 'day ended':
      return head('🟠', `انتهت فترة ${today('ar')} من ${truceAr}`, `The time of an ${truceEn} on ${today('en')} has ended`)
    case 'shortened':
      return head('🔴', `تقليص موعد ${truceAr}`, `Time of an ${truceEn} cut`)
    case 'extended':
      return head(bySaying, `موعد جديد: ${truceAr}${denial('ar')}`, `New time: ${truceEn}${denial('en')}`)
    default:
      return null
  }
}

const TRUCE_DENIAL = words('، وهناك من ينفيها', ', and a denial')
const WAY_DENIAL = words('، وهناك من ينفيه', ', and a denial')

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
  'both sides': head('🟡', 'ممر مفتوح بحسب الطرفين', 'Corridor open, both sides say'),
  'neutral body': head('🟡', 'ممر مفتوح بحسب جهة دولية محايدة', 'Corridor open, according to a neutral international body'),
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
      return unqualified(holding, CORRIDOR_HELD_BY) ?? head('🟡', 'ممر مُعلَن، ويُقال إنه مفتوح', 'Announced corridor, said to be open')
    case 'denied':
      return deniedBy.length > 0 && event.claims.some(claim => claim.status !== 'denied')
        ? CORRIDOR_DENIED
        : head('🔴', 'نفي فتح ممر', 'Corridor denied')
    case 'closed':
      if (shelled && !closedSince(event)) return head('🟠', 'ممر مُعلَن، وأنباء عن قصفه', 'Announced corridor, shelling on its way reported')
      return closedHead(event.claims.filter(claim => claim.status === 'closed'))
  }
}

/** Who tells only of fire on the way has not said that it is closed. */
function closedHead(closing: readonly Claim[]): Head {
  if (closing.length === 0) return head('🔴', 'انتهى موعد ممر مُعلَن', 'The time of an announced corridor has ended')
  if (closing.every(claim => claim.underFire === 'shelled')) return head('🔴', 'أنباء عن قصف ممر', 'Reports that a corridor was shelled')
  if (closing.every(claim => claim.underFire !== undefined)) return head('🔴', 'أنباء عن استهداف ممر', 'Reports of fire on a corridor')
  return head('🔴', 'أنباء عن إغلاق ممر', 'Reports that a corridor is closed')
}

/** Somebody says that it is closed, later than fire on its way was told. */
function closedSince({ claims, fire = [] }: Event): boolean {
  const lastFire =
    fire
      .map(({ at }) => at)
      .sort()
      .at(-1) ?? ''
  return claims.some(claim => claim.status === 'closed' && claim.underFire === undefined && claim.publishedAt > lastFire)
}

const CORRIDOR_DENIED = head('🔴', 'ممر مُعلَن، وهناك من ينفيه', 'Announced corridor, and a denial')
