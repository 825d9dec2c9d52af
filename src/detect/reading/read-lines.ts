import type { Tag } from '../../data/lexicon/index.ts'
import type { Weapon } from '../../domain/detection.ts'
import { NUMBER_WORDS } from '../count/number-words.ts'
import type { NormalText, Sentence, Token } from '../normalize/tokens.ts'
import { UNITS } from '../when/words.ts'
import { type Lexicon, NO_WORD, phraseAt, type Word } from './lexicon.ts'
import type { Line } from './line.ts'
import type { PlacedMention } from './placed-mention.ts'

/** A sentence is worth a look when it has one of these. */
const TRIGGERS: ReadonlySet<Tag> = new Set<Tag>([
  'fire-verb',
  'fire-noun',
  'projectile',
  'aircraft',
  'strike-noun',
  'aim',
  'truce',
  'corridor',
  'evacuation',
  'convoy',
  'take-out',
  'go-out',
  'relief-ask',
  'entry',
  'dead',
  'wounded',
  'loss',
])

/** The sentences that hold a trigger, with what the lexicon says of each token. All others cost one look-up per token. */
export function readLines(text: NormalText, lexicon: Lexicon, mentions: readonly PlacedMention[]): Line[] {
  const lines: Line[] = []
  let first = 0
  text.sentences.forEach((sentence, index) => {
    for (const piece of pieces(text, sentence)) {
      while (first < mentions.length && (mentions[first]?.from ?? 0) < piece.from) first++
      let last = first
      while (last < mentions.length && (mentions[last]?.from ?? 0) < piece.to) last++
      const words = wordsOf(text, lexicon, piece)
      if (words.some(worthALook) || isOnWays(words)) lines.push(lineOf(text, words, piece, index, mentions.slice(first, last)))
      first = last
    }
  })
  return lines
}

/** What is longer than this is no sentence but a page without full stops; rules look back and forth within one piece only. */
const MAX_TOKENS = 500

function pieces(text: NormalText, sentence: Sentence): Sentence[] {
  if (sentence.to - sentence.from <= MAX_TOKENS) return [sentence]
  const out: Sentence[] = []
  for (let from = sentence.from; from < sentence.to; from += MAX_TOKENS) {
    const to = Math.min(sentence.to, from + MAX_TOKENS)
    out.push({ ...sentence, from, to, start: text.tokens[from]?.start ?? sentence.start, end: text.tokens[to - 1]?.end ?? sentence.end })
  }
  return out
}

/** What the lexicon knows of each token of a sentence; of signs and numbers nothing. */
function wordsOf(text: NormalText, lexicon: Lexicon, { from, to }: Sentence): Word[] {
  const words: Word[] = []
  for (let at = from; at < to; at++) {
    const token = text.tokens[at] as Token
    words.push(token.kind === 'word' ? lexicon.word(token.lexeme) : NO_WORD)
  }
  return words
}

function worthALook(word: Word): boolean {
  if (word === NO_WORD) return false
  for (const tag of word.tags) if (TRIGGERS.has(tag)) return true
  for (const phrase of word.phrases) for (const tag of phrase.tags) if (TRIGGERS.has(tag)) return true
  return false
}

/** «أقفلت القوات حاجز القطيفة», «تمنع عن مضايا الدواء»: a road or aid, and that it is open or shut. */
function isOnWays(words: readonly Word[]): boolean {
  const road = tells(words, 'road')
  if (!road && !tells(words, 'aid')) return false
  return tells(words, 'close') || tells(words, 'refusal') || (road && tells(words, 'open'))
}

function tells(words: readonly Word[], tag: Tag): boolean {
  return words.some(({ tags }) => tags.includes(tag))
}

export function readLine(text: NormalText, lexicon: Lexicon, sentence: Sentence, index: number, mentions: readonly PlacedMention[]): Line {
  return lineOf(text, wordsOf(text, lexicon, sentence), sentence, index, mentions)
}

function lineOf(text: NormalText, words: readonly Word[], sentence: Sentence, index: number, mentions: readonly PlacedMention[]): Line {
  const { from, to } = sentence
  const tags: (readonly Tag[])[] = []
  const weapons: (readonly Weapon[])[] = []
  for (const word of words) {
    tags.push(word.tags)
    weapons.push(word.weapons)
  }
  for (let at = from; at < to; at++) {
    const word = words[at - from] as Word
    const hit = word.phrases.length > 0 ? phraseAt(text.tokens, at, to, word) : null
    if (!hit) continue
    const whole = hit.tags.some(tag => OPAQUE.has(tag))
    // «ألغام بحرية»: what falls from the sky, and no mine in the ground
    const own = (tags[at - from] ?? []).filter(tag => tag !== 'other-attack' || !hit.tags.includes('projectile'))
    tags[at - from] = whole ? hit.tags : [...new Set([...hit.tags, ...own])]
    weapons[at - from] = whole || hit.weapons.length > 0 ? hit.weapons : [...new Set(weapons.slice(at - from, hit.to - from).flat())]
    for (let inner = hit.from + 1; inner < hit.to; inner++) {
      tags[inner - from] = []
      weapons[inner - from] = []
    }
    at = hit.to - 1
  }
  // «بعد نحو ساعة»: how much, and not whither
  for (let at = from; at < to - 1; at++) if (text.tokens[at]?.text === 'نحو' && isMeasure(text.tokens[at + 1])) tags[at - from] = []
  for (let at = from + 1; at < to; at++) if (isGathering(text.tokens, tags, at, from)) tags[at - from] = []
  // the words of a place's name say nothing else
  for (const mention of mentions) {
    for (let at = mention.from; at < Math.min(mention.to, to); at++) {
      tags[at - from] = []
      weapons[at - from] = []
    }
  }
  const allTags: Tag[] = []
  for (const own of tags) for (const tag of own) if (!allTags.includes(tag)) allTags.push(tag)
  return { text, index, sentence, from, to, mentions, tags, weapons, allTags, clauses: clauseStarts(text, from, to, tags, mentions) }
}

function isMeasure(token: Token | undefined): boolean {
  return token?.kind === 'number' || NUMBER_WORDS.has(token?.text ?? '') || UNITS.has(token?.text ?? '')
}

/** «استهدف القصف جنازة»: people who are struck where they meet, and go nowhere. */
function isGathering(tokens: readonly Token[], tags: readonly (readonly Tag[])[], at: number, from: number): boolean {
  if (!/^(جنازه|تشييع)$/.test(tokens[at]?.text ?? '')) return false
  return [1, 2].some(step => tags[at - step - from]?.some(tag => tag === 'fire-noun' || tag === 'aim' || tag === 'fire-verb'))
}

/** Phrases whose words say nothing by themselves. */
const OPAQUE: ReadonlySet<Tag> = new Set<Tag>(['truce', 'other-attack', 'air-defence', 'corridor', 'onlooker'])

const CLAUSE_VERBS: ReadonlySet<Tag> = new Set<Tag>([
  'fire-verb',
  'aim',
  'launch',
  'receive',
  'ground',
  'speech',
  'motion',
  'dead',
  'wounded',
  'result',
  'open',
])

function clauseStarts(
  text: NormalText,
  from: number,
  to: number,
  tags: readonly (readonly Tag[])[],
  mentions: readonly PlacedMention[],
): number[] {
  const starts = [from]
  for (let at = from + 1; at < to; at++) {
    const before = text.tokens[at - 1]
    const own = tags[at - from] ?? []
    const comma =
      before?.kind === 'mark' &&
      (before.text === '،' || before.text === ',' || before.text === '؛' || before.text === ';' || before.text === ':')
    const header = before?.text === ':' && at - (starts[starts.length - 1] ?? from) < 7
    const opens =
      own.includes('clause') ||
      isAddition(text, at, tags[at + 1 - from], tags[at + 2 - from]) ||
      before?.text === '؛' ||
      (comma && FRONTED.test(text.tokens[at]?.text ?? '') && mentions.some(({ kindFrom }) => kindFrom === at + 1)) ||
      (comma &&
        text.tokens[at]?.text === 'فقد' &&
        isVerb(tags[at + 1 - from]) &&
        tags.slice((starts[starts.length - 1] ?? from) - from, at - from).some(isOtherFight)) ||
      (comma && isSubject(text, at, mentions, end => tags[end - from])) ||
      (before?.text === ':' && !header && !LISTED.test(text.tokens[at - 2]?.text ?? '')) ||
      (comma && !header && own.some(tag => CLAUSE_VERBS.has(tag)) && !own.includes('partitive') && !isObject(text, at, own))
    if (opens && starts[starts.length - 1] !== at) starts.push(at)
  }
  return starts
}

/** «، ففي الرستن سقطت …»: what follows is told of that place. */
const FRONTED = /^[وف]في$/

/** «استهدف مناطق: الكسوة وجمرايا»: what the word before the colon governs stands behind it. */
const LISTED = /^(ال)?(مناطق|مدن|بلدات|قري|احياء|مواقع|تاليه|اتيه)$/

function isVerb(tags: readonly Tag[] = []): boolean {
  return tags.some(tag => CLAUSE_VERBS.has(tag))
}

/** «حيث قتل اثنان في مواجهة بالرشاشات، فقد طاولت النيران …»: what follows the comma is no part of that fight. */
function isOtherFight(tags: readonly Tag[]): boolean {
  return tags.includes('other-attack')
}

/** «، وبلدة سقبا تعرضت …», «، وداخل حلب انفجرت …»: a place with a verb of its own. */
function isSubject(
  text: NormalText,
  at: number,
  mentions: readonly PlacedMention[],
  tagsAt: (token: number) => readonly Tag[] | undefined,
): boolean {
  if (!text.tokens[at]?.text.startsWith('و')) return false
  const mention = mentions.find(({ kindFrom, clitic, from }) => kindFrom === at && (kindFrom < from || clitic.startsWith('و')))
  return mention !== undefined && isVerb(tagsAt(mention.to))
}

/** «إضافة لإصابة …»: another outcome, of another act. */
function isAddition(text: NormalText, at: number, next: readonly Tag[] = [], second: readonly Tag[] = []): boolean {
  if (!isHarm(next) && !isHarm(second)) return false
  return /^(و)?(اضافه|فضلا)$/.test(text.tokens[at]?.text ?? '')
}

function isHarm(tags: readonly Tag[]): boolean {
  for (const tag of tags) if (tag === 'dead' || tag === 'wounded') return true
  return false
}

/** «، لقصف …», «، بقصف …»: goes with the verb before the comma. */
function isObject(text: NormalText, at: number, own: readonly Tag[]): boolean {
  const word = text.tokens[at]?.text ?? ''
  return word === 'قصفا' || (/^[لب]/.test(word) && own.includes('fire-noun'))
}
