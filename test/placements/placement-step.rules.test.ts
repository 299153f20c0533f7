import { describe, expect, test } from '@jest/globals'
import { agreedDigestFields } from '../../src/placements/agreed-digest.rules.ts'
import type { PlacementHappening } from '../../src/placements/placement-state.rules.ts'
import {
  preparationReasons,
  type PreparationFacts,
  proposalReasons,
  resumingReasons,
} from '../../src/placements/placement-step.rules.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { pathTotals } from '../../src/placements/shared-path.rules.ts'
import { isSuspendedOn } from '../../src/placements/suspension-days.rules.ts'
import { readSecondTutors } from '../../src/placements/second-tutors.forms.ts'
import { readTimetable, typedTimetable } from '../../src/placements/timetable.forms.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, daysOf } from '../../src/platform/day.ts'

const site = { id: 's1', name: 'Laboratorio', address: 'Via 1', postcode: '20100', town: 'Borgo' }
const afternoon = { weekday: 2 as const, from: clockTime('14:00'), to: clockTime('18:00') }

const placement: Placement = {
  _id: 'p',
  schoolId: 's',
  studentId: 'rosa',
  classId: null,
  partnerId: 'h',
  schoolTutorId: 'docente',
  title: 'Prototipi',
  activities: 'Disegno e prova.\nRelazione.',
  student: { surname: 'D’Amico', givenName: 'Rosa Bianca', className: '3A' },
  host: { name: 'FabLab', vatNumber: null, taxCode: null, ateco: null, site },
  schoolTutor: { name: 'Teresa', email: null },
  hostTutor: { id: 'f', name: 'Fabio', email: null, phone: null },
  agreement: { agreementId: 'a', number: '1', date: day('2026-09-01'), from: day('2026-09-01'), to: day('2027-08-31') },
  terms: { from: day('2026-12-01'), to: day('2026-12-22'), timetable: [afternoon], plannedMinutes: 960 },
  amendments: [],
  state: 'draft',
  history: [],
}
const facts: PreparationFacts = {
  today: day('2026-11-25'),
  hosting: [],
  hostTutorInOffice: true,
  agreementInForce: true,
  familyInformed: true,
}

describe('a host is asked', () => {
  test('about a draft alone, with times and hours, by a school that may still place there', () => {
    expect(proposalReasons(placement, facts)).toEqual([])
    expect(proposalReasons({ ...placement, state: 'matched' }, facts)).toEqual(['not-from-this-state'])
    const over = { ...facts, today: day('2026-12-23'), hosting: ['partner-suspended'] as const }
    expect(proposalReasons(placement, over)).toEqual(['partner-suspended', 'period-ended'])
  })

  test.each([
    ['the surname, whatever its apostrophe', 'Il lavoro di Amico', true],
    ['a given name', 'Rosa segue la stampante', true],
    ['a given name without accents', 'Con ROSÀ', true],
    ['the same word as a common noun', 'Pannelli di colore rosa e bianca luce', false],
    ['a longer word', 'Rosario e Amicone', false],
    ['no name', 'Disegno del pezzo', false],
  ])('with %s in the text: %s', (_, activities, named) => {
    expect(proposalReasons({ ...placement, activities }, facts)).toEqual(named ? ['names-the-student'] : [])
  })
})

describe('the documents begin', () => {
  const matched = { ...placement, state: 'matched' as const }

  test.each<[string, Partial<Placement>, Partial<PreparationFacts>, string[]]>([
    ['with everything in place', {}, {}, []],
    ['before the match', { state: 'draft' }, {}, ['not-from-this-state']],
    ['without the family’s notice', {}, { familyInformed: false }, ['family-not-informed']],
    ['without an agreement', { agreement: null }, {}, ['no-agreement']],
    ['with one that does not hold', {}, { agreementInForce: false }, ['agreement-not-in-force']],
    ['without tutors', { schoolTutorId: null, hostTutor: null }, {}, ['no-school-tutor', 'no-host-tutor']],
    ['at school without agreement', { kind: 'simulated-enterprise', agreement: null, hostTutor: null }, {}, []],
  ])('%s', (_, change, known, reasons) => {
    expect(preparationReasons({ ...matched, ...change }, { ...facts, ...known })).toEqual(reasons)
  })
})

describe('a suspension', () => {
  const line = (on: string, event: PlacementHappening) => ({ at: new Date(`${on}T10:00:00+01:00`), event })
  const held = (...lines: ReturnType<typeof line>[]) =>
    daysOf(day('2026-12-01'), day('2026-12-10')).filter((on) => isSuspendedOn({ history: lines }, on))

  test.each<[string, ReturnType<typeof line>[], string[]]>([
    ['that never was', [line('2026-12-01', 'activated')], []],
    [
      'lasts from its day to the day before it goes on',
      [line('2026-12-03', 'suspended'), line('2026-12-05', 'resumed')],
      ['2026-12-03', '2026-12-04'],
    ],
    ['of one day takes no day', [line('2026-12-03', 'suspended'), line('2026-12-03', 'resumed')], []],
    [
      'goes on when the resumption was undone at once',
      [line('2026-12-08', 'suspended'), line('2026-12-09', 'resumed'), line('2026-12-09', 'resumption-undone')],
      ['2026-12-08', '2026-12-09', '2026-12-10'],
    ],
    [
      'may come twice',
      [
        line('2026-12-01', 'suspended'),
        line('2026-12-02', 'resumed'),
        line('2026-12-09', 'suspended'),
        line('2026-12-10', 'resumed'),
      ],
      ['2026-12-01', '2026-12-09'],
    ],
  ])('%s', (_, lines, expected) => {
    expect(held(...lines)).toEqual(expected)
  })

  test('ends only within the period, at free hours, with a host that is not suspended', () => {
    const suspended = { ...placement, state: 'suspended' as const }
    const known = { today: day('2026-12-02'), others: [], hostSuspended: false }
    expect(resumingReasons(suspended, known)).toEqual([])
    expect(resumingReasons(placement, known)).toEqual(['not-from-this-state'])
    expect(resumingReasons(suspended, { today: day('2026-12-23'), others: [placement], hostSuspended: true })).toEqual([
      'partner-suspended',
      'period-ended',
      'clashes-with-another',
    ])
  })
})

describe('what is signed for', () => {
  test.each<[string, Partial<Placement>, boolean]>([
    ['another title', { title: 'Altro' }, true],
    ['other hours', { terms: { ...placement.terms, plannedMinutes: 900 } }, true],
    ['another site on a day', { terms: { ...placement.terms, timetable: [{ ...afternoon, siteId: 's2' }] } }, true],
    ['another tutor', { hostTutor: { id: 'm', name: 'Marta', email: null, phone: null } }, true],
    ['the telephone of a tutor', { hostTutor: { id: 'f', name: 'Fabio', email: null, phone: '333' } }, false],
    ['an amendment', { amendments: [{ _id: 'x', validFrom: day('2026-12-08'), kind: 'dates' } as never] }, false],
    ['another state', { state: 'documents' }, false],
  ])('changes with %s: %s', (_, change, changes) => {
    const same =
      JSON.stringify(agreedDigestFields({ ...placement, ...change })) === JSON.stringify(agreedDigestFields(placement))
    expect(same).toBe(!changes)
  })
})

describe('a path shared by several hosts', () => {
  const part = (_id: string, plannedMinutes: number, approved: number, state: Placement['state'] = 'active') => ({
    placement: { ...placement, _id, state, terms: { ...placement.terms, plannedMinutes } },
    approved,
  })

  test('is valid by three quarters of the whole, and its percentages make 100', () => {
    const totals = pathTotals([part('a', 600, 600), part('b', 600, 600), part('c', 600, 150)])
    expect([totals.planned, totals.approved, totals.valid]).toEqual([1800, 1350, true])
    expect([...totals.percents.values()]).toEqual([34, 33, 33])
    expect(pathTotals([part('a', 600, 600), part('b', 600, 299)]).valid).toBe(false)
  })

  test('loses the hours planned in a part that was cancelled, not those approved there', () => {
    const totals = pathTotals([part('a', 600, 400), part('b', 600, 60, 'cancelled')])
    expect([totals.planned, totals.approved, totals.valid]).toEqual([600, 460, true])
    expect([...totals.percents.values()]).toEqual([100, 0])
    expect(pathTotals([part('a', 0, 0)])).toMatchObject({ planned: 0, valid: false })
  })
})

describe('the form', () => {
  test('takes a second tutor with a percentage, or neither', () => {
    expect(readSecondTutors({})).toEqual({ second: { hostTutor: null, schoolTutor: null }, problems: {} })
    const typed = { secondHostTutorId: 'm', secondHostPercent: '40 %', secondSchoolPercent: '30' }
    expect(readSecondTutors(typed)).toEqual({
      second: { hostTutor: { id: 'm', percent: 40 }, schoolTutor: null },
      problems: { secondSchoolTutorId: 'share-without-tutor' },
    })
    for (const percent of ['', '0', '100', '12,5', 'x'])
      expect(readSecondTutors({ secondHostTutorId: 'm', secondHostPercent: percent }).problems).toEqual({
        secondHostPercent: 'share-out-of-range',
      })
  })

  test('keeps the site of a day, where sites are asked for', () => {
    const typed = typedTimetable([{ ...afternoon, siteId: 's2' }])
    expect(typed['site-2']).toBe('s2')
    expect(readTimetable(typed, { withSites: true }).timetable).toEqual([{ ...afternoon, siteId: 's2' }])
    expect(readTimetable(typed).timetable).toEqual([afternoon])
  })
})
