import type { Tag } from '../../data/lexicon/index.ts'
import { lexemeOf, noted } from '../normalize/lexeme.ts'
import type { Token } from '../normalize/tokens.ts'
import type { Lexicon } from '../reading/lexicon.ts'
import type { Draft } from './drafts.ts'
import type { TargetLists } from './targets.ts'

/** How far before the name the word may stand that tells who comes or goes. */
const REACH = 12
const AHEAD = 3
const MOVES: ReadonlySet<Tag> = new Set(['take-out', 'go-out', 'entry'])
const MOVED: ReadonlySet<Tag> = new Set(['people', 'fighters', 'convoy', 'aid', 'deal'])
const SENT: ReadonlySet<Tag> = new Set(['convoy', 'aid'])
const PEOPLE: ReadonlySet<Tag> = new Set(['people', 'fighters'])
const HALTS: ReadonlySet<Tag> = new Set(['truce'])
const TO = /^(الي|نحو|صوب|باتجاه)$/
const LEADS = /^(من|الي|نحو|صوب|باتجاه|داخل|عن)$/

/** Numbers of the lists that people are let out of, aid goes to or a truce covers: «خروج المقاتلين من القابون», «قافلة أغذية إلى القدم», «هدنة القدم». */
export function createReliefGoals(lexicon: Lexicon): TargetLists {
  const tells = (tags: ReadonlySet<Tag>) => noted(text => lexicon.word(lexemeOf(text)).tags.some(tag => tags.has(tag)))
  const [isMove, isMoved, isHalt, isSent, isPeople] = [tells(MOVES), tells(MOVED), tells(HALTS), tells(SENT), tells(PEOPLE)]
  const isGoal = (draft: Draft, tokens: readonly Token[]) => {
    if (draft.level !== 'weak' && !isTown(draft)) return false
    const before = tokens[draft.kindFrom - 1]
    if (before?.kind !== 'word') return false
    if (isHalt(before.lexeme) && draft.match.clitic === '') return true
    const whose = isPeople(before.lexeme)
    if (!LEADS.test(before.text) && before.text !== 'في' && !whose) return false
    let [moves, moved] = [false, false]
    // «صار بإمكان أهالي التضامن الخروج»
    if (whose) for (const token of tokens.slice(draft.to, draft.to + AHEAD)) moves ||= token.kind === 'word' && isMove(token.lexeme)
    if (moves) return true
    for (let at = draft.kindFrom - 2; at >= 0 && at >= draft.kindFrom - REACH; at--) {
      const token = tokens[at] as Token
      if (token.kind === 'break') return false
      if (token.kind !== 'word') continue
      if (before.text === 'في' && isHalt(token.lexeme)) return true
      moves ||= isMove(token.lexeme)
      moved ||= isMoved(token.lexeme)
      if (moved && (moves || (isSent(token.lexeme) && TO.test(before.text))) && before.text !== 'في') return true
      if (whose && moves) return true
    }
    return false
  }
  return (tokens, drafts) => new Set(drafts.filter(draft => isGoal(draft, tokens)).map(draft => draft.list))
}

/** A word of everyday that bears the name of a quarter or a town is no place for being gone to; others are. */
function isTown({ level, match }: Draft): boolean {
  return (
    level === 'ordinary' &&
    match.to === match.from + 1 &&
    match.entry.exact.some(({ kind, ordinaryWord }) => !ordinaryWord && (kind === 'neighbourhood' || kind === 'town' || kind === 'camp'))
  )
}
