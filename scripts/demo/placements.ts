import type { Agreement } from '../../src/agreements/agreement.rules.ts'
import { calendarWithin, type TownCalendar } from '../../src/norms/town-calendar.rules.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import type { PlacementState } from '../../src/placements/placement-state.rules.ts'
import type { AgreementCopy, HistoryLine, Placement } from '../../src/placements/placement.rules.ts'
import { type Slot, scheduledMinutes } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, instantOf, weekday } from '../../src/platform/day.ts'
import type { Student } from '../../src/schools/student.rules.ts'

interface PlacementOf {
  _id: string
  studentId: string
  classId: string
  className: string
  partnerId: string
  schoolTutor: { id: string; name: string; email: string } | null
  state: PlacementState
  /** Weeks before the Monday of this week. */
  weeksAgo: number
  weeks: number
  title: string
}

const teresa = { id: 'docente', name: 'Teresa Tutor', email: 'docente@borgo.example' }
const valerio = { id: 'docente-volta', name: 'Valerio Volta', email: 'docente@volta.example' }

const list: PlacementOf[] = [
  {
    _id: 'giulia-fablab',
    studentId: 'giulia',
    classId: 'galilei-3a',
    className: '3A INF',
    partnerId: 'fablab',
    schoolTutor: teresa,
    state: 'active',
    weeksAgo: 3,
    weeks: 12,
    title: 'Prototipi in laboratorio: dalla stampa 3D al taglio laser',
  },
  {
    _id: 'bruno-officine',
    studentId: 'bruno',
    classId: 'galilei-3a',
    className: '3A INF',
    partnerId: 'officine',
    schoolTutor: teresa,
    state: 'active',
    weeksAgo: 2,
    weeks: 8,
    title: 'Controllo numerico e qualità',
  },
  {
    _id: 'carlo-fablab',
    studentId: 'carlo',
    classId: 'galilei-4a',
    className: '4A INF',
    partnerId: 'fablab',
    schoolTutor: null,
    state: 'draft',
    weeksAgo: -1,
    weeks: 6,
    title: 'Elettronica per il teatro',
  },
  {
    _id: 'dora-officine',
    studentId: 'dora',
    classId: 'galilei-5b',
    className: '5B',
    partnerId: 'officine',
    schoolTutor: teresa,
    state: 'concluded',
    weeksAgo: 10,
    weeks: 4,
    title: 'Ufficio tecnico',
  },
  {
    _id: 'vanni-officine',
    studentId: 'vanni',
    classId: 'volta-3a',
    className: '3A',
    partnerId: 'officine',
    schoolTutor: valerio,
    state: 'active',
    weeksAgo: 3,
    weeks: 10,
    title: 'Manutenzione',
  },
]

const slot = (on: 1 | 3 | 5, from: string, to: string): Slot => ({
  weekday: on,
  from: clockTime(from),
  to: clockTime(to),
})

/** Monday, Wednesday and Friday afternoon, four hours each. */
const timetable = [slot(1, '14:00', '18:00'), slot(3, '14:00', '18:00'), slot(5, '14:00', '18:00')]

interface Cast {
  today: Day
  /** The days off of the city. */
  calendar: TownCalendar
  students: readonly Student[]
  partners: readonly Partner[]
  agreements: readonly Agreement[]
}

export function demoPlacements(cast: Cast): Placement[] {
  return list.map((given) => withPlannedHours(demoPlacement(given, cast)))
}

/** What the timetable gives, as the form proposes it. */
function withPlannedHours(placement: Placement): Placement {
  return { ...placement, terms: { ...placement.terms, plannedMinutes: scheduledMinutes(placement) } }
}

function demoPlacement(given: PlacementOf, { today, calendar, students, partners, agreements }: Cast): Placement {
  const student = students.find(({ _id }) => _id === given.studentId)
  const partner = partners.find(({ _id }) => _id === given.partnerId)
  const [site] = partner?.sites ?? []
  const [tutor] = partner?.tutors ?? []
  if (!student || !partner || !site || !tutor) throw new Error(`Borgo does not know who is meant by ${given._id}`)
  const from = addDays(today, 1 - weekday(today) - given.weeksAgo * 7)
  const to = addDays(from, given.weeks * 7 - 3)
  return {
    _id: given._id,
    schoolId: student.schoolId,
    studentId: student._id,
    classId: given.classId,
    partnerId: partner._id,
    schoolTutorId: given.schoolTutor?.id ?? null,
    title: given.title,
    activities: 'Uso guidato delle macchine, disegno del pezzo, prova e documentazione del lavoro.',
    student: { surname: student.surname, givenName: student.givenName, className: given.className },
    host: {
      name: partner.name,
      vatNumber: partner.vatNumber,
      taxCode: partner.taxCode,
      ateco: partner.ateco,
      site: { id: site.id, name: site.name, address: site.address, postcode: site.postcode, town: site.town },
    },
    schoolTutor: given.schoolTutor && { name: given.schoolTutor.name, email: given.schoolTutor.email },
    hostTutor: { id: tutor.id, name: tutor.name, email: tutor.email, phone: tutor.phone },
    agreement: given.state === 'draft' ? null : agreementCopy(agreements, `${student.schoolId}-${partner._id}`),
    terms: { from, to, timetable, plannedMinutes: 0, calendar: calendarWithin(from, to, calendar) },
    amendments: [],
    state: given.state,
    history: historyOf(given.state, addDays(from, -10)),
  }
}

function agreementCopy(agreements: readonly Agreement[], id: string): AgreementCopy {
  const agreement = agreements.find(({ _id }) => _id === id)
  if (!agreement?.protocol) throw new Error(`Borgo has no agreement ${id}`)
  const { protocol, terms } = agreement
  return { agreementId: id, number: protocol.number, date: protocol.date, from: terms.from, to: terms.to }
}

function historyOf(state: PlacementState, on: Day): HistoryLine[] {
  const by = { accountId: 'coordinatore', name: 'Corrado Coordina' }
  const line = (event: HistoryLine['event'], from: PlacementState | null, to: PlacementState): HistoryLine => ({
    at: instantOf(on, clockTime('10:00')),
    by,
    event,
    from,
    to,
    reason: null,
  })
  const created = line('created', null, 'draft')
  if (state === 'draft') return [created]
  const activated = line('activated', 'draft', 'active')
  return state === 'concluded' ? [created, activated, line('concluded', 'active', 'concluded')] : [created, activated]
}
