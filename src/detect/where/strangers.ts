import type { Token } from '../normalize/tokens.ts'
import type { Lexicon } from '../reading/lexicon.ts'
import { type Draft, isQuote, newDraft, SEPARATORS } from './drafts.ts'
import { kindWord } from './kind-words.ts'
import { UNKNOWN } from './named.ts'
import type { Match } from './scan.ts'
import { STOP_WORDS } from './stop-words.ts'
import { AREA_LINKS, DIRECTIONS, FIRST_NAMES, LOCATIVES, NAME_HOLDERS, NAME_OPENERS } from './words.ts'

/**
 * Adds the places that no table knows and no word of kind introduces, where a list of small places has them between two that are known: «تقاد
 * وصكيرو وكفرعمة». Drafts stay in the order of the text.
 */
export function addStrangers(
  tokens: readonly Token[],
  matches: readonly Match[],
  drafts: readonly Draft[],
  sentenceOf: Int32Array,
  lexicon: Lexicon,
): readonly Draft[] {
  const found: Draft[] = []
  for (let at = 0; at + 1 < drafts.length; at++) {
    const before = drafts[at] as Draft
    const after = drafts[at + 1] as Draft
    const gap = after.kindFrom - before.to
    if (gap < 1 || gap > LONGEST_GAP || before.sentence !== after.sentence) continue
    if (!isMember(before) || !isMember(after) || !isJoined(tokens, after)) continue
    const names = namesBetween(tokens, before.to, after.kindFrom, lexicon)
    if (names.length === 0 || matches.some(match => isOther(match) && match.from >= before.to && match.from < after.kindFrom)) continue
    for (const { from, to, clitic } of names) {
      const match: Match = { from, to, clitic, skip: clitic.length, entry: UNKNOWN }
      const draft = newDraft(match, [], from, sentenceOf[from] as number, 'strong', [])
      draft.state = 'accepted'
      draft.reason = 'named by the text'
      found.push(draft)
    }
  }
  return found.length === 0 ? drafts : [...drafts, ...found].sort((a, b) => a.from - b.from)
}

const LONGEST_GAP = 6

function isOther({ entry }: Match): boolean {
  return entry.blocked || entry.foreign !== null
}

/** A small place that speaks for itself: beside capitals stand forces and states as well. */
function isMember({ level, match, kinds }: Draft): boolean {
  if (level !== 'strong' && level !== 'weak') return false
  const { exact } = match.entry
  return (
    kinds.every(kind => kind.kind !== 'governorate') &&
    exact.length > 0 &&
    exact.every(place => SMALL.has(place.kind) && place.population < 5)
  )
}

const SMALL: ReadonlySet<string> = new Set(['village', 'town', 'neighbourhood', 'subdistrict', 'natural', 'facility', 'camp'])

function isJoined(tokens: readonly Token[], { kinds, match, kindFrom }: Draft): boolean {
  const before = tokens[kindFrom - 1]
  return (kinds[0]?.clitic ?? match.clitic).startsWith('و') || (before?.kind === 'mark' && SEPARATORS.has(before.text))
}

interface Name {
  readonly from: number
  readonly to: number
  readonly clitic: string
}

/** The names that the tokens of [from, end) are, joined by «و» and commas; empty where anything else stands there. */
function namesBetween(tokens: readonly Token[], from: number, end: number, lexicon: Lexicon): readonly Name[] {
  const names: Name[] = []
  let isParted = false
  for (let at = from; at < end; ) {
    const token = tokens[at] as Token
    if (token.kind === 'mark' && (SEPARATORS.has(token.text) || isQuote(token))) {
      isParted ||= !isQuote(token)
      at++
      continue
    }
    const clitic = token.text.startsWith('و') && token.text.length > 3 ? 'و' : ''
    if ((clitic === '' && !isParted) || !isStranger(token, clitic, lexicon)) return NONE
    let to = at + 1
    const second = tokens[to]
    if (to < end && second?.kind === 'word' && !second.text.startsWith('و')) {
      // «كور علي», «تل الملك»: the list goes on right behind the second word
      if (!NAME_OPENERS.has(token.text.slice(clitic.length)) && !isStranger(second, '', lexicon)) return NONE
      to++
    }
    names.push({ from: at, to, clitic })
    isParted = false
    at = to
  }
  return names
}

const NONE: readonly Name[] = []

function isStranger(token: Token, clitic: string, lexicon: Lexicon): boolean {
  const word = token.text.slice(clitic.length)
  if (token.kind !== 'word' || !/^[\u0621-\u064A]{3,}$/.test(word)) return false
  if (STOP_WORDS.has(word) || LOCATIVES.has(word) || AREA_LINKS.has(word) || DIRECTIONS.has(word)) return false
  if (NAME_HOLDERS.has(word) || FIRST_NAMES.has(word) || kindWord(word) || kindWord(word.replace(/^ال/, ''))) return false
  if (/(ها|هم|هما|يون|يين|وا)$/.test(word) || /^(بال|لل|است|ي...|ست.)/.test(word) || /^ال.*(يه|ي)$/.test(word)) return false
  const { tags, weapons } = lexicon.word(token.lexeme)
  return tags.length === 0 && weapons.length === 0
}
