import { absentDays } from '../absences/absence.service.ts'
import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { type Day, daysOf, minDay, monthOf } from '../platform/day.ts'
import type { MonthLock } from './closed-month.rules.ts'
import { monthLocks } from './closed-month.service.ts'
import type { Declaration } from './declaration.rules.ts'
import { lastDeclaration } from './declaration.service.ts'

interface Around {
  locks: MonthLock[]
  absentOn: ReadonlySet<Day>
  lastDeclared: Declaration | null
}

/** What the page of a placement's hours says around its lines; for a placement that this actor has found. */
export async function signingAround(ctx: Ctx, placement: Placement): Promise<Around> {
  const { from, to } = effectiveTerms(placement)
  const months = daysOf(from, minDay(to, ctx.today)).map(monthOf)
  const [locks, absences, lastDeclared] = await Promise.all([
    monthLocks(placement.schoolId, months),
    absentDays([placement._id], from),
    may(ctx.actor, 'hours.approve') ? lastDeclaration(ctx, 'approval') : null,
  ])
  return { locks, absentOn: new Set(absences.map(({ day }) => day)), lastDeclared }
}
