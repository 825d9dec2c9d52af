import { goesBeyond } from '../../decide/figures.ts'
import { isMereWord, standingOf } from '../../decide/standing.ts'
import type { EventNews, MergedPart } from '../../domain/alert.ts'
import type { Toll } from '../../domain/detection.ts'
import type { Claim, Event, EventPlace, FireReport } from '../../domain/event.ts'
import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import { CAUTION, TARGET_WORDS, WEAPON_WORDS } from './event-words.ts'
import { headOf } from './heads.ts'
import { listNames, type PartyName, shortName, speakerText } from './names.ts'
import { note } from './note.ts'
import { headlinePlaces, type Language, listPlaces, placeName, sortFollowedFirst } from './places.ts'
import { foreignWords, type Piece } from './rich-text.ts'
import { localParts } from './time.ts'
import { amongText, noDeathsBy, type TollOptions, tollText } from './toll.ts'
import { denialText, sourcesText } from './voices.ts'
import { publishedLine, whenLine } from './when-line.ts'
import { atText, DAMASCUS_TIME, windowText } from './window-line.ts'

export interface EventMessageContext {
  readonly gazetteer: Gazetteer
  /** Zone of the places: all times in a message are of it. */
  readonly zone: string
  readonly language: Language
  /** What this chat follows and is told for. */
  readonly followed: PlaceId | null
  readonly partyName: PartyName
}

type Line = readonly Piece[] | null

/** The lines of a message about an event: sign and kind, place, the worst that is known; what; when; who says and who denies it; caution; link. */
export function eventLines(event: Event, news: EventNews, late: boolean, context: EventMessageContext): Line[] {
  const { language } = context
  const voices = { language, day: dayOf(event, context), partyName: context.partyName }
  const denial = denialText(event, voices)
  if (event.withdrawnAt !== undefined)
    return [headline(event, news, late, context), [note(CAUTION.correction[language], language)], linkLine(event, language)]
  return [
    headline(event, news, late, context),
    event.kind === 'shelling' ? struck(event, voices.day, context) : announced(event, language),
    news === 'corrected' ? [correctedText(event, context)] : null,
    placesLine(event, context),
    windowLine(event, context),
    lastHeldLine(event, context),
    ...(event.fire ?? []).slice(-MOST_FIRES).map(fire => fireLine(fire, voices.day, context)),
    event.kind === 'shelling' ? whenLine(event, context) : publishedLine(event, context),
    [`🗣 ${sourcesText(event, voices)}`],
    denial === null ? null : [`↔️ ${denial}`],
    cautionLine(event, language),
    linkLine(event, language),
  ]
}

const MOST_FIRES = 3

/** One of several stories in one message: what, where and when it holds, who says it and who denies it. */
export function briefLines({ event, news, late }: MergedPart, context: EventMessageContext): Line[] {
  const voices = { language: context.language, day: dayOf(event, context), partyName: context.partyName }
  const denial = denialText(event, voices)
  return [
    headline(event, news, late, context),
    windowLine(event, context),
    lastHeldLine(event, context),
    [`🗣 ${sourcesText(event, voices)}`],
    denial === null ? null : [`↔️ ${denial}`],
    linkLine(event, context.language),
  ]
}

export function headline(event: Event, news: EventNews, late: boolean, context: EventMessageContext): Piece[] {
  const { language } = context
  const { sign, text } = headOf(event, news, context.zone)
  const [shown] = sortFollowedFirst(event.places, context.followed, context.gazetteer)
  const counted = event.kind === 'shelling' && event.withdrawnAt === undefined && (!shown || coversPlace(event, shown))
  const worst = counted ? tollText(ofItsOwn(event), { language, nameOf: null }) : null
  const where = headlinePlaces(event.places, context.followed, context.gazetteer, language)
  const doubted = event.places.some(place => place.id === null && place.area === null)
  const doubt = doubted ? (language === 'ar' ? ' (المكان غير محسوم)' : ' (place uncertain)') : ''
  const line = `${sign} ${text[language]} | ${where}${doubt}${worst === null ? '' : `: ${worst}`}`
  return [...(late ? [`${CAUTION.late[language]} · `] : []), { text: line, as: { type: 'bold' } }]
}

/** Day by which parties are named: of the event, else of its latest report. */
function dayOf(event: Event, context: EventMessageContext): string {
  const last = event.claims.at(-1)?.publishedAt ?? event.updatedAt
  return event.day ?? event.start?.slice(0, 10) ?? localParts(new Date(last), context.zone).day
}

function struck(event: Event, day: string, { language, partyName }: EventMessageContext): Line {
  const means = event.weapons.map(weapon => WEAPON_WORDS[weapon][language])
  const what = means.length > 0 ? join(means, language) : language === 'ar' ? 'قصف' : 'Shelling'
  const targets = event.targets.map(target => TARGET_WORDS[target][language])
  const on = targets.length > 0 ? `${language === 'ar' ? ' على ' : ' on '}${join(targets, language)}` : ''
  const nameOf = (speaker: FireReport['speaker']) => shortName(speakerText(speaker, day, language, partyName))
  const denier = noDeathsBy(event.claims)
  const noDeaths = denier === null ? '' : language === 'ar' ? ` لا قتلى بحسب ${nameOf(denier)}.` : ` No deaths, says ${nameOf(denier)}.`
  const own = ofItsOwn(event)
  const sums = event.claims.filter(claim => !own.includes(claim))
  const tolls = [own, sums].flatMap(claims => tollOf(claims, event, { language, nameOf }) ?? [])
  if (tolls.length === 0) return [`${capital(what)}${on}.${noDeaths || ` ${CAUTION.noToll[language]}`}`]
  return [`${capital(what)}${on}: ${tolls.join(language === 'ar' ? '؛ و' : '; ')}.${noDeaths}`]
}

/** Without the sums of bulletins over more towns, as long as somebody tells the toll of these. */
function ofItsOwn(event: Event): readonly Claim[] {
  const own = event.claims.filter(claim => !goesBeyond(event, claim))
  return own.some(claim => hasToll(claim.toll)) ? own : event.claims
}

/** The toll, who is among the dead, and where; null where none is told. */
function tollOf(claims: readonly Claim[], event: Event, options: TollOptions): string | null {
  const toll = tollText(claims, options)
  if (toll === null) return null
  const among = amongText(claims, { ...options, nameOf: null })
  return `${toll}${among === null ? '' : `${options.language === 'ar' ? '، ' : ', '}${among}`}${tollPlaces(claims, event, options.language)}`
}

/** Whether the toll is that of the place, alone or among others of the event; a list that goes beyond the event says nothing of it alone. */
function coversPlace(event: Event, place: EventPlace): boolean {
  const told = namesWithToll(ofItsOwn(event))
  return told.has(place.name) && [...told].every(name => event.places.some(known => known.name === name))
}

function namesWithToll(claims: readonly Claim[]): ReadonlySet<string> {
  return new Set(claims.filter(claim => hasToll(claim.toll)).flatMap(claim => claim.placeNames))
}

/** A toll that was told of some of the places, or of more than these, says of which. */
function tollPlaces(claims: readonly Claim[], event: Event, language: Language): string {
  const told = namesWithToll(claims)
  const own = event.places.map(place => place.name)
  if (told.size === 0 || (own.every(name => told.has(name)) && told.size === own.length)) return ''
  const names = [...told].map(foreignWords).join(language === 'ar' ? ' و' : ', ')
  return language === 'ar' ? ` في ${names}` : ` at ${names}`
}

function hasToll({ killed, wounded, casualties }: Toll): boolean {
  return killed !== null || wounded !== null || casualties !== null
}

function correctedText(event: Event, { language, zone }: EventMessageContext): string {
  const local = localParts(new Date(event.updatedAt), zone)
  const at = `${atText(local, local.year, language)} ${DAMASCUS_TIME[language]}`
  return language === 'ar' ? `✏️ صُحّح هذا الخبر ${at}.` : `✏️ This report was corrected on ${at}.`
}

/** Words that never pass from a source's sentence into a message (MESSAGES, Wording): where one stands, our own lines say it alone. */
const NEVER_PASSED_ON =
  /[آا]من[\u0629\u0647]?(?![\u0621-\u064A])|شهيد|شهداء|استشه|ارتق[ىت]|مصرع|نفق|مجزرة|إرهاب|مرتزق|ميليشي|مليشي|عصاب|احتلال|تحرير|تهجير|إجلاء|خرق|انتهاك|عدوان|الثوار/

/** What was last said of a truce or a corridor as it stands, in the detector's own grounded sentence. */
function announced(event: Event, language: Language): Line {
  const telling = event.claims.filter(claim => claim.summary !== '' && !isMereWord(claim.summary))
  const said = (telling.findLast(claim => claim.status === event.status) ?? telling.at(-1))?.summary ?? ''
  return language === 'ar' && said !== '' && !NEVER_PASSED_ON.test(said) ? [foreignWords(said)] : null
}

function placesLine(event: Event, context: EventMessageContext): Line {
  if (event.places.length > 1)
    return [`📍 ${listPlaces(sortFollowedFirst(event.places, context.followed, context.gazetteer), context.gazetteer, context.language)}`]
  const [only] = event.places
  return only && only.id === null && only.area === null ? [doubtText(only, context)] : null
}

function doubtText(place: EventPlace, context: EventMessageContext): string {
  const candidates = place.candidates.map(id => {
    const known = context.gazetteer.get(id)
    const governorate = context.gazetteer.governorateOf(id)
    if (!known) return ''
    const name = placeName(known, context.language)
    return governorate ? `${name} (${placeName(governorate, context.language)})` : name
  })
  return context.language === 'ar'
    ? `📍 لا يحدد الخبر أي مكان يقصد: ${candidates.join(' أو ')}.`
    : `📍 The report does not say which: ${candidates.join(' or ')}.`
}

function windowLine(event: Event, context: EventMessageContext): Line {
  if (event.kind === 'shelling') return null
  const thisYear = localParts(new Date(event.updatedAt), context.zone).year
  const text = windowText(event, thisYear, context.language)
  return text === null ? null : [`⏳ ${text}.`]
}

/** "Open" never stands without the time of the last word of it. */
function lastHeldLine(event: Event, context: EventMessageContext): Line {
  const { language, zone } = context
  if (event.kind !== 'corridor' || event.lastHeldAt === null) return null
  const thisYear = localParts(new Date(event.updatedAt), zone).year
  const at = `${atText(localParts(new Date(event.lastHeldAt), zone), thisYear, language)} ${DAMASCUS_TIME[language]}`
  return [language === 'ar' ? `🚪 آخر خبر عن فتحه: ${at}.` : `🚪 Last reported open at: ${at}.`]
}

function fireLine(fire: FireReport, day: string, context: EventMessageContext): Line {
  const { language, zone } = context
  const local = localParts(new Date(fire.at), zone)
  const at = `${atText(local, local.year, language)} ${DAMASCUS_TIME[language]}`
  const where = fire.placeNames.map(foreignWords).join(language === 'ar' ? ' و' : ', ')
  const by = speakerText(fire.speaker, day, language, context.partyName)
  return [language === 'ar' ? `🔴 أنباء عن قصف ${where}: ${by}، نُشر ${at}.` : `🔴 Shelling reported at ${where}: ${by}, published ${at}.`]
}

function cautionLine(event: Event, language: Language): Line {
  switch (event.kind) {
    case 'shelling':
      return null
    case 'corridor':
      return [note(CAUTION.corridor[language], language)]
    case 'ceasefire': {
      if (event.status === 'proposed') return [note(CAUTION.proposed[language], language)]
      const oneSided = event.status === 'announced' && standingOf(event).announced === 'one side'
      return [note((oneSided ? CAUTION.ceasefireOneSided : CAUTION.ceasefire)[language], language)]
    }
  }
}

export function linkLine(event: Event, language: Language): Line {
  const link = linkOf(event, language)
  if (link === null) return null
  return link.url === null ? [`🔗 ${link.label}`] : ['🔗 ', { text: link.label, as: { type: 'text_link', url: link.url } }]
}

/** The newest article that has an address, under the outlet's name; null where there is neither. */
export function linkOf(event: Event, language: Language): { readonly label: string; readonly url: string | null } | null {
  const latest = event.claims.findLast(claim => claim.url !== null) ?? event.claims.at(-1)
  if (latest === undefined || (latest.url === null && !latest.outlet && !latest.source)) return null
  const label = foreignWords(latest.outlet || hostOf(latest.url) || latest.source) || (language === 'ar' ? 'الخبر' : 'the report')
  return { label, url: latest.url }
}

function hostOf(url: string | null): string {
  return url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : ''
}

function join(parts: readonly string[], language: Language): string {
  return language === 'ar' ? parts.join(' و') : listNames(parts, 'en')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
