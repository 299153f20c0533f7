import type { Ctx } from '../access/actor.ts'
import { authorise } from '../access/access.ts'
import { countAbsencesOf } from '../absences/absence-student-merge.service.ts'
import { twinAccounts } from '../accounts/student-account-merge.service.ts'
import type { TwinAccounts } from '../accounts/twin-accounts.rules.ts'
import { countPlacesOf } from '../assignments/assignment-merge.service.ts'
import { countAttestationsOf } from '../attestations/attestation-student-merge.service.ts'
import { countExportsOf } from '../export-jobs/export-student.service.ts'
import { countChoicesOf } from '../choices/choice-student-merge.service.ts'
import { countProposalsOf } from '../host-proposals/proposal-student-merge.service.ts'
import { countHoursOf, daysOfTwins } from '../hours/hour-student-merge.service.ts'
import { elsewhereClashes, hourClashes } from '../hours/joined-day.rules.ts'
import { countEditionsOfStudent } from '../labs/edition-student-merge.service.ts'
import { countPriorHoursOf, priorClashes } from '../ledger/prior-student-merge.service.ts'
import { countAuthorisationsOfStudent } from '../machine-authorisations/authorisation-student-merge.service.ts'
import { countOutcomesOf } from '../outcomes/outcome-student-merge.service.ts'
import { countPaperRegistersOf } from '../paper-registers/paper-register-count.service.ts'
import { areBothAlive } from '../placements/group-twins.rules.ts'
import { groupTwins } from '../placements/placement-student-merge.service.ts'
import { countRollLinesOf, labTimesOfTwins } from '../roll-calls/roll-call-student-merge.service.ts'
import { labClashes } from '../roll-calls/roll-call-student.rules.ts'
import { countRoundsOf } from '../rounds/round-moves.service.ts'
import type { Side, StudentWay } from '../schools/student-merge.rules.ts'
import { classClashes, countEnrolmentsOf } from '../schools/student-merge.service.ts'
import type { Student } from '../schools/student.rules.ts'
import { findStudent } from '../schools/student.service.ts'
import { countFileLinesOf } from '../student-files/file-merge.service.ts'
import type { Belongings, MergeObstacle } from './student-merge.rules.ts'
import { placementsOf } from './student-move.service.ts'

export interface Pair {
  keepId: string
  goneId: string
}

export interface StudentMergePreview {
  students: Record<Side, Student>
  belongings: Record<Side, Belongings>
  accounts: TwinAccounts
  /** What must be mended first; none when the two may be made one. */
  obstacles: MergeObstacle[]
}

/** The two records side by side, everything each of them has, and what cannot be true of one person. */
export async function previewStudentMerge(ctx: Ctx, pair: Pair): Promise<StudentMergePreview> {
  const { students, way } = await findTwins(ctx, pair)
  const [keep, gone, accounts, obstacles] = await Promise.all([
    belongingsOf(ctx, students.keep),
    belongingsOf(ctx, students.gone),
    twinAccounts(ctx, way),
    obstaclesOf(ctx, way),
  ])
  return { students, belongings: { keep, gone }, accounts, obstacles }
}

/** Both records, of one school; NotFound when one of them is not the actor's, or has gone into another. */
export async function findTwins(
  ctx: Ctx,
  { keepId, goneId }: Pair,
): Promise<{ students: Record<Side, Student>; way: StudentWay }> {
  const [keep, gone] = await Promise.all([
    findStudent(ctx, 'student.merge', keepId),
    findStudent(ctx, 'student.merge', goneId),
  ])
  const { schoolId } = keep
  authorise(ctx.actor, 'student.merge', { schoolId: gone.schoolId })
  return { students: { keep, gone }, way: { schoolId, from: gone._id, to: keep._id } }
}

async function belongingsOf(ctx: Ctx, { _id, schoolId }: Student): Promise<Belongings> {
  const placements = await placementsOf(ctx, _id)
  const [hours, outcomes, enrolments, absences, file, priorHours, paperRegisters] = await Promise.all([
    countHoursOf(ctx, schoolId, _id),
    countOutcomesOf(ctx, schoolId, _id),
    countEnrolmentsOf(_id),
    countAbsencesOf(ctx, schoolId, _id),
    countFileLinesOf(ctx, schoolId, _id),
    countPriorHoursOf(ctx, schoolId, _id),
    countPaperRegistersOf(placements.map((placement) => placement._id)),
  ])
  const [roundPlaces, roundNotes] = await Promise.all([
    countPlacesOf(ctx, schoolId, _id),
    countRoundsOf(ctx, schoolId, _id),
  ])
  const [labs, rollLines, authorisations, attestations, proposals, choices, exports] = await Promise.all([
    countEditionsOfStudent(ctx, schoolId, _id),
    countRollLinesOf(ctx, schoolId, _id),
    countAuthorisationsOfStudent(ctx, schoolId, _id),
    countAttestationsOf(ctx, schoolId, _id),
    countProposalsOf(ctx, schoolId, _id),
    countChoicesOf(ctx, schoolId, _id),
    countExportsOf(ctx, { schoolId, studentId: _id }),
  ])
  return {
    enrolments,
    placements: placements.length,
    ...hours,
    absences,
    ...outcomes,
    file,
    priorHours,
    labs,
    rollLines,
    authorisations,
    attestations,
    proposals,
    choices,
    roundPlaces,
    roundNotes,
    paperRegisters,
    exports,
  }
}

/** Everything that two records hold and that cannot both be true of one person. */
export async function obstaclesOf(ctx: Ctx, way: StudentWay): Promise<MergeObstacle[]> {
  const [classes, days, times, years, groups] = await Promise.all([
    classClashes(ctx, way),
    daysOfTwins(ctx, way),
    labTimesOfTwins(ctx, way),
    priorClashes(ctx, way),
    groupTwins(ctx, way),
  ])
  const timesOf = (id: string) => times.filter(({ studentId }) => studentId === id)
  const elsewhere = [...elsewhereClashes(days.keep, timesOf(way.from)), ...elsewhereClashes(days.gone, timesOf(way.to))]
  return [
    ...classes.map((each) => ({ what: 'class' as const, ...each })),
    ...hourClashes(days.keep, days.gone).map((each) => ({ what: 'hours' as const, ...each })),
    ...elsewhere.map((each) => ({ what: 'hours-lab' as const, ...each })),
    ...labClashes(times, way).map((each) => ({ what: 'lab' as const, ...each })),
    ...years.map((schoolYear) => ({ what: 'prior' as const, schoolYear })),
    ...groups.filter(areBothAlive).map((each) => ({ what: 'group' as const, ...each })),
  ]
}
