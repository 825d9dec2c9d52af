import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createResident, follow, type Resident } from '../../src/demo/resident.ts'
import { startBotApi } from '../bot-api/server.ts'
import { describeOnBoth } from '../support/databases.ts'
import { startTestSystem } from './system.ts'

/** The sample articles that the project began with; where they are not at hand, own texts of the same shape. */
const SHARED = new URL('../../../shared/eval/articles/dev.ndjson', import.meta.url)

interface Sample {
  readonly id: string
  readonly publishedAt: string
  readonly text: string
}

const OWN: readonly Sample[] = [
  {
    id: 'own-a',
    publishedAt: '2018-03-11T18:00:00Z',
    text: 'واصلت قوات النظام اليوم الأحد قصف مدينتي زملكا وعربين بالبراميل المتفجرة، بحسب ناشطين.\nوخرجت عائلات إلى مناطق قريبة من إدلب في وقت سابق.',
  },
  {
    id: 'own-b',
    publishedAt: '2018-03-12T09:00:00Z',
    text: 'قال الدفاع المدني إن بلدات سقبا وجسرين ودوما تعرضت أمس الأحد لغارات جوية.\nوتتجه تعزيزات نحو مدينة عفرين.',
  },
  {
    id: 'own-c',
    publishedAt: '2018-03-12T12:00:00Z',
    text: 'قصفت قوات النظام صباح اليوم الإثنين مدينة حرستا بالمدفعية الثقيلة، ما أدى إلى إصابة خمسة مدنيين.\nونفت الفصائل أي حديث عن خروج مقاتليها إلى حلب.',
  },
  {
    id: 'own-d',
    publishedAt: '2018-03-22T21:00:00Z',
    text: 'قُتل الخميس عشرون مدنياً في غارات استهدفت بلدة زملكا، وفق المرصد السوري لحقوق الإنسان.',
  },
]

const samples: readonly Sample[] = existsSync(SHARED)
  ? readFileSync(SHARED, 'utf8')
      .split('\n')
      .filter(line => line.startsWith('{"id": "seed-'))
      .map(line => JSON.parse(line) as Sample)
  : OWN

/** Each start is told the time of the world, shortly after the articles of that day. */
const STARTS = ['2018-03-11T18:30:00Z', '2018-03-12T12:30:00Z', '2018-03-22T21:30:00Z'] as const
const HIT = ['دوما', 'سقبا', 'حرستا', 'زملكا', 'جسرين'] as const
const QUIET = ['عفرين', 'إدلب', 'حلب'] as const

/** Four systems one after the other. */
const LIMIT_MS = 180_000

describeOnBoth('the sample articles', setup => {
  it(
    'reach exactly the followers of the towns they speak of, once',
    async () => {
      const test = await setup.open()
      await test.database.close()
      const api = await startBotApi({ autoChats: true, token: '4242:token-of-the-sample-articles' })
      const towns = [...HIT, ...QUIET]
      const residents = new Map<string, Resident>()
      const before = new Map<string, number>()
      const news = (town: string) => (residents.get(town)?.inbox() ?? []).slice(before.get(town) ?? 0)

      for (const [turn, clock] of STARTS.entries()) {
        const system = await startTestSystem(test.storage, api, { CLOCK: clock })
        if (turn === 0) {
          for (const [index, town] of towns.entries()) {
            const resident = createResident(api, 500 + index)
            residents.set(town, resident)
            await follow(resident, town)
          }
          for (const [town, resident] of residents) before.set(town, resident.inbox().length)
        }
        for (const { publishedAt, text } of samples.filter(sample => sample.publishedAt.slice(0, 10) === clock.slice(0, 10)))
          expect((await system.post({ publishedAt, text })).status).toBe(202)
        await system.settled()
        await system.stop()
      }

      for (const town of HIT) {
        expect(news(town).length, town).toBeGreaterThan(0)
        expect(
          news(town).some(message => message.text.split('\n')[0]?.includes(town)),
          town,
        ).toBe(true)
      }
      for (const town of QUIET) expect(news(town), town).toEqual([])

      const again = await startTestSystem(test.storage, api, { CLOCK: STARTS[2] })
      const messages = () => api.sent({ method: ['sendMessage', 'editMessageText'] }).map(record => record.text)
      const accepted = messages()
      for (const { publishedAt, text } of samples)
        expect(await again.post({ publishedAt, text })).toMatchObject({ status: 200, body: { duplicate: true } })
      await again.settled()
      expect(messages().slice(accepted.length)).toEqual([])
      await again.stop()
      expect(api.stats().unknownParameters).toEqual([])
      await api.close()
    },
    LIMIT_MS,
  )
})
