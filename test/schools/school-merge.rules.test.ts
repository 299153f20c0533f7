import { describe, expect, test } from '@jest/globals'
import { planRegister } from '../../src/schools/school-merge.rules.ts'
import { defaultSettings, type School, siteOf } from '../../src/schools/school.rules.ts'
import { institute, type PublishedRow, registerRows } from '../support/school-register.ts'

/** Schools after a register, and what became of each row. */
function merge(stored: readonly School[], published: readonly PublishedRow[]) {
  let made = stored.length
  const plan = planRegister(registerRows(published), stored, () => `school-${(made += 1)}`)
  const changed = new Map(plan.schools.map(({ after }) => [after._id, after]))
  const kept = stored.map((school) => changed.get(school._id) ?? school)
  const added = plan.schools.filter(({ before }) => !before).map(({ after }) => after)
  const outcomes = Object.fromEntries(plan.rows.map(({ row, outcome }) => [row.site.code, outcome]))
  return { schools: [...kept, ...added], outcomes, plan }
}

const next = { ANNOSCOLASTICO: '202728' }
const [A, B, C] = ['BGIS90100A', 'BGIS90200B', 'BGIS90300C']
const [a1, a2, b1] = ['BGTF901011', 'BGPS901022', 'BGTD902011']
const sitesOf = (school: School | undefined) => school?.sites.map((site) => site.code)
const byCode = (schools: readonly School[], code: string) => schools.find((school) => school.code === code)

const first = merge([], [...institute(A, [a1, a2]), ...institute(B, [b1])]).schools

describe('a register', () => {
  test('makes one school of all sites of an institute', () => {
    expect(first.map(({ code, name }) => [code, name])).toEqual([
      [A, `ISTITUTO ${A}`],
      [B, `ISTITUTO ${B}`],
    ])
    expect(sitesOf(first[0])).toEqual([A, a2, a1])
    expect(first[0]).toMatchObject({ schoolId: 'school-1', settings: { whoLogs: 'both' }, codeHistory: [] })
  })

  test('read twice changes nothing', () => {
    const { plan, outcomes } = merge(first, [...institute(A, [a1, a2]), ...institute(B, [b1])])
    expect(plan.schools).toEqual([])
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['unchanged']))
  })

  test('updates only the site it says something new about', () => {
    const rows = institute(A, [a1, a2]).map((row) =>
      row.CODICESCUOLA === a2 ? { ...row, INDIRIZZOPECSCUOLA: 'A@PEC.IT' } : row,
    )
    const { schools, outcomes } = merge(first, rows)
    expect(outcomes).toEqual({ [A]: 'unchanged', [a1]: 'unchanged', [a2]: 'updated' })
    expect(schools[0]?.sites.find((site) => site.code === a2)?.pec).toBe('a@pec.it')
  })

  test('updates all sites of an institute that has another name', () => {
    const { schools, outcomes } = merge(first, institute(A, [a1, a2], { DENOMINAZIONEISTITUTORIFERIMENTO: 'NUOVO' }))
    expect(outcomes).toEqual({ [A]: 'updated', [a1]: 'updated', [a2]: 'updated' })
    expect(schools[0]?.name).toBe('NUOVO')
  })

  test('of a later year leaves what is the same unchanged, and keeps the year', () => {
    const { schools, outcomes } = merge(first, institute(A, [a1, a2], next))
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['unchanged']))
    expect(schools[0]).toMatchObject({ registerYear: '2027/28', sites: [{}, {}, { registerYear: '2027/28' }] })
    expect(schools[1]?.registerYear).toBe('2026/27')
  })

  test('keeps a site that a later one does not list, with its year', () => {
    const { schools } = merge(first, institute(A, [a1], next))
    expect(schools[0]?.sites.map((site) => [site.code, site.registerYear])).toEqual([
      [A, '2027/28'],
      [a2, '2026/27'],
      [a1, '2027/28'],
    ])
  })

  test('that is older overwrites nothing, and adds only what nobody knew', () => {
    const old = { ANNOSCOLASTICO: '202526', DENOMINAZIONEISTITUTORIFERIMENTO: 'VECCHIO' }
    const { schools, outcomes, plan } = merge(first, institute(A, [a1, 'BGRI901099'], old))
    expect(outcomes).toEqual({ [A]: 'unchanged', [a1]: 'unchanged', BGRI901099: 'created' })
    expect(plan.rows.map((row) => row.older)).toEqual([true, true, false])
    expect(schools[0]).toMatchObject({ name: `ISTITUTO ${A}`, registerYear: '2026/27' })
    expect(sitesOf(schools[0])).toContain('BGRI901099')
  })

  test('never touches the settings of a school', () => {
    const own = first.map((school) => ({ ...school, settings: { ...defaultSettings, whoLogs: 'host' as const } }))
    const { schools } = merge(own, institute(A, [a1, a2], { ...next, DENOMINAZIONEISTITUTORIFERIMENTO: 'NUOVO' }))
    expect(schools[0]?.settings).toEqual({ ...defaultSettings, whoLogs: 'host' })
  })
})

describe('an institute that changes its code', () => {
  const renumbered = merge(first, [...institute(C, [a1, a2], next), ...institute(B, [b1], next)])

  test('stays the same school, and its new head office is a new code', () => {
    expect(renumbered.schools.map(({ _id, code }) => [_id, code])).toEqual([
      ['school-1', C],
      ['school-2', B],
    ])
    expect(renumbered.outcomes).toMatchObject({ [C]: 'created', [a1]: 'updated', [a2]: 'updated', [b1]: 'unchanged' })
    expect(sitesOf(renumbered.schools[0])).toEqual([C, a2, a1])
  })

  test('keeps its history, and is found by the old code', () => {
    const [school] = renumbered.schools
    expect(school?.codeHistory).toEqual([{ kind: 'institute-renumbered', site: null, from: A, to: C, year: '2027/28' }])
    expect(school?.searchText).toContain(A.toLowerCase())
    expect(school && siteOf(school, A)?.code).toBe(C)
  })

  test('is not found twice when the register is read again, nor undone by the older one', () => {
    const again = merge(renumbered.schools, [...institute(C, [a1, a2], next), ...institute(B, [b1], next)])
    const older = merge(renumbered.schools, institute(A, [a1, a2]))
    for (const { plan, outcomes } of [again, older]) {
      expect(plan.schools).toEqual([])
      expect(new Set(Object.values(outcomes))).toEqual(new Set(['unchanged']))
    }
  })

  test('goes on where most of its sites are when it is split', () => {
    const a3 = 'BGRC901033'
    const three = merge([], institute(A, [a1, a2, a3])).schools
    const { schools } = merge(three, [...institute(B, [a1], next), ...institute(C, [a2, a3], next)])
    expect(byCode(schools, C)?._id).toBe('school-1')
    expect(byCode(schools, B)).toMatchObject({ _id: 'school-2', codeHistory: [{ kind: 'site-joined', site: a1 }] })
  })

  test('is a new one when another file of the same year lists the old', () => {
    const { schools } = merge(first, institute(C, [a1]))
    expect(schools.map((school) => [school.code, sitesOf(school)])).toEqual([
      [A, [A, a2]],
      [B, [B, b1]],
      [C, [C, a1]],
    ])
  })

  test('is a new one when the register still lists the old', () => {
    const { schools } = merge(first, [...institute(A, [a2], next), ...institute(C, [a1], next)])
    expect(schools.map(({ _id, code }) => [_id, code])).toEqual([
      ['school-1', A],
      ['school-2', B],
      ['school-3', C],
    ])
  })
})

describe('a site', () => {
  test('that goes to another institute is in one only, and both remember', () => {
    const moved = [...institute(A, [a1], next), ...institute(B, [b1, a2], next)]
    const { schools, outcomes, plan } = merge(first, moved)
    expect(outcomes).toEqual({
      [A]: 'unchanged',
      [a1]: 'unchanged',
      [B]: 'unchanged',
      [b1]: 'unchanged',
      [a2]: 'updated',
    })
    expect(sitesOf(schools[0])).toEqual([A, a1])
    expect(sitesOf(schools[1])).toEqual([B, a2, b1])
    const change = { site: a2, from: A, to: B, year: '2027/28' }
    expect(schools.map((school) => school.codeHistory)).toEqual([
      [{ kind: 'site-left', ...change }],
      [{ kind: 'site-joined', ...change }],
    ])
    expect(plan.schools.find(({ after }) => after.code === A)?.released?.sites.map((site) => site.code)).toEqual([
      A,
      a1,
    ])
    expect(merge(schools, moved).plan.schools).toEqual([])
  })

  test('can change places with another', () => {
    const { schools } = merge(first, [...institute(A, [a1, b1], next), ...institute(B, [a2], next)])
    expect(schools.map(sitesOf)).toEqual([
      [A, b1, a1],
      [B, a2],
    ])
  })

  test('under a new code is recognised by name, address, town and kind', () => {
    const rows = institute(A, [a1, a2], next).map((row) =>
      row.CODICESCUOLA === a1 ? { ...row, CODICESCUOLA: 'BGTF901099' } : row,
    )
    const { schools, outcomes } = merge(first, rows)
    expect(outcomes).toEqual({ [A]: 'unchanged', BGTF901099: 'created', [a2]: 'unchanged' })
    expect(sitesOf(schools[0])).toEqual([A, a2, 'BGTF901099'])
    expect(schools[0]?.codeHistory).toEqual([
      { kind: 'site-renumbered', site: null, from: a1, to: 'BGTF901099', year: '2027/28' },
    ])
    expect(schools[0] && siteOf(schools[0], a1)?.code).toBe('BGTF901099')
    expect(merge(schools, rows).plan.schools).toEqual([])
    expect(merge(schools, institute(A, [a1, a2])).plan.schools).toEqual([])
  })

  test('is not recognised when it could be two', () => {
    const twin = (CODICESCUOLA: string): PublishedRow => ({
      CODICESCUOLA,
      CODICEISTITUTORIFERIMENTO: CODICESCUOLA,
      ...next,
    })
    const { schools } = merge(first, [
      { ...twin('BGTF901088'), DENOMINAZIONESCUOLA: `SCUOLA ${a1}` },
      { ...twin('BGTF901099'), DENOMINAZIONESCUOLA: `SCUOLA ${a1}` },
    ])
    expect(sitesOf(schools[0])).toContain(a1)
    expect(schools).toHaveLength(4)
  })

  test('of a private school that changes its code stays the same school', () => {
    const paritaria: PublishedRow = {
      CODICEISTITUTORIFERIMENTO: '',
      DENOMINAZIONEISTITUTORIFERIMENTO: '',
      DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA: 'SCUOLA SEC. SECONDO GRADO NON STATALE',
    }
    const before = merge([], [{ ...paritaria, CODICESCUOLA: 'BGPL905001' }]).schools
    const { schools } = merge(before, [{ ...paritaria, ...next, CODICESCUOLA: 'BGPL915002' }])
    expect(schools).toMatchObject([
      {
        _id: 'school-1',
        code: 'BGPL915002',
        sites: [{ code: 'BGPL915002', headOffice: true }],
        codeHistory: [{ kind: 'institute-renumbered', from: 'BGPL905001', to: 'BGPL915002' }],
      },
    ])
  })
})
