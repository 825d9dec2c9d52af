import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { readBody, readCall } from './body.ts'
import { type BotApiControl, createControl } from './control.ts'
import { runEmu } from './emu-routes.ts'
import { ApiError, errorBody, tooManyRequests } from './errors.ts'
import type { FaultRule } from './faults.ts'
import { type BotApiOptions, type Settings, settingsOf } from './options.ts'
import { intOf } from './params.ts'
import { findRoute, noteRefusal, runCall } from './router.ts'
import { type Call, createWorld, type World } from './world.ts'

const KEEP_ALIVE_MS = 75_000
const JSON_TYPE = 'application/json'

/** A running stand-in for Telegram's Bot API. */
export interface BotApi extends BotApiControl {
  /** The API root: methods are under `<url>/bot<token>/`, control functions under `<url>/emu/`. */
  readonly url: string
  readonly token: string
  /** Stops at once: calls under way lose their connection. */
  readonly close: () => Promise<void>
}

/** Starts the stand-in. Rejects where the port is taken or the log file cannot be written. */
export async function startBotApi(options: BotApiOptions = {}): Promise<BotApi> {
  const settings = settingsOf(options)
  const world = createWorld(settings, (method, params) => {
    const route = findRoute(method)
    // Telegram loses the outcome of a call that came as the answer of a webhook.
    if (route) runCall(world, route, { method: route.name, params, files: new Map(), hungUp: () => AbortSignal.abort() }).catch(() => {})
  })
  const control = createControl(world)
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, noDelay: true }, (request, response) => {
    handle(world, control, request, response).catch(() => response.destroy())
  })
  await listen(server, settings)
  const { port } = server.address() as AddressInfo
  return { ...control, url: `http://${settings.host}:${port}`, token: settings.token, close: () => close(server, world) }
}

async function handle(world: World, control: BotApiControl, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '', query] = (request.url ?? '/').split('?', 2)
  if (path.startsWith('/emu/')) {
    const answer = await runEmu(control, path, await readBody(request))
    return reply(response, answer.status, answer.body)
  }
  if (path.startsWith('/file/bot')) return replyFile(world, path.slice('/file/bot'.length), response)
  if (!path.startsWith('/bot')) return replyError(response, new ApiError(404, 'Not Found'))

  const slash = path.indexOf('/', 1)
  const token = decodeURIComponent(path.slice(4, slash < 0 ? undefined : slash))
  if (!/^\d+:./.test(token) || slash < 0) return replyError(response, new ApiError(404, 'Not Found'))
  if (token !== world.settings.token) return replyError(response, new ApiError(401, 'Unauthorized'))
  const route = findRoute(path.slice(slash + 1))
  if (!route) return replyError(response, new ApiError(404, 'Not Found: method not found'))

  try {
    const body = await readCall(request, query === undefined ? undefined : new URLSearchParams(query))
    const call: Call = { method: route.name, ...body, hungUp: () => hungUpSignal(response) }
    await answerCall(world, call, response, () => runCall(world, route, call))
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    replyError(response, error)
  }
}

/** Carries out a call with the delay and the fault that are planned for it. */
async function answerCall(world: World, call: Call, response: ServerResponse, run: () => Promise<unknown>): Promise<void> {
  const [min, max] = world.settings.latencyMs
  const latency = max > 0 ? min + Math.random() * (max - min) : 0
  if (latency > 0) await delay(latency / 2)
  const fault = world.faults.draw(call.method, intOf(call.params, 'chat_id'))
  const isLate = fault !== undefined && (fault.afterAccepting === true || fault.fault === 'reset-after')
  if (fault && !isLate && (await strike(world, call, fault, response))) return
  const result = await run()
  if (fault && isLate && (await strike(world, call, fault, response))) return
  if (latency > 0) await delay(latency / 2)
  reply(response, 200, JSON.stringify({ ok: true, result }))
}

/** Lets a fault happen. True: the call gets no other answer. */
async function strike(world: World, call: Call, rule: FaultRule, response: ServerResponse): Promise<boolean> {
  switch (rule.fault) {
    case 'reset-before':
    case 'reset-after':
      response.socket?.resetAndDestroy()
      return true
    case '502-html':
      reply(
        response,
        502,
        '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center></body></html>',
        'text/html',
      )
      return true
    case '500-json':
      replyError(response, new ApiError(500, 'Internal Server Error'))
      return true
    case 'html-200':
      reply(response, 200, '<!doctype html><title>Welcome</title><p>Please log in to this network.</p>', 'text/html')
      return true
    case '429': {
      const seconds = rule.retryAfter ?? 1
      const chatId = intOf(call.params, 'chat_id')
      const chat = rule.scope === 'global' || chatId === undefined ? undefined : world.chats.find(chatId)
      world.flood.limit(chat, seconds)
      noteRefusal(world, call, tooManyRequests(seconds))
      replyError(response, tooManyRequests(seconds))
      return true
    }
    case 'hang':
      return true
    case 'slow':
      await delay(rule.ms ?? 1000)
      return false
  }
}

function replyFile(world: World, rest: string, response: ServerResponse): void {
  const slash = rest.indexOf('/')
  const file = rest.slice(0, slash) === world.settings.token ? world.files.byPath(rest.slice(slash + 1)) : undefined
  if (file) response.writeHead(200, { 'content-type': file.mime, 'content-length': file.bytes.length }).end(file.bytes)
  else replyError(response, new ApiError(404, 'Not Found'))
}

function replyError(response: ServerResponse, error: ApiError): void {
  const isTooLarge = error.code === 413
  const retryAfter = error.parameters?.retry_after
  if (isTooLarge) response.setHeader('connection', 'close')
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
  reply(response, error.code, errorBody(error))
}

function reply(response: ServerResponse, status: number, body: string, type = JSON_TYPE): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

function hungUpSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  response.on('close', () => controller.abort())
  return controller.signal
}

function listen(server: Server, settings: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(settings.port, settings.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: Server, world: World): Promise<void> {
  world.webhook.set(undefined)
  return new Promise(resolve => {
    server.close(() => {
      world.transcript.close()
      resolve()
    })
    server.closeAllConnections()
  })
}
