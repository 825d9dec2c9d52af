import { readFileSync } from 'node:fs'

/** A party to the conflict or a body that speaks about it, with one neutral name and the days for which the name holds. */
interface Party {
  readonly key: string
  readonly ar: string
  readonly en: string
  /** First and last day (`YYYY-MM-DD`) of the name, or '' for open ends. */
  readonly from: string
  readonly until: string
}

let parties: readonly Party[] | undefined

/** The neutral name of a party on a day (`YYYY-MM-DD`), or null for one that the table does not know. */
export function partyName(key: string, day: string, language: 'ar' | 'en'): string | null {
  parties ??= readParties()
  const party = parties.find(known => known.key === key && (known.from === '' || known.from <= day) && (known.until === '' || day <= known.until))
  return party ? party[language] : null
}

function readParties(): readonly Party[] {
  const lines = readFileSync(new URL('./parties.tsv', import.meta.url), 'utf8').split('\n').slice(1)
  return lines
    .filter(line => line !== '')
    .map(line => {
      const [key = '', ar = '', en = '', from = '', until = ''] = line.split('\t')
      return { key, ar, en, from, until }
    })
}
