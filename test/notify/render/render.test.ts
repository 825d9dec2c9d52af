import { describe, expect, it } from 'vitest'
import { correctEvent } from '../../../src/decide/correct.ts'
import { decide } from '../../../src/decide/decide.ts'
import type { AlertBody } from '../../../src/domain/alert.ts'
import type { Detection } from '../../../src/domain/detection.ts'
import { NO_TOLL } from '../../../src/domain/detection.ts'
import type { Event } from '../../../src/domain/event.ts'
import { type Reader, render } from '../../../src/notify/render/render.ts'
import { foreignWords } from '../../../src/notify/render/rich-text.ts'
import { at, atLeast, context, detection, exactly, gazetteer, placeId, speaker } from '../../support/detections.ts'

const PARTIES: Readonly<Record<string, string>> = { russia: 'روسيا' }
const rendering = { gazetteer, zone: 'Asia/Damascus', partyName: (key: string) => PARTIES[key] ?? null }
const reader: Reader = { language: 'ar', digits: 'western', followed: null, discreet: false, repeat: false }

/** The body of the first alert that these detections, each of its own article, end in. */
function body(...steps: readonly Detection[]): AlertBody {
  const events = new Map<string, Event>()
  let last: AlertBody | undefined
  for (const step of steps) {
    const decision = decide(step, context({ known: [...events.values()] }))
    if (!('event' in decision)) throw new Error(`no event: ${decision.reason}`)
    events.set(decision.event.id, decision.event)
    last = decision.alerts[0]?.body ?? last
  }
  if (last === undefined) throw new Error('no alert')
  return last
}

const text = (alert: AlertBody, parts: Partial<Reader> = {}) => render(alert, { ...reader, ...parts }, rendering).text

describe('a message about shelling', () => {
  const strike = detection({
    places: [at('سقبا')],
    weapons: ['artillery'],
    targets: ['homes'],
    toll: { ...NO_TOLL, wounded: atLeast(10), children: exactly(2) },
    timeText: 'صباحاً',
    actor: 'russia',
    speakers: [speaker('ناشط محلي', 'activists', 'صحيفة المثال')],
  })

  it('is as people read it', () => {
    expect(text(body(strike)).split('\n')).toEqual([
      '🔴 قصف | سقبا، الغوطة الشرقية: 10 جرحى على الأقل',
      'قصف مدفعي على أحياء سكنية: 10 جرحى على الأقل، بينهم طفلان.',
      '🕒 السبت 31 آب، صباحاً (نُشر الخبر الساعة 2:00 ظهراً بتوقيت دمشق)',
      '🗣 ناشط محلي لـ«صحيفة المثال»، وينسبه إلى روسيا. مصدر واحد؛ الخبر غير مؤكد.',
      '🔗 شبكة النموذج',
    ])
  })

  it('marks only its headline, its clock and its link, where they stand', () => {
    const message = render(body(strike), reader, rendering)
    const marked = message.entities.map(entity => [entity.type, message.text.slice(entity.offset, entity.offset + entity.length)])
    expect(marked).toEqual([
      ['bold', '🔴 قصف | سقبا، الغوطة الشرقية: 10 جرحى على الأقل'],
      ['date_time', '2:00 ظهراً'],
      ['text_link', 'شبكة النموذج'],
    ])
  })

  it.each([
    ['one of the towns', ['عربين', 'زملكا', 'سقبا'], 'سقبا', 'سقبا ومنطقتان أخريان، الغوطة الشرقية'],
    ['the area that is named anyway', ['عربين'], 'الغوطة الشرقية', 'عربين، الغوطة الشرقية'],
    ['an area around it', ['عربين'], 'ريف دمشق', 'عربين، الغوطة الشرقية (تتابعون: ريف دمشق)'],
    ['the area of one of the towns', ['حلب', 'عربين'], 'الغوطة الشرقية', 'عربين ومنطقة أخرى، الغوطة الشرقية'],
    ['a town near by', ['عربين'], 'جرمانا', 'عربين، الغوطة الشرقية (تتابعون: جرمانا)'],
    ['a town inside', ['الغوطة الشرقية'], 'دوما', 'الغوطة الشرقية (تتابعون: دوما)'],
  ])('names what is followed as it is followed: %s', (_, places, followed, expected) => {
    const [head] = text(body(detection({ places: places.map(at) })), { followed: placeId(followed) }).split('\n')
    expect(head).toBe(`🔴 قصف | ${expected}`)
  })

  it.each([
    ['كوباني', 'عين العرب (كوباني)، حلب'],
    ['مدينة كوباني', 'عين العرب (كوباني)، حلب'],
    ['مدينة عين العرب', 'عين العرب، حلب'],
    ['كوباني عين العرب', 'عين العرب، حلب'],
  ])('adds the other name by which a text calls a place: «%s»', (mention, expected) => {
    const alert = body(detection({ places: [{ ...at('عين العرب'), mention }] }))
    expect(text(alert, { followed: placeId('عين العرب') }).split('\n')[0]).toBe(`🔴 قصف | ${expected}`)
    expect(text(alert, { language: 'en' }).split('\n')[0]).not.toMatch(/[\u0600-\u06ff]/)
  })

  it('tells a followed namesake from the place of the news', () => {
    const namesakes = [...gazetteer.places.values()].filter(place => place.name === 'دوما')
    const [one, other] = [placeId('دوما'), namesakes.find(place => place.id !== placeId('دوما'))!.id]
    const alert = body(detection({ places: [{ ...at('دوما'), id: other }] }))
    expect(text(alert, { followed: one })).toContain('(تتابعون: دوما، ')
  })

  it.each([
    [[6, 17], 'من 6 قتلى إلى 17 قتيلاً'],
    [[2, 5], 'من قتيلين إلى 5 قتلى'],
    [[1, 11], 'من قتيل واحد إلى 11 قتيلاً'],
  ])('shows figures %j of two speakers as a range, never a sum', ([low = 0, high = 0], range) => {
    const told = (killed: number, name: string) =>
      detection({ places: [at('سقبا')], toll: { ...NO_TOLL, killed: exactly(killed) }, speakers: [speaker(name)] })
    expect(text(body(told(low, 'الدفاع المدني السوري'), told(high, 'المرصد السوري لحقوق الإنسان')))).toContain(range)
  })

  it('says that no toll was given, and «no deaths» only as the word of the source', () => {
    expect(text(body(detection({ places: [at('سقبا')] })))).toContain('لم تُذكر حصيلة.')
    expect(text(body(detection({ places: [at('سقبا')], toll: { ...NO_TOLL, killed: exactly(0) } })))).toContain('لا قتلى بحسب ناشط محلي.')
  })

  it('tells the doubt where the place is not settled', () => {
    const doubted = detection({ places: [{ ...at('سقبا'), id: null, candidates: [placeId('سقبا'), placeId('درعا')] }] })
    const decision = decide(doubted, context({ released: true }))
    const alert = 'alerts' in decision ? decision.alerts[0]?.body : undefined
    expect(alert && text(alert)).toMatch(/المكان غير محسوم[\s\S]*سقبا \(ريف دمشق\) أو درعا/)
  })
})

describe('a message about relief', () => {
  const truce = detection({
    kind: 'ceasefire',
    status: 'announced',
    day: null,
    dayStated: false,
    places: [at('دوما')],
    daily: '09:00-14:00',
    start: '2019-09-01T09:00',
    summary: 'أعلنت روسيا هدنة يومية.',
    actor: 'russia',
    speakers: [speaker('وزارة الدفاع الروسية', 'russia')],
  })
  const corridor = detection({
    kind: 'corridor',
    status: 'open',
    day: null,
    dayStated: false,
    places: [at('سقبا')],
    summary: 'خرج مدنيون عبر الممر.',
  })

  it('is qualified in its first line, has its clock, and its caution', () => {
    const lines = text(body(truce)).split('\n')
    expect(lines[0]).toMatch(/^🟡 هدنة مُعلَنة \| دوما/)
    expect(lines).toContain('⏳ كل يوم من 9:00 صباحاً حتى 2:00 ظهراً، ابتداءً من الأحد 1 أيلول بتوقيت دمشق.')
    expect(lines).toContain('\u200Fℹ️ هذا ما أعلنه طرف واحد، ولا نعرف إن كان سيُلتزم به.')
    expect(text(body(corridor))).toMatch(/^🟡 ممر مُعلَن، /)
    expect(text(body(corridor))).toContain('الممرات تبقى خطرة')
  })

  it('never calls anything safe, in either language, whatever the status', () => {
    for (const status of ['proposed', 'announced', 'in_effect', 'violated', 'ended', 'denied'] as const)
      for (const language of ['ar', 'en'] as const) expect(text(body({ ...truce, status }), { language })).not.toMatch(/آمن|safe/i)
    for (const status of ['proposed', 'announced', 'open', 'closed', 'denied'] as const)
      for (const language of ['ar', 'en'] as const) expect(text(body({ ...corridor, status }), { language })).not.toMatch(/آمن|safe/i)
  })
})

describe('any message', () => {
  const strike = body(detection({ places: [at('سقبا')], speakers: [speaker('@someone /start https://evil.example \u202eabc')] }))

  it('holds no link, name or command out of an article', () => {
    const message = text(strike)
    expect(message).not.toContain('https://')
    expect(message).not.toMatch(/[@/](?=[A-Za-z])/)
    expect(message).not.toContain('\u202e')
  })

  it('uses one digit style', () => {
    expect(text(strike, { digits: 'arabic' })).not.toMatch(/\d/)
    expect(text(strike, { digits: 'western' })).not.toMatch(/[٠-٩]/)
  })

  it('says so where it may be a repeat, and says nothing in discreet chats', () => {
    expect(text(strike, { repeat: true })).toMatch(/^🔁 ربما وصلتكم هذه الرسالة من قبل/)
    expect(text(strike, { discreet: true })).toBe('تحديث جديد')
  })

  it('fits into what Telegram takes, with its marks', () => {
    const long = render({ form: 'broadcast', textAr: 'س'.repeat(6000), textEn: null, source: '', drill: false }, reader, rendering)
    expect(long.text.length).toBeLessThanOrEqual(4096)
    for (const entity of long.entities) expect(entity.offset + entity.length).toBeLessThanOrEqual(long.text.length)
  })
})

it.each([
  ['Syria TV اليوم', '\u2068Syria TV\u2069 اليوم'],
  ['قناة @abc', 'قناة @\u200b\u2068abc\u2069'],
])('foreignWords makes %j harmless', (words, shown) => expect(foreignWords(words)).toBe(shown))

describe('a denial whose speaker nobody could name', () => {
  const truce = (parts: Partial<Detection>) =>
    detection({ kind: 'ceasefire', day: null, dayStated: false, places: [at('سقبا')], speakers: [], summary: '', ...parts })

  it('is still somebody’s word, not that of those who announced it', () => {
    const un = { ...speaker('الأمم المتحدة', 'neutral'), party: 'un' }
    const lines = text(body(truce({ status: 'announced', speakers: [un] }), truce({ status: 'denied' }))).split('\n')
    expect(lines[0]).toContain('نفي هدنة')
    expect(lines.find(line => line.startsWith('🗣'))).toBe('🗣 الإعلان: الأمم المتحدة لـ«شبكة النموذج». النفي: شبكة النموذج. مصدران مختلفان.')
  })
})

describe('a corridor that was closed after it was shelled', () => {
  it('says so in its first line', () => {
    const way = (parts: Partial<Detection>) =>
      detection({
        kind: 'corridor',
        day: null,
        dayStated: false,
        places: [at('معبر مورك')],
        speakers: [speaker('ناشطون', 'activists')],
        ...parts,
      })
    const opened = decide(way({ status: 'open' }), context())
    if (!('event' in opened)) throw new Error(opened.reason)
    const fire = { eventId: opened.event.id, at: '2019-08-31T11:10:00.000Z', speaker: speaker('ناشطون', 'activists'), placeNames: ['مورك'] }
    const shelled: Event = { ...opened.event, status: 'closed', fire: [fire] }
    const later = new Date('2019-08-31T12:00:00Z')
    const closed = decide(way({ status: 'closed' }), { ...context({ known: [shelled], publishedAt: later, now: later }) })
    const head = (event: Event) => text({ form: 'event', event, news: 'status changes', late: false }).split('\n')[0]
    expect(head(shelled)).toContain('وأنباء عن قصفه')
    expect('event' in closed && head(closed.event)).toContain('أنباء عن إغلاق ممر')
  })

  it.each([
    ['way shelled', 'أنباء عن قصف ممر', 'القول بقصفه'],
    ['way under fire', 'أنباء عن استهداف ممر', 'القول باستهدافه'],
    ['way closed', 'أنباء عن إغلاق ممر', 'القول بإغلاقه'],
  ])('says no more than is told: %s', (rule, first, said) => {
    const told = (status: 'open' | 'closed', by: string, name: string) =>
      detection({
        kind: 'corridor',
        status,
        rule: by,
        day: null,
        dayStated: false,
        places: [at('معبر مورك')],
        speakers: [speaker(name, 'activists')],
      })
    const opened = decide(told('open', 'way in use', 'ناشطون'), context())
    if (!('event' in opened)) throw new Error(opened.reason)
    const later = new Date('2019-08-31T12:00:00Z')
    const closed = decide(told('closed', rule, 'المجلس المحلي'), { ...context({ known: [opened.event], publishedAt: later, now: later }) })
    if (!('event' in closed)) throw new Error(closed.reason)
    const message = text({ form: 'event', event: closed.event, news: 'status changes', late: false })
    expect(message.split('\n')[0]).toContain(first)
    expect(message).toContain(said)
  })
})

describe('the toll of a bulletin that sums up more towns than the event has', () => {
  const one = (name: string, count: number) =>
    detection({
      places: [at(name)],
      dayStated: false,
      toll: { ...NO_TOLL, killed: exactly(count) },
      speakers: [speaker('المرصد', 'monitor')],
    })
  const bulletin = detection({
    places: [at('حاس'), at('كفرنبل'), at('سراقب')],
    dayStated: false,
    toll: { ...NO_TOLL, killed: exactly(34) },
    speakers: [speaker('الدفاع المدني السوري', 'rescue')],
  })

  it('stands beside that of the town, and raises no alarm of a risen toll', () => {
    const events = new Map<string, Event>()
    const bodies = [one('حاس', 13), one('كفرنبل', 1), bulletin].map((step, index) => {
      const decision = decide(step, context({ known: [...events.values()], outlet: `outlet ${index}` }))
      if (!('event' in decision)) throw new Error(decision.reason)
      for (const { event } of [decision, ...(decision.touched ?? [])]) events.set(event.id, event)
      return decision
    })
    const last = bodies.at(-1)
    expect(last?.reason).toContain('new town')
    expect(last?.reason).not.toContain('toll rises')
    const lines = text(last?.alerts[0]?.body as AlertBody).split('\n')
    const town = lines[0]?.includes('حاس') ? ['حاس', '13 قتيلاً'] : ['كفرنبل', 'قتيل واحد']
    expect(lines[0]).toMatch(new RegExp(`: ${town[1]}$`))
    expect(lines[1]).toBe(`قصف: ${town[1]} في ${town[0]}؛ و34 قتيلاً في حاس وكفرنبل وسراقب.`)
  })
})

describe('a new time of a truce that somebody denies', () => {
  it('does not look like one that nobody denies', () => {
    const truce = (parts: Partial<Detection>) =>
      detection({ kind: 'ceasefire', status: 'announced', day: null, dayStated: false, places: [at('سقبا')], summary: '', ...parts })
    const by = { speakers: [speaker('روسيا', 'russia')], deniedBy: [speaker('فصيل', 'opposition')] }
    const longer = body(truce({ ...by, end: '2019-09-01T14:00' }), truce({ ...by, end: '2019-09-02T14:00' }))
    expect(text(longer).split('\n')[0]).toBe('🟠 موعد جديد: هدنة مُعلَنة، وهناك من ينفيها | سقبا، الغوطة الشرقية')
  })
})

describe('a strike that an admin has moved to another town', () => {
  it('tells its toll of that town only', () => {
    const strike = decide(detection({ places: [at('سراقب')], toll: { ...NO_TOLL, killed: exactly(5) } }), context())
    if (!('event' in strike)) throw new Error(strike.reason)
    const places = [{ id: placeId('سرمين'), name: 'سرمين', area: null, candidates: [] }]
    const times = { instantOf: (local: string) => new Date(`${local}Z`), localOf: (at: Date) => at.toISOString().slice(0, 16) }
    const moved = correctEvent(strike.event, { what: 'places', places }, { gazetteer, times, now: new Date('2019-08-31T12:30:00Z') })
    const lines = text(('alerts' in moved ? moved.alerts.at(-1)?.body : undefined) as AlertBody).split('\n')
    expect(lines.slice(0, 2)).toEqual(['🔴 قصف | سرمين، إدلب: 5 قتلى', 'قصف: 5 قتلى.'])
  })
})
