import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { loadGazetteer } from '../src/data/gazetteer.ts'
import type { Db } from '../src/db/database.ts'
import { jsonb } from '../src/db/json.ts'
import { toInstant } from '../src/detect/when/zone.ts'
import { shiftDay } from '../src/domain/local-date.ts'
import type { Place } from '../src/domain/place.ts'
import { eventRecords } from '../src/queries/event-records.ts'
import { reportOf } from '../src/queries/report.ts'
import { townAnswer } from '../src/queries/town.ts'
import { openServer } from '../test/support/databases.ts'
import { startServers } from '../test/support/servers.ts'
import { claim, event, place as eventPlace } from '../test/support/stored-events.ts'

/** How long questions take with 100,000 subscribers and 50,000 events, in the server set-up. Run: tsx bench/queries.ts */
const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '50000' },
    chats: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
  },
})
const gazetteer = loadGazetteer({ country: 'SY' })
const towns = [...gazetteer.places.values()].filter(place => place.kind === 'town' || place.kind === 'village')
const governorates = [...gazetteer.places.values()].filter(place => place.kind === 'governorate')
const rounds = Number(values.rounds)
const servers = await startServers()
const test = await openServer(servers, 1)
const { db } = test.database

await addSubscribers(db, Number(values.chats))
await addEvents(db, Number(values.events))
await sql`vacuum analyze`.execute(db)

const known = pick(towns, 40, place => place.residents > 0)
await measure('/town of a town, 7 days', known, town => townAnswer(db, gazetteer, town.id, 7))
await measure('/town of a town, 90 days', known, town => townAnswer(db, gazetteer, town.id, 90))
await measure('/town of a governorate, 7 days', governorates, place => townAnswer(db, gazetteer, place.id, 7))
const tables = { gazetteer, startOf: (day: string) => toInstant(`${day}T00:00`, 'Asia/Damascus'), at: new Date() }
const today = new Date().toISOString().slice(0, 10)
await measure('/report of a governorate, a year', governorates, place =>
  reportOf(db, place.id, { from: shiftDay(today, -364), to: today }, tables),
)
const records = eventRecords(db, gazetteer)
const all = { place: null, kinds: [], statuses: [], since: null, until: null }
await measure('GET /v1/events, 100', [1, 2, 3, 4, 5, 6, 7, 8], () => records.find(all, 100))
await measure('GET /v1/events of a governorate, 100', governorates, place => records.find({ ...all, place: place.id }, 100))

await test.close()
await servers.stop()
process.exit(0)

async function measure<Item>(what: string, items: readonly Item[], ask: (item: Item) => Promise<unknown>): Promise<void> {
  for (const item of items.slice(0, 3)) await ask(item)
  const times: number[] = []
  const cpu = process.cpuUsage()
  for (let round = 0; round < rounds; round++) {
    for (const item of items) {
      const start = performance.now()
      await ask(item)
      times.push(performance.now() - start)
    }
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1)
  const { user, system } = process.cpuUsage(cpu)
  // on a machine that others use, the processor's time says more than the clock
  const own = ((user + system) / 1000 / times.length).toFixed(1)
  console.log(
    `${what.padEnd(40)} ${String(times.length).padStart(4)} times: median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms; own processor time ${own} ms`,
  )
}

async function addSubscribers(open: Db, count: number): Promise<void> {
  const ids = towns.map(town => town.id)
  await sql`
    insert into hudna.chat (id_hash, id_cipher, type)
    select decode(md5(n::text), 'hex'), decode(md5(n::text), 'hex'), 'private' from generate_series(1, ${count}) n`.execute(open)
  await sql`
    insert into hudna.subscription (chat_id, place_id)
    select id, (${ids}::text[])[1 + (id * 7919) % ${ids.length}] from hudna.chat`.execute(open)
}

/** Two years of events, most of them in a few governorates, each with two to three claims. */
async function addEvents(open: Db, count: number): Promise<void> {
  const now = Date.now()
  for (let from = 0; from < count; from += 1000) {
    const batch = Array.from({ length: Math.min(1000, count - from) }, (_, index) => invented(from + index, now))
    const claims = batch.flatMap(item =>
      item.claims.map(said => ({ event: item.id, article: said.article, detection: randomUUID(), body: said })),
    )
    await sql`
      insert into hudna.article (id, source, text, content_hash, published_at, state)
      select (row ->> 'article')::uuid, row -> 'body' ->> 'source', 'x', row ->> 'article', (row -> 'body' ->> 'publishedAt')::timestamptz, 'decided'
      from jsonb_array_elements(${jsonb(claims)}) row`.execute(open)
    await sql`
      insert into hudna.event (id, kind, status, place_ids, day, body, created_at, updated_at, closed_at)
      select (row ->> 'id')::uuid, row ->> 'kind', row ->> 'status',
        array(select place ->> 'id' from jsonb_array_elements(row -> 'places') place), (row ->> 'day')::date, row,
        (row ->> 'createdAt')::timestamptz, (row ->> 'updatedAt')::timestamptz, (row ->> 'closedAt')::timestamptz
      from jsonb_array_elements(${jsonb(batch)}) row`.execute(open)
    await sql`
      insert into hudna.detection (id, article_id, ordinal, body)
      select (row ->> 'detection')::uuid, (row ->> 'article')::uuid, 0, '{}' from jsonb_array_elements(${jsonb(claims)}) row`.execute(open)
    await sql`
      insert into hudna.claim (event_id, article_id, detection_id, body, at)
      select (row ->> 'event')::uuid, (row ->> 'article')::uuid, (row ->> 'detection')::uuid, row -> 'body',
        (row -> 'body' ->> 'publishedAt')::timestamptz
      from jsonb_array_elements(${jsonb(claims)}) row`.execute(open)
  }
}

function invented(number: number, nowMs: number) {
  const at = new Date(nowMs - ((number * 7919) % 730) * 86_400_000).toISOString()
  // a third of all in the first tenth of the towns: wars are not spread evenly
  const town = towns[number % 3 === 0 ? (number * 31) % Math.floor(towns.length / 10) : (number * 31) % towns.length] as Place
  const kind = number % 20 === 0 ? 'ceasefire' : number % 33 === 0 ? 'corridor' : 'shelling'
  const toll = (killed: number) => ({
    killed: { value: killed, bound: null },
    wounded: null,
    children: null,
    women: null,
    casualties: null,
  })
  return event({
    places: [eventPlace(town.id, town.name)],
    kind,
    status: kind === 'shelling' ? 'reported' : 'announced',
    day: kind === 'shelling' ? at.slice(0, 10) : null,
    createdAt: at,
    updatedAt: at,
    closedAt: kind === 'shelling' ? null : at,
    claims: Array.from({ length: 2 + (number % 2) }, (_, index) =>
      claim({ outlet: `outlet-${(number + index) % 40}`, publishedAt: at, toll: toll((number + index) % 9), placeNames: [town.name] }),
    ),
  })
}

function pick<Item>(items: readonly Item[], count: number, where: (item: Item) => boolean): readonly Item[] {
  const chosen = items.filter(where)
  return chosen.filter((_, index) => index % Math.max(1, Math.floor(chosen.length / count)) === 0).slice(0, count)
}
