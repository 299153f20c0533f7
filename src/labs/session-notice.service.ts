import type { Ctx } from '../access/actor.ts'
import { accountOf } from '../access/actor.ts'
import { hostAccounts } from '../accounts/account.service.ts'
import { linesText } from '../notices/notice-lines.rules.ts'
import type { Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import { noteTold } from './edition-notice.service.ts'
import { type Edition, isShown, type LabSession, type UntoldChange } from './edition.rules.ts'
import { groupReaders } from './group-readers.service.ts'
import { planDifference } from './session-difference.rules.ts'

interface ChangedPlan {
  /** As it was read. */
  before: Edition
  after: readonly LabSession[]
  /** The partners of the edition then. */
  partnerIds: readonly string[]
  reason: string | null
}

/** What there is to tell of a change of the plan; null: nothing. While the edition is a draft nobody waits for it. */
export function planNews(ctx: Ctx, { before, after, partnerIds, reason }: ChangedPlan): UntoldChange | null {
  const changes = linesText(planDifference(before.sessions, after))
  if (changes === '' || !isShown(before.state)) return null
  return {
    planVersion: before.planVersion + 1,
    at: ctx.now,
    byId: accountOf(ctx.actor),
    // Whoever is sent for, and whoever is not needed any more.
    partnerIds: [...new Set([...before.partnerIds, ...partnerIds])],
    changes,
    reason,
  }
}

/**
 * Tells the partners' people and those of the groups at their schools what changed in the plan: once per change and
 * person, not whoever made it.
 */
export async function tellOfPlan(
  ctx: Ctx,
  edition: Pick<Edition, '_id' | 'title' | 'partnerId' | 'groups'>,
  { news, publicUrl }: { news: UntoldChange; publicUrl: string },
): Promise<void> {
  const { _id, title } = edition
  const link = publicUrl + paths.editionPlan({ editionId: _id })
  for (const [accountId, to] of await recipientsOf(edition, news)) {
    await enqueueNotice({
      key: `lab-plan-changed:${_id}:${news.planVersion}:${accountId}`,
      kind: 'lab-plan-changed',
      about: _id,
      to,
      data: { edition: title, changes: news.changes ?? '', reason: news.reason ?? '', link },
      now: ctx.now,
    })
  }
  await noteTold(_id, news)
}

async function recipientsOf(
  { partnerId, groups }: Pick<Edition, 'partnerId' | 'groups'>,
  { partnerIds, byId }: UntoldChange,
): Promise<Map<string, Recipient>> {
  const found = new Map<string, Recipient>()
  for (const id of new Set([partnerId, ...partnerIds]))
    for (const { _id, name, email, language } of await hostAccounts(id)) found.set(_id, { name, email, language })
  const enrolled = groups.filter(({ state }) => state === 'enrolled' || state === 'offered')
  for (const { key, to } of await groupReaders(enrolled.map(({ schoolId, teacher }) => ({ schoolId, teacher }))))
    found.set(key, to)
  found.delete(byId ?? '')
  return found
}
