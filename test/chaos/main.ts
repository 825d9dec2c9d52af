import { parseArgs } from 'node:util'
import { whyNoServers } from '../support/servers.ts'
import { isGood } from './judge.ts'
import { type ChaosOptions, runChaos } from './run-chaos.ts'
import { LONG, SHORT } from './sizes.ts'

/**
 * `npm run chaos`: 100,000 sends under kills and faults. `--short`: 5,000 with each of three seeds. `--seed N` repeats one. Every seed is printed;
 * the exit code tells whether all went well.
 */
const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    seed: { type: 'string' },
    sends: { type: 'string' },
    quiet: { type: 'boolean', default: false },
  },
})
const missing = whyNoServers()
if (missing !== null) {
  process.stderr.write(`chaos needs Postgres and Redis: ${missing}\n`)
  process.exit(1)
}
const fresh = () => Math.floor(Math.random() * 2 ** 31)
const seeds = values.seed === undefined ? Array.from({ length: values.short ? 3 : 1 }, fresh) : [Number(values.seed)]
const size = values.short ? SHORT : LONG
let good = true
for (const seed of seeds) {
  const options: ChaosOptions = {
    ...size,
    seed,
    ...(values.sends === undefined ? {} : { sends: Number(values.sends) }),
    say: line => void (values.quiet || process.stdout.write(`  ${line}\n`)),
  }
  process.stdout.write(`seed ${seed}: ${options.sends} sends, ${options.kills} times something breaks\n`)
  const startedMs = Date.now()
  const verdict = await runChaos(options)
  const ok = isGood(verdict)
  good &&= ok
  process.stdout.write(
    `seed ${seed}: ${ok ? 'good' : 'BAD'} ${JSON.stringify({ ...verdict, seconds: Math.round((Date.now() - startedMs) / 1000) })}\n`,
  )
}
process.exit(good ? 0 : 1)
