import { ApiError } from './errors.ts'
import { aboutMethods } from './methods/about.ts'
import { answeringMethods } from './methods/answering.ts'
import { copyingMethods } from './methods/copying.ts'
import { editingMethods } from './methods/editing.ts'
import { intakeMethods } from './methods/intake.ts'
import { membershipMethods } from './methods/membership.ts'
import { sendingMethods } from './methods/sending.ts'
import { intOf } from './params.ts'
import type { Call, Method, World } from './world.ts'

interface Route {
  readonly name: string
  readonly known: ReadonlySet<string>
  readonly run: Method['run']
}

const ROUTES: ReadonlyMap<string, Route> = new Map(
  Object.entries({
    ...aboutMethods,
    ...answeringMethods,
    ...copyingMethods,
    ...editingMethods,
    ...intakeMethods,
    ...membershipMethods,
    ...sendingMethods,
  }).map(([name, method]) => [name.toLowerCase(), { name, known: new Set(method.parameters), run: method.run }]),
)

/** The method of that name, in whatever case it is written. */
export function findRoute(name: string): Route | undefined {
  return ROUTES.get(name.toLowerCase())
}

/** Carries out one call and keeps the books. Throws `ApiError`; the result goes under `result` of the answer. */
export async function runCall(world: World, route: Route, call: Call): Promise<unknown> {
  for (const name of Object.keys(call.params)) {
    if (!route.known.has(name)) world.unknownParameters.add(`${route.name}.${name}`)
  }
  try {
    const outcome = route.run(world, call)
    const result = outcome instanceof Promise ? await outcome : outcome
    count(world.accepted, route.name)
    return result
  } catch (error) {
    if (error instanceof ApiError) noteRefusal(world, call, error)
    throw error
  }
}

export function noteRefusal(world: World, call: Call, error: ApiError): void {
  count(world.refused, `${call.method} ${error.code}`)
  const chatId = intOf(call.params, 'chat_id')
  const record = { at: world.clock.now(), method: call.method, code: error.code, description: error.message }
  world.transcript.refuse(chatId === undefined ? record : { ...record, chatId })
}

function count(counters: Record<string, number>, key: string): void {
  counters[key] = (counters[key] ?? 0) + 1
}
