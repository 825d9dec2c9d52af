import type { Kind, Status } from '../domain/detection.ts'

/** Danger fails open, relief fails closed (SAFETY); a proposal is neither: it promises nothing. */
export type Weight = 'danger' | 'relief' | 'proposal'

export function weigh(kind: Kind, status: Status): Weight {
  if (kind === 'shelling') return status === 'denied' ? 'proposal' : 'danger'
  switch (status) {
    case 'denied':
    case 'violated':
    case 'ended':
    case 'closed':
      return 'danger'
    case 'announced':
    case 'in_effect':
    case 'open':
      return 'relief'
    default:
      return 'proposal'
  }
}

const ORDER: Readonly<Record<Status, number>> = {
  proposed: 0,
  announced: 1,
  in_effect: 2,
  open: 2,
  reported: 3,
  violated: 4,
  denied: 4,
  ended: 5,
  closed: 5,
}

/** How far a status has gone in the life of a truce or a corridor: a proposal retold never takes back a truce in force. */
export function stage(status: Status): number {
  return ORDER[status]
}
