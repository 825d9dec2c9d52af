import type { Context } from '../src/app.ts'
import { partyName } from '../src/data/parties.ts'
import { transaction } from '../src/db/database.ts'
import {
  anyCorrected,
  claimDigestChats,
  type DigestFollower,
  type DigestHour,
  digestFollowers,
  digestZones,
  dropOldDigestHours,
  eventsOfHours,
  insertDigest,
  openDigestHour,
  openDigestHours,
} from '../src/db/digest-store.ts'
import type { Event } from '../src/domain/event.ts'
import type { ChatId } from '../src/domain/ids.ts'
import { type DigestDay, digestDay } from '../src/notify/digest/digest-events.ts'
import { type DigestBody, type DigestContext, type DigestItem, digestOf } from '../src/notify/digest/digest-text.ts'
import { localParts } from '../src/notify/render/time.ts'
import { blindSince } from '../src/queries/blind-since.ts'
import { placeTimes } from './decision-writer.ts'

const CHATS_AT_ONCE = 500
const HOURS_TOLD = 24
/** What could not be handed over by then is no summary of the day any more. */
const LASTS_MS = 6 * 3600_000
/** An hour that passed while nothing ran is made good within the next. */
const HOURS_BACK = [0, 1] as const

/** Writes the digests whose hour has come, each in the chat's own zone; any number of processes may do so at once. Returns how many chats get one. */
export async function sendDigests(context: Context): Promise<number> {
  const { db, clock } = context
  for (const zone of await digestZones(db)) for (const hour of hoursOf(clock.now(), zone)) await openDigestHour(db, hour)
  const hours = await openDigestHours(db)
  if (hours.length === 0) return 0
  const day = await dayOf(context)
  let told = 0
  for (const hour of hours) told += await sendHour(context, hour, day)
  await dropOldDigestHours(db)
  if (told > 0) await context.queues.enqueue({ name: 'send', data: {} })
  return told
}

function hoursOf(now: Date, zone: string): readonly DigestHour[] {
  return HOURS_BACK.map(back => {
    const { day, clock } = localParts(new Date(now.getTime() - back * 3600_000), zone)
    return { zone, day, hour: Number(clock.slice(0, 2)) }
  })
}

interface Day {
  readonly events: readonly Event[]
  readonly told: DigestDay
  readonly text: DigestContext
}

async function dayOf({ db, clock, gazetteer, config }: Context): Promise<Day> {
  const now = clock.now()
  const events = await eventsOfHours(db, HOURS_TOLD)
  const told = digestDay(events, gazetteer, now, placeTimes(config.timeZone))
  return { events, told, text: { gazetteer, zone: config.timeZone, partyName, now, blindSince: await blindSince(db) } }
}

async function sendHour(context: Context, hour: DigestHour, read: Day): Promise<number> {
  const { timeZone } = context.config
  let day = read
  let told = 0
  for (;;) {
    const chats = await transaction(context.db, async open => {
      const claimed = await claimDigestChats(open, hour, CHATS_AT_ONCE)
      const followers = claimed.length === 0 ? [] : await digestFollowers(open, claimed)
      let digests = digestsFor(followers, day, timeZone)
      if (await anyCorrected(open, day.events)) {
        day = await dayOf({ ...context, db: open })
        digests = digestsFor(followers, day, timeZone)
      }
      for (const { body, chats, end } of digests) await insertDigest(open, body, chats, end)
      return claimed.length
    })
    if (chats === 0) return told
    told += chats
  }
}

interface Digest {
  readonly body: DigestBody
  readonly chats: readonly ChatId[]
  readonly end: Date
}

/** Most chats follow one town: those that follow the same read the same. */
function digestsFor(followers: readonly DigestFollower[], day: Day, timeZone: string): readonly Digest[] {
  const alike = new Map<string, { readonly follower: DigestFollower; readonly chats: ChatId[] }>()
  for (const follower of followers) {
    const key = JSON.stringify([follower.places, follower.muted])
    const known = alike.get(key)
    if (known) known.chats.push(follower.chatId)
    else alike.set(key, { follower, chats: [follower.chatId] })
  }
  return [...alike.values()].map(({ follower, chats }) => {
    const items = day.told.itemsFor(follower.places, follower.muted)
    return { body: digestOf(items, day.text), chats, end: endOf(items, day.text.now, timeZone) }
  })
}

/** Relief is not told after its end. */
function endOf(items: readonly DigestItem[], now: Date, timeZone: string): Date {
  const times = placeTimes(timeZone)
  const ends = items.flatMap(({ event }) => (event.kind === 'shelling' || event.end === null ? [] : [times.instantOf(event.end).getTime()]))
  return new Date(Math.min(now.getTime() + LASTS_MS, ...ends.filter(end => end > now.getTime())))
}
