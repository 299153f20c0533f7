import { schoolYearEnd, schoolYearOf } from '../../src/norms/school-year.rules.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import { newLine, type PlacementGroup, withPeople } from '../../src/placement-groups/placement-group.rules.ts'
import type { Slot } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, instantOf, minDay, weekday } from '../../src/platform/day.ts'
import type { Enrolment } from '../../src/schools/enrolment.rules.ts'
import type { SchoolClass } from '../../src/schools/school-class.rules.ts'
import { byName, type Student } from '../../src/schools/student.rules.ts'

interface Cast {
  today: Day
  classes: readonly SchoolClass[]
  enrolments: readonly Enrolment[]
  students: readonly Student[]
  partners: readonly Partner[]
}

interface GroupOf {
  _id: string
  classId: string
  title: string
  tutor: string
  by: string
  seats: Record<string, number>
}

const groups: readonly GroupOf[] = [
  {
    _id: 'gruppo-3a',
    classId: 'galilei-3a',
    title: 'Due settimane in azienda',
    tutor: 'docente',
    by: 'Corrado Coordina',
    seats: { fablab: 2, officine: 3, tipografia: 2 },
  },
  {
    _id: 'gruppo-volta',
    classId: 'volta-3a',
    title: 'Settimana in officina',
    tutor: 'docente-volta',
    by: 'Viola Volta',
    seats: { officine: 2 },
  },
]

const weekdays = [1, 2, 3, 4, 5] as const
const timetable: Slot[] = weekdays.flatMap((day) => [
  { weekday: day, from: clockTime('08:30'), to: clockTime('12:30') },
  { weekday: day, from: clockTime('13:30'), to: clockTime('15:30') },
])

/** A class that is being matched to its hosts, and one beyond the fence: the plan is made, the placements are not yet. */
export function demoGroups(cast: Cast): PlacementGroup[] {
  return groups.map((given) => demoGroup(given, cast))
}

function demoGroup(given: GroupOf, { today, classes, enrolments, students, partners }: Cast): PlacementGroup {
  const schoolClass = classes.find(({ _id }) => _id === given.classId)
  if (!schoolClass) throw new Error(`Borgo does not know the class of ${given._id}`)
  const inClass = new Set(enrolments.filter(({ classId }) => classId === given.classId).map((each) => each.studentId))
  const members = students.filter(({ _id }) => inClass.has(_id)).toSorted(byName)
  const hosts = partners
    .filter(({ _id }) => given.seats[_id])
    .map(({ _id, name }) => ({ partnerId: _id, name, seats: given.seats[_id] ?? 0 }))
  const terms = { ...periodAfter(today), timetable, plannedMinutes: 10 * 6 * 60 }
  // Each host gets one student; the others are still to be matched.
  const lines = members.map((student, index) => ({
    ...newLine(student, schoolClass),
    partnerId: hosts[index]?.partnerId ?? null,
  }))
  return {
    _id: given._id,
    schoolId: schoolClass.schoolId,
    schoolYear: schoolYearOf(terms.from),
    classId: [schoolClass._id],
    title: given.title,
    common: {
      title: given.title,
      activities: 'Affiancamento in officina e in ufficio, con un diario di ciò che si impara.',
      schoolTutorId: given.tutor,
      terms,
    },
    hosts,
    lines: withPeople(lines, new Map(partners.map((partner) => [partner._id, partner])), terms),
    copiedFrom: null,
    createdAt: instantOf(addDays(today, -4), clockTime('15:20')),
    createdBy: { accountId: null, name: given.by },
    version: 4,
  }
}

/** Two weeks from a Monday about ten weeks from now, never beyond the school year. */
function periodAfter(today: Day): { from: Day; to: Day } {
  const from = minDay(addDays(today, 71 - weekday(today)), addDays(schoolYearEnd(schoolYearOf(today)), -20))
  return { from, to: addDays(from, 11) }
}
