import { authorise, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { schoolYearOf, type SchoolYear } from '../norms/school-year.rules.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { day as dayFrom } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { LabMinutes } from '../roll-calls/lab-minutes.rules.ts'
import { labMinutesOfStudents } from '../roll-calls/lab-minutes.service.ts'
import type { EntryState } from './hour-entry.rules.ts'
import { StudentDays } from './student-day.model.ts'
import { type HourTotals, totalsOf } from './totals.rules.ts'

/** Minutes by state of one placement, against its planned ones. */
export async function totalsOfPlacement(ctx: Ctx, placement: Placement): Promise<HourTotals> {
  const totals = await totalsOfPlacements(ctx, 'placement.view', [placement])
  return totals.get(placement._id) ?? totalsOf([], effectiveTerms(placement).plannedMinutes)
}

/** Minutes by state of many placements at once; each must be one that this actor may use so. */
export async function totalsOfPlacements(
  ctx: Ctx,
  permission: Permission,
  placements: readonly Placement[],
): Promise<Map<string, HourTotals>> {
  for (const placement of placements) authorise(ctx.actor, permission, belongsOf(placement))
  const ids = placements.map((placement) => placement._id)
  const sums = await StudentDays.aggregate<{ _id: { placementId: string; state: EntryState }; minutes: Minutes }>([
    { $match: { 'entries.placementId': { $in: ids } } },
    { $unwind: '$entries' },
    { $match: { 'entries.placementId': { $in: ids } } },
    {
      $group: {
        _id: { placementId: '$entries.placementId', state: '$entries.state' },
        minutes: { $sum: '$entries.minutes' },
      },
    },
  ])
  const summed = (id: string) =>
    sums.filter((sum) => sum._id.placementId === id).map(({ _id, minutes }) => ({ state: _id.state, minutes }))
  return new Map(placements.map((each) => [each._id, totalsOf(summed(each._id), effectiveTerms(each).plannedMinutes)]))
}

/** Of placements and labs together. */
export interface YearMinutes {
  schoolYear: SchoolYear
  approved: Minutes
  /** Confirmed by the host or written by it, the approved ones included; of labs all that was attended. */
  confirmed: Minutes
  registered: Minutes
  /** How many of the approved ones are of labs. */
  labs: Minutes
}

/**
 * Minutes by school year of some students of the actor's school, in all their placements and in the labs that the school
 * counts. The students come from a list that this actor may see (studentsOfClass).
 */
export async function minutesOfStudents(
  ctx: Ctx,
  permission: 'register.class' | 'student.view',
  studentIds: readonly string[],
): Promise<Map<string, YearMinutes[]>> {
  const { schoolId, studentId } = visible(ctx.actor, permission)
  const mine = [...(schoolId ? [{ schoolId }] : []), ...(studentId ? [{ studentId }] : [])]
  // The school's own index would read every day of the school.
  const byStudent = { hint: { studentId: 1, day: 1 } }
  const pipeline = [
    { $match: { $and: [{ studentId: { $in: [...studentIds] } }, ...mine] } },
    { $unwind: '$entries' },
    { $match: { 'entries.live': true } },
    {
      $group: {
        _id: { studentId: '$studentId', month: { $substrBytes: ['$day', 0, 7] }, state: '$entries.state' },
        minutes: { $sum: '$entries.minutes' },
      },
    },
  ]
  const [sums, labs] = await Promise.all([
    StudentDays.aggregate<MonthSum>(pipeline, byStudent),
    labMinutesOfStudents(ctx, studentIds),
  ])
  const years = new Map<string, YearMinutes[]>(studentIds.map((id) => [id, []]))
  for (const sum of sums) addMonth(years.get(sum._id.studentId) ?? [], sum)
  for (const [id, editions] of labs) for (const edition of editions) addLab(years.get(id) ?? [], edition)
  return years
}

interface MonthSum {
  _id: { studentId: string; month: string; state: EntryState }
  minutes: Minutes
}

function addMonth(years: YearMinutes[], { _id, minutes }: MonthSum): void {
  const year = yearIn(years, schoolYearOf(dayFrom(`${_id.month}-01`)))
  year.registered += minutes
  if (_id.state !== 'logged') year.confirmed += minutes
  if (_id.state === 'approved') year.approved += minutes
}

function addLab(years: YearMinutes[], { schoolYear, counted, countable }: LabMinutes): void {
  // A lab that the school does not count makes no year.
  if (countable === 0) return
  const year = yearIn(years, schoolYear)
  year.registered += countable
  year.confirmed += countable
  year.approved += counted
  year.labs += counted
}

function yearIn(years: YearMinutes[], schoolYear: SchoolYear): YearMinutes {
  const found = years.find((each) => each.schoolYear === schoolYear)
  if (found) return found
  const year = { schoolYear, approved: 0, confirmed: 0, registered: 0, labs: 0 }
  years.push(year)
  return year
}

/** Approved minutes, and all that is registered, of each student. As minutesOfStudents, over all years. */
export async function approvedMinutesOfStudents(
  ctx: Ctx,
  permission: 'register.class' | 'student.view',
  studentIds: readonly string[],
): Promise<Map<string, { approved: Minutes; registered: Minutes }>> {
  const years = await minutesOfStudents(ctx, permission, studentIds)
  const sum = (list: readonly YearMinutes[], what: 'approved' | 'registered') =>
    list.reduce((total, year) => total + year[what], 0)
  return new Map(
    [...years].map(([id, list]) => [id, { approved: sum(list, 'approved'), registered: sum(list, 'registered') }]),
  )
}
