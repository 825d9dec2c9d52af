import { FluentResource } from '@fluent/bundle'
import { describe, expect, it } from 'vitest'
import { createMessages, MessageError, readMessageFile, writeDigits } from '../../src/bot/messages/messages.ts'

const FILES = ['', 'admin-', 'analyst-'] as const
const AR_FORMS = ['few', 'many', 'one', 'two', 'zero']
const CATEGORIES = new Set(['zero', 'one', 'two', 'few', 'many'])

type Node = string | number | null | boolean | { readonly [key: string]: Node } | readonly Node[]

function messagesOf(file: string): ReadonlyMap<string, Node> {
  return new Map(new FluentResource(readMessageFile(file)).body.map(message => [message.id, message as unknown as Node]))
}

function walk(node: Node, visit: (node: { readonly [key: string]: Node }) => void): void {
  if (Array.isArray(node)) for (const child of node) walk(child, visit)
  else if (typeof node === 'object' && node !== null) {
    visit(node as { readonly [key: string]: Node })
    for (const child of Object.values(node)) walk(child, visit)
  }
}

function argumentsOf(node: Node): readonly string[] {
  const found = new Set<string>()
  walk(node, part => {
    if (part['type'] === 'var') found.add(String(part['name']))
  })
  return [...found].sort()
}

/** The keys of each selector of a message that chooses by number. */
function pluralSelectors(node: Node): readonly (readonly string[])[] {
  const found: string[][] = []
  walk(node, part => {
    if (part['type'] !== 'select') return
    const keys = (part['variants'] as readonly { key: { value: string | number } }[]).map(variant => String(variant.key.value))
    if (keys.some(key => CATEGORIES.has(key))) found.push(keys)
  })
  return found
}

describe.each(FILES)('texts of %sar.ftl and %sen.ftl', file => {
  const ar = messagesOf(`${file}ar.ftl`)
  const en = messagesOf(`${file}en.ftl`)

  it('have the same keys', () => {
    expect([...en.keys()].sort()).toEqual([...ar.keys()].sort())
    expect(ar.size).toBeGreaterThan(30)
  })

  it.each([...ar.keys()])('%s takes the same arguments in both', key => {
    expect(argumentsOf(en.get(key) ?? null)).toEqual(argumentsOf(ar.get(key) ?? null))
  })

  it('have each of the six Arabic plural forms, and both English ones', () => {
    for (const [key, message] of ar) {
      for (const keys of pluralSelectors(message))
        expect({ key, forms: keys.filter(form => CATEGORIES.has(form)).sort() }).toEqual({ key, forms: AR_FORMS })
    }
    for (const [key, message] of en) {
      for (const keys of pluralSelectors(message)) expect({ key, one: keys.includes('one') }).toEqual({ key, one: true })
    }
  })

  it('never call anything safe as a word of ours, and end no sentence with an exclamation mark', () => {
    for (const name of [`${file}ar.ftl`, `${file}en.ftl`]) {
      const text = readMessageFile(name)
      expect(text).not.toMatch(/آمن/)
      expect(text.replace(/does not mean safe/g, '')).not.toMatch(/\bsafe\b/i)
      expect(text).not.toMatch(/[!]/)
      expect(text).not.toMatch(/guarantee|real.time|exactly once|مضمون|مؤكد|عاجل/i)
    }
  })
})

describe('Arabic lines', () => {
  const lines = FILES.flatMap(file => readMessageFile(`${file}ar.ftl`).split('\n'))
    .filter(line => !line.startsWith('#'))
    .map(line => line.replace(/^[\w-]+ =/, '').replace(/^\s*\*?\[\w+\]/, ''))
    .filter(line => /\p{Script=Arabic}/u.test(line))

  it('begin with an Arabic letter, so that every phone sets them from the right', () => {
    expect(lines.length).toBeGreaterThan(300)
    const turned = lines.filter(line => !/^\p{Script=Arabic}/u.test(line.replace(/\{[^{}]*\}/g, '').replace(/^\P{L}*/u, '')))
    expect(turned).toEqual([])
  })
})

describe('counted places', () => {
  const { t } = createMessages()
  it.each([
    [0, 'لا تتابعون أي مكان.'],
    [1, 'تتابعون مكاناً واحداً.'],
    [2, 'تتابعون مكانين.'],
    [3, 'تتابعون 3 أماكن.'],
    [10, 'تتابعون 10 أماكن.'],
    [11, 'تتابعون 11 مكاناً.'],
    [100, 'تتابعون 100 مكان.'],
    [101, 'تتابعون 101 مكان.'],
    [102, 'تتابعون 102 مكان.'],
    [103, 'تتابعون 103 أماكن.'],
    [111, 'تتابعون 111 مكاناً.'],
    [200, 'تتابعون 200 مكان.'],
    [1003, 'تتابعون 1,003 أماكن.'],
  ])('%i', (count, expected) => {
    expect(t('ar', 'my-list', { count }).replace(/[\u2068\u2069]/g, '')).toContain(expected)
  })
})

describe('arguments', () => {
  const { t } = createMessages()

  it('are isolated, so that a Latin name does not turn the line', () => {
    expect(t('ar', 'town-title', { place: 'Duma' })).toBe('📍 \u2068Duma\u2069')
  })

  it('are written in the digits of the reader', () => {
    expect(t('ar', 'count-about', { count: 1230 }, 'arabic')).toContain('١٬٢٣٠')
    expect(t('ar', 'count-about', { count: 1230 })).toContain('1,230')
    expect(writeDigits('10:30', 'arabic')).toBe('١٠:٣٠')
  })

  it.each([
    ['no-such-text', {}],
    ['town-title', {}],
  ])('%s without what it needs is a fault of ours', (key, args) => {
    expect(() => t('ar', key, args)).toThrow(MessageError)
  })
})
