// The same person twice in a file (a list per class and one of all, a page exported twice) is enrolled once. Two
// students of one name are two, unless code or birth day say otherwise: twins and namesakes exist.

import { samePerson } from '../identifiers/tax-code.rules.ts'
import type { ClassListProblem, ListedStudent } from './class-list-result.rules.ts'

interface Distinct {
  students: ListedStudent[]
  problems: ClassListProblem[]
}

/** Each person once, where the file has it first or where it has not left; what was left out or is doubtful as problems. */
export function withoutRepetitions(listed: readonly ListedStudent[]): Distinct {
  const problems: ClassListProblem[] = []
  const byName = new Map<string, ListedStudent[]>()
  for (const student of listed) {
    const namesakes = byName.get(nameKey(student)) ?? []
    const earlier = namesakes.find((other) => isSame(other, student))
    byName.set(nameKey(student), [
      ...namesakes.filter((other) => other !== earlier),
      earlier ? kept(earlier, student) : student,
    ])
    if (earlier) problems.push(repetition(earlier, student))
  }
  const all = new Set([...byName.values()].flat())
  const students = listed.filter((student) => all.has(student))
  return { students, problems: [...problems, ...sharedCodes(students)].sort(asInFile(listed)) }
}

/** Gone from one class and in another: the row that says where the student is now counts; otherwise the first. */
function kept(earlier: ListedStudent, later: ListedStudent): ListedStudent {
  return earlier.leaving && !later.leaving ? later : earlier
}

function repetition(earlier: ListedStudent, later: ListedStudent): ClassListProblem {
  const { sheet, row } = kept(earlier, later) === earlier ? later : earlier
  return { sheet, row, reason: earlier.class === later.class ? 'listed-twice' : 'listed-in-two-classes' }
}

/** One code beside two names: one of them has been given the other's. */
function sharedCodes(students: readonly ListedStudent[]): ClassListProblem[] {
  const seen = new Set<string>()
  return students.flatMap(({ taxCode, sheet, row }): ClassListProblem[] => {
    if (taxCode === null) return []
    if (seen.has(taxCode)) return [{ sheet, row, reason: 'tax-code-twice' }]
    seen.add(taxCode)
    return []
  })
}

function asInFile(listed: readonly ListedStudent[]) {
  const place = (problem: ClassListProblem) =>
    listed.findIndex(({ sheet, row }) => sheet === problem.sheet && row === problem.row)
  return (a: ClassListProblem, b: ClassListProblem) => place(a) - place(b)
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
