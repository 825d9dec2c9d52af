import type { EventNews } from '../../domain/alert.ts'
import type { Event, EventPlace } from '../../domain/event.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import { CAUTION, headOf, TARGET_WORDS, WEAPON_WORDS } from './event-words.ts'
import { areaName, headlinePlaces, type Language, listPlaces, placeName, sortFollowedFirst } from './places.ts'
import { foreignWords, type Piece } from './rich-text.ts'
import { clockText, dayText, localParts } from './time.ts'
import { noCasualtiesBy, tollText } from './toll.ts'
import { denialText, voicesText } from './voices.ts'

export interface EventMessageContext {
  readonly gazetteer: Gazetteer
  /** Zone of the places: all times in a message are of it. */
  readonly zone: string
  readonly language: Language
  /** What this chat follows and is told for. */
  readonly followed: PlaceId | null
  /** Neutral name of a party on a day (`YYYY-MM-DD`), or null for one that no table names. */
  readonly partyName: (key: string, day: string, language: Language) => string | null
}

/** The lines of a message about an event: sign and kind, place, the worst that is known; what; when; who says and who denies it; caution; link. */
export function eventLines(event: Event, news: EventNews, late: boolean, context: EventMessageContext): (readonly Piece[] | null)[] {
  return [
    headline(event, news, late, context),
    what(event, context),
    placesLine(event, context),
    followedLine(event, context),
    windowLine(event, context),
    whenLine(event, context),
    [`🗣 ${attribution(event, context)}${voicesText(event, context.language)}`],
    denialLine(event, context.language),
    cautionLine(event, context.language),
    linkLine(event, context.language),
  ]
}

function headline(event: Event, news: EventNews, late: boolean, context: EventMessageContext): Piece[] {
  const { language } = context
  const head = headOf(event)
  const kind = news === 'during truce' ? (language === 'ar' ? 'قصف خلال هدنة مُعلَنة' : 'Shelling during an announced truce') : head[language]
  const worst = event.kind === 'shelling' ? tollText(event.claims, language) : null
  const first = worst === null ? '' : `${language === 'ar' ? ': ' : ': '}${worst.split(language === 'ar' ? '، بينهم' : ', among')[0]}`
  const where = headlinePlaces(event.places, context.followed, context.gazetteer, language)
  const doubt = event.places.some(place => place.id === null && place.area === null)
    ? language === 'ar'
      ? ' (المكان غير محسوم)'
      : ' (place uncertain)'
    : ''
  return [
    ...(late ? [`${CAUTION.late[language]} · `] : []),
    { text: `${head.sign} ${kind} | ${where}${doubt}${first}`, as: { type: 'bold' } },
  ]
}

function what(event: Event, context: EventMessageContext): Piece[] | null {
  if (event.kind !== 'shelling') return context.language === 'ar' ? summaryOf(event) : null
  const { language } = context
  const weapons = event.weapons.map(weapon => WEAPON_WORDS[weapon][language])
  const means = weapons.length > 0 ? join(weapons, language) : language === 'ar' ? 'قصف' : 'Shelling'
  const targets = event.targets.map(target => TARGET_WORDS[target][language])
  const on = targets.length > 0 ? `${language === 'ar' ? ' على ' : ' on '}${join(targets, language)}` : ''
  const toll = tollText(event.claims, language)
  if (toll !== null) return [`${capital(means)}${on}: ${toll}.`]
  const none = noCasualtiesBy(event.claims)
  if (none) return [`${capital(means)}${on}. ${language === 'ar' ? 'لا قتلى بحسب المصدر.' : 'No deaths, the source says.'}`]
  return [`${capital(means)}${on}. ${CAUTION.noToll[language]}`]
}

/** What the latest article said of a truce or a corridor, in the detector's own grounded sentence. */
function summaryOf(event: Event): Piece[] | null {
  const latest = event.claims.at(-1)
  return latest?.summary ? [foreignWords(latest.summary)] : null
}

function placesLine(event: Event, context: EventMessageContext): Piece[] | null {
  if (event.places.length > 1)
    return [`📍 ${listPlaces(sortFollowedFirst(event.places, context.followed), context.gazetteer, context.language)}`]
  const [only] = event.places
  return only && only.id === null && only.area === null ? [doubtText(only, context)] : null
}

function doubtText(place: EventPlace, context: EventMessageContext): string {
  const candidates = place.candidates.map(id => {
    const known = context.gazetteer.get(id)
    const governorate = context.gazetteer.governorateOf(id)
    if (!known) return ''
    return governorate
      ? `${placeName(known, context.language)} (${placeName(governorate, context.language)})`
      : placeName(known, context.language)
  })
  return context.language === 'ar'
    ? `📍 لا يحدد الخبر أي مكان يقصد: ${candidates.join(' أو ')}.`
    : `📍 The report does not say which: ${candidates.join(' or ')}.`
}

/** Why this chat hears of it, where what it follows is not itself among the places. */
function followedLine(event: Event, context: EventMessageContext): Piece[] | null {
  const { followed, language } = context
  if (followed === null || event.places.some(place => place.id === followed || place.candidates.includes(followed))) return null
  const name = areaName(followed, context.gazetteer, language)
  return name === null ? null : [language === 'ar' ? `📌 تتابعون: ${name}` : `📌 You follow: ${name}`]
}

function windowLine(event: Event, context: EventMessageContext): Piece[] | null {
  const { language } = context
  if (event.kind === 'shelling') return null
  const zone = language === 'ar' ? ' بتوقيت دمشق' : ' Damascus time'
  const thisYear = localParts(new Date(event.updatedAt), context.zone).year
  const moment = (local: string) =>
    `${dayText(local.slice(0, 10), thisYear, language)}${language === 'ar' ? '، الساعة ' : ', '}${clockText(local.slice(11, 16), language)}`
  const parts: string[] = []
  if (event.daily !== null) {
    const [from = '', to = ''] = event.daily.split('-')
    parts.push(
      language === 'ar'
        ? `كل يوم من ${clockText(from, language)} حتى ${clockText(to, language)}`
        : `every day from ${clockText(from, language)} to ${clockText(to, language)}`,
    )
  }
  if (event.start !== null) parts.push(`${language === 'ar' ? 'ابتداءً من ' : 'from '}${moment(event.start)}`)
  if (event.end !== null) parts.push(`${language === 'ar' ? 'حتى ' : 'until '}${moment(event.end)}`)
  return parts.length > 0 ? [`⏳ ${capital(parts.join(language === 'ar' ? '، ' : ', '))}${zone}.`] : null
}

function whenLine(event: Event, context: EventMessageContext): Piece[] {
  const { language, zone } = context
  const thisYear = localParts(new Date(event.updatedAt), zone).year
  const last = event.claims.at(-1)
  const published = new Date(last?.publishedAt ?? event.updatedAt)
  const local = localParts(published, zone)
  const happened = event.day === null ? null : dayText(event.day, thisYear, language)
  const part = event.timeText === null ? '' : `${language === 'ar' ? '، ' : ', '}${language === 'ar' ? foreignWords(event.timeText) : ''}`
  const publishedDay = local.day === event.day ? '' : `${dayText(local.day, thisYear, language)}${language === 'ar' ? ' ' : ', '}`
  const clock: Piece = {
    // an empty format shows our words as they are; a tap tells the reader's own time
    text: clockText(local.clock, language),
    as: { type: 'date_time', unix_time: Math.floor(published.getTime() / 1000), date_time_format: '' },
  }
  const updated = event.claims.length > 1
  const verb = language === 'ar' ? (updated ? 'آخر خبر: ' : 'نُشر الخبر ') : updated ? 'latest report: ' : 'published '
  const at = language === 'ar' ? 'الساعة ' : ''
  const tail = language === 'ar' ? ' بتوقيت دمشق' : ' Damascus time'
  return happened === null
    ? [`🕒 ${capital(verb)}${publishedDay || `${dayText(local.day, thisYear, language)} `}${at}`, clock, tail]
    : [`🕒 ${happened}${language === 'ar' ? part : ''} (${verb}${publishedDay}${at}`, clock, `${tail})`]
}

function attribution(event: Event, context: EventMessageContext): string {
  if (event.actor === null) return ''
  const name = context.partyName(event.actor, event.day ?? event.updatedAt.slice(0, 10), context.language)
  if (name === null) return ''
  const { language } = context
  if (event.kind === 'shelling') return language === 'ar' ? `ينسبه المصدر إلى ${name}. ` : `Attributed to ${name}. `
  return language === 'ar' ? `المُعلِن: ${name}. ` : `Announced by ${name}. `
}

function denialLine(event: Event, language: Language): Piece[] | null {
  const text = denialText(event, language)
  return text === null ? null : [`↔️ ${text}`]
}

function cautionLine(event: Event, language: Language): Piece[] | null {
  if (event.kind === 'corridor') return [`ℹ️ ${CAUTION.corridor[language]}`]
  if (event.kind !== 'ceasefire') return null
  const sides = new Set(event.claims.flatMap(claim => claim.speakers.map(speaker => speaker.side)))
  return [`ℹ️ ${(sides.size <= 1 ? CAUTION.ceasefireOneSided : CAUTION.ceasefire)[language]}`]
}

function linkLine(event: Event, language: Language): Piece[] | null {
  const latest = event.claims.findLast(claim => claim.url !== null) ?? event.claims.at(-1)
  if (latest === undefined) return null
  const label = foreignWords(latest.outlet || hostOf(latest.url) || latest.source) || (language === 'ar' ? 'الخبر' : 'the report')
  return latest.url === null
    ? latest.outlet || latest.source
      ? [`🔗 ${label}`]
      : null
    : ['🔗 ', { text: label, as: { type: 'text_link', url: latest.url } }]
}

function hostOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
}

function join(parts: readonly string[], language: Language): string {
  return language === 'ar' ? parts.join(' و') : parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? '')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
