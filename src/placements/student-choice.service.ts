import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { Forbidden } from '../platform/errors.ts'
import { listClasses } from '../schools/school-class.service.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import { byName, fullName, type Student } from '../schools/student.rules.ts'
import { studentsOfClass } from '../schools/student.service.ts'

const studentsOffered = 50

interface Candidate {
  student: Pick<Student, '_id' | 'surname' | 'givenName'>
  className: string
}

export interface Candidates {
  /** the classes of this school year, for choosing one */
  classes: SchoolClass[]
  /** by name, at most fifty */
  found: Candidate[]
  /** how many match in all */
  total: number
}

/** The students of the own school who could be placed: those of a class, those whose name has the words, or both. */
export async function findCandidates(ctx: Ctx, search: { q: string; classId: string }): Promise<Candidates> {
  if (!('schoolId' in ctx.actor)) throw new Forbidden('placement.edit')
  authorise(ctx.actor, 'placement.edit', { schoolId: ctx.actor.schoolId })
  const classes = await listClasses(ctx, { schoolYear: schoolYearOf(ctx.today) })
  const searched = classes.filter(({ _id }) => search.classId === '' || _id === search.classId)
  if (search.q === '' && search.classId === '') return { classes, found: [], total: 0 }
  const lists = await Promise.all(searched.map((each) => candidatesOf(ctx, each)))
  const patterns = searchPatterns(search.q)
  const matching = lists.flat().filter(({ student }) => patterns.every((pattern) => pattern.test(fullName(student))))
  const found = matching.toSorted((a, b) => byName(a.student, b.student)).slice(0, studentsOffered)
  return { classes, found, total: matching.length }
}

async function candidatesOf(ctx: Ctx, schoolClass: SchoolClass): Promise<Candidate[]> {
  const list = await studentsOfClass(ctx, 'student.view', schoolClass._id, ctx.today)
  return list.map(({ student }) => ({ student, className: schoolClass.label }))
}
