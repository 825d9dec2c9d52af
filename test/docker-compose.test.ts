import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ROLES } from '../src/config.ts'

interface Service {
  readonly image: string
  readonly command?: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean }
  readonly ports?: readonly string[]
  readonly volumes?: readonly string[]
  readonly container_name?: string
}

const source = readFileSync(new URL('../docker-compose.yml', import.meta.url), 'utf8')
const { services } = parse(source, { merge: true }) as { services: Readonly<Record<string, Service>> }
const ours = Object.entries(services).filter(([name]) => name !== 'postgres' && name !== 'redis')

/** Postgres keeps three for its superuser; a health check takes one each. */
const RESERVED = 3 + 10

describe('docker-compose.yml', () => {
  it('has Postgres 17, and Redis 7 with its append-only file and without eviction', () => {
    expect(services['postgres']?.image).toMatch(/^postgres:17/)
    expect(services['redis']?.image).toMatch(/^redis:7/)
    const command = services['redis']?.command?.join(' ') ?? ''
    expect(command).toContain('--appendonly yes')
    expect(command).toContain('--maxmemory-policy noeviction')
  })

  it('runs every role, from one image', () => {
    const roles = ours.flatMap(([, service]) => (service.command?.[1] === '--only' ? (service.command[2]?.split(',') ?? []) : []))
    expect(roles.sort()).toEqual([...ROLES].sort())
    expect(new Set(ours.map(([, service]) => service.image))).toEqual(new Set(['hudna']))
  })

  it('lets the workers scale: no fixed name, no port of the host', () => {
    for (const [name, service] of ours.filter(([name]) => name !== 'bot')) {
      expect(service.container_name, name).toBeUndefined()
      expect(service.ports, name).toBeUndefined()
    }
  })

  it('checks the health of everything that stays up, and keeps the data', () => {
    for (const [name, service] of Object.entries(services)) if (name !== 'migrate') expect(service.healthcheck?.test, name).toBeDefined()
    expect(services['postgres']?.volumes).toHaveLength(1)
    expect(services['redis']?.volumes).toHaveLength(1)
  })

  it('has connections for each service once, and for ten workers more', () => {
    const defaultOf = (text: string | undefined) => Number(/:-(\d+)\}/.exec(text ?? '')?.[1])
    const most = defaultOf(services['postgres']?.command?.find(part => part.startsWith('max_connections=')))
    for (const [, service] of ours) {
      const each = defaultOf(service.environment['DATABASE_POOL_SIZE'])
      expect((ours.length + 10) * each).toBeLessThanOrEqual(most - RESERVED)
    }
  })

  it('takes every secret from the environment and refuses to start without it', () => {
    for (const name of ['POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'DATA_KEY', 'TELEGRAM_BOT_TOKEN']) {
      const uses = [...source.matchAll(new RegExp(`\\$\\{${name}([^}]*)\\}`, 'g'))]
      expect(uses.length, name).toBeGreaterThan(0)
      for (const use of uses) expect(use[1], name).toMatch(/^:\?/)
    }
  })

  const compose = spawnSync('docker', ['compose', 'version']).status === 0
  it.runIf(compose)('is taken by docker compose', () => {
    const env = { ...process.env, POSTGRES_PASSWORD: 'p', REDIS_PASSWORD: 'r', DATA_KEY: 'k', TELEGRAM_BOT_TOKEN: 't' }
    const checked = spawnSync('docker', ['compose', 'config', '-q'], { cwd: new URL('..', import.meta.url), env, encoding: 'utf8' })
    expect(checked.stderr).toBe('')
    expect(checked.status).toBe(0)
  })
})
