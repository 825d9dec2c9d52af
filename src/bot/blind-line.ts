import type { RichText } from '../notify/render/rich-text.ts'
import { blindSince } from '../queries/blind-since.ts'
import { plain } from './fit-blocks.ts'
import { showInstant } from './show-time.ts'
import type { Turn } from './turn.ts'

/** The warning that no source can be read now, since silence would read as calm; empty while sources are read. */
export async function blindLine(turn: Turn): Promise<readonly RichText[]> {
  const since = await blindSince(turn.deps.db)
  if (since === null) return []
  const style = { language: turn.language, digits: turn.digits, zone: 'Asia/Damascus' }
  return [plain(turn.t('blind', { time: showInstant(since, turn.deps.now(), style) }))]
}
