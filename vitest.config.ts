import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    // several processes, real servers and killed children on two cores: what fails once there is tried again, what fails thrice has failed
    retry: process.env['CI'] ? 2 : 0,
  },
})
