import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { log } from '../platform/log.ts'
import { noteTold, tellOfCancelling } from './edition-notice.service.ts'
import { Editions } from './edition.model.ts'
import type { Edition, UntoldChange } from './edition.rules.ts'
import { tellOfTeacher } from './group-teacher-notice.service.ts'
import { tellOfPlan } from './session-notice.service.ts'

/** Whoever makes a change tells of it right away: what takes longer than this was cut off. */
const GRACE_MS = 2 * 60_000

/**
 * Writes the letters of changes after which a process died: of plans, of who comes along, and of editions that were
 * cancelled. Each once, also where some of them were written. Gives how many changes were told of; one that fails keeps
 * no other waiting. For jobs only.
 */
export async function tellUntold(ctx: Ctx, publicUrl: string): Promise<number> {
  authorise(ctx.actor, 'reminder.send', {})
  const before = new Date(ctx.now.getTime() - GRACE_MS)
  const editions = await Editions.find({ 'untold.at': { $lt: before } }).lean<Edition[]>()
  let told = 0
  for (const edition of editions) {
    for (const news of (edition.untold ?? []).filter(({ at }) => at < before)) {
      try {
        await tell(ctx, edition, { news, publicUrl })
        told += 1
      } catch (error) {
        log.error({ err: error, editionId: edition._id }, 'a change of a lab could not be told of')
      }
    }
  }
  return told
}

async function tell(
  ctx: Ctx,
  edition: Edition,
  { news, publicUrl }: { news: UntoldChange; publicUrl: string },
): Promise<void> {
  const { teacher } = news
  if (teacher) return tellOfTeacher(ctx, edition, { news: { ...news, teacher }, publicUrl })
  if (news.changes !== null) return tellOfPlan(ctx, edition, { news, publicUrl })
  await tellOfCancelling(ctx, edition, publicUrl)
  await noteTold(edition._id, news)
}
