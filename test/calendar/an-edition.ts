import type { Edition, LabSession } from '../../src/labs/edition.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'

const by = { accountId: 'citta', name: 'Carla Comune' }
const at = new Date('2026-09-01T10:00:00Z')

/** A session of the lab below: the 26th of November at three, unless it says otherwise. */
export function aSession(id: string, change: Partial<LabSession> = {}): LabSession {
  return {
    id,
    number: 1,
    day: day('2026-11-26'),
    from: clockTime('15:00'),
    to: clockTime('17:00'),
    minutes: 120,
    state: 'planned',
    roomIds: ['fablab-angolo'],
    machineIds: [],
    staff: [
      {
        id: 'fablab-fabio',
        partnerId: 'fablab',
        part: 'trainer',
        name: 'Fabio Fresa',
        email: null,
        accountId: 'ente',
        insteadOf: null,
      },
    ],
    partIds: [],
    topic: 'Primi passi',
    recovers: null,
    cancelled: null,
    sequence: 0,
    changedAt: at,
    ...change,
  }
}

/** A running lab at the fablab for Giulia and Bruno of 3A (Galilei) and Vanni (Volta). */
export function anEdition(_id: string, change: Partial<Edition> = {}): Edition {
  const sessions = change.sessions ?? [aSession(`${_id}-1`)]
  const group = (id: string, schoolId: string, classId: string, label: string, studentIds: string[]) => ({
    id,
    kind: 'students' as const,
    schoolId,
    classIds: [classId],
    label,
    studentIds,
    teacher: null,
    counts: true,
    state: 'enrolled' as const,
    at,
    by,
    offeredUntil: null,
    history: [],
  })
  const participant = (studentId: string, schoolId: string, classId: string, groupId: string) => ({
    studentId,
    schoolId,
    classId,
    groupId,
    from: day('2026-10-01'),
    to: null,
    privacyOn: day('2026-09-20'),
  })
  return {
    _id,
    code: _id.toUpperCase(),
    title: 'Serigrafia, inchiostri e telai',
    moduleId: 'rob-1',
    module: {
      code: 'SER-1',
      number: 1,
      at,
      by,
      title: 'Serigrafia',
      description: null,
      theme: 'making',
      level: 'base',
      ages: null,
      years: [],
      requiredModules: [],
      requiredMachines: [],
      parts: [],
      minutes: 120,
      machines: [],
      grants: [],
      materials: null,
      funding: 'city',
      cup: null,
      countableMinutes: 120,
      minimum: 1,
      maximum: 20,
      risk: 'low',
    },
    schoolYear: schoolYear('2026/27'),
    partnerId: 'fablab',
    siteId: 'fablab-1',
    partnerIds: ['fablab'],
    schoolIds: ['galilei', 'volta'],
    state: 'running',
    from: day('2026-10-01'),
    to: day('2026-12-31'),
    pattern: [],
    roomIds: [],
    machineIds: [],
    staff: [],
    seats: 20,
    minimum: 1,
    minimumBy: null,
    enrolUntil: null,
    taken: 3,
    groups: [
      group(`${_id}-3a`, 'galilei', 'galilei-3a', '3A INF', ['giulia', 'bruno']),
      group(`${_id}-volta`, 'volta', 'volta-3a', '3A del Volta', ['vanni']),
    ],
    participants: [
      participant('giulia', 'galilei', 'galilei-3a', `${_id}-3a`),
      participant('bruno', 'galilei', 'galilei-3a', `${_id}-3a`),
      participant('vanni', 'volta', 'volta-3a', `${_id}-volta`),
    ],
    copiedFrom: null,
    history: [{ at, by, event: 'created', reason: null }],
    createdAt: at,
    version: 1,
    planVersion: 1,
    rosterVersion: 1,
    ...change,
    sessions,
  }
}
