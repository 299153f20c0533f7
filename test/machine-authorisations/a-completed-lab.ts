import { LabModules } from '../../src/lab-modules/lab-module.model.ts'
import { currentVersion } from '../../src/lab-modules/lab-module.rules.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import type { Edition, LabSession, Participant } from '../../src/labs/edition.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { aSession } from '../labs/an-edition.ts'

export const labId = 'laser-finito'
const from = day('2026-10-07')
const at = new Date('2026-10-01T09:00:00+02:00')
const by = { accountId: 'ente', name: 'Fabio Fresa' }

/** The making lab at the fablab with Giulia and Bruno, who finished it, and a third who did not; over since 11 November. */
export async function storeCompletedLab(change: Partial<Edition> = {}): Promise<void> {
  const module = await LabModules.findById('mak-1').lean()
  if (!module) throw new Error('Borgo has no module mak-1')
  const studentIds = ['giulia', 'bruno', 'galilei-3a-3']
  const edition: Edition = {
    _id: labId,
    code: 'MAK-1/26-Z',
    title: 'Taglio laser d’autunno',
    moduleId: 'mak-1',
    module: { ...currentVersion(module), code: module.code },
    schoolYear: schoolYear('2026/27'),
    partnerId: 'fablab',
    siteId: 'fablab-1',
    partnerIds: ['fablab'],
    schoolIds: ['galilei'],
    state: 'completed',
    from,
    to: addDays(from, 42),
    pattern: [],
    roomIds: [],
    machineIds: [],
    staff: [],
    seats: 10,
    minimum: 1,
    minimumBy: null,
    enrolUntil: null,
    taken: studentIds.length,
    sessions: [0, 1, 2, 3, 4, 5].map(sessionAt),
    groups: [
      {
        id: 'laser-3a',
        kind: 'students',
        schoolId: 'galilei',
        classIds: ['galilei-3a'],
        label: '3A INF',
        studentIds,
        teacher: null,
        counts: false,
        state: 'enrolled',
        at,
        by,
        offeredUntil: null,
        history: [],
      },
    ],
    participants: studentIds.map(
      (studentId): Participant => ({
        studentId,
        schoolId: 'galilei',
        classId: 'galilei-3a',
        groupId: 'laser-3a',
        from,
        to: null,
        privacyOn: from,
      }),
    ),
    finishedBy: ['giulia', 'bruno'],
    copiedFrom: null,
    history: [],
    createdAt: at,
    version: 1,
    planVersion: 1,
    rosterVersion: 1,
    ...change,
  }
  await Editions.create(edition)
}

function sessionAt(week: number): LabSession {
  return { ...aSession(`${labId}-${week + 1}`, addDays(from, week * 7), ['14:00', '16:00']), number: week + 1 }
}
