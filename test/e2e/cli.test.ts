import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBotApi } from '../bot-api/server.ts'
import { openEmbedded } from '../support/databases.ts'
import { type Ended, runHudna, spawnHudna } from './hudna.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'hudna-cli-'))
let databaseDir = ''
let closeDatabase = async () => {}

beforeAll(async () => {
  const { storage, database, close } = await openEmbedded()
  // a command opens it for itself: what is wanted here is an initialised folder
  await database.close()
  databaseDir = storage.dataDir
  closeDatabase = close
})
afterAll(async () => {
  await closeDatabase()
  rmSync(dataDir, { recursive: true, force: true })
})

const hudna = (args: readonly string[], options: { input?: string; env?: Record<string, string> } = {}) =>
  runHudna(args, { ...options, env: { DATA_DIR: databaseDir, ...options.env } })

const lines = (ended: Ended) =>
  ended.out
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as unknown)

describe('start', () => {
  it.each([
    ['a missing token', {}, 'TELEGRAM_BOT_TOKEN'],
    ['one url alone', { DATABASE_URL: 'postgres://u:p@127.0.0.1/db', DATA_KEY: Buffer.alloc(32).toString('base64') }, 'REDIS_URL'],
    ['a wrong port', { HTTP_PORT: 'many' }, 'HTTP_PORT'],
  ])('names the variable: %s', async (_what, env, variable) => {
    const ended = await hudna(['start'], { env })
    expect(ended.code).toBe(1)
    expect(ended.err).toContain(variable)
    expect(ended.err).not.toContain('    at ')
  })

  it.each([
    ['an address that is none of this machine', { HTTP_HOST: '192.0.2.1' }, 'HTTP_HOST'],
    [
      'a webhook on a path of ours',
      { TELEGRAM_WEBHOOK_URL: 'https://hudna.example/v1/articles', TELEGRAM_WEBHOOK_SECRET: 'sixteen-and-more' },
      'TELEGRAM_WEBHOOK_URL',
    ],
  ])('ends where it cannot listen, although the bot polls already: %s', { timeout: 60_000 }, async (_what, env, variable) => {
    const api = await startBotApi({ token: '123456:stand-in-of-the-tests' })
    try {
      const ended = await hudna(['start'], { env: { TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.url, HTTP_PORT: '0', ...env } })
      expect(ended.code).toBe(1)
      expect(ended.err).toContain(variable)
      expect(ended.err).not.toContain('    at ')
    } finally {
      await api.close()
    }
  })

  it('refuses roles that are none', async () => {
    expect((await hudna(['start', '--only', 'bot,sms'])).err).toContain('unknown role sms')
  })
})

describe('detect', () => {
  const text = 'قصفت قوات النظام صباح اليوم الإثنين مدينة سقبا بالمدفعية، ما أدى إلى إصابة خمسة مدنيين.'

  it('reads lines, names a bad one and goes on', async () => {
    const input = `${JSON.stringify({ id: 'one', publishedAt: '2018-03-12T12:00:00Z', text })}\nno json\n${JSON.stringify({ id: 'two', publishedAt: null, text: 'لا شيء' })}\n`
    const ended = await hudna(['detect', '--ndjson', '--country', 'SY'], { input })
    expect(lines(ended)).toEqual([
      expect.objectContaining({ id: 'one', events: [expect.objectContaining({ kind: 'shelling', day: '2018-03-12', wounded: 5 })] }),
      { id: 'two', events: [] },
    ])
    expect(ended.err).toContain('line 2')
    expect(ended.code).toBe(1)
  })

  it('reads files, and says with --trace why', async () => {
    const file = join(dataDir, 'report.txt')
    writeFileSync(file, text)
    const ended = await hudna(['detect', file, '--published', '2018-03-12T12:00:00Z', '--trace'])
    expect(lines(ended)[0]).toMatchObject({ id: 'report', mentions: expect.arrayContaining([expect.objectContaining({ text: 'سقبا' })]) })
  })
})

describe('a reader', () => {
  it('is answered while the input goes on; when it has had enough, the command ends without a word', async () => {
    const child = spawnHudna(['numbers', '--ndjson'], { DATA_DIR: databaseDir })
    let err = ''
    child.stderr?.setEncoding('utf8').on('data', text => (err += text))
    child.stdout?.once('data', () => child.stdout?.destroy())
    child.stdin?.on('error', () => {})
    const more = setInterval(() => child.stdin?.write(`{"text":"ثلاثة"}\n`), 10)
    const [code] = await once(child, 'close')
    clearInterval(more)
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })
})

describe('when, numbers, places', () => {
  it('read one text', async () => {
    expect(lines(await hudna(['numbers', 'ثلاثة عشر قتيلاً']))).toEqual([expect.objectContaining({ value: 13 })])
    expect(lines(await hudna(['when', 'أمس الأحد', '--at', '2018-03-12T12:00:00Z']))).toEqual([
      expect.objectContaining({ start: '2018-03-11T00:00:00', grain: 'day' }),
    ])
    expect(lines(await hudna(['places', 'سقبا', '--limit', '1']))).toEqual([
      expect.objectContaining({ name: 'سقبا', governorate: 'ريف دمشق' }),
    ])
  })

  it('answer every line, also a bad one', async () => {
    const ended = await hudna(['places', '--ndjson'], { input: `{"query":"دوما"}\n{"near":[33.57,36.4]}\n{"what":1}\n` })
    const answers = lines(ended) as unknown[][]
    expect(answers).toHaveLength(3)
    expect(answers[1]?.[0]).toMatchObject({ distanceKm: expect.any(Number), direction: expect.any(String) })
    expect(answers[2]).toEqual([])
    expect(ended.code).toBe(1)
  })
})

describe('commands on the embedded database', () => {
  it('bring followers in and out again, and name bad lines', async () => {
    const file = join(dataDir, 'followers.csv')
    writeFileSync(file, 'chat_id,place_id,kinds\n1001,SY03,\n1002,SY03,shelling|corridor\nabc,SY03,\n1003,nowhere,\n')
    const imported = await hudna(['subscribers', 'import', file])
    // whoever deletes the file after a success must not lose the lines that are not taken
    expect(imported.err).toBe('hudna: 2 not taken\n')
    expect(imported.code).toBe(1)
    expect(imported.out).toContain('line 4')
    expect(imported.out).toContain('2 followed')
    const exported = await hudna(['subscribers', 'export'])
    expect(exported.out).toBe('chat_id,place_id,kinds\n1001,SY03,\n1002,SY03,shelling|corridor\n')
    expect(exported.code).toBe(0)
  })

  it('say what is wrong with the set-up', async () => {
    const ended = await hudna(['doctor'])
    expect(ended.code).toBe(1)
    expect(ended.out).toMatch(/^ok {5}database embedded/m)
    expect(ended.out).toMatch(/^wrong {2}TELEGRAM_BOT_TOKEN/m)
  })
})
