import type { ArticleId } from '../domain/ids.ts'

/** Every job of the system. They lie in Redis in clear text: ids only, and nothing is lost with them but time. */
export interface Jobs {
  /** Read the feeds that are due; which ones, the database says. */
  readonly poll: Record<string, never>
  /** Find what an article says. */
  readonly detect: { readonly articleId: ArticleId }
  /** Decide what its detections do to what is known. */
  readonly decide: { readonly articleId: ArticleId }
  /** A ticket to send one small batch from the ledger; which rows, the ledger says. */
  readonly send: Record<string, never>
}

export type JobName = keyof Jobs

export const JOB_NAMES: readonly JobName[] = ['poll', 'detect', 'decide', 'send']

export type Job = { readonly [Name in JobName]: { readonly name: Name; readonly data: Jobs[Name] } }[JobName]

/** Jobs with the same id are one while the first waits or is under way; tickets are many. */
export function jobIdOf(job: Job): string | undefined {
  switch (job.name) {
    case 'detect':
    case 'decide':
      return `${job.name}-${job.data.articleId}`
    case 'poll':
      return 'poll-due'
    case 'send':
      return undefined
  }
}
