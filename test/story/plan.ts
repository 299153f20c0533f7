import { type Day, day, monthOf } from '../../src/platform/day.ts'

// What happens in the year, and what every page and file must say of it: made here by counting days on paper, with
// nothing of the product but its calendar type.

/** Mondays, Wednesdays and Fridays of four weeks, from two to six: the days agreed for the whole class. */
const weeksAgreed = [
  ['2027-01-25', '2027-01-27', '2027-01-29'],
  ['2027-02-01', '2027-02-03', '2027-02-05'],
  ['2027-02-08', '2027-02-10', '2027-02-12'],
  ['2027-02-15', '2027-02-17', '2027-02-19'],
]
export const weeks: readonly (readonly Day[])[] = weeksAgreed.map((week) => week.map(day))
export const period = { from: day('2027-01-25'), to: day('2027-02-19') }
export const oneDay = 240
/** What the coordinator takes off one day after the return was sent. */
export const rectifiedBy = 60
export const rectifiedDay = day('2027-02-19')

export const fablabs = ['lab-nord', 'lab-sud'] as const
export const firms = Array.from({ length: 14 }, (_, n) => `ditta-${String(n + 1).padStart(2, '0')}`)

/** To whom something happens; the others only work. */
export const cast = {
  /** Writes a week on a telephone without network. */
  offline: 'alunno-01',
  interrupted: 'alunno-11',
  tutorChanged: 'alunno-12',
  endedEarly: 'alunno-13',
  transferred: 'alunno-14',
  /** Whose host never answers. */
  unanswered: 'alunno-15',
  rectified: 'alunno-16',
  absent: 'alunno-17',
} as const

/** Those whose own pages are looked at one by one: everybody to whom something happens, and one of each kind of host. */
export const lookedAt: readonly string[] = [...Object.values(cast), 'alunno-06', 'alunno-20']

export const silentHost = 'ditta-05'
export const interruption = { from: day('2027-02-01'), to: day('2027-02-05') }
export const tutorChange = day('2027-02-08')
export const earlyEnd = day('2027-02-12')
export const transferEnd = day('2027-02-10')
const absence = day('2027-02-03')

interface Planned {
  studentId: string
  hostId: string
  days: readonly Day[]
  /** Of the project, in the end. */
  planned: number
}

const students = Array.from({ length: 24 }, (_, n) => `alunno-${String(n + 1).padStart(2, '0')}`)

/** Ten at the two fablabs, one at each firm. */
export const plan: readonly Planned[] = students.map((studentId, n) => {
  const hostId = n < 5 ? 'lab-nord' : n < 10 ? 'lab-sud' : (firms[n - 10] ?? '')
  const days = weeks.flat().filter((each) => comesOn(studentId, each))
  const shortened = studentId === cast.endedEarly || studentId === cast.transferred
  return { studentId, hostId, days, planned: shortened ? days.length * oneDay : 12 * oneDay }
})

function comesOn(studentId: string, on: Day): boolean {
  if (studentId === cast.interrupted) return on < interruption.from || on > interruption.to
  if (studentId === cast.endedEarly) return on <= earlyEnd
  if (studentId === cast.transferred) return on <= transferEnd
  return studentId !== cast.absent || on !== absence
}

export function plannedOf(studentId: string): Planned {
  const found = plan.find((each) => each.studentId === studentId)
  if (!found) throw new Error(`Nobody is called ${studentId}`)
  return found
}

/** Minutes as the year stands: before the rectification or after it. */
export interface Expected {
  ofStudent(studentId: string): number
  ofHostInMonth(hostId: string, month: string): number
  ofMonth(month: string): number
  total: number
  /** Of those who are in the class to the end. */
  classTotal: number
}

export function expected({ rectified }: { rectified: boolean }): Expected {
  const minutesOn = (studentId: string, on: Day) =>
    oneDay - (rectified && studentId === cast.rectified && on === rectifiedDay ? rectifiedBy : 0)
  const sum = (who: (each: Planned) => boolean, when: (on: Day) => boolean) =>
    plan
      .filter(who)
      .flatMap(({ studentId, days }) => days.filter(when).map((on) => minutesOn(studentId, on)))
      .reduce((all, minutes) => all + minutes, 0)
  const always = () => true
  return {
    ofStudent: (studentId) => sum((each) => each.studentId === studentId, always),
    ofHostInMonth: (hostId, month) =>
      sum(
        (each) => each.hostId === hostId,
        (on) => monthOf(on) === month,
      ),
    ofMonth: (month) => sum(always, (on) => monthOf(on) === month),
    total: sum(always, always),
    classTotal: sum(({ studentId }) => studentId !== cast.transferred, always),
  }
}

/** 48:00, as pages and files write hours. */
export function hoursText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
