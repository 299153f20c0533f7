import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { schoolAccounts } from '../accounts/account.service.ts'
import { monthWaitingBySchool } from '../hours/month-waiting.service.ts'
import { paths } from '../paths.ts'
import { formatHours } from '../platform/format.ts'
import { schoolNames } from '../schools/school.service.ts'
import { readersOf } from './agreement-reminder.rules.ts'
import { write } from './lab-letter.service.ts'
import { monthToTell } from './placement-reminder.rules.ts'
import { type Made, nothingMade, remindEach, type Round } from './round.service.ts'

/** Tells office and coordinators, a week after the end of a month, that hours of it still wait; once. For jobs only. */
export async function remindWaitingMonths(ctx: Ctx, { asOf, publicUrl }: Round): Promise<Made> {
  authorise(ctx.actor, 'reminder.send', {})
  const month = monthToTell(asOf)
  if (month === null) return { ...nothingMade }
  const waiting = await monthWaitingBySchool(ctx, month)
  const names = await schoolNames(waiting.map(({ schoolId }) => schoolId))
  const records = waiting.map((each) => ({ ...each, key: `month-waiting:${each.schoolId}:${month}` }))
  return remindEach(records, async ({ key, schoolId, lines, minutes }) => {
    const nobody = { name: names.get(schoolId) ?? '', email: null, language: 'it' as const }
    const accounts = (await schoolAccounts(schoolId)).map(({ name, email, language }) => ({ name, email, language }))
    const data = {
      month,
      lines: String(lines),
      hours: formatHours(minutes),
      link: publicUrl + paths.month({ month }),
    }
    return write(ctx, readersOf(accounts, nobody), { key, about: schoolId, content: { kind: 'month-waiting', data } })
  })
}
