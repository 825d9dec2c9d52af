import { AsyncLocalStorage } from 'node:async_hooks'

/** Thrown where a query outside of a transaction is awaited inside it: on the embedded database, a single session, both would wait for ever. */
export class QueryInsideTransactionError extends Error {
  override readonly name = 'QueryInsideTransactionError'
  constructor() {
    super('a query outside of the open transaction was made inside it; the embedded database has one session and would wait for ever')
  }
}

const scope = new AsyncLocalStorage<{ open: boolean }>()

/** Runs `step` marked as being inside a transaction, until it settles. */
export async function insideTransaction<Result>(step: () => Promise<Result>): Promise<Result> {
  const mark = { open: true }
  try {
    return await scope.run(mark, step)
  } finally {
    mark.open = false
  }
}

export function refuseInsideTransaction(): void {
  if (scope.getStore()?.open) throw new QueryInsideTransactionError()
}
