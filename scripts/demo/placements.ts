import type { Agreement } from '../../src/agreements/agreement.rules.ts'
import { calendarWithin, type TownCalendar } from '../../src/norms/town-calendar.rules.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import { type PlacementMove, type PlacementState, resultOf } from '../../src/placements/placement-state.rules.ts'
import type { AgreementCopy, HistoryLine, HostConsent, Placement } from '../../src/placements/placement.rules.ts'
import { type Slot, scheduledMinutes } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, addDays, instantOf, minDay, weekday } from '../../src/platform/day.ts'
import type { Student } from '../../src/schools/student.rules.ts'
import { type PlacementOf, placementList } from './placement-list.ts'

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
  return placementList.map((given) => withPlannedHours(demoPlacement(given, cast)))
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
    course: given.course,
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
    shares: given.second ? { hostTutor: given.second, schoolTutor: null } : null,
    consent: consentOf(given.state, tutor.name, addDays(from, -12)),
    agreement: withoutAgreement.includes(given.state)
      ? null
      : agreementCopy(agreements, `${student.schoolId}-${partner._id}`),
    terms: { from, to, timetable, plannedMinutes: 0, calendar: calendarWithin(from, to, calendar) },
    amendments: [],
    state: given.state,
    history: historyOf(given.state, { from, to, today }),
  }
}

function agreementCopy(agreements: readonly Agreement[], id: string): AgreementCopy {
  const agreement = agreements.find(({ _id }) => _id === id)
  if (!agreement?.protocol) throw new Error(`Borgo has no agreement ${id}`)
  const { protocol, terms } = agreement
  return { agreementId: id, number: protocol.number, date: protocol.date, from: terms.from, to: terms.to }
}

const withoutAgreement: readonly PlacementState[] = ['draft', 'proposed', 'matched', 'cancelled']
const unanswered: readonly PlacementState[] = ['draft', 'proposed', 'cancelled']

function consentOf(state: PlacementState, name: string, on: Day): HostConsent | null {
  return unanswered.includes(state) ? null : { name, on, means: 'phone' }
}

/** What happened before each state, from the first draft on. */
const lives: Record<PlacementState, readonly PlacementMove[]> = {
  draft: [],
  proposed: ['propose'],
  matched: ['agree'],
  documents: ['agree', 'prepare'],
  active: ['agree', 'prepare', 'activate'],
  suspended: ['agree', 'prepare', 'activate', 'suspend'],
  concluded: ['agree', 'prepare', 'activate', 'conclude'],
  evaluated: ['agree', 'prepare', 'activate', 'conclude', 'evaluate'],
  certified: ['agree', 'prepare', 'activate', 'conclude', 'evaluate', 'certify'],
  cancelled: ['cancel'],
}

const reasons: Partial<Record<PlacementMove, string>> = {
  suspend: 'Il laboratorio è chiuso per lavori.',
  cancel: 'La classe è in visita d’istruzione in quelle settimane.',
}

function historyOf(state: PlacementState, { from, to, today }: { from: Day; to: Day; today: Day }): HistoryLine[] {
  const by = { accountId: 'coordinatore', name: 'Corrado Coordina' }
  const at = (on: Day) => instantOf(minDay(on, addDays(today, -1)), clockTime('10:00'))
  const prepared = addDays(from, -10)
  const days: Partial<Record<PlacementMove, Day>> = {
    suspend: addDays(today, -3),
    conclude: to,
    evaluate: to,
    certify: to,
  }
  const lines: HistoryLine[] = [{ at: at(prepared), by, event: 'created', from: null, to: 'draft', reason: null }]
  for (const move of lives[state]) {
    const before = lines.at(-1)?.to ?? 'draft'
    lines.push({ at: at(days[move] ?? prepared), by, ...resultOf(move), from: before, reason: reasons[move] ?? null })
  }
  return lines
}
