import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { schoolAccounts } from '../accounts/account.service.ts'
import type { Recipient } from '../notices/notice.rules.ts'
import { enqueueNotice } from '../notices/notice.service.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { prepareRetention, schoolsThatKeep } from '../privacy/retention.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { groupBy } from '../schools/student.rules.ts'
import { readersOf } from './agreement-reminder.rules.ts'
import { type Made, nothingMade, remindEach, type Round, type Told } from './round.service.ts'

/**
 * Makes the list of what falls due at every school, and tells its people, once for each day on which terms end. Deletes
 * nothing. For jobs only.
 */
export async function reviewRetention(ctx: Ctx, { asOf, publicUrl }: Round): Promise<Made> {
  authorise(ctx.actor, 'reminder.send', {})
  const schools = await schoolsThatKeep(ctx)
  const names = await schoolNames(schools)
  const records = schools.map((schoolId) => ({ key: schoolId, schoolId, name: names.get(schoolId) ?? schoolId }))
  return remindEach(records, async ({ schoolId, name }) => {
    const items = await prepareRetention(ctx, schoolId)
    const due = items.filter(({ dueOn }) => dueOn !== null && dueOn <= asOf)
    const told: Told = { enqueued: nothingMade.enqueued, unreached: nothingMade.unreached }
    for (const [dueOn, own] of groupBy(due, (item) => item.dueOn as Day)) {
      const sent = await tell(ctx, { schoolId, name, dueOn, groups: own.length, link: publicUrl + paths.retention() })
      told.enqueued += sent.enqueued
      told.unreached += sent.unreached
    }
    return told
  })
}

interface Falling {
  schoolId: string
  name: string
  dueOn: Day
  groups: number
  link: string
}

async function tell(ctx: Ctx, { schoolId, name, dueOn, groups, link }: Falling): Promise<Told> {
  const nobody: Recipient = { name, email: null, language: 'it' }
  const told: Told = { enqueued: 0, unreached: 0 }
  for (const { to, mark } of readersOf<Recipient>(await schoolAccounts(schoolId), nobody)) {
    const { name: reader, email, language } = to
    const notice = {
      key: `retention-due:${schoolId}:${dueOn}:${mark}`,
      kind: 'retention-due' as const,
      about: schoolId,
      to: { name: reader, email, language },
      data: { groups: String(groups), link },
      now: ctx.now,
    }
    const isNew = await enqueueNotice(notice)
    if (isNew) told[email === null ? 'unreached' : 'enqueued'] += 1
  }
  return told
}
