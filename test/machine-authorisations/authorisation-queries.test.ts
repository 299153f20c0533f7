import { describe, expect, test } from '@jest/globals'
import { examinedPerReturned } from '../../scripts/bench/queries.ts'
import { MOST_EXAMINED } from '../../scripts/bench/report.ts'
import { anyAuthorisation, listAuthorisations } from '../../src/machine-authorisations/authorisation-list.service.ts'
import { MachineAuthorisations } from '../../src/machine-authorisations/machine-authorisation.model.ts'
import type { MachineAuthorisation } from '../../src/machine-authorisations/machine-authorisation.rules.ts'
import * as authorisations from '../../src/machine-authorisations/machine-authorisation.service.ts'
import { monthsAfter } from '../../src/partners/qualification.rules.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { useObservedDatabase } from '../support/observed-database.ts'
import { granting, host, office, system } from './an-authorisation.ts'

const machines = ['laser-cutter', 'cnc-mill', 'resin-printer']
const page = { ...anyAuthorisation, page: 1 }
const needed = { studentIds: ['s7', 's8'], machineKinds: ['laser-cutter'], partnerId: 'fablab', networks: [] }

const asked: Record<string, () => Promise<unknown>> = {
  'the list of a school': () => listAuthorisations(office, page),
  'the list of a host': () => listAuthorisations(host, page),
  'those for a machine': () => listAuthorisations(office, { ...page, machineKind: 'cnc-mill' }),
  'those that hold': () => listAuthorisations(office, { ...page, standing: 'valid' }),
  'those of a class': () => listAuthorisations(office, { ...page, studentIds: ['s4', 's24', 's44'] }),
  'who lacks one': () => authorisations.withoutAuthorisation({ ...needed, on: day('2026-12-01') }),
  'writing a use down': () => authorisations.noteUse({ ...needed, on: day('2026-11-25') }),
  'what is about to end': () =>
    authorisations.expiringAuthorisations(system, { from: day('2026-12-20'), to: day('2026-12-25') }),
  'what a lab has given': () =>
    authorisations.authorisationsOfEdition(host, { editionId: 'lab-5', partnerId: 'fablab' }),
  'giving one': () => authorisations.grantAuthorisations(host, granting()),
}

/** 3,000 authorisations of 1,000 students of twenty schools, given by ten hosts in the last year and a half. */
async function fill(): Promise<void> {
  const all = Array.from({ length: 3000 }, (_, n): MachineAuthorisation => {
    const student = n % 1000
    const earnedOn = addDays(day('2025-06-01'), (n * 7) % 530)
    const grant = { editionId: `lab-${n % 150}`, on: earnedOn, until: null, at: host.now }
    return {
      _id: `authorisation-${n}`,
      studentId: `s${student}`,
      studentName: `Cognome ${String(student).padStart(4, '0')}`,
      schoolId: student % 20 === 4 ? 'galilei' : `school-${student % 20}`,
      machineKind: machines[Math.floor(n / 1000)] ?? '',
      partnerId: n % 10 === 5 ? 'fablab' : `partner-${n % 10}`,
      networks: [],
      editionId: grant.editionId,
      earnedOn,
      until: monthsAfter(earnedOn, 24),
      lastUsedOn: earnedOn,
      grants: [{ ...grant, by: { accountId: null, name: 'x' } }],
      revoked: null,
    }
  })
  await MachineAuthorisations.insertMany(all)
}

const authorised = useObservedDatabase({ name: 'authorisations', models: [MachineAuthorisations], fill })

describe('among 3,000 authorisations no query reads many for few', () => {
  test.each(Object.keys(asked))('%s', async (name) => {
    // The programme is remembered from the first time on.
    await asked[name]?.()
    const uses = await authorised.usesOf(async () => asked[name]?.())
    const own = uses.filter(({ collection }) => collection === 'machineAuthorisations')
    expect(own.length).toBeGreaterThan(0)
    expect(own.filter((use) => examinedPerReturned(use) > MOST_EXAMINED || use.by.startsWith('all'))).toEqual([])
  })
})
