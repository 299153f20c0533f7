import type { Partner } from '../../src/partners/partner.rules.ts'
import { noHosting } from '../../src/partners/profile.rules.ts'
import { notQualified } from '../../src/partners/qualification.rules.ts'
import { day } from '../../src/platform/day.ts'

/** An invented fablab whose profile is complete, changed by what matters to a test. */
export function aPartner(change: Partial<Partner> = {}): Partner {
  const _id = change._id ?? 'zero'
  return {
    kind: 'fablab',
    name: 'Officina Zero',
    vatNumber: '00743110157',
    taxCode: null,
    identifiers: ['00743110157'],
    ateco: { code: '62.10', version: 2025 },
    email: 'info@officinazero.example',
    pec: null,
    phone: null,
    representative: { name: 'Rosa Pini', birthDay: null, birthPlace: null, taxCode: null },
    sites: [
      {
        id: 'site',
        name: 'Laboratorio',
        address: 'Via Tortona 54/A',
        postcode: '20144',
        town: 'Milano',
        district: null,
        position: null,
        accessible: false,
        opening: [],
      },
    ],
    tutors: [
      {
        id: 'rosa',
        name: 'Rosa Pini',
        role: 'capo officina',
        email: null,
        phone: null,
        accountId: null,
        from: day('2026-09-01'),
        to: null,
      },
    ],
    contacts: [],
    closures: [],
    spaces: [],
    works: [{ id: 'w', name: 'Stampa 3D', description: null, risk: 'low', themes: [] }],
    hosting: { ...noHosting, seats: 4 },
    qualification: notQualified,
    mergedInto: null,
    createdAt: new Date('2026-09-01T08:00:00Z'),
    createdBy: null,
    lastChange: null,
    version: 1,
    ...change,
    _id,
    partnerId: _id,
  }
}
