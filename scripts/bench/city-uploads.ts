import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import { addDays, type Day } from '../../src/platform/day.ts'
import type { UploadedClassList } from '../../src/schools/uploaded-list.rules.ts'
import { demoName } from '../demo/people.ts'
import type { CitySchools, EnrolledStudent } from './city-schools.ts'

export function uploadIdOf(schoolId: string): string {
  return `${schoolId}list`
}

type Listed = UploadedClassList['students'][number]

/** In each school a list of its 3A waits to be confirmed: everybody who is in it but one, and two who are new. */
export function cityUploads({ schools, enrolled }: CitySchools, today: Day, now: Date): UploadedClassList[] {
  return schools.map(({ _id: schoolId, code }) => ({
    _id: uploadIdOf(schoolId),
    schoolId,
    uploadedBy: `${schoolId}office`,
    uploadedAt: now,
    fileName: '3A.xlsx',
    schoolYear: schoolYearOf(today),
    effective: today,
    defaultClass: null,
    siteCode: code,
    sites: [],
    students: listedStudents(enrolled.filter((student) => student.schoolId === schoolId && student.className === '3A')),
    problems: [],
    droppedColumns: [],
    state: 'draft',
    claimedAt: null,
    decisions: [],
    plan: null,
    result: null,
    appliedAt: null,
  }))
}

/** The students as the file has them, in the order of the file. */
function listedStudents(students: readonly EnrolledStudent[]): Listed[] {
  const known = students
    .slice(1)
    .map(({ surname, givenName, taxCode, birthDate, sex }) => ({ surname, givenName, taxCode, birthDate, sex }))
  const born = students[0]?.birthDate ?? null
  const fresh = [5001, 5002].map((n) => {
    const { surname, givenName, sex } = demoName(n)
    return { surname: `${surname} Nuovi`, givenName, sex, taxCode: null, birthDate: born && addDays(born, n % 300) }
  })
  return [...known, ...fresh].map((student, index) => ({
    ...student,
    sheet: 'Foglio1',
    row: index + 2,
    class: '3A',
    leaving: null,
  }))
}
