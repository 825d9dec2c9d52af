import { describe, expect, it } from 'vitest'
import { decodeBody } from '../../../src/ingest/page/decode-body.ts'

/** «قصف على سوق سقبا» in windows-1256 and in ISO 8859-6. */
const WINDOWS_1256 = Uint8Array.from([0xde, 0xd5, 0xdd, 0x20, 0xda, 0xe1, 0xec, 0x20, 0xd3, 0xe6, 0xde, 0x20, 0xd3, 0xde, 0xc8, 0xc7])
const ISO_8859_6 = Uint8Array.from([0xe2, 0xd5, 0xe1, 0x20, 0xd9, 0xe4, 0xe9, 0x20, 0xd3, 0xe8, 0xe2, 0x20, 0xd3, 0xe2, 0xc8, 0xc7])
const TEXT = 'قصف على سوق سقبا'

const page = (head: string, body: Uint8Array) => Buffer.concat([Buffer.from(`<html><head>${head}</head><body>`), body])

describe('decodeBody', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT), ''],
    ['UTF-8 declared as something else', Buffer.from(TEXT), 'text/html; charset=windows-1256'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'text/html; charset=iso-8859-1'],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), ''],
    ['windows-1256 by the header', WINDOWS_1256, 'text/html; charset=windows-1256'],
    ['windows-1256 by the page', page('<meta charset="windows-1256">', WINDOWS_1256), ''],
    [
      'windows-1256 by an old meta',
      page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">', WINDOWS_1256),
      'text/html',
    ],
    ['windows-1256 that nobody declares', WINDOWS_1256, ''],
    ['windows-1256 that is declared as UTF-8', WINDOWS_1256, 'text/html; charset=utf-8'],
    ["windows-1256 behind a server's default", page('<meta charset=windows-1256>', WINDOWS_1256), 'text/html; charset=ISO-8859-1'],
    ['windows-1256 under a name that does not exist', WINDOWS_1256, 'text/html; charset=arabic-none'],
    ['ISO 8859-6 by the header', ISO_8859_6, 'text/html; charset=iso-8859-6'],
    ['a feed by its XML declaration', Buffer.concat([Buffer.from('<?xml version="1.0" encoding="windows-1256"?>'), WINDOWS_1256]), ''],
  ])('reads %s', (_name, bytes, contentType) => {
    expect(decodeBody(bytes, contentType)).toContain(TEXT)
  })

  it('keeps UTF-8 that was cut in the middle of a letter', () => {
    const bytes = Buffer.from(`${TEXT} ${TEXT}`)
    expect(decodeBody(bytes.subarray(0, bytes.length - 1))).toContain(TEXT)
  })
})
