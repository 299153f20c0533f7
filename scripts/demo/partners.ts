import type { SchoolYear } from '../../src/norms/school-year.rules.ts'
import { schoolYearStart } from '../../src/norms/school-year.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { instantOf } from '../../src/platform/day.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'

type PartnerOf = Omit<Partner, 'partnerId' | 'identifiers' | 'createdAt' | 'createdBy' | 'version'>

/** A fablab and two firms; their numbers have a right check digit and belong to nobody. */
export function demoPartners(year: SchoolYear): Partner[] {
  const from = schoolYearStart(year)
  const partner = (given: PartnerOf): Partner => ({
    ...given,
    partnerId: given._id,
    identifiers: [given.vatNumber, given.taxCode].filter((number) => number !== null),
    createdAt: instantOf(from, clockTime('09:00')),
    createdBy: 'citta',
    version: 1,
  })
  return [
    partner({
      _id: 'fablab',
      kind: 'fablab',
      name: 'FabLab Borgo APS',
      vatNumber: null,
      taxCode: '97000010153',
      ateco: { code: '94.99.90', version: 2025 },
      email: 'ciao@fablab.example',
      phone: '02 0000001',
      sites: [
        {
          id: 'fablab-1',
          name: 'Laboratorio',
          address: 'Via dei Mestieri 27/5',
          postcode: '20100',
          town: 'Borgo',
          district: 'Isola',
        },
      ],
      tutors: [
        {
          id: 'fablab-fabio',
          name: 'Fabio Fresa',
          role: 'Responsabile del laboratorio',
          email: 'ente@borgo.example',
          phone: '333 0000001',
          accountId: 'ente',
          from,
          to: null,
        },
      ],
    }),
    partner({
      _id: 'officine',
      kind: 'firm',
      name: 'Officine Meccaniche Fratelli Bernasconi S.r.l.',
      vatNumber: '12345670017',
      taxCode: '12345670017',
      ateco: { code: '25.53.00', version: 2025 },
      email: null,
      phone: null,
      sites: [
        {
          id: 'officine-1',
          name: 'Stabilimento',
          address: 'Strada Provinciale 11, km 3',
          postcode: '20100',
          town: 'Borgo',
          district: null,
        },
      ],
      tutors: [
        {
          id: 'officine-olga',
          name: 'Olga Officina',
          role: 'Capo reparto',
          email: 'ente@officine.example',
          phone: null,
          accountId: 'ente-officine',
          from,
          to: null,
        },
      ],
    }),
    partner({
      _id: 'tipografia',
      kind: 'firm',
      name: 'Tipografia Il Carattere di Anselmo Gutenberghi & C. S.n.c.',
      vatNumber: '00743110157',
      taxCode: '00743110157',
      ateco: { code: '18.12.00', version: 2025 },
      email: null,
      phone: null,
      sites: [
        {
          id: 'tipografia-1',
          name: 'Sede',
          address: 'Vicolo Stretto 3/A',
          postcode: '20100',
          town: 'Borgo',
          district: null,
        },
      ],
      tutors: [],
    }),
  ]
}
