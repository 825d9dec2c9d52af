import { badRequest, conflict, tooManyRequests } from '../errors.ts'
import { arrayOf, boolOf, clampedInt, type Json, type Params, stringOf } from '../params.ts'
import type { Call, Method, World } from '../world.ts'

const MAX_POLL_SECONDS = 50
const DEFAULT_CONNECTIONS = 40
const MAX_CONNECTIONS = 100
const WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
const lastSetAt = new WeakMap<World, number>()

/** The two ways by which updates reach the bot: long polling and a webhook. */
export const intakeMethods: Readonly<Record<string, Method>> = {
  getUpdates: {
    parameters: ['offset', 'limit', 'timeout', 'allowed_updates'],
    run: (world, call) => {
      const { params } = call
      if (world.webhook.target) throw conflict(WEBHOOK_ACTIVE)
      setAllowedUpdates(world, params)
      return world.updates.poll({
        offset: clampedInt(params, 'offset', 0, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
        limit: clampedInt(params, 'limit', 100, 1, 100),
        timeoutMs: clampedInt(params, 'timeout', 0, 0, MAX_POLL_SECONDS) * 1000,
        signal: call.hungUp(),
      })
    },
  },
  setWebhook: {
    parameters: ['url', 'certificate', 'ip_address', 'max_connections', 'allowed_updates', 'drop_pending_updates', 'secret_token'],
    run: setWebhook,
  },
  deleteWebhook: {
    parameters: ['drop_pending_updates'],
    run: (world, call) => {
      world.webhook.set(undefined)
      dropPending(world, call.params)
      return true
    },
  },
  getWebhookInfo: { parameters: [], run: webhookInfo },
}

function setWebhook(world: World, { params }: Call): true {
  const url = stringOf(params, 'url')?.trim() ?? ''
  if (world.settings.flood) {
    const now = performance.now()
    if (now - (lastSetAt.get(world) ?? Number.NEGATIVE_INFINITY) < 1000) throw tooManyRequests(1)
    lastSetAt.set(world, now)
  }
  const secret = stringOf(params, 'secret_token')
  if (secret !== undefined && !/^[A-Za-z0-9_-]{0,256}$/.test(secret)) throw badRequest('secret token contains unallowed characters')
  if (url !== '' && !isAcceptable(url)) throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  setAllowedUpdates(world, params)
  dropPending(world, params)
  if (url === '') {
    world.webhook.set(undefined)
    return true
  }
  world.updates.terminate('terminated by setWebhook request')
  world.webhook.set({
    url,
    secret: secret || undefined,
    maxConnections: clampedInt(params, 'max_connections', DEFAULT_CONNECTIONS, 1, MAX_CONNECTIONS),
  })
  return true
}

/** HTTPS on a port that Telegram calls; plain HTTP and other ports on this machine only. */
function isAcceptable(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, port } = new URL(url)
  if (['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) return protocol === 'http:' || protocol === 'https:'
  return protocol === 'https:' && ['', '443', '80', '88', '8443'].includes(port)
}

function webhookInfo(world: World): Json {
  const { target, report } = world.webhook
  const { allowed, pending } = world.updates
  return {
    url: target?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: pending.size,
    ...(target && { max_connections: target.maxConnections }),
    ...(allowed.length > 0 && { allowed_updates: allowed }),
    ...(report.lastErrorAt !== undefined && {
      last_error_date: Math.floor(report.lastErrorAt / 1000),
      last_error_message: report.lastError,
    }),
  }
}

function setAllowedUpdates(world: World, params: Params): void {
  const types = arrayOf(params, 'allowed_updates')
  if (types) world.updates.setAllowed(types.map(String))
}

function dropPending(world: World, params: Params): void {
  if (boolOf(params, 'drop_pending_updates')) world.updates.pending.clear()
}
