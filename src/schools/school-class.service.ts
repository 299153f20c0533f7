import { authorise, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { assignTeacherClasses, listSchoolStaff } from '../accounts/account.service.ts'
import { schoolYearOf, type SchoolYear } from '../norms/school-year.rules.ts'
import type { Day } from '../platform/day.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { Enrolments } from './enrolment.model.ts'
import { SchoolClasses } from './school-class.model.ts'
import { byLabel, type SchoolClass } from './school-class.rules.ts'

/** One class; NotFound when there is none or it is not this actor's. */
export async function findClass(ctx: Ctx, permission: Permission, classId: string): Promise<SchoolClass> {
  const found = await SchoolClasses.findById(classId).lean<SchoolClass>()
  if (!found) throw new NotFound('class')
  authorise(ctx.actor, permission, { schoolId: found.schoolId, classId: found._id })
  return found
}

/** The classes of a school year that this actor may see, by year of the course and section. */
export async function listClasses(ctx: Ctx, { schoolYear }: { schoolYear: SchoolYear }): Promise<SchoolClass[]> {
  const classes = await SchoolClasses.find({ ...visibleClasses(ctx), schoolYear }).lean<SchoolClass[]>()
  return classes.sort(byLabel)
}

/** The school years in which this actor has classes, the present one always; newest first. */
export async function listClassYears(ctx: Ctx): Promise<SchoolYear[]> {
  const years: SchoolYear[] = await SchoolClasses.distinct('schoolYear', visibleClasses(ctx))
  return [...new Set([...years, schoolYearOf(ctx.today)])].sort().reverse()
}

/** The schools that have classes in one of these school years. For jobs. */
export async function schoolsWithClasses(years: readonly SchoolYear[]): Promise<string[]> {
  const schoolIds: string[] = await SchoolClasses.distinct('schoolId', { schoolYear: { $in: [...years] } })
  return schoolIds.toSorted()
}

/** How many students are in each of these classes on a day. */
export async function countClassStudents(classes: readonly SchoolClass[], on: Day): Promise<Map<string, number>> {
  const held = { from: { $lte: on }, $or: [{ to: null }, { to: { $gte: on } }] }
  const enrolments = await Enrolments.find(
    { classId: { $in: classes.map(({ _id }) => _id) }, ...held },
    { classId: 1 },
  ).lean()
  const counts = new Map<string, number>()
  for (const { classId } of enrolments) counts.set(classId, (counts.get(classId) ?? 0) + 1)
  return counts
}

/** The names of classes by id, for lists that mention them; only of this actor's school or classes. */
export async function classLabels(ctx: Ctx, classIds: readonly string[]): Promise<Map<string, string>> {
  const filter = { $and: [visibleClasses(ctx), { _id: { $in: [...new Set(classIds)] } }] }
  const classes = await SchoolClasses.find(filter, { label: 1 }).lean()
  return new Map(classes.map(({ _id, label }) => [_id, label]))
}

/**
 * Says which teachers follow a class: exactly these. Their accounts learn it too, and then they see the class.
 * Refused: `past-year`, `not-a-teacher-here`.
 */
export async function assignTeachers(ctx: Ctx, classId: string, accountIds: readonly string[]): Promise<void> {
  const found = await findClass(ctx, 'class.assign-teachers', classId)
  if (found.schoolYear < schoolYearOf(ctx.today)) throw new Refused('past-year')
  const teachers = await listSchoolStaff(ctx, found.schoolId, 'teacher')
  const chosen = [...new Set(accountIds)]
  if (chosen.some((id) => !teachers.some(({ _id }) => _id === id))) throw new Refused('not-a-teacher-here')
  await SchoolClasses.updateOne({ _id: classId }, { $set: { teacherIds: chosen } })
  await assignTeacherClasses(ctx, { schoolId: found.schoolId, classId, accountIds: chosen })
}

// A class carries its own id as the class it belongs to.
function visibleClasses(ctx: Ctx): Record<string, unknown> {
  const { classId, ...rest } = visible(ctx.actor, 'class.view')
  return classId === undefined ? rest : { ...rest, _id: classId }
}
