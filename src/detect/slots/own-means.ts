import type { Tag } from '../../data/lexicon/index.ts'
import type { Weapon } from '../../domain/detection.ts'
import { nounOf } from '../count/nouns.ts'
import { NUMBER_WORDS } from '../count/number-words.ts'
import { has, hasTag, isNamedAt, type Line, textAt, tokenAt } from '../reading/line.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'
import { namedMeans } from './named-means.ts'

/** Words that tell of fire, without what is fired. */
export const GOVERNS: readonly Tag[] = ['fire-verb', 'fire-noun', 'aim', 'receive', 'launch', 'strike-noun']

/** «سقبا (سبع غارات وبرميل) ودوما (قذائف)»: the tokens in brackets behind the place at token `place` that say what fell there, or null. */
export function bracketOf(line: Line, place: number, to: number): { readonly from: number; readonly to: number } | null {
  const mention = line.mentions.find(({ from }) => from === place)
  if (!mention || textAt(line, mention.to) !== '(') return null
  const from = mention.to + 1
  for (let at = from; at < Math.min(to, from + BRACKET_TOKENS); at++) {
    if (line.mentions.some(other => other.from === at) || /^(التي|الذي|حيث)$/.test(textAt(line, at))) return null
    if (textAt(line, at) === ')')
      return hasTag(line, from, at, 'projectile') || namedMeans(line, from, at).size > 0 ? { from, to: at } : null
  }
  return null
}

const BRACKET_TOKENS = 10

/**
 * «غارتان على سقبا، وثلاثة في دوما بقذائف مدفعية», «…، وأن رجلا قتل في دوما بقذيفة دبابة», «سقبا بالمدفعية ودوما بالصواريخ»: the token at which
 * what is told of `mention` begins, where its means stand behind it and those of the place before, which ends at `last`, were named in [from, last)
 * or behind it; or -1. `next` is where the place behind begins.
 */
export function opensMeans(line: Line, from: number, last: number, mention: PlacedMention, next: number): number {
  const own = meansBehind(line, mention.to, next)
  if (own.size === 0) return -1
  const at = opensTelling(line, last, mention)
  if (at < 0) return -1
  const before = namedMeans(line, at === mention.kindFrom ? last : from, at)
  // «استهدفت الطائرات سقبا، ودوما بالصواريخ»: which the planes let go
  if (own.size === 1 && own.has('rocket') && before.has('airstrike') && !isLaunched(line, mention.to, next)) return -1
  return before.size > 0 ? at : -1
}

/** The means right behind a place, as far as its clause goes. */
function meansBehind(line: Line, from: number, next: number): Set<Weapon> {
  let to = from
  for (; to < Math.min(next, from + BEHIND_TOKENS); to++) {
    if (tokenAt(line, to)?.kind === 'mark' && !QUOTES.test(textAt(line, to))) break
    if (textAt(line, to).startsWith('و') && has(line, to, ...GOVERNS)) break
  }
  return namedMeans(line, from, to)
}

const BEHIND_TOKENS = 8
const QUOTES = /^["«»“”]$/

function isLaunched(line: Line, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (/راجم|غراد|كاتيوشا/.test(textAt(line, at))) return true
  return false
}

/** The last token between two places at which something is told anew: a count of people, a word of harm, «وأن», or the place itself, joined; or -1. */
function opensTelling(line: Line, last: number, { kindFrom, clitic }: PlacedMention): number {
  if (clitic.startsWith('و')) return textAt(line, kindFrom - 1) === 'وان' ? kindFrom - 1 : kindFrom
  for (let at = kindFrom - 1; at >= last; at--) {
    const word = textAt(line, at)
    if (/^(حيث|اذ|التي|الذي)$/.test(word)) return -1
    if (/^(فيما|بينما|كما)$/.test(word)) return at
    if (!word.startsWith('و')) continue
    if (/^(وان|وبان)$/.test(word) || NUMBER_WORDS.has(word) || nounOf(tokenAt(line, at)) || /^و\d*$/.test(word)) return at
    if (has(line, at, 'dead', 'wounded')) return at
  }
  return -1
}

/** «…، وأن محور الكبانة شهد قصفا بالبراميل»: the token behind `last` at which fire on a place begins that no table has, or -1. */
export function opensUnknown(line: Line, last: number, to: number): number {
  for (let at = last; at < to - 2; at++) {
    const opens = /^(وان|وبان)$/.test(textAt(line, at)) || (/^(فيما|بينما|كما)$/.test(textAt(line, at)) && textAt(line, at - 1) === '،')
    if (!opens) continue
    for (let kind = at + 1; kind < Math.min(to - 1, at + UNKNOWN_REACH) && tokenAt(line, kind)?.kind !== 'mark'; kind++) {
      if (!KINDS.test(textAt(line, kind)) || GENERIC.test(textAt(line, kind + 1)) || isNamedAt(line, kind + 1)) continue
      if (hasTag(line, at, to, ...GOVERNS) && namedMeans(line, at, to).size > 0) return at
    }
  }
  return -1
}

const UNKNOWN_REACH = 10
const KINDS = /^(ب|ل)?(محور|محوري|جبهه|قريه|قريتي|بلده|بلدتي|حي|حيي|تله|جبل|وادي|مزارع|قري|مطار)$/
const GENERIC = /^(في|من|علي|التي|الذي|عده|كامله|باكملها|نفسها|ذاتها|واحده|اخري|سكني|سكنيه|شعبي|ب.*)$/
