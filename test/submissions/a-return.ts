import { schoolYear } from '../../src/norms/school-year.rules.ts'
import type { ReportedPartner } from '../../src/partners/reported-partner.rules.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { day } from '../../src/platform/day.ts'
import type {
  ReturnFacts,
  ReturnLab,
  ReturnPlacement,
  ReturnStudent,
} from '../../src/submissions/return-facts.rules.ts'

/** The return of one school with one student at one host, in which there is nothing to mend. */
export function aReturn(change: Partial<ReturnFacts> = {}): ReturnFacts {
  return {
    school: { _id: 'school-borgo', code: 'ZZTF00101T', name: 'Istituto inventato' },
    schoolYear: schoolYear('2026/27'),
    students: [aStudent()],
    placements: [aPlacement()],
    labs: [],
    partners: new Map([['partner-officina', aPartner()]]),
    provinces: new Map([['borgo', 'BORGO']]),
    ...change,
  }
}

export function aStudent(change: Partial<ReturnStudent> = {}): ReturnStudent {
  return {
    _id: 'lucia',
    surname: 'Prova',
    givenName: 'Lucia',
    taxCode: 'RSSMRA85M01H501Q',
    schoolClass: { _id: 'class-4b', year: 4, section: 'B', track: 'INF', siteCode: null },
    years: { third: 600, fourth: 2400, fifth: 0, total: 3000, required: 9000, missing: 6000 },
    approved: 2400,
    ...change,
  }
}

export function aPartner(change: Partial<ReportedPartner> = {}): ReportedPartner {
  return {
    _id: 'partner-officina',
    kind: 'firm',
    name: 'Officina Inventata',
    vatNumber: '00743110157',
    taxCode: null,
    ateco: { code: '25.62.00', version: 2025 } as ReportedPartner['ateco'],
    pec: 'officina@pec.example',
    sites: [],
    hosting: { rasl: { registered: true } },
    ...change,
  }
}

interface PlacementOf extends Omit<Partial<ReturnPlacement>, 'placement'> {
  placement?: Partial<Placement>
}

export function aPlacement({ placement = {}, ...change }: PlacementOf = {}): ReturnPlacement {
  const site = { id: 'sede', name: 'Sede', address: 'Via Torta 1', postcode: '20100', town: 'Borgo' }
  return {
    placement: {
      _id: 'placement-lucia',
      schoolId: 'school-borgo',
      studentId: 'lucia',
      classId: 'class-4b',
      partnerId: 'partner-officina',
      schoolTutorId: 'anna',
      title: 'Dal disegno al pezzo finito',
      activities: '',
      student: { surname: 'Prova', givenName: 'Lucia', className: '4B INF' },
      host: { name: 'Officina Inventata', vatNumber: '00743110157', taxCode: null, ateco: null, site },
      schoolTutor: { name: 'Anna Verdi', email: null },
      hostTutor: { id: 'mario', name: 'Mario Bianchi', email: null, phone: null },
      agreement: {
        agreementId: 'agreement-1',
        number: '4512/2026',
        date: day('2026-09-20'),
        from: day('2026-09-20'),
        to: day('2027-08-31'),
      },
      terms: { from: day('2026-10-05'), to: day('2027-01-29'), timetable: [], plannedMinutes: 2400 },
      amendments: [],
      state: 'concluded',
      history: [],
      ...placement,
    },
    hours: { logged: 0, confirmed: 0, approved: 2400, first: day('2026-10-05'), last: day('2027-01-29') },
    approvedInAll: 2400,
    ...change,
  }
}

export function aLab(change: Partial<ReturnLab> = {}): ReturnLab {
  return {
    edition: {
      _id: 'robotica',
      code: 'ROB-1/26-A',
      title: 'Robotica',
      from: day('2026-11-04'),
      to: day('2027-02-10'),
      partnerId: 'partner-officina',
      siteId: 'sede',
      state: 'completed',
      staff: [],
      groups: [],
      participants: [],
      module: { minutes: 1800, countableMinutes: 1200, funding: 'pnrr', cup: 'C11G06000000001' },
    },
    members: [{ studentId: 'lucia', attended: 1500, counted: 1200, waiting: 0 }],
    ...change,
  }
}
