import { partyName } from '../data/parties.ts'
import type { AlertBody } from '../domain/alert.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { render } from './render/render.ts'
import type { Render, RenderedMessage, RenderReader } from './send-batch.ts'

/** The buttons below a message to a chat; null for none. */
export type KeyboardOf = (
  body: AlertBody,
  reader: RenderReader & Required<Pick<RenderReader, 'buttons'>>,
) => NonNullable<RenderedMessage['keyboard']> | null

/** The renderer that deliveries, previews and answers share; buttons stand only below what is delivered. */
export function createRender(
  { gazetteer, config }: { readonly gazetteer: Gazetteer; readonly config: { readonly timeZone: string } },
  keyboardOf: KeyboardOf = () => null,
): Render {
  const rendering = { gazetteer, zone: config.timeZone, partyName }
  return (body, reader) => {
    const { language, digits, placeId, discreet, repeat, buttons } = reader
    const message = render(body, { language, digits, followed: placeId, discreet, repeat }, rendering)
    const keyboard = buttons === undefined ? null : safely(() => keyboardOf(body, { ...reader, buttons }))
    return keyboard === null ? message : { ...message, keyboard }
  }
}

/** News goes out without its buttons rather than not at all. */
function safely<Made>(make: () => Made): Made | null {
  try {
    return make()
  } catch {
    return null
  }
}
