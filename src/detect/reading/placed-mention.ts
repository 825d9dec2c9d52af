import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { Mention } from '../../domain/mention.ts'
import type { Place } from '../../domain/place.ts'
import type { NormalText } from '../normalize/tokens.ts'
import type { FoundPlaces } from '../where/place-finder.ts'

/** A place in the text as the rules see it, at home or abroad. Token indices are half-open; `kindFrom` is where its kind words begin. */
export interface PlacedMention {
  /** Null for a place abroad. */
  readonly mention: Mention | null
  readonly kindFrom: number
  readonly from: number
  readonly to: number
  readonly place: Place | null
  /** The letters of و ف ب ل ك before its first word. */
  readonly clitic: string
  readonly start: number
  readonly end: number
}

/** Places at home and abroad in one list, in the order of the text. */
export function placeMentions(text: NormalText, { mentions, foreign }: FoundPlaces, gazetteer: Gazetteer): PlacedMention[] {
  const placed: PlacedMention[] = mentions.map(mention => ({
    mention,
    kindFrom: mention.kindFrom,
    from: mention.from,
    to: mention.to,
    place: mention.chosen === null ? null : (gazetteer.get(mention.chosen) ?? null),
    clitic:
      mention.kindFrom < mention.from ? leading(text.tokens[mention.kindFrom]?.text ?? '', mention.kindWords[0] ?? '') : mention.clitic,
    start: mention.kindStart,
    end: mention.end,
  }))
  for (const { from, to, start, end } of foreign)
    placed.push({ mention: null, kindFrom: from, from, to, place: null, clitic: '', start, end })
  return placed.sort((a, b) => a.from - b.from)
}

function leading(word: string, kindWord: string): string {
  const at = kindWord === '' ? -1 : word.indexOf(kindWord)
  return at > 0 ? (/^[وفبلك]{1,2}/.exec(word.slice(0, at))?.[0] ?? '') : ''
}
