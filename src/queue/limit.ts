/** Thrown where something outside did not answer in time. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError'
}

/** The promise, or a TimeLimitError after `ms`; what was begun goes on unheard. */
export async function limit<Result>(promise: Promise<Result>, ms: number): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitError(`no answer within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
    promise.catch(() => {})
  }
}
