import type { AlertBody } from '../../domain/alert.ts'
import type { Event } from '../../domain/event.ts'
import { type EventMessageContext, linkLine } from './event-message.ts'
import { CAUTION, type Words, words } from './event-words.ts'
import { note } from './note.ts'
import { followedElsewhere, listPlaces, sortFollowedFirst, wider } from './places.ts'
import type { Piece } from './rich-text.ts'
import { dayText, localParts } from './time.ts'
import { tollText } from './toll.ts'
import { atText, DAMASCUS_TIME, windowText } from './window-line.ts'

type Correction = Extract<AlertBody, { form: 'correction' }>

const ABOUT: Readonly<Record<Event['kind'], Words>> = {
  shelling: words('قصف', 'shelling at'),
  ceasefire: words('هدنة في', 'a truce in'),
  corridor: words('ممر في', 'a corridor at'),
}

/** What we told and when, what is right instead, and that it says nothing of calm. */
export function correctionLines(body: Correction, context: EventMessageContext): (readonly Piece[] | null)[] {
  const { language } = context
  const withdrawn = body.after === null
  const head = withdrawn ? words('✏️ سحب خبر', '✏️ Report withdrawn') : words('✏️ تصحيح', '✏️ Correction')
  return [
    [{ text: `${head[language]} | ${placed(body.before, context)}${followedText(body.before, context)}`, as: { type: 'bold' } }],
    [`${toldBefore(body, context)} ${instead(body, context)} ${language === 'ar' ? 'نعتذر عن الخطأ.' : 'We apologise for the mistake.'}`],
    [note(CAUTION.correction[language], language)],
    linkLine(body.after ?? body.before, language),
  ]
}

function toldBefore({ before, saidAt }: Correction, context: EventMessageContext): string {
  const { language, zone } = context
  const local = localParts(new Date(saidAt), zone)
  const at = `${atText(local, localParts(new Date(before.updatedAt), zone).year, language)} ${DAMASCUS_TIME[language]}`
  const about = `${ABOUT[before.kind][language]} ${placed(before, context)}`
  return language === 'ar' ? `أوردنا يوم ${at} خبراً عن ${about}.` : `On ${at}, we reported ${about}.`
}

function instead({ sort, before, after }: Correction, context: EventMessageContext): string {
  const ar = context.language === 'ar'
  if (after === null) return ar ? 'نسحب هذا الخبر.' : 'We withdraw that report.'
  switch (sort) {
    case 'place':
      return ar ? `الخبر يخص ${placed(after, context)}.` : `The report concerns ${placed(after, context)}.`
    case 'kind': {
      const about = `${ABOUT[after.kind][context.language]} ${placed(after, context)}`
      return ar ? `الصحيح أن الخبر عن ${about}.` : `The report is about ${about}.`
    }
    case 'figures':
      return figures(before, after, context)
    case 'details':
      return details(after, context)
    case 'withdrawn':
      return ar ? 'نسحب هذا الخبر.' : 'We withdraw that report.'
  }
}

function figures(before: Event, after: Event, { language }: EventMessageContext): string {
  const options = { language, nameOf: null }
  const none = language === 'ar' ? 'لم تُذكر' : 'none given'
  const was = tollText(before.claims, options) ?? none
  const is = tollText(after.claims, options) ?? none
  return language === 'ar' ? `أوردنا الحصيلة: ${was}. الصحيح بحسب المصدر: ${is}.` : `We gave the toll as ${was}. The source says: ${is}.`
}

function details(after: Event, { language, zone }: EventMessageContext): string {
  const thisYear = localParts(new Date(after.updatedAt), zone).year
  const time =
    after.kind === 'shelling' ? (after.day === null ? null : dayText(after.day, thisYear, language)) : windowText(after, thisYear, language)
  if (time === null) return language === 'ar' ? 'لم يعد الموعد وارداً في الخبر.' : 'The report gives no time any more.'
  return language === 'ar' ? `الموعد الصحيح بحسب المصدر: ${time}.` : `The source gives the time as: ${time}.`
}

/** What this chat follows, where it is none of the places that were told. */
function followedText(event: Event, { followed, gazetteer, language }: EventMessageContext): string {
  const known = followedElsewhere(event.places, followed, gazetteer, language)
  const isSaid = event.places.some(({ id }) => id !== null && event.places.length === 1 && wider(id, gazetteer, language) === known)
  if (known === null || isSaid) return ''
  return language === 'ar' ? ` (تتابعون: ${known})` : ` (you follow: ${known})`
}

function placed(event: Event, { followed, gazetteer, language }: EventMessageContext): string {
  const [first] = event.places
  const around = event.places.length === 1 && first?.id ? wider(first.id, gazetteer, language) : null
  const names = listPlaces(sortFollowedFirst(event.places, followed, gazetteer), gazetteer, language)
  return around === null ? names : `${names}${language === 'ar' ? '، ' : ', '}${around}`
}
