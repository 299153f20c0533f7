import type { MachineAuthorisation } from '../../src/machine-authorisations/machine-authorisation.rules.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import { monthsAfter } from '../../src/partners/qualification.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'
import { fullName } from '../../src/schools/student.rules.ts'
import type { EnrolledStudent } from './city-schools.ts'

const by = { accountId: 'city', name: 'Carla Comune' }

interface Cast {
  enrolled: readonly EnrolledStudent[]
  hosts: readonly Partner[]
}

/** Three for every two students, earned over two years and a half: some are over, some lapsed, few were taken away. */
export function cityAuthorisations({ enrolled, hosts }: Cast, today: Day): MachineAuthorisation[] {
  return enrolled.flatMap((student) => {
    const kinds = student.number % 2 === 0 ? ['laser-cutter', 'cnc-mill'] : ['laser-cutter']
    return kinds.map((machineKind, k) => {
      const partner = hosts[(student.number + k) % hosts.length]
      if (!partner) throw new Error('The city has no hosts')
      return authorisationOf(student, { machineKind, partner }, today)
    })
  })
}

function authorisationOf(
  student: EnrolledStudent,
  { machineKind, partner }: { machineKind: string; partner: Partner },
  today: Day,
): MachineAuthorisation {
  const { number } = student
  const earnedOn = addDays(today, -((number * 7) % 900) - 5)
  const until = monthsAfter(earnedOn, 24)
  const at = instantOf(earnedOn, clockTime('17:00'))
  return {
    _id: `authorisation${student._id}${machineKind}`,
    studentId: student._id,
    studentName: fullName(student),
    schoolId: student.schoolId,
    machineKind,
    partnerId: partner._id,
    networks: partner.hosting.networks,
    editionId: null,
    earnedOn,
    until,
    lastUsedOn: addDays(earnedOn, number % 5),
    grants: [{ editionId: null, on: earnedOn, until, at, by }],
    revoked: number % 100 === 99 ? { at, by, reason: 'Ha lasciato la macchina accesa.' } : null,
  }
}
