import type { BotDeps } from '../bot/deps.ts'
import { fitBlocks, plain } from '../bot/fit-blocks.ts'
import { showInstant } from '../bot/show-time.ts'
import { transaction } from '../db/database.ts'
import { claimSetting, lockSetting, writeSetting } from '../db/setting-store.ts'
import { foreignWords } from '../notify/render/rich-text.ts'
import { sourceHealth } from '../queries/source-health.ts'
import type { AdminTurn } from './desk.ts'
import { allAdmins } from './rights.ts'

const TOLD_KEY = 'silent-sources'

/** Tells every admin, once, of each source that has fallen silent or brings nothing new, and of those that are well again. */
export async function tellSilentSources(deps: BotDeps, turnOf: (user: AdminTurn['user']) => Promise<AdminTurn | null>): Promise<void> {
  const { fallen, back } = await changesOf(deps)
  if (fallen.length === 0 && back.length === 0) return
  for (const admin of await allAdmins(deps)) {
    const turn = await turnOf(admin)
    if (turn === null) continue
    const style = { language: turn.language, digits: turn.digits, zone: 'Asia/Damascus' }
    const lines = [
      ...fallen.map(({ key, outlet, silent, readAt, lastItemAt }) => {
        const at = silent ? readAt : lastItemAt
        const seen = at === null ? turn.t('source-never') : showInstant(at, deps.now(), style)
        return turn.t(silent ? 'source-silent' : 'source-stale', { key, outlet: foreignWords(outlet), seen })
      }),
      ...back.map(({ key, outlet }) => turn.t('source-back', { key, outlet: foreignWords(outlet) })),
    ]
    await turn.send({ text: fitBlocks(lines.map(plain)) })
  }
}

/** What is new since the last look, whoever looked. */
async function changesOf({ db }: BotDeps) {
  return transaction(db, async open => {
    await claimSetting(open, TOLD_KEY, [])
    const before = await lockSetting(open, TOLD_KEY)
    const told = new Set(Array.isArray(before) ? before.map(String) : [])
    const sources = await sourceHealth(open)
    const unwell = sources.filter(source => source.silent || source.stale)
    const fallen = unwell.filter(source => !told.has(source.key))
    const back = sources.filter(source => !unwell.includes(source) && !source.paused && told.has(source.key))
    if (fallen.length > 0 || back.length > 0)
      await writeSetting(
        open,
        TOLD_KEY,
        unwell.map(source => source.key),
      )
    return { fallen, back }
  })
}
