import type { School, SchoolSite } from '../../src/schools/school.rules.ts'
import { defaultSettings, emptyOffice } from '../../src/schools/school.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'

const site = (code: string, given: Partial<SchoolSite>): SchoolSite => ({
  code,
  name: `Sede ${code}`,
  address: null,
  postcode: null,
  town: 'BORGO',
  townCode: null,
  kindText: null,
  kind: 'tecnico',
  secondCycle: true,
  headOffice: false,
  evening: false,
  feature: null,
  email: null,
  pec: null,
  website: null,
  registerYear: schoolYear('2026/27'),
  ...given,
})

/** An institute with a technical school and a liceo, as the register would store it. */
export function aStoredSchool(id: string): School {
  const own = id === 'galilei' ? '' : id.slice(0, 1).toUpperCase()
  return {
    _id: id,
    schoolId: id,
    code: `XXIS00${id.length}${own}00`,
    name: `Istituto ${id}`,
    management: 'state',
    region: null,
    province: null,
    sites: [site(`XXPS00000${own}2`, { kind: 'liceo' }), site(`XXTF00000${own}1`, { kind: 'tecnico' })],
    codeHistory: [],
    settings: { ...defaultSettings },
    office: { ...emptyOffice },
    closures: [],
    registerYear: schoolYear('2026/27'),
    searchText: id,
    revision: 'first',
  }
}
