import type { MachineAuthorisation } from '../../src/machine-authorisations/machine-authorisation.rules.ts'
import { monthsAfter } from '../../src/partners/qualification.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'
import { fullName, type Student } from '../../src/schools/student.rules.ts'

const fabio = { accountId: 'ente', name: 'Fabio Fresa' }
const olga = { accountId: 'ente-officine', name: 'Olga Officina' }

/**
 * Who may use the laser in Borgo: Giulia, who does; Bruno, who has not for too long; one whose months are over; one from
 * whom it was taken; and across the fence Vanni.
 */
export function demoAuthorisations(today: Day, students: readonly Student[]): MachineAuthorisation[] {
  const laser = (_id: string, studentId: string, earnedOn: Day): MachineAuthorisation => {
    const student = students.find((each) => each._id === studentId)
    if (!student) throw new Error(`no demo student ${studentId}`)
    const until = monthsAfter(earnedOn, 24)
    const grant = { editionId: null, on: earnedOn, until, at: instantOf(earnedOn, clockTime('17:00')), by: fabio }
    return {
      _id,
      studentId,
      studentName: fullName(student),
      schoolId: student.schoolId,
      machineKind: 'laser-cutter',
      partnerId: 'fablab',
      networks: ['Rete dei laboratori di quartiere'],
      editionId: null,
      earnedOn,
      until,
      lastUsedOn: earnedOn,
      grants: [grant],
      revoked: null,
    }
  }
  const at = instantOf(addDays(today, -30), clockTime('12:00'))
  const vannis = laser('vanni-laser', 'vanni', addDays(today, -90))
  return [
    { ...laser('giulia-laser', 'giulia', addDays(today, -200)), lastUsedOn: addDays(today, -28) },
    laser('bruno-laser', 'bruno', addDays(today, -250)),
    laser('carlo-laser', 'carlo', addDays(today, -800)),
    {
      ...laser('dora-laser', 'dora', addDays(today, -120)),
      revoked: { at, by: fabio, reason: 'Ha lasciato la macchina accesa senza nessuno vicino.' },
    },
    { ...vannis, partnerId: 'officine', networks: [], grants: vannis.grants.map((each) => ({ ...each, by: olga })) },
  ]
}
