/** An element as the strict reader below sees it; prefixes are resolved to namespaces. */
export interface Element {
  readonly namespace: string
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  /** Own text, without that of the children. */
  readonly text: string
}

const TOKEN = /<\?[^?]*\?>|<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/gy
const ATTRIBUTE = /([A-Za-z_][\w.:-]*)="([^"<]*)"/g
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

interface Open {
  readonly qualified: string
  readonly scope: Readonly<Record<string, string>>
  readonly attributes: Record<string, string>
  readonly children: Element[]
  text: string
}

/** Reads well-formed XML without DTD, comments or CDATA, which we never write. @throws on anything else */
export function parseXml(xml: string): Element {
  const stack: Open[] = []
  let root: Element | null = null
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex
    const found = TOKEN.exec(xml)
    if (!found) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 40)}`)
    const [token, closing, qualified = '', attributes = '', empty, text] = found
    if (text !== undefined) {
      const top = stack.at(-1)
      if (top) top.text += decode(text)
      else if (text.trim() !== '') throw new Error('text outside the root')
    } else if (token.startsWith('<?')) {
      if (at !== 0) throw new Error('a declaration not at the start')
    } else if (closing) {
      const top = stack.pop()
      if (top?.qualified !== qualified) throw new Error(`</${qualified}> closes <${top?.qualified}>`)
      close(top)
    } else {
      const own = Object.fromEntries([...attributes.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decode(value)]))
      const spaces = Object.entries(own).flatMap(([name, value]) => {
        const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : null
        return prefix === null ? [] : [[prefix, value]]
      })
      const open = { qualified, scope: { ...stack.at(-1)?.scope, ...Object.fromEntries(spaces) }, attributes: own, children: [], text: '' }
      if (empty) close(open)
      else stack.push(open)
    }
  }
  if (root === null || stack.length > 0) throw new Error('not closed')
  return root

  function close({ qualified, scope, attributes, children, text }: Open): void {
    const [prefix, name] = qualified.includes(':') ? (qualified.split(':') as [string, string]) : ['', qualified]
    const namespace = scope[prefix]
    if (namespace === undefined) throw new Error(`no namespace for ${qualified}`)
    const done = { namespace, name, attributes, children, text }
    const parent = stack.at(-1)
    if (parent) parent.children.push(done)
    else if (root) throw new Error('two roots')
    else root = done
  }
}

function decode(text: string): string {
  return text.replace(/&([^;\s]*);?/g, (whole, name: string) => {
    const known = ENTITIES[name]
    if (known === undefined || !whole.endsWith(';')) throw new Error(`unknown entity ${whole}`)
    return known
  })
}

export interface Rule {
  readonly name: string
  readonly least: number
  readonly most: number
  readonly check?: (text: string) => boolean
  readonly inner?: readonly Rule[]
}

export const MANY = Number.POSITIVE_INFINITY

/** Faults of an element's children against the rows of an element table: names, in order where it matters, how often, and their values. */
export function faultsOf(parent: Element, rules: readonly Rule[], { ordered }: { readonly ordered: boolean }): string[] {
  const own = parent.children.filter(child => child.namespace === parent.namespace)
  const faults = own.filter(child => !rules.some(rule => rule.name === child.name)).map(child => `${parent.name}: no ${child.name} here`)
  for (const { name, least, most, check, inner } of rules) {
    const found = own.filter(child => child.name === name)
    if (found.length < least || found.length > most) faults.push(`${parent.name}: ${found.length} times ${name}`)
    for (const child of found) {
      if (check && !check(child.text)) faults.push(`${parent.name}/${name}: «${child.text}»`)
      if (inner) faults.push(...faultsOf(child, inner, { ordered }))
      else if (child.children.length > 0) faults.push(`${name}: holds elements`)
    }
  }
  const order = own.map(child => rules.findIndex(rule => rule.name === child.name))
  if (ordered && order.some((index, at) => at > 0 && index < order[at - 1]!)) faults.push(`${parent.name}: out of order`)
  return faults
}
