import { readFileSync } from 'node:fs'
import type { Source } from '../db/source-store.ts'

const COLUMNS = 'key\toutlet\tkind\tfeedUrl\tlanguage\tside\ttrust\twireFamily\tpollEveryS'

/** The sources that a new system begins with; admins add, pause and weigh them in the bot. Throws where a row is not whole. */
export function readSources(): readonly Source[] {
  const [header, ...rows] = readFileSync(new URL('../data/sources.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  if (header !== COLUMNS) throw new Error('sources.tsv: wrong header')
  return rows.map(row => {
    const [key = '', outlet = '', kind = '', feedUrl = '', language = '', side = '', trust = '', wireFamily = '', pollEveryS = ''] =
      row.split('\t')
    if (!/^[a-z0-9][a-z0-9._-]*$/.test(key) || outlet === '' || kind !== 'feed' || !URL.canParse(feedUrl))
      throw new Error(`sources.tsv: bad row ${key}`)
    return {
      key,
      outlet,
      kind,
      feedUrl,
      language,
      side,
      trust: Number(trust),
      wireFamily: wireFamily === '' ? null : wireFamily,
      region: null,
      paused: false,
      pollEveryS: Number(pollEveryS),
    }
  })
}
