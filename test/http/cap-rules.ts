import { type Element, faultsOf, MANY, type Rule } from './xml.ts'

// OASIS CAP 1.2, section 3.2: the element tables, in the order that the schema asks for.
const word = (...words: readonly string[]) => ({ check: (text: string) => words.includes(text) })
const some = { check: (text: string) => text.trim() !== '' }
/** No spaces, commas or characters that XML restricts. */
const token = { check: (text: string) => /^[^\s,<&]+$/.test(text) }
/** `Z` is not allowed for UTC. */
const time = { check: (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[-+]\d\d:\d\d$/.test(text) }
const circle = { check: (text: string) => /^-?\d+(\.\d+)?,-?\d+(\.\d+)? \d+(\.\d+)?$/.test(text) }
const rule = (name: string, least: number, most: number, more: Partial<Rule> = {}): Rule => ({ name, least, most, ...more })
const pair: readonly Rule[] = [rule('valueName', 1, 1, some), rule('value', 1, 1, some)]

const AREA: readonly Rule[] = [
  rule('areaDesc', 1, 1, some),
  rule('polygon', 0, MANY),
  rule('circle', 0, MANY, circle),
  rule('geocode', 0, MANY, { inner: pair }),
  rule('altitude', 0, 1),
  rule('ceiling', 0, 1),
]

const INFO: readonly Rule[] = [
  rule('language', 0, 1, { check: text => /^[a-z]{2}(-[A-Za-z]+)?$/.test(text) }),
  rule(
    'category',
    1,
    MANY,
    word('Geo', 'Met', 'Safety', 'Security', 'Rescue', 'Fire', 'Health', 'Env', 'Transport', 'Infra', 'CBRNE', 'Other'),
  ),
  rule('event', 1, 1, some),
  // AllClear and Evacuate are in the standard, and never in ours
  rule('responseType', 0, MANY, word('Shelter', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'Assess', 'None')),
  rule('urgency', 1, 1, word('Immediate', 'Expected', 'Future', 'Past', 'Unknown')),
  rule('severity', 1, 1, word('Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown')),
  rule('certainty', 1, 1, word('Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown')),
  rule('audience', 0, 1),
  rule('eventCode', 0, MANY, { inner: pair }),
  rule('effective', 0, 1, time),
  rule('onset', 0, 1, time),
  rule('expires', 0, 1, time),
  rule('senderName', 0, 1, some),
  rule('headline', 0, 1, some),
  rule('description', 0, 1, some),
  rule('instruction', 0, 1, some),
  rule('web', 0, 1, { check: text => URL.canParse(text) }),
  rule('contact', 0, 1),
  rule('parameter', 0, MANY, { inner: pair }),
  rule('resource', 0, MANY),
  rule('area', 0, MANY, { inner: AREA }),
]

const ALERT: readonly Rule[] = [
  rule('identifier', 1, 1, token),
  rule('sender', 1, 1, token),
  rule('sent', 1, 1, time),
  rule('status', 1, 1, word('Actual', 'Exercise', 'System', 'Test', 'Draft')),
  rule('msgType', 1, 1, word('Alert', 'Update', 'Cancel', 'Ack', 'Error')),
  rule('source', 0, 1, some),
  rule('scope', 1, 1, word('Public', 'Restricted', 'Private')),
  rule('restriction', 0, 1, some),
  rule('addresses', 0, 1, some),
  rule('code', 0, MANY, some),
  rule('note', 0, 1, some),
  rule('references', 0, 1, {
    check: text => text.split(' ').every(part => part.split(',').length === 3 && part.split(',').every(Boolean)),
  }),
  rule('incidents', 0, 1, some),
  rule('info', 0, MANY, { inner: INFO }),
]

export const CAP = 'urn:oasis:names:tc:emergency:cap:1.2'

/** What of an alert is not as the standard has it. */
export function capFaults(alert: Element): readonly string[] {
  const value = (name: string) => alert.children.find(child => child.name === name)?.text
  return [
    ...(alert.namespace === CAP && alert.name === 'alert' ? [] : ['not an alert of CAP 1.2']),
    ...faultsOf(alert, ALERT, { ordered: true }),
    ...((value('scope') === 'Restricted') === (value('restriction') !== undefined) ? [] : ['restriction goes with Restricted']),
    ...((value('scope') === 'Private') === (value('addresses') !== undefined) ? [] : ['addresses go with Private']),
    ...(['Update', 'Cancel'].includes(value('msgType') ?? '') && value('references') === undefined
      ? ['an update refers to what it updates']
      : []),
  ]
}
