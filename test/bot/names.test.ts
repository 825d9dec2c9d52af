import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureChat } from '../../src/db/chat-store.ts'
import { follow } from '../../src/db/subscription-store.ts'
import type { TelegramChatId } from '../../src/domain/ids.ts'
import { loadPack } from '../../src/pack.ts'
import { ADMIN, type Journey, startJourney } from './journey.ts'

const bare = (text: string) => text.replace(/[\u2068\u2069]/g, '')

describe('in the whole country, a name', () => {
  let journey: Journey
  let chat = 12_000
  beforeAll(async () => {
    journey = await startJourney({ gazetteer: loadPack({ country: 'SY', dataDir: null }).gazetteer })
  })
  afterAll(() => journey.close())
  const asked = async (text: string, from = ++chat) => {
    const answer = await journey.ask(from, text)
    return { text: bare(answer.text), labels: answer.rows.flat().map(bare) }
  }

  it.each(['الخالدية', '/town الخالدية', '/qr الخالدية'])('that a town, quarters and hamlets bear is each of them: %s', async text => {
    const { labels } = await asked(text)
    expect(labels).toContain('الخالدية · مدينة · عفرين، حلب')
    expect(labels).toContain('الخالدية · حي · حمص')
    expect(labels.length).toBeGreaterThan(5)
  })

  it('that is a word too is not said to be unknown', async () => {
    const { text, labels } = await asked('الصناعة')
    expect(text).toContain('اضغطوا على المكان المطلوب لمتابعته')
    expect(labels).toContain('الصناعة · حي · دير الزور')
  })

  it('of more places than fit says so, and how to come to the others', async () => {
    const { text, labels } = await asked('الصالحية')
    expect(labels).toHaveLength(10)
    const example = /مثل: (الصالحية .+)$/m.exec(text)?.[1]
    expect(example).toBeDefined()
    const narrower = await asked(example!)
    expect(narrower.labels.some(label => !labels.includes(label))).toBe(true)
    expect((await asked('الخالدية حمص')).text).not.toContain('أماكن أخرى')
  })

  it.each([
    ['معره النعمن', 'معرة النعمان · مدينة · إدلب'],
    ['jisr al shoghour', 'جسر الشغور · مدينة · إدلب'],
    ['khan shaykhoun', 'خان شيخون · مدينة · إدلب'],
  ])('with a slip goes before the village that a word of it names: %s', async (text, label) => {
    const answer = await asked(text)
    expect(answer.text).toContain('هل المقصود أحد هذه؟')
    expect(answer.labels[0]).toBe(label)
  })

  it('that holds another name is not taken for that one', async () => {
    expect((await asked('ريف دمشق')).labels).toEqual(['ريف دمشق · محافظة', 'ريف دمشق · منطقة إدارية · ريف دمشق'])
  })

  it('of two short words is found behind a particle', async () => {
    expect((await asked('عندي أهل بتل تمر')).labels).toContain('تل تمر · مدينة · الحسكة')
  })

  it('is enough to follow no more the last of those who bear it', async () => {
    const { db, cipher } = journey.deps
    chat += 1
    const kept = await ensureChat(db, cipher, chat as TelegramChatId, 'private')
    const namesakes = [...journey.deps.gazetteer.places.values()].filter(({ name }) => name === 'الصالحية')
    for (const { id } of namesakes) await follow(db, kept.id, id)
    const { labels } = await asked('/unfollow الصالحية', chat)
    expect(labels).toHaveLength(namesakes.length)
  })

  it('is not taken for one of its bearers in a report or a broadcast', async () => {
    expect((await asked('/report الخالدية 30d', ADMIN)).labels).toContain('الخالدية · حي · حمص')
    await asked('/broadcast', ADMIN)
    const doubt = (await asked('الخالدية', ADMIN)).text
    expect(doubt).toContain('اسم لأكثر من مكان')
    expect(doubt).toContain('الخالدية · حي · حمص: x-hay-homs-khalidiya')
  })
})
