import { partyName } from '../data/parties.ts'
import type { Gazetteer } from '../domain/gazetteer.ts'
import { render } from './render/render.ts'
import type { Render } from './send-batch.ts'

/** The renderer that deliveries, previews and answers share. */
export function createRender({
  gazetteer,
  config,
}: {
  readonly gazetteer: Gazetteer
  readonly config: { readonly timeZone: string }
}): Render {
  const rendering = { gazetteer, zone: config.timeZone, partyName }
  return (body, { language, digits, placeId, discreet, repeat }) =>
    render(body, { language, digits, followed: placeId, discreet, repeat }, rendering)
}
