import { taxCodeOf } from '../../src/identifiers/tax-code-person.rules.ts'
import type { SchoolKind } from '../../src/norms/required-hours.rules.ts'
import {
  previousSchoolYear,
  type SchoolYear,
  schoolYearOf,
  schoolYearStart,
} from '../../src/norms/school-year.rules.ts'
import { addDays, type Day } from '../../src/platform/day.ts'
import type { Enrolment } from '../../src/schools/enrolment.rules.ts'
import type { SchoolClass } from '../../src/schools/school-class.rules.ts'
import { defaultSettings, emptyOffice, type School, searchTextOf } from '../../src/schools/school.rules.ts'
import type { Student } from '../../src/schools/student.rules.ts'
import { demoName } from '../demo/people.ts'

const SCHOOLS = 10
export const CLASS_SIZE = 25
const SECTIONS = ['3A', '3B', '3C', '4A', '4B', '4C', '5A', '5B'] as const
const KINDS: readonly SchoolKind[] = ['tecnico', 'liceo', 'professionale']

/** Ids are letters and digits only, as ours are: they travel in the values of forms. */
const two = (n: number) => String(n).padStart(2, '0')
export const schoolIdOf = (n: number) => `school${two(n)}`

export interface EnrolledStudent extends Student {
  /** From 0, over the whole city. */
  number: number
  courseYear: number
  classId: string
  className: string
}

export interface CitySchools {
  schools: School[]
  /** This year's and, for who was there already, last year's. */
  classes: SchoolClass[]
  students: Student[]
  enrolments: Enrolment[]
  /** The students with their class of this year. */
  enrolled: EnrolledStudent[]
}

export function citySchools(today: Day): CitySchools {
  const year = schoolYearOf(today)
  const city: CitySchools = { schools: [], classes: [], students: [], enrolments: [], enrolled: [] }
  for (let n = 0; n < SCHOOLS; n++) {
    city.schools.push(schoolOf(n, year))
    for (const section of SECTIONS) addClass(city, { n, section, year, today })
  }
  return city
}

interface ClassOf {
  n: number
  section: string
  year: SchoolYear
  today: Day
}

function addClass(city: CitySchools, { n, section, year, today }: ClassOf): void {
  const schoolClass = classOf(n, section, year)
  city.classes.push(schoolClass)
  const before =
    schoolClass.year > 3 ? classOf(n, `${schoolClass.year - 1}${schoolClass.section}`, previousSchoolYear(year)) : null
  if (before) city.classes.push(before)
  for (let place = 0; place < CLASS_SIZE; place++) {
    const student = studentOf({ n: city.students.length, schoolClass, today })
    city.students.push(student)
    city.enrolled.push({
      ...student,
      number: city.students.length - 1,
      courseYear: schoolClass.year,
      classId: schoolClass._id,
      className: schoolClass.label,
    })
    city.enrolments.push(enrolmentOf(student, schoolClass, null))
    if (before) city.enrolments.push(enrolmentOf(student, before, addDays(schoolYearStart(year), -1)))
  }
}

function schoolOf(n: number, year: SchoolYear): School {
  const code = `ZZIS0${two(n)}00${String.fromCodePoint(65 + n)}`
  const name = `IIS Numero ${n + 1}`
  const site = {
    code,
    name: name.toUpperCase(),
    address: `VIA DELLE SCUOLE ${n + 1}`,
    postcode: '20100',
    town: 'BORGO',
    townCode: null,
    kindText: 'ISTITUTO SUPERIORE',
    kind: kindOf(n),
    secondCycle: true,
    headOffice: true,
    evening: false,
    feature: null,
    email: null,
    pec: null,
    website: null,
    registerYear: year,
  }
  const school = {
    _id: schoolIdOf(n),
    schoolId: schoolIdOf(n),
    code,
    name,
    management: 'state' as const,
    region: 'LOMBARDIA',
    province: 'BORGO',
    sites: [site],
    codeHistory: [],
    settings: { ...defaultSettings, logWindowDays: 90 },
    office: emptyOffice,
    closures: [],
    registerYear: year,
    revision: 'bench',
  }
  return { ...school, searchText: searchTextOf(school) }
}

function kindOf(n: number): SchoolKind {
  return KINDS[n % KINDS.length] ?? 'tecnico'
}

function classOf(n: number, label: string, schoolYear: SchoolYear): SchoolClass {
  return {
    _id: `class${two(n)}${label.toLowerCase()}${schoolYear.slice(0, 4)}`,
    schoolId: schoolIdOf(n),
    siteCode: `ZZIS0${two(n)}00${String.fromCodePoint(65 + n)}`,
    kind: kindOf(n),
    schoolYear,
    year: Number(label[0]),
    section: label.slice(1),
    track: null,
    label,
    teacherIds: [teacherIdOf(schoolIdOf(n), label)],
  }
}

/** One teacher follows each class. */
export function teacherIdOf(schoolId: string, label: string): string {
  return `${schoolId}teacher${label.toLowerCase()}`
}

function studentOf({ n, schoolClass, today }: { n: number; schoolClass: SchoolClass; today: Day }): Student {
  const { surname, givenName, sex } = demoName(n)
  const birthDate = addDays(today, -Math.round((13.4 + schoolClass.year) * 365.25) - ((n * 7) % 300))
  // The land registry knows many towns: with one alone, two namesakes born on one day would share a code.
  const place = `F${String(100 + (n % 800))}`
  const taxCode = n % 20 === 19 ? null : taxCodeOf({ surname, givenName, sex, day: birthDate, place })
  return {
    _id: `student${String(n).padStart(4, '0')}`,
    schoolId: schoolClass.schoolId,
    surname,
    givenName,
    taxCode,
    birthDate,
    sex,
    email: null,
  }
}

function enrolmentOf(student: Student, schoolClass: SchoolClass, to: Day | null): Enrolment {
  return {
    _id: `${student._id}in${schoolClass.schoolYear.slice(0, 4)}`,
    schoolId: student.schoolId,
    classId: schoolClass._id,
    studentId: student._id,
    from: schoolYearStart(schoolClass.schoolYear),
    to,
    leaving: null,
  }
}
