import type { ListCell, ListSheet } from '../platform/list-sheet.ts'
import { type Language, phrases } from '../platform/words.ts'
import type { Enrolment } from './enrolment.rules.ts'
import { type SignIns, signInStatus } from './school-class.pages.ts'
import type { SchoolClass } from './school-class.rules.ts'
import { classWords, leavingText } from './school-class.text.ts'
import type { Student } from './student.rules.ts'

const words = phrases({
  surname: ['Cognome', 'Surname'],
  givenName: ['Nome', 'Given name'],
  from: ['In classe dal', 'In the class from'],
  to: ['Fino al', 'Until'],
})

const surnameAndName = (language: Language) => [
  { header: words(language).surname, kind: 'text', width: 26 } as const,
  { header: words(language).givenName, kind: 'text', width: 26 } as const,
]

interface ClassesOf {
  classes: readonly SchoolClass[]
  /** Students by class. */
  counts: ReadonlyMap<string, number>
  year: string
}

/** The classes of a school year as a file. */
export function classesSheet({ classes, counts, year }: ClassesOf, language: Language): ListSheet {
  const t = classWords(language)
  return {
    name: `classi ${year}`,
    title: `${t.classes} ${year}`,
    columns: [
      { header: t.schoolClass, kind: 'text', width: 16 },
      { header: t.site, kind: 'text', width: 16 },
      { header: t.students, kind: 'integer', width: 10 },
      { header: t.teachers, kind: 'integer', width: 10 },
    ],
    rows: classes.map((each) => [each.label, each.siteCode, counts.get(each._id) ?? 0, each.teacherIds.length]),
  }
}

interface FoundOf {
  students: readonly Student[]
  /** Classes by student. */
  labels: ReadonlyMap<string, string>
}

/** The students found by a name as a file. */
export function foundStudentsSheet({ students, labels }: FoundOf, language: Language): ListSheet {
  const t = classWords(language)
  return {
    name: 'studenti',
    title: t.students,
    columns: [
      ...surnameAndName(language),
      { header: t.birthDate, kind: 'day', width: 14 },
      { header: t.schoolClass, kind: 'text', width: 16 },
    ],
    rows: students.map((student) => [
      student.surname,
      student.givenName,
      student.birthDate,
      labels.get(student._id) ?? t.noClass,
    ]),
  }
}

interface ClassOf {
  schoolClass: Pick<SchoolClass, 'label' | 'schoolYear'>
  enrolled: readonly { student: Student; enrolment: Enrolment }[]
  signIns: SignIns
}

/** Who is and who was in a class as a file, one line per enrolment. */
export function classSheet({ schoolClass, enrolled, signIns }: ClassOf, language: Language): ListSheet {
  const t = classWords(language)
  const row = ({ student, enrolment }: ClassOf['enrolled'][number]): ListCell[] => [
    student.surname,
    student.givenName,
    student.birthDate,
    enrolment.from,
    enrolment.to,
    enrolment.leaving && leavingText(enrolment.leaving, language),
    signInStatus(signIns, student._id, language).text,
  ]
  return {
    name: `classe ${schoolClass.label}`,
    title: `${t.title(schoolClass.label)} ${schoolClass.schoolYear}`,
    columns: [
      ...surnameAndName(language),
      { header: t.birthDate, kind: 'day', width: 14 },
      { header: words(language).from, kind: 'day', width: 14 },
      { header: words(language).to, kind: 'day', width: 14 },
      { header: t.reason, kind: 'text', width: 24 },
      { header: t.access, kind: 'text', width: 30 },
    ],
    rows: enrolled.map(row),
  }
}
