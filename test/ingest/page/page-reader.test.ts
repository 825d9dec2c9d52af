import { describe, expect, it } from 'vitest'
import { createPageReader } from '../../../src/ingest/page/page-reader.ts'

const PAGE = '<html><body><article><p>سقطت قذائف على سوق سقبا صباح اليوم.</p></article></body></html>'

/** 250,000 attributes on one tag: the parser compares each with each. */
const HOG = `<p ${Array.from({ length: 250_000 }, (_, at) => `a${at.toString(36)}`).join(' ')}>نص</p>`

/** Every entity makes the parser begin a new piece of text: 330,000 nodes. */
const GLUTTON = `<p>${'&amp;x'.repeat(330_000)}</p>`

describe('createPageReader', () => {
  it('reads a page in a process of its own', async () => {
    expect(await createPageReader()(PAGE)).toMatchObject({ ok: true, page: { text: 'سقطت قذائف على سوق سقبا صباح اليوم.' } })
  })

  it('kills what computes for too long, and reads another page meanwhile', async () => {
    const read = createPageReader()
    const finished: string[] = []
    const hog = read(HOG).then(result => {
      finished.push('hog')
      return result
    })
    const page = read(PAGE).then(result => {
      finished.push('page')
      return result
    })
    expect((await page).ok).toBe(true)
    expect(await hog).toMatchObject({ ok: false, reason: 'timeout' })
    expect(finished).toEqual(['page', 'hog'])
  })

  it('ends what takes too much memory', async () => {
    const read = createPageReader({ memoryMb: 48, timeoutMs: 30_000 })
    expect(await read(GLUTTON)).toMatchObject({ ok: false, reason: 'memory' })
  })

  it.each([
    ['100,000 nested tags', '<div>'.repeat(100_000), 'too-deep'],
    ['500 KB of them', '<b>'.repeat(170_000), 'too-deep'],
    ['100,000 tags side by side', '<i>x</i>'.repeat(100_000), 'too-many-tags'],
  ])('answers %s without a process', async (_name, html, reason) => {
    // With no slot to wait for, only the scan can give this answer.
    const read = createPageReader({ atOnce: 0, waiting: 0 })
    expect(await read(html)).toMatchObject({ ok: false, reason })
  })

  it('says that there is no text', async () => {
    expect(await createPageReader()('<html><body><script>x()</script></body></html>')).toMatchObject({ ok: false, reason: 'no-text' })
  })

  it('refuses at once where too many wait', async () => {
    const read = createPageReader({ atOnce: 0, waiting: 0 })
    expect(await read(PAGE)).toMatchObject({ ok: false, reason: 'busy' })
  })
})
