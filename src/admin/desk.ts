import type { CommandLine } from '../bot/commands.ts'
import type { BotDeps } from '../bot/deps.ts'
import type { RecentMessages } from '../bot/recent-messages.ts'
import { courtesyOf } from '../bot/spoken-text.ts'
import { createTurn, type Turn } from '../bot/turn.ts'
import { redeemExpected, redeemToken, withdrawTokens } from '../db/action-token-store.ts'
import { findChat } from '../db/chat-store.ts'
import type { TelegramChatId } from '../domain/ids.ts'
import { Amended, askPlace, pickKind, pickPlace, readAmendment } from './amend.ts'
import { showAudit, showOlderAudit } from './audit.ts'
import { createBroadcastDesk } from './broadcast.ts'
import { createBroadcastPlans } from './broadcast-plans.ts'
import { createRunningBroadcasts } from './broadcast-running.ts'
import { createCorrectDesk } from './correct.ts'
import type { AdminDeps } from './deps.ts'
import { createReviewDesk } from './review.ts'
import { isAdmin } from './rights.ts'
import { askRole, setRole } from './roles.ts'
import { tellSilentSources } from './source-alarm.ts'
import { bindForwarded, changeSource, sources } from './sources.ts'
import { showStats } from './stats.ts'

/** Where admins are served: in private chats only, by the id of who writes, with rights asked at every action. */
export interface AdminDesk {
  isAdmin(user: TelegramChatId): Promise<boolean>
  /** True where the text was an admin's command, or the answer to what an admin was asked. */
  text(turn: Turn, command: CommandLine | null, text: string): Promise<boolean>
  /** True where an admin was asked to forward a post of a channel, and this is one. */
  forward(turn: Turn, channel: TelegramChatId | null): Promise<boolean>
  /** A button with a one-time token; false where the token is spent, expired or somebody else's, or the right is gone. */
  press(turn: Turn, token: string): Promise<boolean>
  /** Looks after what goes on by the clock: progress whose process has ended, sources that have fallen silent. */
  tend(): Promise<void>
  /** Leaves to other processes what this one shows. */
  stop(): void
}

/** An admin's turn: in a private chat, with the user known. */
export interface AdminTurn extends Turn {
  readonly user: TelegramChatId
}

/** What a button of an admin does. */
export type AdminAction = (turn: AdminTurn, payload: unknown) => Promise<void>

export function createAdminDesk(deps: BotDeps, adminDeps: AdminDeps, recent: RecentMessages): AdminDesk {
  async function turnOf(user: TelegramChatId): Promise<AdminTurn | null> {
    if (!(await isAdmin(deps, user))) return null
    const chat = await findChat(deps.db, deps.cipher, user)
    return { ...createTurn(deps, recent, { room: { id: user, type: 'private' }, user, chat, pressed: null }), user }
  }
  const running = createRunningBroadcasts(deps, adminDeps.broadcasts)
  const plans = createBroadcastPlans(deps, adminDeps.broadcasts)
  const broadcast = createBroadcastDesk(deps, adminDeps.broadcasts, { running, plans, turnOf })
  const review = createReviewDesk(adminDeps)
  const correct = createCorrectDesk(adminDeps)

  async function amend(turn: AdminTurn, payload: unknown): Promise<void> {
    const { target, change } = Amended.parse(payload)
    if (target.of === 'event') return correct.confirm(turn, target.id, change)
    const amendment = readAmendment(turn, change)
    if (amendment === null) return turn.toast(turn.t('stale-button'))
    await review.amend(turn, target.id, amendment)
  }

  const commands: Readonly<Record<string, (turn: AdminTurn, args: string) => Promise<void>>> = {
    broadcast: broadcast.begin,
    planned: plans.list,
    audit: turn => showAudit(turn),
    grant: (turn, args) => askRole(turn, args, 'grant'),
    revoke: (turn, args) => askRole(turn, args, 'revoke'),
    stats: showStats,
    sources: (turn, args) => sources(turn, args, adminDeps.testSource),
    review: review.show,
    correct: correct.show,
  }
  const expected: Readonly<Record<string, (turn: AdminTurn, text: string, payload: unknown) => Promise<void>>> = {
    ...broadcast.expected,
    'amend-place-name': pickPlace,
  }
  const actions: Readonly<Record<string, AdminAction>> = {
    ...broadcast.actions,
    ...running.actions,
    ...plans.actions,
    ...review.actions,
    ...correct.actions,
    'amend-place': askPlace,
    'amend-kind': pickKind,
    'amend-set': amend,
    'audit-older': showOlderAudit,
    'set-role': setRole,
    'change-source': changeSource,
  }

  return {
    isAdmin: user => isAdmin(deps, user),
    async text(turn, command, text) {
      const wanted = command === null ? undefined : Object.hasOwn(commands, command.name) ? commands[command.name] : undefined
      if (command !== null && wanted === undefined) return false
      const admin = await asAdmin(deps, turn)
      if (admin === null) return false
      if (wanted) {
        // Whoever gives another command answers no earlier question any more.
        await withdrawTokens(deps.db, deps.cipher.hash(admin.user), Object.keys(expected))
        await wanted(admin, command?.args ?? '')
        return true
      }
      const asked = await redeemExpected(deps.db, deps.cipher.hash(admin.user), Object.keys(expected))
      if (asked === null) return false
      if (courtesyOf(text) === 'stop') {
        await admin.send({ text: admin.t('asked-dropped') })
        return true
      }
      await expected[asked.action]?.(admin, text, asked.payload)
      return true
    },
    async forward(turn, channel) {
      const admin = channel === null ? null : await asAdmin(deps, turn)
      if (admin === null || channel === null) return false
      const asked = await redeemExpected(deps.db, deps.cipher.hash(admin.user), ['bind-channel'])
      if (asked !== null) await bindForwarded(admin, channel, asked.payload)
      return asked !== null
    },
    async press(turn, token) {
      const admin = await asAdmin(deps, turn)
      if (admin === null) return false
      const redeemed = await redeemToken(deps.db, token, deps.cipher.hash(admin.user))
      const act = redeemed && Object.hasOwn(actions, redeemed.action) ? actions[redeemed.action] : undefined
      if (!redeemed || !act) return false
      await act(admin, redeemed.payload)
      return true
    },
    async tend() {
      await running.takeOver(turnOf)
      await tellSilentSources(deps, turnOf)
    },
    stop: () => running.stop(),
  }
}

async function asAdmin(deps: BotDeps, turn: Turn): Promise<AdminTurn | null> {
  const { user } = turn
  if (user === null || turn.room.type !== 'private' || turn.room.id !== user) return null
  return (await isAdmin(deps, user)) ? { ...turn, user } : null
}
