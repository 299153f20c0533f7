import { type Ctx, systemContext } from '../access/actor.ts'
import { schoolYearEnd, schoolYearOf, schoolYearStart, type SchoolYear } from '../norms/school-year.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { day as dayFrom } from '../platform/day.ts'
import { leadsTo } from '../schools/student-merge.service.ts'
import { type ApprovedLine, approvedStates, type HoursOfDays } from './approved-line.rules.ts'
import type { StudentDay } from './hour-entry.rules.ts'
import { StudentDays } from './student-day.model.ts'

// For use cases of the system that have already decided who may know: the ledger, and what is said of a register.

const wasApproved = { $in: [...approvedStates] }

/** Every line of a school that was approved, with a day in a school year; by day and line. */
export async function approvedLinesOfSchool(now: Date, schoolId: string, year: SchoolYear): Promise<ApprovedLine[]> {
  const days = await StudentDays.find({
    schoolId,
    'entries.state': wasApproved,
    day: { $gte: schoolYearStart(year), $lte: schoolYearEnd(year) },
  })
    .sort({ day: 1, _id: 1 })
    .lean<StudentDay[]>()
  return linesOf(systemContext(now), days, null)
}

/** Every line of one placement that was approved; by day and line. */
export async function approvedLinesOfPlacement(now: Date, placementId: string): Promise<ApprovedLine[]> {
  const days = await StudentDays.find({ 'entries.placementId': placementId, 'entries.state': wasApproved })
    .sort({ day: 1, _id: 1 })
    .lean<StudentDay[]>()
  return linesOf(systemContext(now), days, placementId)
}

async function linesOf(ctx: Ctx, days: readonly StudentDay[], only: string | null): Promise<ApprovedLine[]> {
  const approved: readonly string[] = approvedStates
  const lines = days.flatMap(({ studentId, day, entries }) =>
    entries
      .filter(({ state, placementId }) => approved.includes(state) && (only === null || placementId === only))
      .map((entry) => ({ studentId, day, entry })),
  )
  const ids = [...new Set(lines.map(({ entry }) => entry.placementId))]
  const { placements } = await listPlacements(ctx, 'placement.view', { ids })
  const studentOf = new Map(placements.map((placement) => [placement._id, placement.studentId]))
  const others = lines.filter(({ studentId, entry }) => studentOf.get(entry.placementId) !== studentId)
  // Two records of one student on their way to become one: hours and placements do not move in the same moment.
  const merged = await leadsTo(
    others.flatMap(({ studentId, entry }) => [studentId, studentOf.get(entry.placementId) ?? '']),
  )
  const person = (id: string | undefined) => (id === undefined ? undefined : (merged.get(id) ?? id))
  return lines.map(({ studentId, day, entry }) => ({
    day,
    entry,
    ofItsStudent: person(studentOf.get(entry.placementId)) === person(studentId),
  }))
}

/** Which schools have approved lines in which school years, by school and year. */
export async function yearsWithApprovedHours(): Promise<{ schoolId: string; schoolYear: SchoolYear }[]> {
  const months = await StudentDays.aggregate<{ _id: { schoolId: string; month: string } }>([
    { $match: { 'entries.state': wasApproved } },
    { $group: { _id: { schoolId: '$schoolId', month: { $substrBytes: ['$day', 0, 7] } } } },
    { $sort: { '_id.schoolId': 1, '_id.month': 1 } },
  ])
  const years = months.map(({ _id }) => ({
    schoolId: _id.schoolId,
    schoolYear: schoolYearOf(dayFrom(`${_id.month}-01`)),
  }))
  return [...new Map(years.map((each) => [`${each.schoolId} ${each.schoolYear}`, each])).values()]
}

/** Whose hours: of one placement, of some students wherever they were, of some days, or of some students on these. */
export type WhoseHours =
  | { placementId: string }
  | { studentIds: readonly string[] }
  | HoursOfDays
  | (HoursOfDays & { studentIds: readonly string[] })

/** When the first of these hours was approved or rectified after a moment; null: none was. */
export async function firstApprovalAfter(whose: WhoseHours, after: Date): Promise<Date | null> {
  const ofPlacement = 'placementId' in whose ? { 'entries.placementId': whose.placementId } : {}
  const ofStudents = 'studentIds' in whose ? { studentId: { $in: [...whose.studentIds] } } : {}
  const ofDays = 'from' in whose ? filterOfDays(whose) : { day: {}, entry: {} }
  const since = {
    ...ofPlacement,
    ...ofDays.entry,
    'entries.state': wasApproved,
    'entries.approvedBy.at': { $gt: after },
  }
  const [first] = await StudentDays.aggregate<{ at: Date }>([
    { $match: { ...ofStudents, ...ofDays.day, ...since } },
    { $unwind: '$entries' },
    { $match: since },
    { $group: { _id: null, at: { $min: '$entries.approvedBy.at' } } },
  ])
  return first?.at ?? null
}

function filterOfDays({ partnerId, schoolId, from, to }: HoursOfDays) {
  return {
    day: { ...(schoolId ? { schoolId } : {}), day: { $gte: from, $lte: to } },
    entry: partnerId ? { 'entries.partnerId': partnerId } : {},
  }
}
