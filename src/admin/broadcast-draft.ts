import { z } from 'zod'
import type { PlaceId } from '../domain/ids.ts'
import { parsePlaceId } from '../domain/ids.ts'
import { WHO } from './deps.ts'

const Place = z.string().transform((text, issues): PlaceId => {
  const id = parsePlaceId(text)
  if (id !== null) return id
  issues.addIssue({ code: 'custom', message: 'no place id' })
  return z.NEVER
})

/** What is settled before there is a text. */
export const Asked = z.object({
  audience: z.union([z.object({ by: z.literal('all') }), z.object({ by: z.literal('places'), places: z.array(Place).min(1) })]),
  drill: z.boolean(),
  /** Ahead of others and with sound in quiet hours. */
  urgent: z.boolean().default(false),
  who: z.enum(WHO).default('everybody'),
  /** ISO instant at which it goes out; null for as soon as it is confirmed. */
  sendAt: z.string().nullable().default(null),
})

/** A broadcast that is written and not sent, as it lies in the database. */
export const Draft = Asked.extend({
  body: z.object({
    form: z.literal('broadcast'),
    textAr: z.string(),
    textEn: z.string().nullable(),
    source: z.string(),
    drill: z.boolean(),
  }),
  flagged: z.array(z.string()),
  relief: z.boolean(),
  /** A second admin has to agree. */
  approval: z.boolean(),
})
export type Draft = z.infer<typeof Draft>

/** Token of a draft and the keyed hash of its author, whose token it is. */
export const DraftRef = z.object({ draft: z.string(), author: z.string() })
export type DraftRef = z.infer<typeof DraftRef>

export const Running = z.object({ alert: z.string() })

export const Planned = z.object({ plan: z.string() })
