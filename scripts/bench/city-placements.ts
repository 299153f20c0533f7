import type { Partner } from '../../src/partners/partner.rules.ts'
import type { PlacementState } from '../../src/placements/placement-state.rules.ts'
import type { HistoryLine, Placement } from '../../src/placements/placement.rules.ts'
import type { Slot } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, day, instantOf } from '../../src/platform/day.ts'
import { cityAgreementCopy } from './city-agreements.ts'
import { cityHosts } from './city-hosts.ts'
import { type EnrolledStudent, teacherIdOf } from './city-schools.ts'

const slot = (weekday: 1 | 3 | 5): Slot => ({ weekday, from: clockTime('14:00'), to: clockTime('18:00') })
/** Monday, Wednesday and Friday afternoon, four hours each. */
const timetable = [slot(1), slot(3), slot(5)]

interface Cast {
  enrolled: readonly EnrolledStudent[]
  partners: readonly Partner[]
}

/** Of ten students seven are at a host, one has a draft; who was there last year has a completed placement of then. */
export function cityPlacements({ enrolled, partners: all }: Cast): Placement[] {
  const partners = cityHosts(all)
  return enrolled.flatMap((student) => {
    const turn = student.number % 10
    const state = turn < 7 ? 'active' : turn === 7 ? 'draft' : null
    const now = state ? [placementOf({ student, partners, state })] : []
    const before = student.courseYear > 3 ? [placementOf({ student, partners, state: 'concluded' })] : []
    return [...now, ...before]
  })
}

interface PlacementOf {
  student: EnrolledStudent
  partners: readonly Partner[]
  state: 'active' | 'draft' | 'concluded'
}

function placementOf({ student, partners, state }: PlacementOf): Placement {
  // Eleven shares no factor with the number of hosts: every one hosts about as many.
  const past = state === 'concluded' ? 7 : 0
  const index = (student.number + Math.floor(student.number / 10) + past) % partners.length
  const partner = partners[index]
  const [site] = partner?.sites ?? []
  const [tutor] = partner?.tutors ?? []
  if (!partner || !site || !tutor) throw new Error('The city has no partners')
  const [from, to] = periodOf(state)
  return {
    _id: `placement${student._id}${state === 'concluded' ? 'last' : 'now'}`,
    schoolId: student.schoolId,
    studentId: student._id,
    classId: student.classId,
    partnerId: partner._id,
    schoolTutorId: teacherIdOf(student.schoolId, student.className),
    title: `Un progetto di laboratorio per la ${student.className}`,
    activities: 'Uso guidato delle macchine, disegno del pezzo, prova e documentazione del lavoro.',
    student: { surname: student.surname, givenName: student.givenName, className: student.className },
    host: {
      name: partner.name,
      vatNumber: partner.vatNumber,
      taxCode: partner.taxCode,
      ateco: partner.ateco,
      site: { id: site.id, name: site.name, address: site.address, postcode: site.postcode, town: site.town },
    },
    schoolTutor: { name: 'Teresa Tutor', email: null },
    hostTutor: { id: tutor.id, name: tutor.name, email: tutor.email, phone: tutor.phone },
    agreement: state === 'draft' ? null : cityAgreementCopy(student.schoolId, partner, index),
    terms: { from, to, timetable, plannedMinutes: state === 'concluded' ? 40 * 60 : 220 * 60 },
    amendments: [],
    state,
    history: historyOf(state, addDays(from, -10)),
  }
}

function periodOf(state: PlacementState): [Day, Day] {
  if (state === 'concluded') return [day('2026-02-02'), day('2026-02-25')]
  return state === 'draft' ? [day('2026-12-01'), day('2027-03-26')] : [day('2026-09-14'), day('2027-01-29')]
}

function historyOf(state: PlacementState, on: Day): HistoryLine[] {
  const steps: [HistoryLine['event'], PlacementState | null, PlacementState][] = [
    ['created', null, 'draft'],
    ['activated', 'draft', 'active'],
    ['concluded', 'active', 'concluded'],
  ]
  const by = { accountId: 'city', name: 'Corrado Coordina' }
  return steps
    .slice(0, steps.findIndex(([, , to]) => to === state) + 1)
    .map(([event, from, to]) => ({ at: instantOf(on, clockTime('10:00')), by, event, from, to, reason: null }))
}
