import type { ModuleVersion } from '../../src/lab-modules/lab-module.rules.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import type { Edition, LabGroup, LabSession, Participant } from '../../src/labs/edition.rules.ts'
import { schoolYearOf } from '../../src/norms/school-year.rules.ts'
import { clockTime, lengthOf } from '../../src/platform/clock-time.ts'
import { type Day, day } from '../../src/platform/day.ts'

const at = new Date('2026-11-01T09:00:00Z')
const nobody = { accountId: null, name: 'Carla Comune' }

const version: ModuleVersion & { code: string } = {
  code: 'PRO-1',
  number: 1,
  at,
  by: nobody,
  title: 'Prova',
  description: null,
  theme: 'robotica',
  level: 'base',
  ages: null,
  years: [],
  requiredModules: [],
  requiredMachines: [],
  parts: [],
  minutes: 1800,
  machines: [],
  grants: [],
  materials: null,
  funding: 'city',
  cup: null,
  countableMinutes: 1800,
  minimum: 5,
  maximum: 30,
  risk: 'low',
}

/** An open edition at the fablab of Borgo without sessions and without anybody in it. */
export function anEdition(given: Partial<Omit<Edition, 'module'>> & { module?: Partial<ModuleVersion> } = {}): Edition {
  const from = given.from ?? day('2026-12-01')
  return {
    _id: 'prova',
    code: 'PRO-1/26-A',
    title: 'Laboratorio di prova',
    moduleId: 'pro-1',
    schoolYear: schoolYearOf(from),
    partnerId: 'fablab',
    siteId: 'fablab-1',
    partnerIds: ['fablab'],
    schoolIds: [],
    state: 'open',
    from,
    to: day('2027-05-31'),
    pattern: [],
    roomIds: [],
    machineIds: [],
    staff: [],
    seats: 20,
    minimum: 5,
    minimumBy: null,
    enrolUntil: null,
    taken: 0,
    sessions: [],
    groups: [],
    participants: [],
    copiedFrom: null,
    history: [{ at, by: nobody, event: 'opened', reason: null }],
    createdAt: at,
    version: 1,
    planVersion: 1,
    rosterVersion: 1,
    ...given,
    module: { ...version, ...given.module },
  }
}

/** Puts such an edition into the database. */
export async function storedEdition(given: Parameters<typeof anEdition>[0] = {}): Promise<Edition> {
  const edition = anEdition(given)
  await Editions.create(edition)
  return edition
}

/** An edition as the database has it now. */
export async function stored(id = 'prova'): Promise<Edition> {
  const edition = await Editions.findById(id).lean<Edition>()
  if (!edition) throw new Error(`no edition ${id}`)
  return edition
}

/** A planned session; it lasts as long as the clock says. */
export function aSession(id: string, on: string | Day, times: [string, string] = ['14:00', '17:00']): LabSession {
  const [from, to] = [clockTime(times[0]), clockTime(times[1])]
  return {
    id,
    number: 1,
    day: day(on),
    from,
    to,
    minutes: lengthOf({ from, to }),
    state: 'planned',
    roomIds: [],
    machineIds: [],
    staff: [],
    partIds: [],
    topic: null,
    recovers: null,
    cancelled: null,
    sequence: 0,
    changedAt: at,
  }
}

/** A group of Galilei that is enrolled. */
export function aGroup(id: string, studentIds: string[], given: Partial<LabGroup> = {}): LabGroup {
  return {
    id,
    kind: 'students',
    schoolId: 'galilei',
    classIds: ['galilei-3a'],
    label: '3A INF',
    studentIds,
    teacher: { accountId: 'docente', name: 'Teresa Tutor' },
    counts: true,
    state: 'enrolled',
    at,
    by: { accountId: 'docente', name: 'Teresa Tutor' },
    offeredUntil: null,
    history: [],
    ...given,
  }
}

/** Those who take part with a group. */
export function inGroup(
  { id: groupId, schoolId, classIds, studentIds }: LabGroup,
  from = day('2026-11-01'),
): Participant[] {
  return studentIds.map((studentId) => ({
    studentId,
    schoolId,
    classId: classIds[0] ?? '',
    groupId,
    from,
    to: null,
    privacyOn: null,
  }))
}
