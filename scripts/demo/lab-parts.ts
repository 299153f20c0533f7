import type { LabModule } from '../../src/lab-modules/lab-module.rules.ts'
import { currentVersion } from '../../src/lab-modules/lab-module.rules.ts'
import type { Edition, LabGroup, LabSession, Participant, StaffMember } from '../../src/labs/edition.rules.ts'
import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import { clockTime, lengthOf } from '../../src/platform/clock-time.ts'
import { type Day, addDays, instantOf } from '../../src/platform/day.ts'
import type { Enrolment } from '../../src/schools/enrolment.rules.ts'

/** What the labs of the demo are made from. */
export interface Cast {
  today: Day
  modules: readonly LabModule[]
  enrolments: readonly Pick<Enrolment, 'classId' | 'studentId'>[]
}

const teresa = { accountId: 'docente', name: 'Teresa Tutor' }

type Given = Pick<Edition, '_id' | 'code' | 'title' | 'from' | 'to' | 'seats' | 'minimum' | 'history'> &
  Partial<Edition>

/** An edition of Fablab in the first state, with what is given. */
export function editionOf({ modules }: Pick<Cast, 'modules'>, moduleId: string, given: Given): Edition {
  const module = modules.find(({ _id }) => _id === moduleId)
  if (!module) throw new Error(`no demo module ${moduleId}`)
  return {
    moduleId,
    module: { ...currentVersion(module), code: module.code },
    schoolYear: schoolYearOf(given.from),
    partnerId: 'fablab',
    siteId: 'fablab-1',
    partnerIds: ['fablab'],
    schoolIds: [],
    state: 'draft',
    pattern: [],
    roomIds: [],
    machineIds: [],
    staff: [],
    minimumBy: null,
    enrolUntil: null,
    taken: 0,
    sessions: [],
    groups: [],
    participants: [],
    copiedFrom: null,
    createdAt: given.history[0]?.at ?? morningOf(given.from),
    version: 1,
    planVersion: 1,
    rosterVersion: 1,
    ...given,
  }
}

interface SessionOf {
  day: Day
  times: [from: string, to: string]
  roomIds: string[]
  machineIds: string[]
  staff: StaffMember[]
}

/** A planned session, announced two months ahead. */
export function sessionOf(editionId: string, number: number, { day, times, ...taken }: SessionOf): LabSession {
  const [from, to] = [clockTime(times[0]), clockTime(times[1])]
  return {
    id: `${editionId}-${number}`,
    number,
    day,
    from,
    to,
    minutes: lengthOf({ from, to }),
    state: 'planned',
    ...taken,
    partIds: [],
    topic: null,
    recovers: null,
    cancelled: null,
    sequence: 0,
    changedAt: morningOf(addDays(day, -60)),
  }
}

interface GroupOf {
  id: string
  classId: string
  label: string
  at: Day
  /** So many of the class; all of it when left out. */
  most?: number
}

/** Of Galilei, with Teresa Tutor; the whole class or the first students of it. */
export function groupOf({ enrolments }: Pick<Cast, 'enrolments'>, { id, classId, label, at, most }: GroupOf): LabGroup {
  const studentIds = enrolments.filter((each) => each.classId === classId).map(({ studentId }) => studentId)
  return {
    id,
    kind: most === undefined ? 'class' : 'students',
    schoolId: 'galilei',
    classIds: [classId],
    label,
    studentIds: studentIds.slice(0, most),
    teacher: teresa,
    counts: true,
    state: 'enrolled',
    at: morningOf(at),
    by: teresa,
    offeredUntil: null,
    history: [],
  }
}

/** Those who take part with a group from a day on; `privacyOn`: the day the families' papers came, null while they are missing. */
export function participantsOf(group: LabGroup, from: Day, privacyOn: Day | null): Participant[] {
  return group.studentIds.map((studentId) => ({
    studentId,
    schoolId: group.schoolId,
    classId: group.classIds[0] ?? '',
    groupId: group.id,
    from,
    to: null,
    privacyOn,
  }))
}

/** Nine in the morning of a day. */
export function morningOf(on: Day): Date {
  return instantOf(on, clockTime('09:00'))
}
