import { contextFor, systemContext } from '../../src/access/actor.ts'
import { MachineAuthorisations } from '../../src/machine-authorisations/machine-authorisation.model.ts'
import type { MachineAuthorisation } from '../../src/machine-authorisations/machine-authorisation.rules.ts'
import type { Granting } from '../../src/machine-authorisations/machine-authorisation.service.ts'
import { day } from '../../src/platform/day.ts'

const now = new Date('2026-11-25T10:00:00+01:00')
export const host = contextFor({ role: 'host', accountId: 'ente', partnerId: 'fablab' }, now)
export const otherHost = contextFor({ role: 'host', accountId: 'ente-officine', partnerId: 'officine' }, now)
export const office = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, now)
export const city = contextFor({ role: 'city', accountId: 'citta' }, now)
export const system = systemContext(now)

export const ada = { studentId: 'ada', schoolId: 'galilei', name: 'Acerbi Ada' }
export const bice = { studentId: 'bice', schoolId: 'volta', name: 'Bruni Bice' }

/** A lab at the fablab gives Ada the laser. */
export function granting(change: Partial<Granting> = {}): Granting {
  return {
    partnerId: 'fablab',
    networks: ['Rete fablab'],
    editionId: 'making-1',
    earnedOn: day('2026-11-20'),
    machineKinds: ['laser-cutter'],
    students: [ada],
    ...change,
  }
}

export const stored = () => MachineAuthorisations.find().sort({ _id: 1 }).lean<MachineAuthorisation[]>()
