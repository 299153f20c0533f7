// The same person twice in a file (a list per class and one of all, a page exported twice) is enrolled once. Two
// students of one name are two, unless code or birth day say otherwise: twins and namesakes exist.

import { samePerson } from '../identifiers/tax-code.rules.ts'
import type { ClassListProblem, ListedStudent } from './class-list-result.rules.ts'

interface Distinct {
  students: ListedStudent[]
  problems: ClassListProblem[]
}

/** Each person once, in the place where the file has it first; what was left out or is doubtful as problems. */
export function withoutRepetitions(listed: readonly ListedStudent[]): Distinct {
  const result: Distinct = { students: [], problems: [] }
  const byName = new Map<string, ListedStudent[]>()
  const byCode = new Map<string, ListedStudent>()
  for (const student of listed) {
    const report = (reason: ClassListProblem['reason']) =>
      result.problems.push({ sheet: student.sheet, row: student.row, reason })
    const namesakes = byName.get(nameKey(student)) ?? []
    const earlier = namesakes.find((other) => isSame(other, student))
    if (earlier) {
      report(earlier.class === student.class ? 'listed-twice' : 'listed-in-two-classes')
      continue
    }
    // One code beside two names: one of them has been given the other's.
    if (student.taxCode !== null && byCode.has(student.taxCode)) report('tax-code-twice')
    byName.set(nameKey(student), [...namesakes, student])
    if (student.taxCode !== null) byCode.set(student.taxCode, student)
    result.students.push(student)
  }
  return result
}

function isSame(a: ListedStudent, b: ListedStudent): boolean {
  if (a.taxCode !== null && b.taxCode !== null) return samePerson(a.taxCode, b.taxCode)
  return a.birthDate !== null && a.birthDate === b.birthDate
}

function nameKey({ surname, givenName }: ListedStudent): string {
  return `${surname} ${givenName}`
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()
}
