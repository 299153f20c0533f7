import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { withoutAuthorisation } from '../machine-authorisations/machine-authorisation.service.ts'
import { schoolYearEnd, schoolYearStart } from '../norms/school-year.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { type Day, maxDay, minDay } from '../platform/day.ts'
import { NotFound } from '../platform/errors.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import { findClass } from '../schools/school-class.service.ts'
import { studentsOfClass } from '../schools/student.service.ts'
import { birthDayOf, type Student } from '../schools/student.rules.ts'
import { completedModules } from './edition.service.ts'
import type { Edition, LabGroup, Participant } from './edition.rules.ts'
import { type Enrolling, type EnrolmentRequest, firstDayFrom, sessionsFrom } from './lab-enrolment.rules.ts'
import { ownGroup } from './roster.service.ts'
import { lackingAuthorisations } from './session-authorisation.service.ts'

/** A class with its students by name, as whoever enrols reads it. */
export interface ChosenClass {
  schoolClass: SchoolClass
  students: Student[]
}

/**
 * The classes that somebody wants to bring into an edition, with their students of that school year, in the order they
 * were named. NotFound for a class that is not this actor's to enrol.
 */
export async function chosenClasses(
  ctx: Ctx,
  { schoolYear }: Pick<Edition, 'schoolYear'>,
  classIds: readonly string[],
): Promise<ChosenClass[]> {
  const on = classDay(ctx, { schoolYear })
  return Promise.all(
    [...new Set(classIds)].map(async (classId) => {
      const schoolClass = await findClass(ctx, 'class.view', classId)
      authorise(ctx.actor, 'lab-enrolment.edit', { schoolId: schoolClass.schoolId, classId })
      const enrolled = await studentsOfClass(ctx, 'class.view', classId, on)
      return { schoolClass, students: enrolled.map(({ student }) => student) }
    }),
  )
}

/** The day on which the classes of an edition are looked at: today, or the nearest day of its school year. */
export function classDay({ today }: Ctx, { schoolYear }: Pick<Edition, 'schoolYear'>): Day {
  return maxDay(schoolYearStart(schoolYear), minDay(today, schoolYearEnd(schoolYear)))
}

/**
 * The enrolled group that newcomers come into: the one that is named, or that of the one class that is chosen; null:
 * they make one of their own. NotFound when the named one is not theirs, or is not enrolled.
 */
export function groupFor(
  ctx: Ctx,
  edition: Edition,
  { classIds, groupId }: { classIds: readonly string[]; groupId: string | null },
): LabGroup | null {
  const enrolled = edition.groups.filter(({ state }) => state === 'enrolled')
  if (groupId !== null) {
    const group = ownGroup(ctx, edition, groupId)
    if (group.state !== 'enrolled') throw new NotFound(`group ${groupId}`)
    return group
  }
  const [only, ...others] = classIds
  if (only === undefined || others.length > 0) return null
  return enrolled.find(({ kind, classIds: ids }) => kind === 'class' && ids.includes(only)) ?? null
}

/** What the rules ask of the students who are to be enrolled, in the order they were ticked. */
export async function enrolmentRequest(
  ctx: Ctx,
  edition: Edition,
  { classes, studentIds }: { classes: readonly ChosenClass[]; studentIds: readonly string[] },
): Promise<EnrolmentRequest> {
  const known = new Map(
    classes.flatMap(({ schoolClass, students }) =>
      students.map((student) => [student._id, { student, classId: schoolClass._id }] as const),
    ),
  )
  const ticked = [...new Set(studentIds)]
  const ids = ticked.filter((id) => known.has(id))
  const [modules, machines] = await Promise.all([missingModules(edition, ids), missingMachines(ctx, edition, ids)])
  const students = ids.flatMap((studentId): Enrolling[] => {
    const found = known.get(studentId)
    if (!found) return []
    const lacking = { missingModules: modules.get(studentId) ?? [], missingMachines: machines.get(studentId) ?? [] }
    return [{ studentId, classId: found.classId, birthDay: birthDayOf(found.student, ctx.today), ...lacking }]
  })
  return {
    students,
    strangers: ticked.filter((id) => !known.has(id)),
    wholeClassId: wholeClass(classes, new Set(ids)),
  }
}

/** The one class of which everybody comes; null when some stay behind, or several classes send somebody. */
function wholeClass(classes: readonly ChosenClass[], ids: ReadonlySet<string>): string | null {
  const [only, ...others] = classes.filter(({ students }) => students.some(({ _id }) => ids.has(_id)))
  if (!only || others.length > 0) return null
  return only.students.every(({ _id }) => ids.has(_id)) ? only.schoolClass._id : null
}

type Lacking = ReadonlyMap<string, string[]>

async function missingModules({ module }: Edition, studentIds: readonly string[]): Promise<Lacking> {
  if (module.requiredModules.length === 0) return new Map()
  const completed = await completedModules(studentIds)
  return new Map(
    studentIds.map((id) => [id, module.requiredModules.filter((code) => !completed.get(id)?.has(code))] as const),
  )
}

/**
 * The kinds of machines that each of these students lacks the authorisation for: those that the module asks for, and those
 * of the sessions that they would come to, on the days themselves.
 */
export async function missingMachines(ctx: Ctx, edition: Edition, studentIds: readonly string[]): Promise<Lacking> {
  if (studentIds.length === 0) return new Map()
  const from = firstDayFrom(edition, ctx)
  const coming = studentIds.map((studentId) => newcomer(studentId, from))
  const sessions = sessionsFrom(edition, from)
  const [required, used] = await Promise.all([
    withoutRequired(ctx, edition, { studentIds, on: sessions[0]?.day ?? from }),
    lackingAuthorisations(ctx, { ...edition, participants: coming }, sessions),
  ])
  const byStudent = new Map<string, string[]>()
  for (const { studentId, machineKind } of [...required, ...used]) {
    const before = byStudent.get(studentId) ?? []
    if (!before.includes(machineKind)) byStudent.set(studentId, [...before, machineKind])
  }
  return byStudent
}

function newcomer(studentId: string, from: Day): Participant {
  return { studentId, schoolId: '', classId: '', groupId: '', from, to: null, privacyOn: null }
}

async function withoutRequired(
  ctx: Ctx,
  { module, partnerId }: Edition,
  { studentIds, on }: { studentIds: readonly string[]; on: Day },
) {
  const machineKinds = module.requiredMachines
  if (machineKinds.length === 0) return []
  const { networks } = (await findPartner(ctx, 'partner.view', partnerId)).hosting
  return withoutAuthorisation({ studentIds, machineKinds, partnerId, networks, on })
}
