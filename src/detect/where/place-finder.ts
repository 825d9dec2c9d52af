import type { Gazetteer } from '../../domain/gazetteer.ts'
import type { PlaceId } from '../../domain/ids.ts'
import type { ForeignMention, Mention } from '../../domain/mention.ts'
import { type NormalText, sourceSpan, type Token } from '../normalize/tokens.ts'
import { createLexicon, type Lexicon } from '../reading/lexicon.ts'
import { dropAbroad } from './abroad.ts'
import { readAreaWords } from './areas.ts'
import { type Draft, draftMentions, sentenceNumbers } from './drafts.ts'
import type { Surroundings } from './evidence.ts'
import { createNameIndex, type PlaceTables } from './name-index.ts'
import { addNamed } from './named.ts'
import { areaOfNamed } from './named-area.ts'
import { createCountrysides } from './regions.ts'
import { createReliefGoals } from './relief-goals.ts'
import { createNameScanner, type Match } from './scan.ts'
import { settle } from './settle.ts'
import { addStrangers } from './strangers.ts'
import { createTargetLists } from './targets.ts'

export interface FinderContext {
  /** The area that the article's source writes about, where it is a local one. */
  readonly sourceRegion?: PlaceId | null
}

export interface FoundPlaces {
  /** In the order of the text, none within another. */
  readonly mentions: readonly Mention[]
  readonly foreign: readonly ForeignMention[]
}

export interface PlaceFinder {
  find(text: NormalText, context?: FinderContext): FoundPlaces
}

/** Finds the places of a gazetteer in texts: one pass over the tokens, whatever its size. Building it is the only cost that grows with it. */
export function createPlaceFinder(gazetteer: Gazetteer, tables: PlaceTables, lexicon: Lexicon = createLexicon()): PlaceFinder {
  const targetLists = createTargetLists(lexicon)
  const reliefGoals = createReliefGoals(lexicon)
  const scan = createNameScanner(createNameIndex(gazetteer, tables))
  const countrysides = createCountrysides(gazetteer)
  return {
    find: (text, { sourceRegion = null } = {}) => {
      const names = scan(text.tokens)
      const { matches } = names
      const sentenceOf = sentenceNumbers(text)
      const foreign = matches.filter(match => match.entry.foreign && !match.entry.blocked)
      const known = draftMentions(text, matches, sentenceOf)
      const named = addNamed(text.tokens, names, known, sentenceOf)
      const all = addStrangers(text.tokens, matches, named, sentenceOf, lexicon)
      const drafts = readAreaWords(text.tokens, all, gazetteer, countrysides)
      const isAbroad = foreign.length > drafts.filter(draft => draft.level === 'strong').length
      const around: Surroundings = {
        text,
        drafts,
        gazetteer,
        sourceRegion,
        foreignNames: foreign.length,
        isAbroad,
        targets: new Set([...targetLists(text.tokens, drafts), ...reliefGoals(text.tokens, drafts)]),
      }
      settle(around)
      const ours = new Set(drafts.filter(draft => draft.state === 'accepted').map(draft => draft.match))
      const abroad = foreign.filter(match => !ours.has(match))
      dropAbroad(around, abroad)
      const isOurs = drafts.filter(draft => draft.chosen !== null).length > foreign.length
      const foreignSentences = new Set(abroad.map(match => sentenceOf[match.from] as number))
      return {
        mentions: drafts.flatMap((draft, at) => {
          if (draft.state !== 'accepted') return []
          if (draft.candidates.length > 0) return [toMention(text, draft, null)]
          const area = areaOfNamed(draft, at, around, foreignSentences, isOurs)
          // a text without any place of the country names places elsewhere
          return area || (isOurs && !foreignSentences.has(draft.sentence)) ? [toMention(text, draft, area)] : []
        }),
        foreign: abroad.map(match => foreignMention(text, match)),
      }
    },
  }
}

function toMention(text: NormalText, draft: Draft, area: PlaceId | null): Mention {
  const { tokens } = text
  const { start, end } = nameSpan(text, draft.from, draft.to, draft.skip)
  const kindToken = tokens[draft.kindFrom] as Token
  const clitic = draft.kinds[0]?.clitic.length ?? 0
  const kindWords = draft.kinds.map(kind => kind.word)
  return {
    start,
    end,
    text: text.source.slice(start, end),
    kindStart: draft.kindFrom < draft.from ? sourceSpan(text, kindToken.start + clitic, kindToken.end).start : start,
    kindWord: kindWords[kindWords.length - 1] ?? null,
    kindWords,
    from: draft.from,
    to: draft.to,
    kindFrom: draft.kindFrom,
    clitic: draft.match.clitic,
    list: draft.list,
    chosen: draft.chosen?.id ?? null,
    candidates: draft.candidates.map(place => place.id),
    area,
    reason: draft.reason,
  }
}

function nameSpan(text: NormalText, from: number, to: number, skip: number): { start: number; end: number } {
  const first = text.tokens[from] as Token
  const last = text.tokens[to - 1] as Token
  return sourceSpan(text, first.start + skip, last.end)
}

function foreignMention(text: NormalText, match: Match): ForeignMention {
  const { start, end } = nameSpan(text, match.from, match.to, match.skip)
  return { start, end, from: match.from, to: match.to, country: match.entry.foreign?.country ?? null }
}
