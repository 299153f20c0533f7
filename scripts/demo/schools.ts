import { taxCodeOf } from '../../src/identifiers/tax-code-person.rules.ts'
import type { SchoolKind } from '../../src/norms/required-hours.rules.ts'
import { type SchoolYear, schoolYearStart } from '../../src/norms/school-year.rules.ts'
import { type Day, addDays, day } from '../../src/platform/day.ts'
import {
  defaultSettings,
  emptyOffice,
  type School,
  type SchoolOffice,
  type SchoolSite,
  searchTextOf,
} from '../../src/schools/school.rules.ts'
import type { SchoolClosure } from '../../src/schools/school-closure.rules.ts'
import type { Enrolment } from '../../src/schools/enrolment.rules.ts'
import type { SchoolClass } from '../../src/schools/school-class.rules.ts'
import type { Student } from '../../src/schools/student.rules.ts'
import { type DemoName, demoName } from './people.ts'

/** Who signs agreements for the schools of Borgo; the tax codes have a right check digit and belong to nobody. */
const offices: Record<string, SchoolOffice> = {
  galilei: {
    taxCode: '80012340156',
    principal: { name: 'Prudenza Preside', birthDay: day('1968-03-14'), birthPlace: 'Borgo', taxCode: null },
    insurance: null,
    liability: null,
  },
  volta: {
    taxCode: null,
    principal: { name: 'Placido Preside', birthDay: null, birthPlace: null, taxCode: null },
    insurance: null,
    liability: null,
  },
}

/** The policy of the Galilei, for two years; the Volta has not told of its own yet. */
function officeOf(schoolId: string, year: SchoolYear): SchoolOffice {
  const office = offices[schoolId] ?? emptyOffice
  if (schoolId !== 'galilei') return office
  const from = schoolYearStart(year)
  const policy = { insurer: 'Assicurazioni del Borgo', policy: 'RC n. 2026/4471', from, to: addDays(from, 729) }
  return { ...office, insurance: { ...policy, inailPosition: null } }
}

/** The bridges by which a school of Borgo adapts the calendar of the region. */
function closuresOf(schoolId: string, year: SchoolYear): SchoolClosure[] {
  if (schoolId !== 'galilei') return []
  const allSouls = addDays(schoolYearStart(year), 62)
  const bridge = addDays(schoolYearStart(year), 97)
  return [
    { from: allSouls, to: allSouls, reason: 'Ponte di Ognissanti' },
    { from: bridge, to: bridge, reason: 'Ponte dell’Immacolata' },
  ]
}

type SiteOf = Pick<SchoolSite, 'code' | 'name' | 'address' | 'kind' | 'kindText' | 'headOffice'>

export function demoSchools(year: SchoolYear): School[] {
  const school = (_id: string, code: string, name: string, sites: SiteOf[]): School => {
    const full = {
      _id,
      schoolId: _id,
      code,
      name,
      management: 'state' as const,
      region: 'LOMBARDIA',
      province: 'BORGO',
      sites: sites.map((site) => ({ ...commonSite(year), ...site })),
      codeHistory: [],
      settings: defaultSettings,
      office: officeOf(_id, year),
      closures: closuresOf(_id, year),
      registerYear: year,
      revision: 'borgo',
    }
    return { ...full, searchText: searchTextOf(full) }
  }
  return [
    school('galilei', 'ZZIS00100G', 'IIS Galileo Galilei', [
      {
        code: 'ZZIS00100G',
        name: 'IIS GALILEO GALILEI',
        address: 'VIA DEL CANNOCCHIALE 1',
        kind: 'other',
        kindText: 'ISTITUTO SUPERIORE',
        headOffice: true,
      },
      {
        code: 'ZZPS00101R',
        name: 'LICEO SCIENTIFICO GALILEI',
        address: 'VIA DEL CANNOCCHIALE 3',
        kind: 'liceo',
        kindText: 'LICEO SCIENTIFICO',
        headOffice: false,
      },
      {
        code: 'ZZTF00101T',
        name: 'ISTITUTO TECNICO INDUSTRIALE GALILEI',
        address: 'VIA DEL CANNOCCHIALE 1',
        kind: 'tecnico',
        kindText: 'ISTITUTO TECNICO INDUSTRIALE',
        headOffice: false,
      },
    ]),
    school('volta', 'ZZPS00200V', 'Liceo Alessandro Volta', [
      {
        code: 'ZZPS00200V',
        name: 'LICEO ALESSANDRO VOLTA',
        address: 'PIAZZA DELLA PILA 12',
        kind: 'liceo',
        kindText: 'LICEO SCIENTIFICO',
        headOffice: true,
      },
    ]),
  ]
}

function commonSite(year: SchoolYear) {
  return {
    postcode: '20100',
    town: 'BORGO',
    townCode: null,
    secondCycle: true,
    evening: false,
    feature: null,
    email: null,
    pec: null,
    website: null,
    registerYear: year,
  }
}

interface ClassOf {
  _id: string
  schoolId: string
  siteCode: string
  kind: SchoolKind
  year: number
  section: string
  track: string | null
  size: number
  teacherIds: string[]
  /** Students who are called in the tests, at the head of the list. */
  known: string[]
}

const classes: ClassOf[] = [
  {
    _id: 'galilei-3a',
    schoolId: 'galilei',
    siteCode: 'ZZTF00101T',
    kind: 'tecnico',
    year: 3,
    section: 'A',
    track: 'INF',
    size: 24,
    teacherIds: ['docente'],
    known: ['giulia', 'bruno'],
  },
  {
    _id: 'galilei-4a',
    schoolId: 'galilei',
    siteCode: 'ZZTF00101T',
    kind: 'tecnico',
    year: 4,
    section: 'A',
    track: 'INF',
    size: 21,
    teacherIds: [],
    known: ['carlo'],
  },
  {
    _id: 'galilei-5b',
    schoolId: 'galilei',
    siteCode: 'ZZPS00101R',
    kind: 'liceo',
    year: 5,
    section: 'B',
    track: null,
    size: 26,
    teacherIds: [],
    known: ['dora'],
  },
  {
    _id: 'volta-3a',
    schoolId: 'volta',
    siteCode: 'ZZPS00200V',
    kind: 'liceo',
    year: 3,
    section: 'A',
    track: null,
    size: 18,
    teacherIds: ['docente-volta'],
    known: ['vanni'],
  },
]

/** The classes of this school year with their students; the students of 3A are sixteen, those of 5B grown up. */
export function demoClasses(schoolYear: SchoolYear, today: Day) {
  const students: Student[] = []
  const enrolments: Enrolment[] = []
  for (const { _id, schoolId, year, size, known } of classes) {
    for (let n = 0; n < size; n++) {
      const student = demoStudent({
        id: known[n] ?? `${_id}-${n + 1}`,
        schoolId,
        courseYear: year,
        today,
        n: students.length,
      })
      students.push(student)
      enrolments.push({
        _id: `${student._id}-enrolment`,
        schoolId,
        classId: _id,
        studentId: student._id,
        from: schoolYearStart(schoolYear),
        to: null,
        leaving: null,
      })
    }
  }
  const records: SchoolClass[] = classes.map(({ size: _size, known: _known, ...rest }) => ({
    ...rest,
    schoolYear,
    label: `${rest.year}${rest.section}${rest.track ? ` ${rest.track}` : ''}`,
  }))
  return { classes: records, students, enrolments }
}

interface StudentOf {
  id: string
  schoolId: string
  courseYear: number
  today: Day
  n: number
}

const called: Record<string, DemoName> = {
  giulia: { surname: 'D’Amico', givenName: 'Giulia', sex: 'F' },
  vanni: { surname: 'Verdi', givenName: 'Vanni', sex: 'M' },
}

function demoStudent({ id, schoolId, courseYear, today, n }: StudentOf): Student {
  const { surname, givenName, sex } = called[id] ?? demoName(n)
  const birthDate = addDays(today, -Math.round((13.4 + courseYear) * 365.25) - ((n * 7) % 300))
  // One in twenty waits for a code, as in real lists.
  const taxCode = n % 20 === 19 ? null : taxCodeOf({ surname, givenName, sex, day: birthDate, place: 'F205' })
  return { _id: id, schoolId, surname, givenName, taxCode, birthDate, sex, email: null }
}
