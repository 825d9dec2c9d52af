import { z } from 'zod'
import { fitBlocks, plain } from '../bot/fit-blocks.ts'
import type { Button } from '../bot/keyboard.ts'
import { showInstant } from '../bot/show-time.ts'
import { issueToken } from '../db/action-token-store.ts'
import { recordAudit } from '../db/audit-store.ts'
import { bindChannel, findSource, setPaused, storeSource } from '../db/source-store.ts'
import type { TelegramChatId } from '../domain/ids.ts'
import { refusalKey } from '../ingest/refusal.ts'
import { foreignWords } from '../notify/render/rich-text.ts'
import { type SourceHealth, sourceHealth } from '../queries/source-health.ts'
import type { AdminDeps } from './deps.ts'
import type { AdminTurn } from './desk.ts'

const Payload = z.object({ key: z.string(), change: z.enum(['pause', 'resume', 'trust-up', 'trust-down']) })
type Change = z.infer<typeof Payload>['change']
const NewChannel = z.object({ key: z.string(), outlet: z.string() })
const SOURCE_KEY = /^[a-z0-9][a-z0-9._-]{0,62}$/
const TOKEN_LIFE_MS = 3600_000
const TRUST_STEP = 0.1
const NEW_FEED = { language: 'ar', side: 'unknown', trust: 0.3, wireFamily: null, region: null, paused: false, pollEveryS: 120 } as const

/** `/sources`: all of them, the silent first; `/sources KEY`: one, to pause or trust; `/sources add KEY URL NAME`: a new feed; `/sources channel KEY NAME`: a channel that the bot is in; `/sources test KEY`: what a feed holds now. */
export async function sources(turn: AdminTurn, args: string, testSource: AdminDeps['testSource']): Promise<void> {
  const [first = '', key = '', url = '', ...name] = args.split(/\s+/)
  if (first === '') return listSources(turn)
  if (first === 'add') return addFeed(turn, key, url, name.join(' '))
  if (first === 'test') return tryFeed(turn, key, testSource)
  if (first === 'channel') return askChannel(turn, key, [url, ...name].join(' ').trim())
  return showSource(turn, first)
}

export async function changeSource(turn: AdminTurn, payload: unknown): Promise<void> {
  const { key, change } = Payload.parse(payload)
  const { db, cipher } = turn.deps
  const source = await findSource(db, key)
  if (source === null) return turn.toast(turn.t('stale-button'))
  if (change === 'pause' || change === 'resume') await setPaused(db, key, change === 'pause')
  else await storeSource(db, { ...source, trust: step(source.trust, change === 'trust-up' ? TRUST_STEP : -TRUST_STEP) })
  await recordAudit(db, cipher.hash(turn.user), `source ${change}`, { key })
  await showSource(turn, key)
}

async function listSources(turn: AdminTurn): Promise<void> {
  const all = await sourceHealth(turn.deps.db)
  const lines = all.map(source =>
    plain(
      `${signOf(source)} ${turn.t('source-line', { key: source.key, outlet: foreignWords(source.outlet), seen: lastSeen(turn, source) })}`,
    ),
  )
  await turn.send({ text: fitBlocks([plain(turn.t('sources-title', { count: all.length })), ...lines]) })
}

async function showSource(turn: AdminTurn, key: string): Promise<void> {
  const [source] = await sourceHealth(turn.deps.db, key)
  if (source === undefined) return turn.show({ text: turn.t('source-unknown') })
  const button = async (change: Change): Promise<Button> => {
    const userHash = turn.deps.cipher.hash(turn.user)
    const payload = { key, change } satisfies z.infer<typeof Payload>
    const token = await issueToken(turn.deps.db, { userHash, action: 'change-source', payload, lifeMs: TOKEN_LIFE_MS })
    return { label: turn.t(`button-source-${change}`), press: { do: 'action', token } }
  }
  await turn.show({
    text: turn.t('source-one', {
      key: source.key,
      outlet: foreignWords(source.outlet),
      trust: Math.round(source.trust * 100),
      seen: lastSeen(turn, source),
      failures: source.failures,
      failure: source.failure === null ? '—' : failureText(turn, source.failure),
    }),
    rows: [[await button(source.paused ? 'resume' : 'pause')], [await button('trust-up'), await button('trust-down')]],
  })
}

async function addFeed(turn: AdminTurn, key: string, url: string, outlet: string): Promise<void> {
  const { db, cipher } = turn.deps
  const good = SOURCE_KEY.test(key) && URL.canParse(url) && /^https?:/.test(url) && outlet !== ''
  if (!good || (await findSource(db, key)) !== null) {
    await turn.send({ text: turn.t(good ? 'source-taken' : 'source-form') })
    return
  }
  await storeSource(db, { key, outlet, kind: 'feed', feedUrl: url, ...NEW_FEED })
  await recordAudit(db, cipher.hash(turn.user), 'source add', { key })
  await showSource(turn, key)
}

/** Reads a feed as it is now and keeps nothing of it. */
async function tryFeed(turn: AdminTurn, key: string, testSource: AdminDeps['testSource']): Promise<void> {
  const result = SOURCE_KEY.test(key) ? ((await testSource?.(key)) ?? null) : null
  if (result === null) {
    await turn.send({ text: turn.t('source-no-feed') })
    return
  }
  if (!result.ok) {
    await turn.send({ text: turn.t('source-test-failed', { reason: failureText(turn, result.reason) }) })
    return
  }
  const { newest, items } = result
  const style = { language: turn.language, digits: turn.digits, zone: 'Asia/Damascus' }
  const at = newest?.publishedAt ? showInstant(newest.publishedAt, turn.deps.now(), style) : turn.t('review-undated')
  const title = newest === null ? '' : `\n${foreignWords(newest.title)} · ${at}`
  await turn.send({ text: turn.t('source-test-done', { count: items }) + title })
}

/** A channel is known by the keyed hash of its id alone, which a forwarded post of it brings. */
async function askChannel(turn: AdminTurn, key: string, outlet: string): Promise<void> {
  const { db, cipher } = turn.deps
  if (!SOURCE_KEY.test(key) || outlet === '') {
    await turn.send({ text: turn.t('source-channel-form') })
    return
  }
  const payload = { key, outlet } satisfies z.infer<typeof NewChannel>
  await issueToken(db, { userHash: cipher.hash(turn.user), action: 'bind-channel', payload, lifeMs: TOKEN_LIFE_MS })
  await turn.send({ text: turn.t('source-channel-forward') })
}

/** The forwarded post that was asked for. */
export async function bindForwarded(turn: AdminTurn, channel: TelegramChatId, payload: unknown): Promise<void> {
  const { key, outlet } = NewChannel.parse(payload)
  const { db, cipher } = turn.deps
  const known = await findSource(db, key)
  if (known === null) await storeSource(db, { ...NEW_FEED, key, outlet, kind: 'channel', feedUrl: null })
  else if (known.kind !== 'channel') {
    await turn.send({ text: turn.t('source-taken') })
    return
  }
  await bindChannel(db, key, cipher.hash(channel))
  await recordAudit(db, cipher.hash(turn.user), 'source channel', { key })
  await showSource(turn, key)
}

function signOf(source: SourceHealth): string {
  return source.paused ? '⏸' : source.silent || source.stale ? '⚠️' : '•'
}

function lastSeen(turn: AdminTurn, source: SourceHealth): string {
  if (source.readAt === null) return turn.t('source-never')
  const style = { language: turn.language, digits: turn.digits, zone: 'Asia/Damascus' }
  return showInstant(source.readAt, turn.deps.now(), style)
}

function failureText(turn: AdminTurn, reason: string): string {
  const key = refusalKey(reason)
  return key === null ? reason : turn.t(key)
}

function step(trust: number, by: number): number {
  return Math.min(1, Math.max(0, Math.round((trust + by) * 10) / 10))
}
