import { join } from 'node:path'
import { expect, it } from 'vitest'
import { partyName } from '../../../src/data/parties.ts'
import { tick } from '../../../src/decide/clock.ts'
import { correctEvent } from '../../../src/decide/correct.ts'
import { decide } from '../../../src/decide/decide.ts'
import type { AlertBody } from '../../../src/domain/alert.ts'
import type { Decision } from '../../../src/domain/decision.ts'
import type { Detection } from '../../../src/domain/detection.ts'
import { NO_TOLL } from '../../../src/domain/detection.ts'
import type { Event } from '../../../src/domain/event.ts'
import { type Reader, render } from '../../../src/notify/render/render.ts'
import { at, atLeast, context, detection, exactly, gazetteer, placeId, speaker, times } from '../../support/detections.ts'

/** One of every sort, as it is read: `npx vitest run test/notify/render/messages-doc.test.ts -u` writes docs/messages.md anew. */
const rendering = { gazetteer, zone: 'Asia/Damascus', partyName }
const reader: Reader = { language: 'ar', digits: 'western', followed: null, discreet: false, repeat: false }

const scd = { ...speaker('الدفاع المدني السوري (الخوذ البيضاء)', 'rescue'), party: 'civil-defence' }
const sohr = { ...speaker('المرصد السوري لحقوق الإنسان', 'monitor'), party: 'sohr' }
const mod = { ...speaker('وزارة الدفاع الروسية', 'russia'), party: 'russia-defence-ministry' }
const russia = { ...speaker('روسيا', 'russia'), party: 'russia' }
const failaq = { ...speaker('فيلق الرحمن', 'opposition'), party: 'faylaq-al-rahman' }
const activist = speaker('ناشط محلي', 'activists', 'صحيفة المثال')

const strike = detection({
  ...{ places: [at('سقبا')], weapons: ['artillery'], targets: ['homes'], timeText: 'صباحاً', speakers: [activist] },
  toll: { ...NO_TOLL, wounded: atLeast(10), children: exactly(2) },
})
const raid = (killed: number, by: typeof scd) =>
  detection({
    places: [at('معرة النعمان')],
    weapons: ['airstrike'],
    targets: ['market'],
    speakers: [by],
    actor: by === sohr ? 'russia' : null,
    toll: { ...NO_TOLL, killed: exactly(killed) },
  })
const relief = { day: null, dayStated: false } as const
const truce = detection({
  ...{ ...relief, kind: 'ceasefire', status: 'announced', places: [at('الغوطة الشرقية')], daily: '09:00-14:00', start: '2019-09-01T09:00' },
  ...{ speakers: [russia], summary: 'أعلنت روسيا هدنة يومية في الغوطة الشرقية.' },
})
const oneDay = { ...truce, daily: null, start: '2019-09-01T09:00', end: '2019-09-01T14:00', summary: 'أعلنت روسيا هدنة في الغوطة الشرقية.' }
const corridor = detection({
  ...{ ...relief, kind: 'corridor', status: 'open', places: [at('مخيم الوافدين')], speakers: [mod] },
  summary: 'أعلنت وزارة الدفاع الروسية فتح ممر عند مخيم الوافدين.',
})
const NOW = '2019-08-31T12:00:00Z'

/** Plays detections and steps of the clock (ISO times), and gives the bodies of the last decision's alerts. */
function play(...steps: readonly (Detection | string)[]): { bodies: AlertBody[]; event: Event } {
  const events = new Map<string, Event>()
  let now = new Date(NOW)
  let last: Decision | null = null
  for (const [index, step] of steps.entries()) {
    if (typeof step === 'string') {
      now = new Date(step)
      const [event] = events.values()
      last = event ? tick(event, { gazetteer, times, now }) : null
    } else {
      last = decide(
        step,
        context({
          known: [...events.values()],
          now,
          publishedAt: new Date(now.getTime() - 60_000 * (20 - index)),
          outlet: `وكالة المثال ${index + 1}`,
          released: true,
        }),
      )
    }
    if (last && 'event' in last) for (const { event } of [last, ...(last.touched ?? [])]) events.set(event.id, event)
  }
  if (!last || !('event' in last)) throw new Error(`nothing told: ${last?.reason}`)
  const plans = [last, ...(last.touched ?? [])].flatMap(({ alerts }) => alerts)
  return { bodies: plans.map(plan => plan.body), event: last.event }
}

/** The first body of the last decision, or another by its number. */
const body = (steps: readonly (Detection | string)[], index = 0): AlertBody => {
  const found = play(...steps).bodies[index]
  if (!found) throw new Error('no such alert')
  return found
}

function corrected(change: 'place' | 'withdrawn'): AlertBody {
  const { event } = play(strike)
  const places = [{ id: placeId('مسرابا'), name: 'مسرابا', area: null, candidates: [] }]
  const decision = correctEvent(event, change === 'place' ? { what: 'places', places } : { what: 'withdrawn' }, {
    gazetteer,
    times,
    now: new Date(NOW),
  })
  const first = 'alerts' in decision ? decision.alerts[0] : undefined
  if (!first) throw new Error('no correction')
  return first.body
}

const doubted = { ...strike, places: [{ ...at('دوما'), id: null, candidates: ['C2338', 'C6236'] as never }] }

const SORTS: readonly (readonly [name: string, body: () => AlertBody, reader?: Partial<Reader>])[] = [
  ['First report', () => body([strike])],
  ['The same, in English', () => body([strike]), { language: 'en' }],
  ['With Arabic-Indic digits', () => body([strike]), { digits: 'arabic' }],
  ['For a follower of the wider area', () => body([strike]), { followed: placeId('الغوطة الشرقية') }],
  ['A message that has grown, edited in place', () => body([raid(6, scd), raid(17, sohr)], 0)],
  ['First deaths: a new message', () => body([strike, { ...strike, toll: { ...NO_TOLL, killed: exactly(1) } }])],
  ['The toll rises: a new message', () => body([raid(6, scd), raid(17, scd)])],
  ['Who is blamed denies it', () => body([raid(6, sohr), { ...raid(6, mod), status: 'denied', toll: NO_TOLL }])],
  ['Several towns', () => body([{ ...strike, places: ['سقبا', 'حمورية', 'زملكا'].map(at) }])],
  [
    'A village that no table knows',
    () => body([{ ...strike, places: [{ ...at('سقبا'), id: null, name: 'مزرعة الأمل', area: placeId('سقبا') }] }]),
  ],
  ['A place in doubt', () => body([doubted])],
  ['Late news', () => body([{ ...strike, day: '2019-08-29' }])],
  ['No deaths, as somebody says', () => body([{ ...strike, toll: { ...NO_TOLL, killed: exactly(0) } }])],
  ['A truce, announced by one side', () => body([truce])],
  ['The same, in English', () => body([truce]), { language: 'en' }],
  ['A truce is proposed', () => body([{ ...truce, status: 'proposed', daily: null, start: null, summary: 'دعت روسيا إلى هدنة.' }])],
  ['Its time begins', () => body([truce, '2019-09-01T06:00:00Z'])],
  ['Its time ends soon', () => body([oneDay, '2019-09-01T06:00:00Z', '2019-09-01T10:00:00Z'])],
  ['The day of a daily truce has ended', () => body([truce, '2019-09-01T06:00:00Z', '2019-09-01T11:00:00Z'])],
  ['Its time has ended', () => body([oneDay, '2019-09-01T11:00:00Z'])],
  [
    'Both sides say so',
    () =>
      body([
        { ...oneDay, speakers: [{ ...failaq, side: 'government', party: 'syrian-defence-ministry' }] },
        { ...oneDay, speakers: [failaq], summary: 'أعلن فيلق الرحمن هدنة.' },
      ]),
  ],
  [
    'The other side denies it',
    () => body([oneDay, { ...oneDay, status: 'denied', speakers: [failaq], deniedBy: [failaq], summary: 'نفى فيلق الرحمن وجود هدنة.' }]),
  ],
  [
    'It is not kept',
    () => body([oneDay, { ...oneDay, status: 'violated', speakers: [failaq], summary: 'قال فيلق الرحمن إن الهدنة لم تصمد.' }]),
  ],
  [
    'Shelling while a truce is announced',
    () =>
      body([
        { ...oneDay, start: '2019-08-31T09:00', end: '2019-08-31T20:00' },
        { ...strike, timeText: null },
      ]),
  ],
  [
    'The truce under which there was shelling, edited',
    () =>
      body(
        [
          { ...oneDay, start: '2019-08-31T09:00', end: '2019-08-31T20:00' },
          { ...strike, timeText: null },
        ],
        2,
      ),
  ],
  ['A corridor, said to be open', () => body([corridor])],
  ['The same, in English', () => body([corridor]), { language: 'en' }],
  ['Two hours without news of it, edited', () => body([corridor, '2019-08-31T14:00:00Z'])],
  ['Fire on its way', () => body([corridor, { ...strike, places: [at('مخيم الوافدين')] }], 1)],
  [
    'It is closed',
    () => body([corridor, { ...corridor, status: 'closed', speakers: [activist], summary: 'أُغلق الممر عند مخيم الوافدين.' }]),
  ],
  ['A correction', () => corrected('place')],
  ['A correction, in English', () => corrected('place'), { language: 'en' }],
  ['A report withdrawn', () => corrected('withdrawn')],
  ['We are blind', () => ({ form: 'blindness', since: '2019-08-31T07:15:00Z', until: null })],
  ['We see again', () => ({ form: 'blindness', since: '2019-08-31T07:15:00Z', until: '2019-08-31T09:40:00Z' })],
  [
    'Several normal alerts in one',
    () => ({ form: 'merged', parts: [body([truce]), body([corridor])].filter(part => part.form === 'event') }),
  ],
  [
    'An admin speaks',
    () => ({ form: 'broadcast', textAr: 'توزيع مياه يوم الأحد 1 أيلول عند المدرسة.', textEn: null, source: 'المجلس المحلي', drill: false }),
  ],
  ['A drill', () => ({ form: 'broadcast', textAr: 'هذا تمرين.', textEn: null, source: '', drill: true })],
  ['To a follower of the governorate', () => body([strike]), { followed: placeId('ريف دمشق') }],
  ['To a follower of a town in the area of a truce', () => body([truce]), { followed: placeId('دوما') }],
  [
    'A town by another name than the one it is followed by',
    () => body([{ ...strike, places: [{ ...at('عين العرب'), mention: 'كوباني' }] }]),
  ],
  ['A possible repeat', () => body([strike]), { repeat: true }],
  ['In a discreet chat', () => body([strike]), { discreet: true }],
]

it('docs/messages.md shows one of every sort', async () => {
  const parts = SORTS.map(
    ([name, make, parts]) => `## ${name}\n\n\`\`\`\n${render(make(), { ...reader, ...parts }, rendering).text}\n\`\`\`\n`,
  )
  const head =
    '# What people read\n\nWritten by `test/notify/render/messages-doc.test.ts` from its fixtures; outlets, events and figures are invented. The renderer stands in `src/notify/render`.\n\n'
  await expect(head + parts.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, '../../../docs/messages.md'))
})
