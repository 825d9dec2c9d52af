import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call } from './calling.ts'
import { type BotApi, startBotApi } from './server.ts'

let api: BotApi

beforeAll(async () => {
  api = await startBotApi()
  api.addChat(1)
})
afterAll(() => api.close())

const send = (params: object) => call(api, 'sendMessage', { chat_id: 1, ...params })

describe('HTML', () => {
  it.each([
    ['<b>هدنة</b> اليوم', 'هدنة اليوم', [{ type: 'bold', offset: 0, length: 4 }]],
    [
      'a<strong>b</strong><em>c</em><ins>d</ins><del>e</del>',
      'abcde',
      ['bold', 'italic', 'underline', 'strikethrough'].map((type, i) => ({ type, offset: i + 1, length: 1 })),
    ],
    [
      '<b>a<i>b</i></b>',
      'ab',
      [
        { type: 'bold', offset: 0, length: 2 },
        { type: 'italic', offset: 1, length: 1 },
      ],
    ],
    ['&lt;&amp;&quot;&#1583;&#x645; &nbsp;', '<&"دم &nbsp;', []],
    ['\u{1F6A8}<b>x</b>', '\u{1F6A8}x', [{ type: 'bold', offset: 2, length: 1 }]],
    [
      '<a href="https://example.org/?a=1&amp;b=2">رابط</a>',
      'رابط',
      [{ type: 'text_link', offset: 0, length: 4, url: 'https://example.org/?a=1&b=2' }],
    ],
    ['<a href="nonsense">x</a>', 'x', []],
    ['<pre><code class="language-ts">x</code></pre>', 'x', [{ type: 'pre', offset: 0, length: 1, language: 'ts' }]],
    [
      '<blockquote expandable>س</blockquote><blockquote>ص</blockquote>',
      'سص',
      [
        { type: 'expandable_blockquote', offset: 0, length: 1 },
        { type: 'blockquote', offset: 1, length: 1 },
      ],
    ],
    [
      '<tg-spoiler>x</tg-spoiler><span class="tg-spoiler">y</span>',
      'xy',
      [
        { type: 'spoiler', offset: 0, length: 1 },
        { type: 'spoiler', offset: 1, length: 1 },
      ],
    ],
    [
      '<tg-emoji emoji-id="5368324170671202286">\u{1F44D}</tg-emoji>',
      '\u{1F44D}',
      [{ type: 'custom_emoji', offset: 0, length: 2, custom_emoji_id: '5368324170671202286' }],
    ],
    [
      '<tg-time unix="1521190800" format="wDT">الجمعة</tg-time>',
      'الجمعة',
      [{ type: 'date_time', offset: 0, length: 6, unix_time: 1521190800, date_time_format: 'wDT' }],
    ],
  ])('reads %s', async (text, plain, entities) => {
    const { result } = await send({ text, parse_mode: 'HTML' })
    expect([result.text, result.entities ?? []]).toEqual([plain, entities])
  })

  it.each([
    ['<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
    ['<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
    ['هدنة <h1>x</h1>', 'Unsupported start tag "h1" at byte offset 9'],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<b>x</b', 'Unclosed end tag at byte offset 4'],
    ['<a href>x</a>', 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'],
    ['<span class="big">x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['3 < 4', 'Unsupported start tag "" at byte offset 2'],
  ])('refuses %s', async (text, reason) => {
    expect(await send({ text, parse_mode: 'HTML' })).toMatchObject({
      status: 400,
      description: `Bad Request: can't parse entities: ${reason}`,
    })
  })
})

describe('MarkdownV2', () => {
  it.each([
    ['*هدنة* اليوم', 'هدنة اليوم', [{ type: 'bold', offset: 0, length: 4 }]],
    [
      '_a_ __b__ ~c~ ||d|| `e`',
      'a b c d e',
      ['italic', 'underline', 'strikethrough', 'spoiler', 'code'].map((type, i) => ({ type, offset: 2 * i, length: 1 })),
    ],
    ['1\\.5 \\(x\\)', '1.5 (x)', []],
    ['[رابط](https://example.org/a\\)b)', 'رابط', [{ type: 'text_link', offset: 0, length: 4, url: 'https://example.org/a)b' }]],
    ['```ts\na.b\n```', 'a.b', [{ type: 'pre', offset: 0, length: 3, language: 'ts' }]],
    ['>أ\n>ب\nج', 'أ\nب\nج', [{ type: 'blockquote', offset: 0, length: 3 }]],
    ['**>أ\n>ب||\nج', 'أ\nب\nج', [{ type: 'expandable_blockquote', offset: 0, length: 3 }]],
    ['![\u{1F44D}](tg://emoji?id=5)', '\u{1F44D}', [{ type: 'custom_emoji', offset: 0, length: 2, custom_emoji_id: '5' }]],
    [
      '![غداً](tg://time?unix=1521190800&format=t)',
      'غداً',
      [{ type: 'date_time', offset: 0, length: 4, unix_time: 1521190800, date_time_format: 't' }],
    ],
  ])('reads %s', async (text, plain, entities) => {
    const { result } = await send({ text, parse_mode: 'MarkdownV2' })
    expect([result.text, result.entities ?? []]).toEqual([plain, entities])
  })

  it.each([
    ['نهاية.', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ['a *b', "Can't find end of Bold entity at byte offset 2"],
    ['[x](https://example.org', "Can't find end of a URL at byte offset 4"],
    ['![x](https://example.org)', 'Invalid custom emoji identifier specified'],
  ])('refuses %s', async (text, reason) => {
    expect(await send({ text, parse_mode: 'MarkdownV2' })).toMatchObject({
      status: 400,
      description: `Bad Request: can't parse entities: ${reason}`,
    })
  })

  it('refuses another parse mode', async () => {
    expect(await send({ text: 'x', parse_mode: 'BBCode' })).toMatchObject({ description: 'Bad Request: unsupported parse_mode' })
  })
})

describe('an array of entities', () => {
  it.each(['bold', 'blockquote', 'expandable_blockquote', 'pre', 'spoiler', 'phone_number'])('takes %s', async type => {
    const entities = [{ type, offset: 1, length: 2 }]
    expect((await send({ text: 'سصعق', entities })).result.entities).toEqual(entities)
  })

  it.each([
    [{ type: 'text_link', offset: 0, length: 1, url: 'example.org' }, { url: 'http://example.org' }],
    [{ type: 'custom_emoji', offset: 0, length: 1, custom_emoji_id: '5' }, { custom_emoji_id: '5' }],
    [
      { type: 'date_time', offset: 0, length: 1, unix_time: 5, date_time_format: 'r' },
      { unix_time: 5, date_time_format: 'r' },
    ],
  ])('takes %o', async (entity, expected) => {
    expect((await send({ text: 'x', entities: [entity] })).result.entities[0]).toMatchObject(expected)
  })

  it.each([
    [{ type: 'bolder', offset: 0, length: 1 }, "can't parse MessageEntity: Unsupported type specified"],
    [{ type: 'bold', length: 1 }, 'can\'t parse MessageEntity: Can\'t find field "offset"'],
    [{ type: 'bold', offset: -1, length: 1 }, 'receive an entity with incorrect offset -1'],
    [{ type: 'bold', offset: 3, length: 2 }, 'entity beginning at UTF-16 offset 3 ends after the end of the text at UTF-16 offset 5'],
    [{ type: 'bold', offset: 0, length: 2 }, 'entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol'],
    [{ type: 'text_link', offset: 0, length: 1, url: 'no link' }, "entity URL 'no link' is invalid: Wrong HTTP URL"],
    [{ type: 'date_time', offset: 0, length: 1, unix_time: 5, date_time_format: 'HH' }, 'invalid date-time format specified'],
    [{ type: 'date_time', offset: 0, length: 1, date_time_format: 'r' }, 'invalid date-time Unix time specified'],
  ])('refuses %o', async (entity, reason) => {
    const { status, description } = await send({ text: 'س\u{1F6A8}ص', entities: [entity] })
    expect([status, description?.slice(0, 13 + reason.length)]).toEqual([400, `Bad Request: ${reason}`])
  })
})

describe('lengths', () => {
  it.each([
    [{ text: 'س'.repeat(4096) }, true],
    [{ text: 'س'.repeat(4097) }, false],
    [{ text: '\u{1F6A8}'.repeat(2049) }, false],
    [{ text: `<b>${'س'.repeat(4096)}</b>`, parse_mode: 'HTML' }, true],
  ])('counts UTF-16 units after parsing (%#)', async (params, fits) => {
    const answer = await send(params)
    expect(answer.description ?? 'sent').toBe(fits ? 'sent' : 'Bad Request: message is too long')
  })

  it.each(['', '   \n', '<b></b>', undefined])('refuses the empty text %j', async text => {
    expect(await send({ text, parse_mode: 'HTML' })).toMatchObject({ status: 400, description: 'Bad Request: message text is empty' })
  })

  it.each([
    [1024, true],
    [1025, false],
  ])('judges a caption of %i', async (length, fits) => {
    const answer = await call(api, 'sendPhoto', { chat_id: 1, photo: 'https://example.org/a.png', caption: 'س'.repeat(length) })
    expect(answer.description ?? 'sent').toBe(fits ? 'sent' : 'Bad Request: message caption is too long')
  })
})

describe('cleaning', () => {
  it('trims both ends and moves the entities along', async () => {
    const { result } = await send({ text: ' \n هدنة \n', entities: [{ type: 'bold', offset: 3, length: 5 }] })
    expect([result.text, result.entities]).toEqual(['هدنة', [{ type: 'bold', offset: 0, length: 4 }]])
  })

  it('drops the old bidi embeddings, keeps the isolates, and moves the entities along', async () => {
    const { result } = await send({ text: '\u202Bأ\u202C\u2068ب\u2069\r\nج', entities: [{ type: 'bold', offset: 1, length: 3 }] })
    expect([result.text, result.entities]).toEqual(['أ\u2068ب\u2069\nج', [{ type: 'bold', offset: 0, length: 2 }]])
  })
})
