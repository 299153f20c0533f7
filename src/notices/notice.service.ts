import { authorise, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { Notices } from './notice.model.ts'
import {
  type NewNotice,
  type Notice,
  type NoticeKind,
  type NoticeState,
  expiryOf,
  retryRefusal,
} from './notice.rules.ts'

const pageSize = 50

/**
 * Puts a notice in the outbox, to be sent from `now` on; false when one with this key is there already. Whether the
 * recipient is discreet follows from the kind when it is not said: anybody, students too, may forget a password.
 */
export async function enqueueNotice({ key, kind, to, data, now, about }: NewNotice): Promise<boolean> {
  const notice: Omit<Notice, 'key'> = {
    _id: newId(),
    kind,
    about: about ?? null,
    to: { ...to, discreet: to.discreet ?? kind === 'password-reset' },
    data: { ...data },
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: now,
    claim: null,
    failure: null,
    lastError: null,
    expiresAt: expiryOf(data),
    createdAt: now,
    sentAt: null,
  }
  try {
    const { upsertedCount } = await Notices.updateOne({ key }, { $setOnInsert: notice }, { upsert: true })
    return upsertedCount === 1
  } catch (error) {
    // Another process put it there between the look and the insertion.
    if (isDuplicateKey(error)) return false
    throw error
  }
}

export interface NoticeSearch {
  /** From 1; null: all of them. */
  page: number | null
  state?: NoticeState | undefined
}

/** The outbox, newest first, 50 a page. Forbidden to all but the city. */
export async function listNotices(ctx: Ctx, { page, state }: NoticeSearch) {
  const { skip, limit } = stretchOf(page, pageSize)
  const filter = { ...visible(ctx.actor, 'notice.view'), ...(state ? { state } : {}) }
  const [notices, total] = await Promise.all([
    Notices.find(filter, { kind: 1, to: 1, state: 1, failure: 1, nextAttemptAt: 1, attempts: 1, createdAt: 1 })
      .sort({ createdAt: -1, _id: -1 })
      .skip(skip)
      .limit(limit)
      .lean(),
    Notices.countDocuments(filter),
  ])
  return { notices, total, pageSize }
}

/** One notice of the outbox. The link in it lets somebody in: whoever shows it must ask holdsSecret. */
export async function findNotice(ctx: Ctx, id: string): Promise<Notice> {
  const notice = await Notices.findOne({ _id: id, ...visible(ctx.actor, 'notice.view') }).lean()
  if (!notice) throw new NotFound('notice')
  return notice
}

/** Lets a notice that failed or was kept be sent again, from now. Refused: see RetryRefusal. */
export async function retryNotice(ctx: Ctx, id: string): Promise<void> {
  const notice = await findNotice(ctx, id)
  const refusal = retryRefusal(notice, ctx.now)
  if (refusal) throw new Refused(refusal)
  const again = { state: 'waiting', attempts: 0, nextAttemptAt: ctx.now, failure: null, lastError: null, claim: null }
  const written = await Notices.updateOne({ _id: id, state: notice.state }, { $set: again })
  if (written.modifiedCount === 0) throw new Refused('changed-meanwhile')
}

/** What was enqueued about these records, oldest first: how often somebody was reminded. For jobs only. */
export async function noticesAbout(ctx: Ctx, kind: NoticeKind, about: readonly string[]) {
  authorise(ctx.actor, 'reminder.send', {})
  return Notices.find({ kind, about: { $in: [...about] } }, { key: 1, about: 1, createdAt: 1 })
    .sort({ createdAt: 1 })
    .lean()
}
