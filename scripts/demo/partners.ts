import type { SchoolYear } from '../../src/norms/school-year.rules.ts'
import { schoolYearStart } from '../../src/norms/school-year.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, instantOf } from '../../src/platform/day.ts'
import { identifiersOf, type Partner, type SiteAddress, siteAt } from '../../src/partners/partner.rules.ts'
import { noHosting } from '../../src/partners/profile.rules.ts'
import { notQualified } from '../../src/partners/qualification.rules.ts'
import { placesOf } from './places.ts'
import { profileOf } from './profiles.ts'

type Told = 'kind' | 'name' | 'vatNumber' | 'taxCode' | 'ateco' | 'email' | 'phone' | 'tutors'
type PartnerOf = Pick<Partner, '_id' | Told> & { sites: (SiteAddress & { id: string })[] }

/** A fablab, two firms and a tailor's workshop; their numbers have a right check digit and belong to nobody. */
export function demoPartners(year: SchoolYear): Partner[] {
  const from = schoolYearStart(year)
  return partnersSince(from).map((given) => ({
    pec: null,
    representative: null,
    contacts: [],
    closures: [],
    spaces: [],
    works: [],
    hosting: noHosting,
    qualification: notQualified,
    mergedInto: null,
    ...given,
    ...profileOf(given._id, from),
    sites: given.sites.map((site) => ({ ...siteAt(site), ...site })),
    ...placesOf(given._id, year),
    partnerId: given._id,
    identifiers: identifiersOf(given),
    createdAt: instantOf(from, clockTime('09:00')),
    createdBy: 'citta',
    lastChange: null,
    version: 1,
  }))
}

function partnersSince(from: Day): PartnerOf[] {
  return [
    {
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
          district: 'isola',
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
        {
          id: 'fablab-marta',
          name: 'Marta Morsetti',
          role: 'Formatrice',
          email: 'marta@fablab.example',
          phone: null,
          accountId: null,
          from,
          to: null,
        },
      ],
    },
    {
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
    },
    {
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
    },
    {
      _id: 'sartoria',
      kind: 'third-sector',
      name: 'Sartoria Sociale Ago e Filo',
      vatNumber: null,
      taxCode: '97000020152',
      ateco: { code: '14.21.00', version: 2025 },
      email: 'info@sartoria.example',
      phone: '02 0000004',
      sites: [
        {
          id: 'sartoria-1',
          name: 'Laboratorio',
          address: 'Via dei Telai 8',
          postcode: '20100',
          town: 'Borgo',
          district: null,
        },
      ],
      tutors: [
        {
          id: 'sartoria-silvia',
          name: 'Silvia Spola',
          role: 'Modellista',
          email: 'silvia@sartoria.example',
          phone: null,
          accountId: null,
          from,
          to: null,
        },
      ],
    },
  ]
}
