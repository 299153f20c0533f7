import { newId } from '../platform/id.ts'
import type { Mailer } from '../platform/mailer.ts'
import { Notices } from './notice.model.ts'
import { type Failure, type Notice, concernsAll, errorText, failureOf, leaseMs, nextAttempt } from './notice.rules.ts'
import { type Sender, mailText, noticeText } from './notice.text.ts'

export interface Delivered {
  sent: number
  failed: number
  kept: number
  /** Attempts that failed, and will be made again. */
  postponed: number
}

/** A run begins no mail after this time, so that the job ends well before another may take it for dead. */
const longestRunMs = 4 * 60_000

/**
 * Sends what waits and is due at `now`, oldest first; counts what reached its end. Each notice is claimed with one
 * conditional write, so that several workers never send one at the same time. Should a worker die between the mail
 * server's yes and the next write, the notice is sent again after its lease: twice is better than never.
 */
export async function deliverNotices(now: Date, mailer: Mailer, sender: Sender): Promise<Delivered> {
  const delivered = await endWithoutMail(now, mailer)
  const start = performance.now()
  for (;;) {
    const elapsed = performance.now() - start
    const notice = elapsed < longestRunMs ? await claimNext(new Date(now.getTime() + elapsed), now) : null
    if (!notice) return delivered
    const failure = await attempt(notice, mailer, sender)
    const after = new Date(now.getTime() + performance.now() - start)
    delivered[failure ? await markFailed(notice, failure, after) : await markSent(notice, after)]++
    if (failure && concernsAll(failure.failure)) return delivered
  }
}

/** What no mail server is needed for: expired links, people without an address, and a city without a mail server. */
async function endWithoutMail(now: Date, mailer: Mailer): Promise<Delivered> {
  const due = { state: 'waiting' as const, nextAttemptAt: { $lte: now } }
  const failWith = (failure: Failure) => ({ $set: { state: 'failed' as const, failure, claim: null } })
  const expired = await Notices.updateMany({ ...due, expiresAt: { $lte: now } }, failWith('link-expired'))
  const homeless = await Notices.updateMany({ ...due, 'to.email': null }, failWith('no-address'))
  const kept = mailer.delivers ? null : await Notices.updateMany(due, { $set: { state: 'kept', claim: null } })
  await forgetExpiredLinks(now)
  return {
    sent: 0,
    failed: expired.modifiedCount + homeless.modifiedCount,
    kept: kept?.modifiedCount ?? 0,
    postponed: 0,
  }
}

async function forgetExpiredLinks(now: Date): Promise<void> {
  const over = { state: { $ne: 'waiting' as const }, expiresAt: { $lte: now }, 'data.link': { $exists: true } }
  await Notices.updateMany(over, { $unset: { 'data.link': 1 } })
}

/** Takes the next due notice for the time of a lease; null when there is none. `due` stays, so that no run is endless. */
async function claimNext(at: Date, due: Date): Promise<Notice | null> {
  return Notices.findOneAndUpdate(
    { state: 'waiting', nextAttemptAt: { $lte: due }, 'to.email': { $ne: null } },
    { $set: { claim: newId(), nextAttemptAt: new Date(at.getTime() + leaseMs) }, $inc: { attempts: 1 } },
    { sort: { nextAttemptAt: 1 }, returnDocument: 'after' },
  ).lean()
}

interface Failed {
  failure: Failure
  lastError: string
}

async function attempt(notice: Notice, mailer: Mailer, sender: Sender): Promise<Failed | null> {
  try {
    const text = noticeText(notice, sender)
    await mailer.send({
      id: notice._id,
      to: { name: notice.to.name, address: notice.to.email ?? '' },
      subject: text.subject,
      text: mailText(text),
    })
    return null
  } catch (error) {
    return { failure: failureOf(error), lastError: errorText(error) }
  }
}

/** The link is forgotten in the same write: who opens the outbox later finds nothing to follow. */
async function markSent({ _id, claim, expiresAt }: Notice, now: Date): Promise<'sent'> {
  const forget = expiresAt ? { $unset: { 'data.link': 1 as const } } : {}
  const done = { $set: { state: 'sent' as const, sentAt: now, failure: null, lastError: null }, ...forget }
  await Notices.updateOne({ _id, claim, state: 'waiting' }, done)
  return 'sent'
}

async function markFailed(
  { _id, claim, attempts }: Notice,
  { failure, lastError }: Failed,
  now: Date,
): Promise<'failed' | 'postponed'> {
  const again = nextAttempt(attempts, failure, now)
  const next = again ? { nextAttemptAt: again } : { state: 'failed' as const }
  await Notices.updateOne({ _id, claim, state: 'waiting' }, { $set: { failure, lastError, ...next } })
  return again ? 'postponed' : 'failed'
}
