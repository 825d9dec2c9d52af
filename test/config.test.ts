import { describe, expect, it } from 'vitest'
import { readConfig, strayVariables } from '../src/config.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
const SERVER = { DATABASE_URL: 'postgres://u:p@localhost/db', REDIS_URL: 'redis://localhost:6379', DATA_KEY: KEY }

describe('readConfig', () => {
  it('with nothing set is the embedded set-up with the documented defaults', () => {
    expect(readConfig({})).toMatchObject({
      ok: true,
      config: {
        storage: { kind: 'embedded', dataDir: 'data' },
        http: { host: '127.0.0.1', port: 8080 },
        messagesPerSecond: 30,
        timeZone: 'Asia/Damascus',
        telegram: { token: null, apiRoot: 'https://api.telegram.org', webhook: null },
        clock: null,
      },
    })
  })

  it('with both urls is the server set-up', () => {
    expect(readConfig(SERVER)).toMatchObject({ ok: true, config: { storage: { kind: 'server' } } })
    expect(readConfig({ ...SERVER, DATABASE_POOL_SIZE: '8' })).toMatchObject({ config: { storage: { poolSize: 8 } } })
  })

  it.each([
    ['DATABASE_URL alone', { DATABASE_URL: SERVER.DATABASE_URL, DATA_KEY: KEY }, 'REDIS_URL'],
    ['REDIS_URL alone', { REDIS_URL: SERVER.REDIS_URL }, 'DATABASE_URL'],
    ['a server without a key', { ...SERVER, DATA_KEY: undefined }, 'DATA_KEY'],
    ['a short key', { DATA_KEY: 'c2hvcnQ=' }, 'DATA_KEY'],
    ['a token that is none', { TELEGRAM_BOT_TOKEN: 'hello' }, 'TELEGRAM_BOT_TOKEN'],
    ['a port out of range', { HTTP_PORT: '70000' }, 'HTTP_PORT'],
    ['a webhook without its secret', { TELEGRAM_WEBHOOK_URL: 'https://example.org/hook' }, 'TELEGRAM_WEBHOOK_SECRET'],
    ['an admin that is no id', { ADMIN_IDS: '12,@someone' }, 'ADMIN_IDS'],
    ['a zone that is none', { TIME_ZONE: 'Asia/Nowhere' }, 'TIME_ZONE'],
    ['a clock without a zone', { CLOCK: '2018-03-12 12:00' }, 'CLOCK'],
    ['a pool too small to work with', { ...SERVER, DATABASE_POOL_SIZE: '1' }, 'DATABASE_POOL_SIZE'],
    ['a database of another kind', { ...SERVER, DATABASE_URL: 'mysql://localhost/x' }, 'DATABASE_URL'],
  ])('names the variable at %s', (_what, env, variable) => {
    const result = readConfig(env)
    expect(result.ok).toBe(false)
    expect(result.ok ? [] : result.problems.map(problem => problem.split(':')[0])).toContain(variable)
  })

  it.each([
    ['MESSAGES_PER_SECOND', 'many', 'must be a number from 1 to 1000'],
    ['HTTP_PORT', '80.5', 'must be a whole number from 0 to 65535'],
    ['QUERY_KEYS', 'good,مفتاح', 'must be of Latin letters, digits and signs without spaces, comma-separated'],
    ['INGEST_KEYS', 'two words', 'must be of Latin letters, digits and signs without spaces, comma-separated'],
  ])('says of %s what it must be', (variable, value, must) => {
    expect(readConfig({ [variable]: value })).toEqual({ ok: false, problems: [`${variable}: ${must}`] })
  })

  it('takes a variable of spaces as unset, and space around a value as none', () => {
    expect(readConfig({ HTTP_PORT: ' ', MESSAGES_PER_SECOND: '\t' })).toMatchObject({
      config: { http: { port: 8080 }, messagesPerSecond: 30 },
    })
    expect(readConfig({ TIME_ZONE: 'Asia/Beirut\n' })).toMatchObject({ config: { timeZone: 'Asia/Beirut' } })
  })

  it('never repeats a secret in what it says', () => {
    const result = readConfig({ TELEGRAM_BOT_TOKEN: 'canary-token', DATA_KEY: 'canary-key', REDIS_URL: 'http://canary-host' })
    expect(JSON.stringify(result)).not.toContain('canary')
  })

  it('reads lists', () => {
    const result = readConfig({ INGEST_KEYS: ' a, b ,', ADMIN_IDS: '7,8' })
    expect(result).toMatchObject({ ok: true, config: { ingestKeys: ['a', 'b'], adminIds: [7, 8] } })
  })
})

describe('strayVariables', () => {
  it('names what reads like a setting and is none', () => {
    const env = {
      DATABASE_URI: 'x',
      REDIS_URI: 'x',
      ADMIN_ID: '1',
      QUERY_KEY: 'x',
      TIMEZONE: 'x',
      TELEGRAM_TOKEN: 'canary',
      LOG_LEVLE: 'info',
    }
    const strays = strayVariables(env)
    expect(strays.map(stray => /; (\w+) is meant/.exec(stray)?.[1] ?? stray.split(':')[0])).toEqual([
      ...['DATABASE_URL', 'REDIS_URL', 'ADMIN_IDS', 'QUERY_KEYS', 'TIME_ZONE', 'TELEGRAM_TOKEN', 'LOG_LEVEL'],
    ])
    expect(strays.join()).not.toContain('canary')
  })

  it('leaves the settings and what other programs read alone', () => {
    const others = {
      PATH: '/bin',
      TZ: 'UTC',
      HTTP_PROXY: 'x',
      HTTPS_PROXY: 'x',
      NODE_ENV: 'x',
      HOSTNAME: 'x',
      CLOCKS: 'x',
      LOGNAME: 'x',
      DATABASE_URI: '',
    }
    expect(strayVariables({ ...SERVER, ...others })).toEqual([])
  })
})
