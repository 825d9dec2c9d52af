import { describe, expect, it } from 'vitest'
import { whyNoServers } from '../support/servers.ts'
import { isGood } from './judge.ts'
import { runChaos } from './run-chaos.ts'
import { SHORT } from './sizes.ts'

const SEED_LIMIT_MS = 400_000
const missing = whyNoServers()
if (missing !== null && process.env['REQUIRE_SERVERS'] === '1') throw new Error(`chaos cannot be tried: ${missing}`)

/** One plan that stays the same, so that a red run can be looked into; others by CHAOS_SEED, and by `npm run chaos`. */
const seeds = (process.env['CHAOS_SEED'] ?? '1287317305').split(',').map(Number)

describe.runIf(missing === null)('chaos', () => {
  it.each(seeds)(
    'seed %i: nobody is forgotten, repeats are few and marked, nothing starts after its end',
    async seed => {
      const said: string[] = []
      const verdict = await runChaos({ ...SHORT, seed, say: line => void said.push(line) })
      expect(isGood(verdict), `${said.join('\n')}\n${JSON.stringify(verdict)}`).toBe(true)
    },
    SEED_LIMIT_MS,
  )
})
