import type { BotApi } from './server.ts'

export interface Answer {
  readonly status: number
  readonly ok: boolean
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever the method answers
  readonly result: any
  readonly error_code?: number
  readonly description?: string
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number }
}

/** One call as a bot makes it, with a JSON body. */
export async function call(api: BotApi, method: string, params: object = {}): Promise<Answer> {
  return post(api, method, JSON.stringify(params), { 'content-type': 'application/json' })
}

/** One call with a body of any form. */
export async function post(
  api: BotApi,
  method: string,
  body: string | FormData | URLSearchParams,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`${api.url}/bot${api.token}/${method}`, { method: 'POST', body, headers })
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) }
}
