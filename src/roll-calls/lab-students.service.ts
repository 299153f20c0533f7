import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { schoolYearEnd, schoolYearStart, type SchoolYear } from '../norms/school-year.rules.ts'
import { Forbidden } from '../platform/errors.ts'
import { RollCalls } from './roll-call.model.ts'

/** The students of the actor's school who stand in a roll call of a school year. */
export async function studentsAtLabs(ctx: Ctx, year: SchoolYear): Promise<string[]> {
  const { schoolId } = visible(ctx.actor, 'roll-call.view')
  if (typeof schoolId !== 'string') throw new Forbidden('roll calls of one school')
  const ofSchool = { 'lines.schoolId': schoolId, 'lines.studentId': { $type: 'string' } }
  const found = await RollCalls.aggregate<{ _id: string }>([
    { $match: { day: { $gte: schoolYearStart(year), $lte: schoolYearEnd(year) }, 'lines.schoolId': schoolId } },
    { $unwind: '$lines' },
    { $match: ofSchool },
    { $group: { _id: '$lines.studentId' } },
    { $sort: { _id: 1 } },
  ])
  return found.map(({ _id }) => _id)
}
