import type { Ctx } from '../access/actor.ts'
import { authorise } from '../access/access.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { countsTowardsMinimum } from '../norms/required-hours.rules.ts'
import { listClasses } from '../schools/school-class.service.ts'
import { membersOfClasses, studentsNamed } from '../schools/student-facts.service.ts'
import { type AtRisk, byGravity, type StudentAtRisk } from './at-risk.rules.ts'
import { countersOf } from './counter.service.ts'
import { risksOf } from './risk.rules.ts'

/** The students of this school year who are at risk, in the classes that this actor may see so. */
export async function studentsAtRisk(ctx: Ctx): Promise<AtRisk> {
  const listed = await listClasses(ctx, { schoolYear: schoolYearOf(ctx.today) })
  const classes = listed.filter(({ year }) => countsTowardsMinimum(year))
  for (const { schoolId, _id } of classes) authorise(ctx.actor, 'risk.view', { schoolId, classId: _id })
  const [first] = classes
  if (!first) return { students: [], classes }
  const members = await membersOfClasses(
    classes.map(({ _id }) => _id),
    ctx.today,
  )
  const studentIds = [...new Set(members.map(({ studentId }) => studentId))]
  const [names, counters] = await Promise.all([
    studentsNamed(studentIds),
    // Whoever sees classes sees those of one school.
    countersOf(ctx, 'register.class', { schoolId: first.schoolId, studentIds }),
  ])
  const classOf = new Map(classes.map((each) => [each._id, each]))
  const students = members.flatMap(({ studentId, classId }): StudentAtRisk[] => {
    const [student, of, schoolClass] = [names.get(studentId), counters.get(studentId), classOf.get(classId)]
    if (!student || !of || !schoolClass) return []
    const [worst, ...others] = risksOf(of.counter, of.projects, { year: schoolClass.year, on: ctx.today })
    return worst ? [{ student, schoolClass, counter: of.counter, risks: [worst, ...others] }] : []
  })
  return { students: students.toSorted(byGravity), classes }
}
