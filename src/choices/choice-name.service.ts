import { labelsOfClasses, studentsNamed } from '../schools/student-facts.service.ts'
import { fullName } from '../schools/student.rules.ts'
import type { ChoiceList } from './choice.rules.ts'

/** The name of the student or class whose list it is; for use cases that have decided who may know. */
export async function nameOfUnit({ unitId, studentId }: Pick<ChoiceList, 'unitId' | 'studentId'>): Promise<string> {
  if (studentId === null) return (await labelsOfClasses([unitId])).get(unitId) ?? ''
  const student = (await studentsNamed([studentId])).get(studentId)
  return student ? fullName(student) : ''
}
