import type { NormalText } from '../normalize/tokens.ts'
import type { PlacedMention } from '../reading/placed-mention.ts'

/** How many words behind the mark of the page the number of answers may stand. */
const COUNT_REACH = 4

/**
 * The places that a post names itself. Pages of posts give the answers of readers in the same paragraph, behind «All reactions: 112»; what
 * readers say there of other places is not told by the post.
 */
export function withoutComments(text: NormalText, mentions: readonly PlacedMention[]): readonly PlacedMention[] {
  const marks = text.tokens.flatMap((token, at) => (token.text === 'reactions' && isCounted(text, at) ? [at] : []))
  if (marks.length === 0) return mentions
  return mentions.filter(({ from }) => {
    const mark = marks.find(at => at < from)
    return mark === undefined || paragraphOf(text, mark) !== paragraphOf(text, from)
  })
}

function isCounted({ tokens }: NormalText, at: number): boolean {
  for (let next = at + 1; next <= at + COUNT_REACH; next++) if (/^\d/.test(tokens[next]?.text ?? '')) return true
  return false
}

function paragraphOf({ sentences }: NormalText, token: number): number {
  return sentences.find(({ from, to }) => from <= token && token < to)?.paragraph ?? -1
}
