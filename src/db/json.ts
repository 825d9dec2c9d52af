import { type RawBuilder, sql } from 'kysely'

/** A value as a jsonb parameter: alike for node-postgres, which would send an array as a Postgres array, and for PGlite. */
export function jsonb(value: unknown): RawBuilder<string> {
  return sql<string>`${JSON.stringify(value)}::text::jsonb`
}
