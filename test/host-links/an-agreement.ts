import type { Agreement, Signature } from '../../src/agreements/agreement.rules.ts'
import { day } from '../../src/platform/day.ts'

const nobody = { birthDay: null, birthPlace: null, taxCode: null }

/** An agreement of Borgo that is open for signing, between the school and the host named. */
export function anAgreement(change: Partial<Agreement> = {}): Agreement {
  const _id = change._id ?? 'da-firmare'
  return {
    _id,
    agreementId: _id,
    schoolId: 'galilei',
    partnerId: 'tipografia',
    state: 'signing',
    school: {
      name: 'IIS Galileo Galilei',
      code: 'BGIS00100A',
      taxCode: null,
      address: 'Via della Torre 1, Borgo',
      principal: { ...nobody, name: 'Paola Preside' },
    },
    host: {
      name: 'Tipografia Il Carattere',
      kind: 'firm',
      vatNumber: '00743110157',
      taxCode: '00743110157',
      address: 'Vicolo Stretto 3/A, Borgo',
      email: 'anselmo@tipografia.example',
      pec: null,
      representative: { ...nobody, name: 'Anselmo Gutenberghi' },
    },
    terms: {
      from: day('2026-12-01'),
      to: day('2027-08-31'),
      purpose: 'Stampa e legatoria',
      seats: 2,
      safetyTraining: 'host',
      liability: 'Assicurazioni Borgo, polizza 1',
      clauses: null,
    },
    text: {
      blocks: [{ kind: 'title', text: 'Convenzione' }],
      digest: 'd'.repeat(64),
      fixedAt: new Date('2026-11-20T09:00:00Z'),
    },
    signatures: [],
    protocol: null,
    endedOn: null,
    copiedFrom: null,
    history: [],
    version: 1,
    ...change,
  }
}

export function aSignature(change: Partial<Signature> = {}): Signature {
  return {
    party: 'host',
    name: 'Anselmo Gutenberghi',
    role: 'legale rappresentante',
    how: 'screen',
    on: day('2026-11-24'),
    recordedAt: new Date('2026-11-24T10:00:00Z'),
    collectedBy: null,
    accountId: null,
    linkId: null,
    scan: null,
    textDigest: 'd'.repeat(64),
    ...change,
  }
}
