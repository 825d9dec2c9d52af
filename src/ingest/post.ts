import { cleanLetters } from './clean/clean-letters.ts'
import type { Submission } from './submission.ts'

/** A post of a channel, or one that an admin forwards, as the bot hands it on. */
export interface Post {
  /** Text or caption. */
  readonly text: string
  /** When it was first published: of a forwarded post the date of its origin. */
  readonly date: Date
  /** Title of the channel it comes from. Never a person's name: those are not kept. */
  readonly forwardOriginTitle?: string
  /** Without `@`; only public channels have one. */
  readonly channelUsername?: string
  readonly messageId?: number
}

const SOURCE_MAX_CHARS = 120

/** Posts have no title. Their url is the public one, so that an edited post is a new version of the same. */
export function submissionFromPost(post: Post): Submission {
  const channel =
    post.channelUsername !== undefined && /^[A-Za-z0-9_]{4,32}$/.test(post.channelUsername) ? post.channelUsername.toLowerCase() : null
  const title = cleanLetters(post.forwardOriginTitle ?? '')
    .replace(/\s+/g, ' ')
    .slice(0, SOURCE_MAX_CHARS)
  return {
    url: channel !== null && post.messageId !== undefined ? `https://t.me/${channel}/${post.messageId}` : null,
    title: '',
    content: { kind: 'text', text: post.text },
    publishedAt: post.date,
    source: channel === null ? title : `t.me/${channel}`,
  }
}
