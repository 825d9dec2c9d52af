import type { ArticleReceipt, BotDeps } from '../deps.ts'
import type { Incoming } from '../incoming.ts'
import type { Turn } from '../turn.ts'

/** A post of a channel that is among our sources. */
export async function channelPost(deps: BotDeps, incoming: Extract<Incoming, { kind: 'post' }>): Promise<void> {
  const channelHash = deps.cipher.hash(incoming.room.id)
  const receipt = await deps.onArticle({ from: 'channel', channelHash, post: incoming.post, edited: incoming.edited })
  deps.log.info({ receipt: typeof receipt === 'string' ? receipt : 'refused' }, 'channel post')
}

/** An article that an admin forwards. */
export async function forwardedArticle(turn: Turn, incoming: Extract<Incoming, { kind: 'forward' }>): Promise<void> {
  const { post } = incoming
  const channelHash = post.channel === null ? null : turn.deps.cipher.hash(post.channel)
  const receipt = await turn.deps.onArticle({ from: 'admin', channelHash, post, edited: false })
  await turn.send({ text: receiptText(turn, receipt) })
}

function receiptText(turn: Turn, receipt: ArticleReceipt): string {
  if (typeof receipt === 'object') return turn.t('article-refused', { reason: turn.t(receipt.refused) })
  return turn.t(receipt === 'known' ? 'article-known' : 'article-taken')
}
