import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, day, instantOf } from '../../src/platform/day.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import { type Hosting, noHosting } from '../../src/partners/profile.rules.ts'
import type { Qualification, QualificationLine } from '../../src/partners/qualification.rules.ts'

type Profile = Pick<Partner, 'representative' | 'contacts' | 'works' | 'hosting' | 'qualification' | 'pec'>

/** What the partners of Borgo say of themselves, and how they stand; nothing for those that have said nothing yet. */
export function profileOf(partnerId: string, from: Day): Partial<Profile> {
  if (partnerId === 'fablab') return fablab(from)
  if (partnerId === 'officine') return officine(from)
  return partnerId === 'sartoria' ? sartoria(from) : {}
}

const city = { accountId: 'citta', name: 'Carla Comune' }

const line = (on: Day, change: Partial<QualificationLine>): QualificationLine => ({
  at: instantOf(on, clockTime('10:30')),
  by: city,
  event: 'qualified',
  text: null,
  until: null,
  ...change,
})

function qualified(from: Day, until: Day, by: QualificationLine['by']): Qualification {
  const applied = line(addDays(from, 7), { by, event: 'applied' })
  return { state: 'qualified', until, history: [applied, line(addDays(from, 10), { until })] }
}

const hosting = (change: Partial<Hosting>): Hosting => ({ ...noHosting, ...change })

function fablab(from: Day): Profile {
  const nextYear = Number(from.slice(0, 4)) + 1
  return {
    pec: 'fablab@pec.example',
    representative: {
      name: 'Paola Presidente',
      birthDay: day('1971-03-08'),
      birthPlace: 'Borgo',
      taxCode: null,
    },
    contacts: [
      {
        id: 'fablab-carlotta',
        name: 'Carlotta Cortese',
        role: 'Rapporti con le scuole',
        email: 'scuole@fablab.example',
        phone: '02 0000001',
        from,
        to: null,
      },
    ],
    works: [
      {
        id: 'fablab-stampa',
        name: 'Progettazione e stampa 3D',
        description: 'Dal disegno al pezzo finito, con le stampanti del laboratorio.',
        risk: 'low',
        themes: ['making', 'stampa-3d'],
      },
      {
        id: 'fablab-laser',
        name: 'Taglio laser',
        description: 'Con la macchina chiusa e con il tutor presente.',
        risk: 'medium',
        themes: ['taglio-laser', 'elettronica'],
      },
    ],
    hosting: hosting({
      seats: 6,
      accessibleSeats: 2,
      networks: ['Rete dei laboratori di quartiere'],
      website: 'https://fablab.example',
      rasl: {
        registered: true,
        since: day('2023-02-01'),
        structural: 'Un laboratorio di 180 metri quadri al piano terra, senza gradini.',
        technological: 'Stampanti 3D, taglio laser, banco di elettronica.',
        organisational: 'Un responsabile e tre soci formati sulla sicurezza.',
        experience: 'Dal 2016 oltre duecento studenti di sei istituti.',
      },
    }),
    qualification: qualified(from, day(`${nextYear}-12-31`), { accountId: 'ente', name: 'Fabio Fresa' }),
  }
}

function officine(from: Day): Profile {
  return {
    pec: 'officine@pec.example',
    representative: { name: 'Bruna Bernasconi', birthDay: day('1968-11-30'), birthPlace: 'Borgo', taxCode: null },
    contacts: [],
    works: [
      {
        id: 'officine-cnc',
        name: 'Controllo numerico',
        description: 'Programmazione e controllo dei pezzi.',
        risk: 'high',
        themes: ['meccanica'],
      },
      { id: 'officine-presse', name: 'Presse a freddo', description: null, risk: 'banned', themes: ['meccanica'] },
    ],
    hosting: hosting({ seats: 4, periods: [{ from: 10, to: 2 }], tracks: ['meccanica-meccatronica'] }),
    qualification: qualified(from, addDays(from, 600), { accountId: 'ente-officine', name: 'Olga Officina' }),
  }
}

function sartoria(from: Day): Profile {
  const by = { accountId: null, name: 'Ada Ditale' }
  const text = 'Accogliamo volentieri chi vuole imparare a cucire e a modellare.'
  return {
    pec: null,
    representative: { name: 'Ada Ditale', birthDay: null, birthPlace: null, taxCode: null },
    contacts: [],
    works: [{ id: 'sartoria-cucito', name: 'Cucito e modelli', description: null, risk: 'low', themes: ['making'] }],
    hosting: hosting({ seats: 3 }),
    qualification: {
      state: 'applied',
      until: null,
      history: [line(addDays(from, 70), { by, event: 'applied', text })],
    },
  }
}
