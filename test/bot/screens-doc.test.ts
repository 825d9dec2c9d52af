import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertAlert } from '../../src/db/alert-store.ts'
import { changeChat, ensureChat } from '../../src/db/chat-store.ts'
import { insertReview } from '../../src/db/review-store.ts'
import type { ArticleId, PlaceId, TelegramChatId } from '../../src/domain/ids.ts'
import { claim, place, storeEvent } from '../support/stored-events.ts'
import { deliver } from './deliver.ts'
import { ADMIN, type Journey, SECOND_ADMIN, startJourney } from './journey.ts'

const RESIDENT = 101
const READER = 102
const NGO = 103
const FOLLOWER = 104
/** Another resident: whoever asks so fast for so long is taken for a flood. */
const LATER = 105
const NOW = new Date('2018-03-12T09:05:00Z')

/** What somebody writes, or, after «#», the button that is pressed, or nothing: one step of a walk; with a name, what is then on the screen is shown. */
type Step = string | { readonly name: string; readonly step: string; readonly who?: number }

let journey: Journey
beforeAll(async () => {
  journey = await startJourney({ now: () => NOW, adminIds: [ADMIN, SECOND_ADMIN] })
})
afterAll(() => journey.close())

const bare = (text: string) => text.replace(/[\u2068\u2069]/g, '')

async function take(chat: number, step: string): Promise<void> {
  if (step === '') return
  if (!step.startsWith('#')) {
    await journey.ask(chat, step)
    return
  }
  const wanted = step.slice(1)
  const label = journey
    .latest(chat)
    .rows.flat()
    .find(text => bare(text).includes(wanted))
  if (label === undefined) throw new Error(`no button ${wanted} in ${journey.latest(chat).rows.flat().join(' ')}`)
  await journey.press(chat, label)
}

/** A table keeps the cells where they are on the screen: the first from the left. */
function keyboardText(rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const most = Math.max(...rows.map(row => row.length))
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: most }, (_, index) => bare(cells[index] ?? '').replaceAll('|', '/')).join(' | ')} |`
  return `\n${[line([]), `|${' --- |'.repeat(most)}`, ...rows.map(line)].join('\n')}\n`
}

async function walk(chat: number, steps: readonly Step[]): Promise<string[]> {
  const shots: string[] = []
  for (const step of steps) {
    const { name, step: did, who = chat } = typeof step === 'string' ? { name: '', step } : { ...step }
    await take(who, did)
    if (name === '') continue
    const { text, rows } = journey.latest(who)
    const how =
      did === '' ? 'Sent by itself' : did.startsWith('#') ? `After a press on [${did.slice(1)}]` : `After «${did.replaceAll('\n', ' ⏎ ')}»`
    shots.push(`### ${name}\n\n${how}:\n\n\`\`\`\n${bare(text)}\n\`\`\`\n${keyboardText(rows)}`)
  }
  return shots
}

const on = (name: string, step: string): Step => ({ name, step })

async function fill(): Promise<void> {
  const { db, cipher } = journey.deps
  for (const [user, role] of [[NGO, 'ngo'] as const]) {
    const chat = await ensureChat(db, cipher, user as TelegramChatId, 'private')
    await changeChat(db, chat.id, { role })
  }
  await storeEvent(db, { places: [place('C2302', 'حرستا')], day: '2018-03-12' })
  await storeEvent(db, {
    ...{ kind: 'ceasefire', status: 'announced', places: [place('SY0302', 'منطقة دوما')], updatedAt: NOW.toISOString() },
    ...{ daily: '09:00-14:00', claims: [claim({ status: 'announced' })] },
  })
  // The clock of the database is not that of the walk.
  await sql`update hudna.event set updated_at = hudna.hudna_now() - case kind when 'shelling' then interval '0' else interval '1 minute' end`.execute(
    db,
  )
  const { rows } = await sql<{ id: ArticleId }>`
    insert into hudna.article (text, title, source, content_hash) values ('نص الخبر', 'عنوان الخبر', 'شبكة النموذج', 'screen') returning id`.execute(
    db,
  )
  await insertReview(db, { articleId: rows[0]!.id, detectionId: null, reason: 'no date of publication', releaseAfterS: null })
  await sql`insert into hudna.source (key, outlet, kind, feed_url) values ('town-feed', 'صحيفة النموذج', 'feed', 'https://example.org/f')`.execute(
    db,
  )
}

async function alertScreens(): Promise<string[]> {
  const { db } = journey.deps
  const event = await storeEvent(db, {
    ...{ kind: 'ceasefire', status: 'announced', places: [place('C2302', 'حرستا')], daily: '09:00-14:00' },
    ...{ claims: [claim({ status: 'announced' })], updatedAt: NOW.toISOString() },
  })
  const send = async () => {
    await insertAlert(db, event, {
      ...{ type: 'first', lane: 2, silent: false, expiresAt: null },
      audience: { by: 'places', exact: ['C2302' as PlaceId], inside: [], around: [], notReachedBy: [] },
      body: { form: 'event', event, news: 'first', late: false },
    })
    await deliver(journey)
  }
  await take(FOLLOWER, '/start C2302')
  await send()
  const open = await walk(FOLLOWER, [on('News of a truce', ''), on('Its story muted', '#إسكات هذه القصة')])
  await walk(FOLLOWER, ['#إلغاء الإسكات', '/discreet', '#إخفاء التفاصيل'])
  await send()
  return [...open, ...(await walk(FOLLOWER, [on('A discreet message', ''), on('What it says', '#التفاصيل')]))]
}

it('docs/screens/keyboards.md shows every screen with its keyboard', async () => {
  const { api } = journey
  const sections: [string, string[]][] = []
  sections.push([
    'A resident',
    await walk(RESIDENT, [
      on('The start', '/start'),
      on('A name that two places have', 'دوما'),
      on('Followed', '#دوما · مدينة'),
      on('A kind taken off', '#الهدن'),
      on('All within ten kilometres', '#حتى 10 كم'),
      on('What is known of a town', '#آخر الأخبار'),
      on('What is followed', '/my'),
      on('No more of it', '/unfollow دوما'),
      on('A name that is not quite one', 'حرسته'),
      on('A name that is none', 'كلام لا مكان فيه'),
      on('The list', '/list'),
      on('A governorate', '#ريف دمشق'),
      on('A district', '#منطقة دوما'),
      on('A governorate, followed whole', '/start SY03'),
      on('Near me', '/near'),
    ]),
  ])
  api.share(RESIDENT, 33.5601, 36.3702)
  await api.waitFor({ chatId: RESIDENT, text: 'أقرب الأماكن إليكم' })
  await journey.bot.idle()
  sections[0]![1].push(
    `### The nearest places\n\nAfter a shared location:\n\n\`\`\`\n${bare(journey.latest(RESIDENT).text)}\n\`\`\`\n${keyboardText(journey.latest(RESIDENT).rows)}`,
  )
  await fill()
  sections[0]![1].push(
    ...(await walk(LATER, [
      '/start C2302',
      on('A town with a truce announced', '/town حرستا'),
      on('Truces and corridors', '/truces'),
      on('Quiet hours', '/quiet'),
      on('By the clock of which city', '#التوقيت'),
      on('Quiet hours set', '/quiet من 10 ليلاً حتى 6 صباحاً'),
      on('A pause', '/mute'),
      on('Paused', '#يوم'),
      on('A summary every day', '/digest'),
      on('Language and digits', '/language'),
      on('To hear less', '/stop'),
      on('Help', '/help'),
      on('What is kept', '/privacy'),
      on('Details hidden', '/discreet'),
      on('To be forgotten', '/forget'),
      on('Forgotten', '#محو كل شيء'),
    ])),
  )
  sections.push([
    'In English',
    await walk(READER, [
      '/start',
      '#English',
      on('The start', '/start'),
      on('A name', 'Douma'),
      on('Followed', '#Douma · town'),
      on('Quiet hours', '/quiet'),
    ]),
  ])
  sections.push([
    'Staff of an aid organisation',
    await walk(NGO, [
      on('A report (the pictures stand before it)', '/report ريف دمشق 2018-03-01 2018-03-12'),
      on('A file', '#CSV'),
      on('Every week', '/watch ريف دمشق'),
      on('What is watched', '/watch'),
      on('A name that two places have', '/report دوما 30d'),
    ]),
  ])
  sections.push([
    'An admin',
    await walk(ADMIN, [
      on('A broadcast: to whom', '/broadcast'),
      on('The text', 'حرستا'),
      on('The draft (the preview stands before it)', 'انقطاع المياه يوم الأحد\nالمصدر: البلدية'),
      '#تحديد موعد',
      on('With a time', '2018-03-13 18:30'),
      on('Planned', '#إرسال في الموعد'),
      on('What waits for its time', '/planned'),
      on('One of them', '#انقطاع المياه'),
      '/broadcast',
      '#كل المتابعين',
      on('Beyond one district', 'انقطاع المياه\nالمصدر: البلدية'),
      on('Approval asked', '#طلب موافقة'),
      { name: 'What the second admin sees then', step: '', who: SECOND_ADMIN },
    ]),
  ])
  sections.push([
    'An admin at night',
    await walk(SECOND_ADMIN, [
      on('What is held for review', '/review'),
      on('Sources', '/sources'),
      on('A source', '/sources town-feed'),
      on('A role', '/grant 123456789 ngo'),
      on('Figures', '/stats'),
      on('What was told lately', '/correct'),
      on('One of these, to put right', '#القصف · حرستا'),
      on('Another kind', '#تغيير النوع'),
    ]),
  ])
  sections.push(['An alert in the hand', await alertScreens()])
  const head =
    '# Screens and their keyboards\n\nWritten by `test/bot/screens-doc.test.ts`: the bot of the tests, asked as a person asks, over a country of a dozen places. The tables are the keyboards as they stand on the screen, from the left; an Arabic reader begins at the right.\n'
  const page = [head, ...sections.map(([title, shots]) => `## ${title}\n\n${shots.join('\n')}`)].join('\n')
  await expect(page).toMatchFileSnapshot(join(import.meta.dirname, '../../docs/screens/keyboards.md'))
}, 120_000)
