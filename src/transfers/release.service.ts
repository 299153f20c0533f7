import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { normalCode } from '../accounts/account-link.rules.ts'
import { minutesOfStudents } from '../hours/hour-totals.service.ts'
import { samePerson } from '../identifiers/tax-code.rules.ts'
import { priorHoursOf, putCertifiedHours } from '../ledger/prior-hours.service.ts'
import { authorOf } from '../partners/author.service.ts'
import type { Day } from '../platform/day.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { digestOf, storeFile } from '../platform/files.ts'
import { newId } from '../platform/id.ts'
import { inTurn } from '../platform/in-turn.ts'
import { writePdf } from '../platform/pdf.ts'
import { enrol } from '../schools/enrolment.rules.ts'
import { findClass } from '../schools/school-class.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { courseHistories, studentNamed } from '../schools/student-facts.service.ts'
import {
  addStudent,
  enrolmentHistory,
  schoolYearOfClass,
  studentWithCode,
  writeEnrolmentChanges,
} from '../schools/student-move.service.ts'
import type { Student } from '../schools/student.rules.ts'
import { findStudent } from '../schools/student.service.ts'
import { certificateDocument } from './certified-hours.text.ts'
import { StudentMoves } from './student-move.model.ts'
import {
  arrivingLines,
  certifiedLines,
  type CertifiedLine,
  type Release,
  type StudentMove,
  standingOf,
  takingRefusals,
} from './student-move.rules.ts'

/** What the actor's school certifies of a student to another school, as it stands now. */
export async function certifiedNow(ctx: Ctx, student: Student): Promise<CertifiedLine[]> {
  const { _id, schoolId } = student
  const [minutes, courses, names, prior] = await Promise.all([
    minutesOfStudents(ctx, 'student.view', [_id]),
    courseHistories([_id]),
    schoolNames([schoolId]),
    earlierLines(_id),
  ])
  const school = { schoolId, schoolName: names.get(schoolId) ?? '' }
  return certifiedLines({ courses: courses.get(_id) ?? [], minutes: minutes.get(_id) ?? [], prior, school })
}

/** Of a line that a transfer brought one knows which schools certified it; of one that was typed only a name. */
async function earlierLines(studentId: string): Promise<CertifiedLine[]> {
  const [prior, arrivals] = await Promise.all([
    priorHoursOf([studentId]),
    StudentMoves.find({ 'release.taking.studentId': studentId }).sort({ at: 1, _id: 1 }).lean<StudentMove[]>(),
  ])
  return (prior.get(studentId) ?? []).flatMap((line): CertifiedLine[] => {
    const { schoolYear, year, minutes, fromSchool } = line
    const brought = arrivals.find(({ _id }) => line._id === `${_id}:${schoolYear}`)?.release?.lines ?? []
    const known = brought.filter((each) => each.schoolYear === schoolYear && each.schoolId !== line.schoolId)
    return known.length > 0 ? known : [{ schoolYear, year, minutes, schoolId: null, schoolName: fromSchool }]
  })
}

export interface TakingOver {
  code: string
  taxCode: string
  /** The class and the first day in it. */
  classId: string
  from: Day
}

/**
 * Takes over a student whom another school has let go, by the code it gave and the tax code. The student becomes one of
 * this school, in that class, with the hours certified so far. Refused: `no-such-release` (wrong, used, withdrawn or too
 * old: which of these is not said), `own-release`, `day-ahead`, `before-release`, `not-in-school-year`.
 */
export async function takeOver(ctx: Ctx, given: TakingOver): Promise<{ studentId: string; skipped: string[] }> {
  const { _id: classId, schoolId, schoolYear } = await findClass(ctx, 'student.move', given.classId)
  const { move, release } = await openRelease(ctx, given)
  const refusals = takingRefusals(
    { ...given, schoolId, schoolYear },
    { last: move.day, from: move.schoolId, today: ctx.today },
  )
  if (refusals.length > 0) throw new Refused(...refusals)
  const known = await studentWithCode(schoolId, release.taxCode)
  const by = await authorOf(ctx)
  const arriving = { schoolId, studentId: known?._id ?? newId(), classId, from: given.from }
  const claimed = await StudentMoves.updateOne(
    { _id: move._id, 'release.code': release.code, 'release.taking': null, 'release.withdrawnAt': null },
    {
      $set: {
        'release.taking': { ...arriving, by, at: ctx.now, doneAt: null, skipped: [] },
        'release.code': null,
      },
    },
  )
  if (claimed.modifiedCount !== 1) throw new Refused('no-such-release')
  return finishTaking(ctx, move._id)
}

/** Refused, whatever is wrong with code or tax code: nobody learns which of them is right. */
async function openRelease({ today }: Ctx, { code, taxCode }: TakingOver) {
  const filter = { 'release.code': normalCode(code), doneAt: { $ne: null } }
  const move = await StudentMoves.findOne(filter).lean<StudentMove>()
  const release = move?.release
  const opens = release && standingOf(release, today) === 'waiting' && samePerson(release.taxCode, taxCode)
  if (!move || !opens) throw new Refused('no-such-release')
  return { move, release }
}

/** Every step may be made twice. */
async function finishTaking(ctx: Ctx, moveId: string): Promise<{ studentId: string; skipped: string[] }> {
  const move = await StudentMoves.findById(moveId).lean<StudentMove>()
  const release = move?.release
  if (!move || !release?.taking) throw new NotFound('transfer')
  const { taking } = release
  const { surname, givenName, taxCode, birthDate, sex } = await studentNamed(move.studentId)
  const { schoolId } = taking
  const identity = { surname, givenName, taxCode: taxCode ?? release.taxCode, birthDate, sex }
  const studentId = await addStudent({ _id: taking.studentId, schoolId, ...identity, email: null })
  await enrolArrived(moveId, { ...taking, studentId })
  const skipped = await writeArrivedHours(move, { ...release, taking: { ...taking, studentId } })
  await StudentMoves.updateOne(
    { _id: moveId },
    {
      $set: {
        'release.taking.studentId': studentId,
        'release.taking.skipped': skipped,
        'release.taking.doneAt': ctx.now,
      },
    },
  )
  return { studentId, skipped }
}

/** Whom a class list has brought before stays where the list says. */
async function enrolArrived(
  moveId: string,
  { schoolId, studentId, classId, from }: NonNullable<Release['taking']>,
): Promise<void> {
  const history = await enrolmentHistory(studentId)
  if (history.enrolments.some(({ to }) => to === null)) return
  const schoolYear = await schoolYearOfClass(classId)
  const { changes } = enrol(history, { classId, schoolYear, first: false }, from)
  await writeEnrolmentChanges({ schoolId, studentId, classId, enrolmentId: `${moveId}-in`, changes })
}

async function writeArrivedHours(move: StudentMove, release: Release): Promise<string[]> {
  const { taking, lines } = release
  if (!taking) return []
  const years = arrivingLines(lines, taking.schoolId)
  if (years.length === 0) return []
  const certificate = await certificateOf(move, release)
  const by = { ...taking.by, at: taking.at }
  return putCertifiedHours(
    taking.studentId,
    move._id,
    years.map((year) => ({ ...year, schoolId: taking.schoolId, certificate, by })),
  )
}

async function certificateOf(move: StudentMove, { lines, linesAt }: Release) {
  const [student, names] = await Promise.all([studentNamed(move.studentId), schoolNames([move.schoolId])])
  const fromSchool = names.get(move.schoolId) ?? ''
  const out = new PassThrough()
  const [bytes] = await Promise.all([
    buffer(out),
    writePdf(out, certificateDocument({ student, fromSchool, lines, at: linesAt, last: move.day })),
  ])
  const name = 'certificazione-ore.pdf'
  const type = 'application/pdf'
  return { fileId: await storeFile(bytes, { name, type }), name, type, bytes: bytes.length, digest: digestOf(bytes) }
}

/** Tells the other school of hours approved or rectified since. Refused: `no-release` when nothing was let go. */
export async function sendHoursAgain(ctx: Ctx, studentId: string): Promise<void> {
  const student = await findStudent(ctx, 'student.move', studentId)
  const lines = await certifiedNow(ctx, student)
  const last = { studentId, kind: 'transfer' as const, 'release.withdrawnAt': null, doneAt: { $ne: null } }
  const move = await StudentMoves.findOneAndUpdate(
    last,
    { $set: { 'release.lines': lines, 'release.linesAt': ctx.now } },
    { sort: { at: -1, _id: -1 }, returnDocument: 'after' },
  ).lean<StudentMove>()
  if (!move?.release) throw new Refused('no-release')
  if (move.release.taking) await finishTaking(ctx, move._id)
}

/** Takes a release back that nobody has used: the student comes back as after any leaving. Refused: `no-release`. */
export async function withdrawRelease(ctx: Ctx, studentId: string): Promise<void> {
  await findStudent(ctx, 'student.move', studentId)
  const open = { studentId, kind: 'transfer' as const, 'release.taking': null, 'release.withdrawnAt': null }
  const written = await StudentMoves.updateOne(open, {
    $set: { 'release.withdrawnAt': ctx.now, 'release.code': null },
  })
  if (written.modifiedCount !== 1) throw new Refused('no-release')
}

/** Takes up again what a take-over left in the middle. Gives how many. */
export async function resumeTakeOvers(ctx: Ctx): Promise<number> {
  authorise(ctx.actor, 'student.move', {})
  const before = new Date(ctx.now.getTime() - 2 * 60_000)
  const waiting = await StudentMoves.find(
    { 'release.taking.at': { $lt: before }, 'release.taking.doneAt': null },
    { _id: 1 },
  )
    .sort({ at: 1 })
    .lean()
  await inTurn(waiting, async ({ _id }) => {
    await finishTaking(ctx, _id)
  })
  return waiting.length
}
