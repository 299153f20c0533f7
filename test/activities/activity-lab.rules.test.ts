import { describe, expect, test } from '@jest/globals'
import { labChangeProblems, linkReasons, misfits, unlinkReasons } from '../../src/activities/activity-lab.rules.ts'
import { day } from '../../src/platform/day.ts'

const span = { from: day('2026-10-01'), to: day('2026-12-20'), partnerId: ['fablab'] }
const edition = { from: day('2026-10-01'), to: day('2026-12-20'), partnerId: 'fablab', state: 'running' as const }

describe('a lab can be linked', () => {
  test.each([
    ['running', 'labs', {}, []],
    ['planned', 'labs', { state: 'completed' }, []],
    ['planned', 'labs', { state: 'suspended' }, []],
    ['concluded', 'labs', {}, ['not-from-this-state']],
    ['cancelled', 'labs', {}, ['not-from-this-state']],
    ['running', 'classes', {}, ['not-a-lab-kind']],
    ['running', 'placements', {}, ['not-a-lab-kind']],
    ['running', 'labs', { state: 'draft' }, ['lab-does-not-count']],
    ['running', 'labs', { state: 'cancelled' }, ['lab-does-not-count']],
    ['running', 'labs', { from: day('2026-09-30') }, ['lab-outside-period']],
    ['running', 'labs', { to: day('2026-12-21') }, ['lab-outside-period']],
    ['running', 'labs', { partnerId: 'officine' }, ['lab-of-other-partner']],
    [
      'running',
      'labs',
      { to: day('2026-12-21'), partnerId: 'officine' },
      ['lab-outside-period', 'lab-of-other-partner'],
    ],
  ] as const)('with an activity that is %s and counted by %s, being %j: %j', (state, countedBy, changes, reasons) => {
    expect(linkReasons({ ...span, state }, { ...edition, ...changes }, countedBy)).toEqual(reasons)
  })

  test('at any partner, where the activity names none', () => {
    expect(misfits({ ...span, partnerId: [] }, { ...edition, partnerId: 'officine' })).toEqual([])
  })

  test('and is unlinked unless the activity is concluded', () => {
    expect(unlinkReasons({ state: 'concluded' })).toEqual(['not-from-this-state'])
    expect(['planned', 'running', 'cancelled'].flatMap((state) => unlinkReasons({ state } as never))).toEqual([])
  })
})

describe('while labs are linked, an activity cannot be changed so that', () => {
  const before = { ...span, countedBy: 'labs' as const }
  test.each([
    ['linked-lab-outside-period', { to: day('2026-12-19') }],
    ['linked-lab-of-other-partner', { partnerId: ['officine'] }],
    ['labs-not-counted', { countedBy: 'classes' }],
    ['labs-not-counted', { countedBy: 'placements' }],
  ] as const)('%s', (problem, changes) => {
    const after = {
      ...before,
      ...changes,
      partnerId: [...(('partnerId' in changes && changes.partnerId) || ['fablab'])],
    }
    expect(labChangeProblems({ before, after }, [edition])).toEqual([problem])
    expect(labChangeProblems({ before, after }, [])).toEqual([])
  })

  test('but what did not fit before stands in nobody’s way', () => {
    const stray = { ...edition, to: day('2027-01-20') }
    expect(labChangeProblems({ before, after: { ...before, to: day('2026-12-24') } }, [stray])).toEqual([])
    expect(labChangeProblems({ before, after: { ...before, to: day('2026-12-24') } }, [edition])).toEqual([])
  })
})
