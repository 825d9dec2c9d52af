import { describe, expect, it } from 'vitest'
import { whyNoServers } from '../support/servers.ts'
import { isGood } from './judge.ts'
import { runChaos } from './run-chaos.ts'
import { SHORT } from './sizes.ts'

const SEED_LIMIT_MS = 400_000
const missing = whyNoServers()
if (missing !== null && process.env['REQUIRE_SERVERS'] === '1') throw new Error(`chaos cannot be tried: ${missing}`)

/** New seeds every time, or the one that CHAOS_SEED names: the name of the test tells which. */
const given = process.env['CHAOS_SEED']
const seeds = given === undefined ? Array.from({ length: 3 }, () => Math.floor(Math.random() * 2 ** 31)) : [Number(given)]

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
