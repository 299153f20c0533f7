import type { HourEntry, Mark } from '../../src/hours/hour-entry.rules.ts'
import { newEntries } from '../../src/hours/hour-entry.rules.ts'
import { totalsOf } from '../../src/hours/totals.rules.ts'
import { counterOf } from '../../src/ledger/counter.rules.ts'
import { requiredMinutes, type SchoolKind } from '../../src/norms/required-hours.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, day, type Day, weekday } from '../../src/platform/day.ts'
import type { ClassRegister, PlacementRegister } from '../../src/registers/register.rules.ts'

export const examplePlacement: Placement = {
  _id: 'placement-1',
  schoolId: 'school-1',
  studentId: 'student-1',
  classId: 'class-1',
  partnerId: 'partner-1',
  schoolTutorId: 'teacher-1',
  title: 'Macchine a controllo numerico: dal disegno al pezzo finito',
  activities: 'Disegno, lavorazione, misura',
  student: { surname: 'D’Àvalos-Mëier', givenName: '=Lucia', className: '4B INF' },
  host: {
    name: 'Officine Inventate di Bianchi & C. s.n.c.',
    vatNumber: '07654320154',
    taxCode: null,
    ateco: { code: '25.62.00', version: 2007 },
    site: { id: 's1', name: 'Officina', address: 'Via delle Prove 12/A', postcode: '20142', town: 'Milano' },
  },
  schoolTutor: { name: 'Prof.ssa Anna Verdi', email: 'anna.verdi@scuola.example' },
  hostTutor: { id: 't1', name: 'Mario Bianchi', email: 'mario@officine.example', phone: '02 1234567' },
  agreement: {
    agreementId: 'agreement-1',
    number: '1234/2026',
    date: day('2026-09-10'),
    from: day('2026-09-01'),
    to: day('2027-08-31'),
  },
  terms: {
    from: day('2026-09-14'),
    to: day('2026-12-18'),
    timetable: ([1, 2, 3, 4, 5] as const).flatMap((each) => [
      { weekday: each, from: clockTime('08:30'), to: clockTime('12:30') },
      { weekday: each, from: clockTime('13:30'), to: clockTime('17:00') },
    ]),
    plannedMinutes: 300 * 60,
  },
  amendments: [],
  state: 'active',
  history: [],
}

export function mark(role: Mark['role'], name: string, at = new Date('2026-11-20T16:05:00Z')): Mark {
  return { accountId: `account-${role}`, name, role, at }
}

/** A morning and an afternoon on each of so many school days, approved. */
function exampleEntries(days: number): { day: Day; entry: HourEntry }[] {
  const list: { day: Day; entry: HourEntry }[] = []
  let on = day('2026-09-14')
  while (list.length < days * 2) {
    if (weekday(on) <= 5) list.push(...dayOfWork(on))
    on = addDays(on, 1)
  }
  return list
}

function dayOfWork(on: Day) {
  const by = mark('student', 'Lucia D’Àvalos-Mëier')
  const entries = newEntries({
    key: `key-${on}`,
    placement: examplePlacement,
    times: [
      { from: clockTime('08:30'), to: clockTime('12:30'), breakMinutes: 15 },
      { from: clockTime('13:30'), to: clockTime('17:00'), breakMinutes: 0 },
    ],
    activity: on.endsWith('5')
      ? '=SOMMA(1;2) @casa -1 +1: montaggio dell’albero, verifica delle tolleranze con il calibro e con il micrometro, pulizia del banco e compilazione della scheda di lavorazione'
      : 'Fresatura della piastra di base',
    by,
  })
  return entries.map((entry) => ({
    day: on,
    entry: {
      ...entry,
      state: 'approved' as const,
      confirmedBy: mark('host', 'Mario Bianchi'),
      approvedBy: mark('teacher', 'Anna Verdi'),
    },
  }))
}

export function examplePlacementRegister(days: number): PlacementRegister {
  const entries = exampleEntries(days)
  const approved = totalsOf(
    entries.map(({ entry }) => entry),
    examplePlacement.terms.plannedMinutes,
  )
  return {
    issue: { number: 'AB12-CD34', at: new Date('2026-11-22T10:00:00Z'), by: 'Anna Verdi' },
    school: { name: 'IIS “Leonardo da Vinci” di Borgo Inventato', code: 'MIIS00000X' },
    student: {
      _id: 'student-1',
      surname: 'D’Àvalos-Mëier',
      givenName: '=Lucia',
      taxCode: 'DVLLCU09A41F205X',
      birthDate: day('2009-01-01'),
    },
    placement: examplePlacement,
    totals: { ...approved, confirmed: 450 },
    entries,
  }
}

export function exampleClassRegister(students: number, kind: SchoolKind = 'tecnico'): ClassRegister {
  const { issue, school, placement } = examplePlacementRegister(1)
  return {
    issue,
    school,
    schoolClass: { label: '4B INF', year: 4, schoolYear: schoolYear('2026/27'), kind },
    required: requiredMinutes(kind, schoolYear('2026/27')),
    lines: Array.from({ length: students }, (_, n) => ({
      student: {
        _id: `student-${n}`,
        surname: n === 0 ? '+Rossi' : `Cognome ${n}`,
        givenName: 'Nome',
        taxCode: null,
        birthDate: null,
      },
      counter: counterOf({
        courses: [2, 3, 4].map((year) => ({ year, schoolYear: schoolYear(`20${22 + year}/${23 + year}`), kind })),
        minutes: [
          yearOf('2024/25', 600, 0),
          yearOf('2025/26', 60 * n + 1, 0),
          yearOf('2026/27', 7 * 60 * n, n === 1 ? 90 : 0),
        ],
        prior: [],
        repeated: 'all',
        ahead: 0,
      }),
      placements: [
        { placement, totals: { logged: 0, confirmed: n === 1 ? 90 : 0, approved: 7 * 60 * n, planned: 40 * 60 } },
      ],
    })),
  }
}

/** Minutes of a school year, so many of them approved, and so many that wait for the school. */
function yearOf(year: string, approved: number, waiting: number) {
  const all = approved + waiting
  return { schoolYear: schoolYear(year), approved, registered: all, confirmed: all, submitted: 0, labs: 0 }
}
