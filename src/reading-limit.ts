import { Script } from 'node:vm'

/** Thrown where reading was ended because its time was up. */
export class ReadingTimeoutError extends Error {
  override readonly name = 'ReadingTimeoutError'

  constructor(limitMs: number) {
    super(`reading took longer than ${Math.round(limitMs / 1000)} s`)
  }
}

/** How long an article may take to read: ten times what a slow machine takes, which reads some 100 letters in a millisecond once it is warm. */
export function readingLimitMs({ text }: { readonly text: string }): number {
  return 30_000 + text.length / 10
}

/**
 * Runs `work` here and now, and ends it when its time is up.
 * What it was noting at that moment is left half done: for commands, which say so and go on. Processes that stay read in a thread.
 * @throws ReadingTimeoutError
 */
export function withinTime<Result>(limitMs: number, work: () => Result): Result {
  let result: Result | undefined
  Object.assign(globalThis, {
    [WORK]: () => {
      result = work()
    },
  })
  try {
    CALL.runInThisContext({ timeout: Math.ceil(limitMs) })
  } catch (error) {
    throw isTimeout(error) ? new ReadingTimeoutError(limitMs) : error
  }
  return result as Result
}

/** Only what a script calls can be ended from outside, and a script sees nothing but globals. */
const WORK = 'hudnaWork'
const CALL = new Script(`${WORK}()`)

function isTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
