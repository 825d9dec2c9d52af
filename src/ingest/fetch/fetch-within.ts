import type { FetchGuarded } from './fetch-guarded.ts'

/** The same, until the answers have taken so long altogether; from then on nothing is asked any more. */
export function fetchWithin(fetch: FetchGuarded, budgetMs: number): FetchGuarded {
  let leftMs = budgetMs
  return async (url, options) => {
    if (leftMs <= 0) return { ok: false, reason: 'timeout', message: `the answers took longer than ${budgetMs} ms altogether` }
    const begun = performance.now()
    try {
      return await fetch(url, options)
    } finally {
      leftMs -= performance.now() - begun
    }
  }
}
