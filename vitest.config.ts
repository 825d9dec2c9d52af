import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

/** What kills, freezes or starts whole systems, or keeps to a pace: each file has a process of its own. */
const APART = [
  'test/chaos/**/*.test.ts',
  'test/e2e/**/*.test.ts',
  'test/queue/**/*.test.ts',
  'test/**/kill.test.ts',
  'test/**/pace.test.ts',
  'test/**/*-away.test.ts',
]

const shared = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  pool: 'forks',
  // several processes, real servers and killed children on two cores: what fails once there is tried again, what fails thrice has failed
  retry: process.env['CI'] ? 2 : 0,
} as const

export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: ['test/support/global-setup.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...shared, name: 'apart', include: APART } },
      // Loading the program costs more than most files take: a worker loads it once. Tests share no state but what is noted on words, as in production.
      { test: { ...shared, name: 'together', include: ['test/**/*.test.ts'], exclude: APART, isolate: false } },
    ],
  },
})
