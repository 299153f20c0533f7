import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { addDays, type Day } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import type { LabMinutes } from '../roll-calls/lab-minutes.rules.ts'
import { labMinutesOfStudents } from '../roll-calls/lab-minutes.service.ts'
import type { EntryState } from './hour-entry.rules.ts'
import { StudentDays } from './student-day.model.ts'
import { type HourTotals, totalsOf } from './totals.rules.ts'

/** Whose minutes, and on which days: stretches that do not overlap, both ends included. */
export interface StayOf {
  schoolId: string
  classId: string
  studentId: string
  stays: readonly { from: Day; to: Day }[]
}

/** Minutes of some days: of placements and of the labs that the school counts together, and placement by placement. */
export interface StayMinutes {
  registered: Minutes
  confirmed: Minutes
  approved: Minutes
  labs: Minutes
  byPlacement: Map<string, Omit<HourTotals, 'planned'>>
}

/**
 * What a student did on the days in a class, which is one this actor may use so; who may see the class reads these hours
 * wherever the student is now. Of a lab that goes on over a change of class each class has what its days added.
 */
export async function minutesOfStay(ctx: Ctx, permission: 'register.class', stay: StayOf): Promise<StayMinutes> {
  const { schoolId, classId, studentId } = stay
  authorise(ctx.actor, permission, { schoolId, classId })
  const within = stay.stays.map(({ from, to }) => ({ day: { $gte: from, $lte: to } }))
  if (within.length === 0) return { registered: 0, confirmed: 0, approved: 0, labs: 0, byPlacement: new Map() }
  const [sums, labs] = await Promise.all([
    StudentDays.aggregate<{ _id: { placementId: string; state: EntryState }; minutes: Minutes }>([
      { $match: { studentId, schoolId, $or: within } },
      { $unwind: '$entries' },
      { $match: { 'entries.live': true } },
      {
        $group: {
          _id: { placementId: '$entries.placementId', state: '$entries.state' },
          minutes: { $sum: '$entries.minutes' },
        },
      },
    ]),
    Promise.all(stay.stays.map((days) => labsWithin(ctx, studentId, days))),
  ])
  const lines = sums.map(({ _id, minutes }) => ({ ..._id, minutes }))
  const ids = [...new Set(lines.map(({ placementId }) => placementId))].toSorted()
  const all = totalsOf(lines, 0)
  const attended = sumMinutes(labs.map(({ countable }) => countable))
  const counted = sumMinutes(labs.map((each) => each.counted))
  const confirmed = all.confirmed + all.approved + attended
  return {
    registered: all.logged + confirmed,
    confirmed,
    approved: all.approved + counted,
    labs: counted,
    byPlacement: new Map(
      ids.map((id) => {
        const own = lines.filter(({ placementId }) => placementId === id)
        return [id, totalsOf(own, 0)]
      }),
    ),
  }
}

/** What some days added to the labs: as much as counts of an edition until the last, without what counted before. */
async function labsWithin(ctx: Ctx, studentId: string, { from, to }: { from: Day; to: Day }) {
  const [until, before] = await Promise.all([
    labMinutesOfStudents(ctx, [studentId], to),
    labMinutesOfStudents(ctx, [studentId], addDays(from, -1)),
  ])
  const sum = (found: ReadonlyMap<string, LabMinutes[]>, what: 'counted' | 'countable') =>
    sumMinutes((found.get(studentId) ?? []).map((each) => each[what]))
  return {
    counted: sum(until, 'counted') - sum(before, 'counted'),
    countable: sum(until, 'countable') - sum(before, 'countable'),
  }
}
