/** Ids of the answers given lately, so that /forget can take them back. In memory only: nothing of a conversation is kept at rest. */
export interface RecentMessages {
  add(chatHash: Uint8Array, messageId: number): void
  /** Those of the last 48 hours, and forgets them. */
  take(chatHash: Uint8Array): readonly number[]
}

const KEEP_MS = 48 * 3600_000
const MOST_PER_CHAT = 200
const MOST_CHATS = 20_000

export function createRecentMessages(nowMs: () => number = Date.now): RecentMessages {
  const byChat = new Map<string, { readonly id: number; readonly atMs: number }[]>()
  return {
    add(chatHash, messageId) {
      const key = Buffer.from(chatHash).toString('base64')
      const kept = byChat.get(key) ?? []
      kept.push({ id: messageId, atMs: nowMs() })
      if (kept.length > MOST_PER_CHAT) kept.shift()
      // Written again at the end, so that the chats that have been silent longest are the first to go.
      byChat.delete(key)
      byChat.set(key, kept)
      const oldest = byChat.keys().next().value
      if (byChat.size > MOST_CHATS && oldest !== undefined) byChat.delete(oldest)
    },
    take(chatHash) {
      const key = Buffer.from(chatHash).toString('base64')
      const kept = byChat.get(key) ?? []
      byChat.delete(key)
      return kept.filter(message => nowMs() - message.atMs < KEEP_MS).map(message => message.id)
    },
  }
}
