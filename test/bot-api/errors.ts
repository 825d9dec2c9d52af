/** A refusal in Telegram's words: `error_code`, `description` and perhaps `parameters`. */
export class ApiError extends Error {
  readonly code: number
  readonly parameters: ApiErrorParameters | undefined

  constructor(code: number, description: string, parameters?: ApiErrorParameters) {
    super(description)
    this.name = 'ApiError'
    this.code = code
    this.parameters = parameters
  }
}

export interface ApiErrorParameters {
  readonly retry_after?: number
  readonly migrate_to_chat_id?: number
}

export function badRequest(reason: string, parameters?: ApiErrorParameters): ApiError {
  return new ApiError(400, `Bad Request: ${reason}`, parameters)
}

export function forbidden(reason: string): ApiError {
  return new ApiError(403, `Forbidden: ${reason}`)
}

export function conflict(reason: string): ApiError {
  return new ApiError(409, `Conflict: ${reason}`)
}

/** `seconds` is a whole number, at least 1. */
export function tooManyRequests(seconds: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
}

export function errorBody(error: ApiError): string {
  const { code, message, parameters } = error
  return JSON.stringify({ ok: false, error_code: code, description: message, ...(parameters && { parameters }) })
}
