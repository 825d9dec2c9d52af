import { describe, expect, it } from 'vitest'
import { isPublicAddress } from '../../../src/ingest/fetch/address.ts'
import { checkUrl } from '../../../src/ingest/fetch/check-url.ts'

describe('isPublicAddress', () => {
  it.each(['1.1.1.1', '93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])('%s is public', address => {
    expect(isPublicAddress(address)).toBe(true)
  })

  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback, elsewhere in the block', '127.8.9.10'],
    ['this host', '0.0.0.0'],
    ['private', '10.1.2.3'],
    ['private', '172.16.0.1'],
    ['private', '192.168.1.1'],
    ['cloud metadata', '169.254.169.254'],
    ['carrier NAT', '100.64.0.1'],
    ['benchmarking', '198.18.0.1'],
    ['documentation', '192.0.2.1'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['future use', '240.0.0.1'],
    ['IPv6 loopback', '::1'],
    ['IPv6 unspecified', '::'],
    ['IPv4-mapped', '::ffff:127.0.0.1'],
    ['IPv4-mapped, public inside', '::ffff:1.1.1.1'],
    ['IPv4-compatible', '::127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['local NAT64', '64:ff9b:1::1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001:0:1::1'],
    ['unique local', 'fd12::1'],
    ['link-local', 'fe80::1'],
    ['site-local', 'fec0::1'],
    ['documentation', '2001:db8::1'],
    ['outside 2000::/3', '4000::1'],
    ['no address', 'localhost'],
  ])('refuses %s: %s', (_name, address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('checkUrl', () => {
  it.each(['http://news.example/a', 'https://news.example/a?b=1', 'http://news.example:8080/feed', 'https://1.1.1.1/'])('takes %s', url => {
    expect(checkUrl(url)).toMatchObject({ ok: true, exempt: false })
  })

  it.each([
    ['no url at all', 'bad-url'],
    [`http://news.example/${'a'.repeat(2100)}`, 'bad-url'],
    ['ftp://news.example/a', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['data:text/html,x', 'scheme'],
    ['http://user:secret@news.example/', 'credentials'],
    ['http://news.example:22/', 'port'],
    ['http://news.example:25/', 'port'],
    ['http://127.0.0.1/', 'private-address'],
    ['http://2130706433/', 'private-address'],
    ['http://0x7f.1/', 'private-address'],
    ['http://0177.0.0.1/', 'private-address'],
    ['http://[::1]/', 'private-address'],
    ['http://[::ffff:7f00:1]/', 'private-address'],
    ['http://169.254.169.254/latest/meta-data', 'private-address'],
  ])('refuses %s as %s', (url, reason) => {
    expect(checkUrl(url)).toMatchObject({ ok: false, reason })
  })

  it('exempts exactly the host and port that it was told', () => {
    expect(checkUrl('http://127.0.0.1:4000/', ['127.0.0.1:4000'])).toMatchObject({ ok: true, exempt: true })
    expect(checkUrl('http://127.0.0.1:4001/', ['127.0.0.1:4000'])).toMatchObject({ ok: false, reason: 'private-address' })
  })
})
