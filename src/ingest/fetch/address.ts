import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Resolves a host name to all its addresses; `dns.lookup` unless a test brings its own. */
export type Resolve = (hostname: string) => Promise<readonly string[]>

/** Thrown into a connection attempt when a name leads to no public address. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError'
}

/**
 * A `lookup` for `http.request` that hands on public addresses only. The check stands here, and not before the request, because a name
 * may answer differently when asked twice: what is connected to is exactly what was checked.
 */
export function guardedLookup(resolve: Resolve): LookupFunction {
  return lookupBy(resolve, isPublicAddress)
}

/** The same without the check, for hosts that the caller has exempted. */
export function exemptLookup(resolve: Resolve): LookupFunction {
  return lookupBy(resolve, () => true)
}

function lookupBy(resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      addresses => {
        const [first, ...rest] = addresses.filter(isAllowed).map(address => ({ address, family: address.includes(':') ? 6 : 4 }))
        if (first === undefined) callback(new PrivateAddressError(`${hostname} has no public address`), '', 0)
        else if (options.all === true) callback(null, [first, ...rest])
        else callback(null, first.address, first.family)
      },
      (cause: NodeJS.ErrnoException) => callback(cause, '', 0),
    )
  }
}

/**
 * True for addresses of the public internet. Everything else is refused: loopback, private, link-local (cloud metadata), carrier NAT,
 * unique local, multicast, documentation, and the IPv6 forms that smuggle an IPv4 address (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.parse(text)
  if (address.range() !== 'unicast') return false
  // Of IPv6 only 2000::/3 is in use as unicast; `::a.b.c.d` and the like lie outside and are named by no range.
  return address.kind() === 'ipv4' || (address.toByteArray()[0]! & 0xe0) === 0x20
}

export const resolveBySystem: Resolve = hostname =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true }, (error, found) => {
      if (error) reject(error)
      else resolve(found.map(entry => entry.address))
    })
  })
