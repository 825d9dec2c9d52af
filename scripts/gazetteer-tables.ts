import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { packFile } from '../src/data/gazetteer.ts'

export type TableRow = Readonly<Record<string, string>>

/** A table of src/data/sy/hand: tab-separated, the first line names the columns, missing cells are empty, lines that begin with # are remarks. */
export function readHandTable(table: string): readonly TableRow[] {
  const file = packFile('SY', `hand/${table}.tsv`)
  if (!existsSync(file)) return []
  const [header = '', ...lines] = readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
  const columns = header.split('\t')
  return lines.map(line => {
    const cells = line.split('\t')
    if (cells.length > columns.length) throw new Error(`${table}.tsv: more cells than columns: ${line}`)
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))
  })
}

export function readReferenceTable(folder: string, table: string): readonly TableRow[] {
  return parse(readFileSync(join(folder, table)), { columns: true, bom: true }) as TableRow[]
}

export function split(cell: string | undefined): readonly string[] {
  return cell
    ? cell
        .split('|')
        .map(part => part.trim())
        .filter(part => part !== '')
    : []
}
