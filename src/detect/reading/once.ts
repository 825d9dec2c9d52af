/** The same reader, which reads each object once and forgets it with the object: for what many rules ask of one article or line. */
export function once<Key extends object, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>()
  return key => {
    let found = known.get(key)
    if (!found) {
      found = { value: read(key) }
      known.set(key, found)
    }
    return found.value
  }
}
