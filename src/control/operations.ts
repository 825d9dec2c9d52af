import type { Context } from '../app.ts'
import { examine } from './examine.ts'
import { importPlaces } from './import-places.ts'
import { ingestItems } from './ingest-items.ts'
import { migrateOperation } from './migrate.ts'
import { exportSubscribers, importSubscribers } from './subscribers.ts'

/** What a command asks of whoever holds the database; every line it yields is printed. */
export type Operation = (context: Context, input: Record<string, unknown>) => AsyncIterable<string>

export const OPERATIONS = {
  examine,
  'export-subscribers': exportSubscribers,
  'import-places': importPlaces,
  'import-subscribers': importSubscribers,
  ingest: ingestItems,
  migrate: migrateOperation,
} as const satisfies Record<string, Operation>

export type OperationName = keyof typeof OPERATIONS

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name)
}
